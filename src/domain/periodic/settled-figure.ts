// A figure as it goes into the report: as drawn, or as a person corrected it with a reason. Promises: what was
// drawn is never overwritten; a correction of a figure that has changed since says so.
import { type Count, rateOf, sayNumber, sayRate } from '../indicator/rate.ts';
import { type Drawn, isDoubt } from '../indicator/source.ts';
import { sayEstimate } from '../indicator/verdict.ts';

/** A figure that a person set: the number, why, who, when, and what had been drawn then. */
export type Correction = {
  value: number;
  reason: string;
  byName: string;
  at: string;
  drawn: Count;
};

export type SettledFigure = {
  drawn: Drawn;
  correction: Correction | null;
  /** What is printed. */
  value: Count;
  /** Whether somebody has to look: a doubt, or no number where phiếu tell of one. */
  isOpen: boolean;
  /** Whether what is drawn has changed since the correction was made. */
  isOutdated: boolean;
};

const hasSources = ({ reports }: Drawn): boolean => reports.length > 0;

/** Lays a correction over a figure. */
export function settleFigure(drawn: Drawn, correction: Correction | null): SettledFigure {
  const isOutdated = correction !== null && correction.drawn !== drawn.value;
  const isDoubtful =
    drawn.remarks.some(isDoubt) || (drawn.value === null && hasSources(drawn));
  return {
    drawn,
    correction,
    value: correction === null ? drawn.value : correction.value,
    isOpen: correction === null ? isDoubtful : isOutdated,
    isOutdated,
  };
}

/** Of a rate, the rows that are its part and its whole where they have a row of their own. */
const COUNTS_OF: Readonly<Record<string, readonly [part: string, whole: string]>> = {
  'G15.rate': ['G15.online', 'G15'],
  'G15.full': ['', 'G15'],
  'G15.part': ['', 'G15'],
  'G16.rate': ['G16', ''],
  'G17.rate': ['G17', 'G15'],
  'G18.onsite': ['', 'G18.opinions'],
  'G25.rate': ['', 'G25'],
};

/** A rate follows when one of its counts was corrected: a report whose sums and rates part is no report. */
function followed(
  drawn: Drawn,
  corrections: Readonly<Record<string, Correction>>,
): Drawn {
  const [partId = '', wholeId = ''] = COUNTS_OF[drawn.id] ?? [];
  const of = drawn.remarks.find((remark) => remark.code === 'of');
  const [byPart, byWhole] = [corrections[partId], corrections[wholeId]];
  if (of === undefined || (byPart === undefined && byWhole === undefined)) return drawn;
  const part = byPart?.value ?? of.part;
  const whole = byWhole?.value ?? of.whole;
  // Both counts are a person's own: what was doubtful about the drawn ones is settled.
  const isOwn = byPart !== undefined && byWhole !== undefined;
  const remarks = drawn.remarks
    .filter((it) => !isOwn || !isDoubt(it))
    .map((it) => (it === of ? { ...of, part, whole } : it));
  return { ...drawn, value: rateOf(part, whole, drawn.digits), remarks };
}

/** Lays the corrections over all figures. */
export const settleFigures = (
  figures: readonly Drawn[],
  corrections: Readonly<Record<string, Correction>>,
): SettledFigure[] =>
  figures.map((drawn) =>
    settleFigure(followed(drawn, corrections), corrections[drawn.id] ?? null),
  );

/** A number of the figure's own kind as a Vietnamese reader expects it. */
export const sayOf = (drawn: Drawn, value: Count): string =>
  drawn.isRate
    ? sayRate(value, drawn.digits)
    : sayNumber(value, value === null || Number.isInteger(value) ? null : drawn.digits);

/** Whether somebody looked at it and found it right: the number stands, with its interval. */
export const isChecked = ({ drawn, correction }: SettledFigure): boolean =>
  correction !== null && correction.value === drawn.value;

/** The same number, as far as it is printed. */
export const isSameNumber = (drawn: Drawn, value: number): boolean =>
  drawn.value !== null && sayOf(drawn, drawn.value) === sayOf(drawn, value);

/** The figure as it is printed: number, interval of a survey, or range. */
export function sayFigure(figure: SettledFigure): string {
  const { drawn, correction, value } = figure;
  const isOwn = correction === null || isChecked(figure);
  if (isOwn && drawn.estimate !== null) return sayEstimate(drawn.estimate);
  if (correction === null && drawn.range !== null) {
    const { low, high } = drawn.range;
    return `${sayNumber(low, drawn.digits)}–${sayRate(high, drawn.digits)}`;
  }
  return sayOf(drawn, value);
}

/** How a figure moved; null where one of the two is not known. */
export function changeOf(now: Count, before: Count): number | null {
  if (now === null || before === null) return null;
  return Number((now - before).toFixed(4));
}

/** "+12", "−3,5 điểm %", "0". */
export function sayChange(drawn: Drawn, change: number): string {
  const size = Math.abs(change);
  const text = drawn.isRate ? sayNumber(size, drawn.digits) : sayOf(drawn, size);
  const sign = change > 0 ? '+' : change < 0 ? '−' : '';
  return `${sign}${text}`;
}

/**
 * A number as an official types it: `1.234`, `1234`, `0,5`, `12 %`.
 * @returns null when it is none, or when it could be read in two ways
 */
export function readTypedNumber(text: string): number | null {
  const plain = text.replace(/[\s\u00a0%]/g, '');
  if (!/^(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(plain)) return null;
  const value = Number(plain.replaceAll('.', '').replace(',', '.'));
  return Number.isFinite(value) && value <= 1e12 ? value : null;
}
