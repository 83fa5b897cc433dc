// Reading a CSV table whose first row names its columns (RFC 4180: quotes, doubled quotes, CRLF).

/** Rows as text by column name; cells that are missing at the end of a row are empty. */
export function parseCsv(text: string): Record<string, string>[] {
  const plain = text.replace(/^\uFEFF/, '');
  // A last row without a line break ends like the others.
  const [header, ...rows] = cellRows(plain.endsWith('\n') ? plain : `${plain}\n`);
  if (header === undefined) return [];
  return rows
    .filter((row) => row.some((cell) => cell !== ''))
    .map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

function cellRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  // Each match is one cell: quoted or plain, then what ends it.
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (match === null)
      throw new SyntaxError(`CSV: unreadable cell in row ${rows.length + 1}`);
    row.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').normalize('NFC'));
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
