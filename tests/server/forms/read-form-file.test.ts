import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { compileFile } from '../../../src/server/forms/compile-file.ts';
import { emptyTables, type FormTables } from '../../../src/server/forms/form-table.ts';
import { readCsv } from '../../../src/server/forms/read-csv.ts';
import { readFormFile } from '../../../src/server/forms/read-form-file.ts';
import { readMarkdown } from '../../../src/server/forms/read-markdown.ts';
import { cellText, readXlsx } from '../../../src/server/forms/read-xlsx.ts';
import { writeFormXlsx } from '../../../src/server/forms/write-form-xlsx.ts';
import { tablesOf } from './form-tables.ts';

const plain = (tables: FormTables) =>
  tables.survey
    .filter(({ cells }) => cells.size > 0)
    .map(({ row, cells }) => [row, Object.fromEntries(cells)]);
const bytesOf = (text: string) => Buffer.from(text, 'utf8');
const codes = async (bytes: Uint8Array, name: string) =>
  (await compileFile({ bytes, name })).faults.map(({ code, text }) => `${code} ${text}`);

/** A zip of files that are one byte again and again, with what it says of itself. */
function zipOf(sizes: readonly number[]): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const size of sizes) {
    const data = deflateRawSync(Buffer.alloc(size, 97));
    const local = Buffer.alloc(31);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt16LE(1, 26);
    local.write('a', 30);
    const entry = Buffer.alloc(47);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt16LE(1, 28);
    entry.writeUInt32LE(at, 42);
    entry.write('a', 46);
    locals.push(local, data);
    entries.push(entry);
    at += local.length + data.length;
  }
  const central = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(sizes.length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, central, end]);
}

describe('[FORM] a form is read in every shape it comes in', () => {
  const expected = [
    [2, { type: 'text', name: 'a', label: 'Một, hai' }],
    [4, { type: 'note', name: 'b', label: 'x|y' }],
  ];

  test('[FORM] tables drawn with bars, with remarks and escaped bars', () => {
    const drawn = [
      '| survey |',
      '# a remark',
      '| | type | name | label |',
      '| | text | a | Một, hai | # another',
      '| | | | |',
      '|--|--|',
      '| | note | b | x\\|y |',
    ].join('\n');
    // A drawn row without cells is left out, as pyxform does.
    expect(plain(readMarkdown(drawn))).toEqual([expected[0], [3, expected[1]?.[1]]]);
  });

  test('[FORM] CSV with quotes and line breaks', () => {
    const csv =
      'survey\r\n,type,name,label\r\n,text,a,"Một, hai"\r\n,note,b,"x ""y""\nz"\r\n';
    expect(plain(readCsv(csv))).toEqual([
      expected[0],
      [3, { type: 'note', name: 'b', label: 'x "y"\nz' }],
    ]);
  });

  test('[FORM] a spreadsheet, each row under its own number', async () => {
    const tables = emptyTables();
    for (const [row, cells] of expected)
      tables.survey.push({
        row: row as number,
        cells: new Map(Object.entries(cells as Record<string, string>)),
      });
    const read = await readXlsx(await writeFormXlsx(tables));
    expect(read.ok && plain(read.value)).toEqual(expected);
  });

  test('[FORM] what is written as a spreadsheet compiles to the same form', async () => {
    const tables = tablesOf(
      [
        {
          type: 'select_one l',
          name: 'a',
          'label::Tiếng Việt (vi)': '=1+1',
          hint: '007',
        },
        { type: 'calculate', name: 'c', calculation: '1.0 + 2' },
      ],
      [{ list_name: 'l', name: '1', label: 'TRUE' }],
    );
    const file = { bytes: await writeFormXlsx(tables), name: 'x.xlsx' };
    const { form } = await compileFile(file);
    expect(form).toMatchObject({
      id: 'T',
      items: [{ label: { vi: '=1+1' }, hint: { vi: '007' } }, { name: 'c' }],
      lists: { l: [{ name: '1', label: { vi: 'TRUE' } }] },
    });
  });

  test('[FORM] cells are texts as pyxform makes them', () => {
    expect(cellText(3)).toBe('3');
    expect(cellText(2.5)).toBe('2.5');
    expect(cellText(true)).toBe('TRUE');
    expect(cellText(new Date('2026-03-16T00:00:00Z'))).toBe('2026-03-16 00:00:00');
    expect(cellText(' a\u00a0b ')).toBe('a b');
    expect(cellText(null)).toBe('');
  });
});

describe('[FORM] what is no form is refused with a sentence, and never opened', () => {
  test('[FORM] a picture, nothing, and too much', async () => {
    expect(await codes(Buffer.from([0x89, 0x50, 0, 0]), 'a.xlsx')).toEqual([
      'not-a-spreadsheet a.xlsx',
    ]);
    expect(await codes(Buffer.alloc(0), 'a.csv')).toEqual(['not-a-spreadsheet a.csv']);
    expect(await codes(Buffer.alloc(5 * 1024 * 1024 + 1, 32), 'a.csv')).toEqual([
      'too-large > 5 MB',
    ]);
    expect(await codes(bytesOf('PK and then nothing of a zip at all'), 'a')).toEqual([
      'not-a-spreadsheet zip',
    ]);
  });

  test('[FORM] zip bombs: too many files, too much in them, packed too well', async () => {
    expect(await codes(zipOf(new Array(201).fill(1)), 'a.xlsx')).toEqual([
      'zip-bomb > 200',
    ]);
    expect(await codes(zipOf([3_000_000]), 'a.xlsx')).toEqual(['zip-bomb > 100 : 1']);
    const many = new Array(60).fill(1_000_000);
    expect(await codes(zipOf(many), 'a.xlsx')).toEqual(['zip-bomb > 50 MB']);
  });

  test('[FORM] a zip that holds no spreadsheet', async () => {
    expect(await codes(zipOf([10]), 'a.xlsx')).toEqual(['not-a-spreadsheet xlsx']);
  });

  test('[FORM] a text of this project with a line nobody can read', async () => {
    const read = await readFormFile({ bytes: bytesOf('[survey]\n???'), name: 'a.form' });
    expect(read.ok ? [] : read.problem.map(({ row, code }) => [row, code])).toEqual([
      [2, 'text-syntax'],
    ]);
  });
});
