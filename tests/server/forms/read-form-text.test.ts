import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expandIncludes } from '../../../src/server/forms/expand-includes.ts';
import {
  addTableRow,
  emptyTables,
  SHEETS,
} from '../../../src/server/forms/form-table.ts';
import { readFormText } from '../../../src/server/forms/read-form-text.ts';
import { writeFormText } from '../../../src/server/forms/write-form-text.ts';

const SEED = 20260316;
const rowsOf = (text: string) => {
  const read = readFormText(text);
  if (!read.ok) return read.problem.map((f) => `${f.row}: ${f.text}`);
  return read.value.survey.map(({ row, cells }) => [row, Object.fromEntries(cells)]);
};

describe('[FORM] a form text is the tables of an XLSForm', () => {
  test('[FORM] blocks and tables give rows, numbered as a spreadsheet numbers them', () => {
    const text = [
      '# a remark',
      '[survey]',
      '- type: select_one yn',
      '  name: a',
      '  label::Tiếng Việt (vi): Hỏi: có không?',
      '  bind::jr:noAppErrorString: x',
      '  hint: ',
      '',
      '| type | name | label |',
      '| text | b | Một \\| hai\\nba |',
      '| note |  | \\sx |',
    ];
    expect(rowsOf(text.join('\r\n'))).toEqual([
      [
        2,
        {
          type: 'select_one yn',
          name: 'a',
          'label::Tiếng Việt (vi)': 'Hỏi: có không?',
          'bind::jr:noAppErrorString': 'x',
        },
      ],
      [3, { type: 'text', name: 'b', label: 'Một | hai\nba' }],
      [4, { type: 'note', label: ' x' }],
    ]);
  });

  test('[FORM] every line that cannot be read is named', () => {
    const text = [
      'type: x',
      '[survey]',
      '  name: a',
      '- type',
      '[sheet9]',
      '| a |',
      '[survey]',
    ];
    const more = ['| a | b |', '| 1 |', '- type: text', '  type: note', 'x'];
    expect(rowsOf([...text, ...more].join('\n'))).toEqual([
      '1: type: x',
      '3: name: a',
      '4: - type',
      '5: [sheet9]',
      '6: | a |',
      '9: | 1 |',
      '11: type: note',
      '12: x',
    ]);
  });

  test('[FORM] shared parts stand where they are included, and a missing one is named', () => {
    const parts = new Map([['p', '- type: text\n  name: a\n']]);
    const whole = expandIncludes('[survey]\n@include p\n\n- type: note', parts);
    expect(whole.ok && rowsOf(whole.value)).toEqual([
      [2, { type: 'text', name: 'a' }],
      [3, { type: 'note' }],
    ]);
    const missing = expandIncludes('x\n@include q', parts);
    expect(missing.ok ? [] : missing.problem).toMatchObject([
      { code: 'missing-include', row: 2, text: 'q' },
    ]);
  });

  test(`[FORM] what is written is read back, whatever the cells hold (seed ${SEED})`, () => {
    const column = fc.constantFrom(
      'type',
      'name',
      'label::Tiếng Việt (vi)',
      'bind::jr:x',
      'hint',
    );
    const cell = fc
      .array(
        fc.constantFrom(
          'a',
          'ế',
          ' ',
          '|',
          '\\',
          '\n',
          ':',
          '#',
          '-',
          '[',
          '{',
          "'",
          'n',
          '@include',
        ),
        {
          minLength: 1,
          maxLength: 8,
        },
      )
      .map((pieces) => pieces.join(''))
      .filter((text) => !/^ {2}| {2}$/.test(text));
    const rows = fc.array(fc.dictionary(column, cell, { minKeys: 1 }), { maxLength: 5 });
    fc.assert(
      fc.property(rows, rows, rows, (...sheets) => {
        const tables = emptyTables();
        SHEETS.forEach((sheet, i) => {
          for (const cells of sheets[i] ?? [])
            addTableRow(tables[sheet], new Map(Object.entries(cells)));
        });
        const read = readFormText(writeFormText(tables));
        expect(read).toEqual({ ok: true, value: tables });
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });
});
