// The first sheet of an Excel file, read on this device: zip, inflate and XML are the browser's own. Nothing but the
// cells is looked at, and a file that unpacks to more than a table of figures ever needs is refused.

const UNPACKED_MAX = 8 * 1024 * 1024;
const END = 0x06054b50;
const ENTRY = 0x02014b50;

type Packed = { method: number; size: number; at: number };

/** The files of a zip by name, from the list at its end; null when there is none. */
function zipEntries(view: DataView): Map<string, Packed> | null {
  let end = view.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) return null;
  const found = new Map<string, Packed>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) return null;
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(
      new Uint8Array(view.buffer, at + 46, nameLength),
    );
    found.set(name, {
      method: view.getUint16(at + 10, true),
      size: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return found;
}

/** Unpacks one file as text; null when it is packed in another way, or too large. */
async function unpack(
  view: DataView,
  { method, size, at }: Packed,
): Promise<string | null> {
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const bytes = new Uint8Array(view.buffer, from, size);
  if (method === 0) return new TextDecoder().decode(bytes);
  if (method !== 8) return null;
  const stream = new Blob([bytes as BlobPart])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'));
  const decoder = new TextDecoder();
  let [text, total] = ['', 0];
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    total += value.length;
    if (total > UNPACKED_MAX) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}

const parse = (xml: string): Document =>
  new DOMParser().parseFromString(xml, 'application/xml');
const named = (at: Document | Element, name: string): Element[] => [
  ...at.getElementsByTagName(name),
];
/** The words of a cell, without how they are pronounced. */
const textIn = (at: Element): string =>
  named(at, 't')
    .filter((it) => it.parentElement?.tagName !== 'rPh')
    .map((it) => it.textContent)
    .join('');

/** "AB12" → 27. */
const columnOf = (reference: string): number =>
  [...reference.replace(/\d+$/, '')].reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  ) - 1;

function cellText(cell: Element, strings: readonly string[]): string {
  const value = named(cell, 'v')[0]?.textContent ?? '';
  switch (cell.getAttribute('t')) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'inlineStr':
      return textIn(cell);
    case null:
    case 'n':
      // As offices write it: a comma before the tenths, so that no point is taken for thousands.
      return value === '' ? '' : String(Number(value)).replace('.', ',');
    default:
      return value;
  }
}

function rowsOf(sheet: Document, strings: readonly string[]): string[][] {
  return named(sheet, 'row').map((row) => {
    const cells: string[] = [];
    for (const cell of named(row, 'c')) {
      const at = columnOf(cell.getAttribute('r') ?? '');
      if (at >= 0 && at < 500)
        cells[at] = cellText(cell, strings).replace(/\s+/g, ' ').trim();
    }
    return Array.from(cells, (text) => text ?? '');
  });
}

/** The cells of the first sheet of an .xlsx file; null when it is none. */
export async function readSheet(file: Blob): Promise<string[][] | null> {
  const view = new DataView(await file.arrayBuffer());
  const entries = zipEntries(view);
  const sheetName = [...(entries?.keys() ?? [])]
    .filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
    .sort((a, b) => a.length - b.length || a.localeCompare(b))[0];
  const sheet = entries?.get(sheetName ?? '');
  if (entries === null || sheet === undefined) return null;
  const shared = entries.get('xl/sharedStrings.xml');
  const [cells, words] = await Promise.all([
    unpack(view, sheet),
    shared === undefined ? '<sst/>' : unpack(view, shared),
  ]);
  if (cells === null || words === null) return null;
  const strings = named(parse(words), 'si').map(textIn);
  return rowsOf(parse(cells), strings).filter((row) => row.some((text) => text !== ''));
}
