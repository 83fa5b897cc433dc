import { describe, expect, test } from 'vitest';
import { makeDrawn } from '../../../src/domain/indicator/source.ts';
import {
  changeOf,
  readTypedNumber,
  sayChange,
  sayFigure,
  settleFigure,
  settleFigures,
} from '../../../src/domain/periodic/settled-figure.ts';

const correction = (value: number, drawn: number | null) => ({
  value,
  reason: 'Sổ theo dõi ghi thêm hai cuộc.',
  byName: 'Cao Văn Thành',
  at: '2026-03-13T07:00:00Z',
  drawn,
});

describe('[PERIODIC] a corrected figure', () => {
  test('[PERIODIC] stands beside what was drawn, and says when that has changed since', () => {
    const drawn = makeDrawn('G02', { value: 5, reports: ['r1'] });
    const settled = settleFigure(drawn, correction(7, 5));
    expect(settled.value).toBe(7);
    expect(settled.drawn.value).toBe(5);
    expect(settled.isOpen).toBe(false);
    const grown = settleFigure({ ...drawn, value: 6 }, correction(7, 5));
    expect(grown.isOutdated).toBe(true);
    expect(grown.isOpen).toBe(true);
  });

  test('[PERIODIC] a rate follows its corrected counts', () => {
    const received = makeDrawn('G15', { value: 100 });
    const online = makeDrawn('G15.online', { value: 50 });
    const rate = makeDrawn('G15.rate', {
      value: 50,
      digits: 2,
      isRate: true,
      remarks: [
        { code: 'of', part: 50, whole: 100 },
        { code: 'same-days', n: 2 },
      ],
    });
    const figures = [received, online, rate];
    const half = settleFigures(figures, { G15: correction(80, 100) });
    expect(half[2]?.value).toBe(62.5);
    expect(half[2]?.isOpen).toBe(true);
    const both = settleFigures(figures, {
      G15: correction(80, 100),
      'G15.online': correction(60, 50),
    });
    expect(both[2]?.value).toBe(75);
    expect(both[2]?.drawn.remarks).toEqual([{ code: 'of', part: 60, whole: 80 }]);
    expect(both[2]?.isOpen).toBe(false);
  });

  test('[PERIODIC] a doubt, and phiếu without a number, have to be looked at; silence has not', () => {
    const doubt = makeDrawn('G13', { value: 9, remarks: [{ code: 'same-hours', n: 2 }] });
    expect(settleFigure(doubt, null).isOpen).toBe(true);
    const unclear = makeDrawn('G11', { reports: ['r1', 'r2'] });
    expect(settleFigure(unclear, null).isOpen).toBe(true);
    expect(settleFigure(makeDrawn('G22', {}), null).isOpen).toBe(false);
  });
});

describe('[PERIODIC] numbers as officials read and type them', () => {
  test.each([
    ['1.234', 1234],
    ['1234', 1234],
    ['0,5', 0.5],
    ['1.234,75', 1234.75],
    ['93,51 %', 93.51],
    ['12 345', 12345],
    ['1,5,2', null],
    ['1.2345', null],
    ['93.5', null],
    ['-3', null],
    ['', null],
    ['khoảng 20', null],
  ])('[PERIODIC] “%s” is read as %s', (typed, value) => {
    expect(readTypedNumber(typed)).toBe(value);
  });

  test('[PERIODIC] ranges, intervals and changes are said in full', () => {
    const range = makeDrawn('G04', {
      isRate: true,
      digits: 1,
      range: { low: 93.5, high: 100 },
    });
    expect(sayFigure(settleFigure(range, null))).toBe('93,5–100,0 %');
    const rate = makeDrawn('G15.rate', { value: 89.22, isRate: true, digits: 2 });
    expect(sayFigure(settleFigure(rate, null))).toBe('89,22 %');
    expect(sayChange(rate, changeOf(89.22, 92.72) ?? 0)).toBe('−3,50');
    expect(sayChange(makeDrawn('G08', {}), changeOf(1500, 300) ?? 0)).toBe('+1.200');
    expect(changeOf(5, null)).toBeNull();
  });
});
