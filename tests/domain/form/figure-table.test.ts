import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  figureSets,
  nameMeant,
  tableCells,
} from '../../../src/domain/form/figure-table.ts';

const QUESTIONS = [
  'Hồ sơ tiếp nhận trực tiếp',
  'Hồ sơ trực tuyến toàn trình',
  'Hồ sơ trực tuyến một phần',
  'Tổng kết quả đã trả',
  '– Trả qua bưu chính công ích',
];
const names = QUESTIONS.map((label, n) => [`q${n}`, label]);
const isKnown = (label: string) => nameMeant(label, names) !== null;
const setsOf = (text: string) => figureSets(tableCells(text), isKnown);

describe('[PASTE] the cells of a copied table', () => {
  test('[PASTE] columns are parted by tabs; a cell of several lines stands in quotes', () => {
    expect(tableCells('a\t1\r\n"dòng một\ndòng ""hai"""\t2\n\n\t\n')).toEqual([
      ['a', '1'],
      ['dòng một dòng "hai"', '2'],
    ]);
    expect(tableCells('')).toEqual([]);
    // A quote that ends nothing is a quote.
    expect(tableCells('"x\t1')).toEqual([['"x', '1']]);
  });

  test('[PASTE] any cells written as a spreadsheet writes them are read back', () => {
    const cell = fc
      .string({ unit: 'grapheme' })
      .map((it) => it.replace(/\s+/g, ' ').trim());
    const table = fc
      .array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 })
      .filter((rows) => rows.every((row) => row.some((it) => it !== '')));
    const quoted = (it: string) =>
      /["\t\n]/.test(it) ? `"${it.replaceAll('"', '""')}"` : it;
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map((row) => row.map(quoted).join('\t')).join('\r\n');
        expect(tableCells(text)).toEqual(rows);
      }),
      { seed: 28, numRuns: 200 },
    );
  });
});

describe('[PASTE] which way round the table lies', () => {
  test('[PASTE] names in a column, numbered rows, one set for each column of figures', () => {
    const text = [
      'STT\tChỉ tiêu\tTháng 10\tTháng 11',
      '1\tHồ sơ tiếp nhận trực tiếp\t64\t70',
      '2\tTrực tuyến toàn trình\t1.182\t90',
      '3\tTổng kết quả đã trả\t\t311',
    ].join('\n');
    expect(setsOf(text)).toEqual([
      {
        name: 'Tháng 10',
        figures: [
          { label: 'Hồ sơ tiếp nhận trực tiếp', text: '64' },
          { label: 'Trực tuyến toàn trình', text: '1.182' },
        ],
      },
      {
        name: 'Tháng 11',
        figures: [
          { label: 'Hồ sơ tiếp nhận trực tiếp', text: '70' },
          { label: 'Trực tuyến toàn trình', text: '90' },
          { label: 'Tổng kết quả đã trả', text: '311' },
        ],
      },
    ]);
  });

  test('[PASTE] names in a row above, one set for each row of figures', () => {
    const text = [
      'Điểm tiếp nhận\tHồ sơ tiếp nhận trực tiếp\tHồ sơ trực tuyến một phần',
      'Trung tâm\t64\t71',
      'Điểm thôn 3\t5\t0',
    ].join('\n');
    expect(
      setsOf(text).map(({ name, figures }) => [name, figures.map((f) => f.text)]),
    ).toEqual([
      ['Trung tâm', ['64', '71']],
      ['Điểm thôn 3', ['5', '0']],
    ]);
  });

  test('[PASTE] what the form does not ask for is kept, so that the person can say what it is', () => {
    const [set] = setsOf('Hồ sơ tiếp nhận trực tiếp\t64\nSố lạ\t9\nGhi chú\tkhông có');
    expect(set?.figures).toEqual([
      { label: 'Hồ sơ tiếp nhận trực tiếp', text: '64' },
      { label: 'Số lạ', text: '9' },
      { label: 'Ghi chú', text: 'không có' },
    ]);
    expect(setsOf('Số lạ\t9')).toEqual([
      { name: '', figures: [{ label: 'Số lạ', text: '9' }] },
    ]);
    expect(setsOf('chỉ có chữ\tvà chữ')).toEqual([]);
  });

  test('[PASTE] no text, however made, breaks it', () => {
    const cell = fc.constantFrom(
      '',
      '1',
      '1.2',
      'x',
      '\t',
      '\n',
      '"',
      QUESTIONS[0] ?? '',
    );
    fc.assert(
      fc.property(fc.array(cell), (cells) => {
        for (const { figures } of setsOf(cells.join('')))
          for (const { label, text } of figures)
            expect(label !== '' && text !== '').toBe(true);
      }),
      { seed: 29, numRuns: 500 },
    );
  });
});

describe('[PASTE] which question a name means', () => {
  test.each([
    ['HỒ SƠ TIẾP NHẬN TRỰC TIẾP', 0],
    ['Ho so tiep nhan truc tiep', 0],
    ['1. Trực tiếp', 0],
    ['b) Trực tuyến toàn trình:', 1],
    ['q3', 3],
    ['- Trả qua BCCI, bưu chính công ích', 4],
    // Two are as near.
    ['Hồ sơ trực tuyến', null],
    ['Số lượt truy cập', null],
    ['', null],
    ['–', null],
  ])('[PASTE] %s', (label, wanted) => {
    expect(nameMeant(label, names)).toBe(wanted);
  });
});
