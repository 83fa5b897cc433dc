// What figures read of phiếu, and how a figure of a report is drawn from them. Promises: every figure names the
// phiếu it came from; nobody having written is not zero, a phiếu "Không phát sinh" is. Refuses to hide what does
// not fit: it is a remark on the figure.
import type { AnswersLike } from '../form/answers.ts';
import { valueUnder } from '../form/answers.ts';
import { type Countable, countedReports } from './counted.ts';
import { countIn } from './form-rate.ts';
import { type Count, rateOf, sumCounts } from './rate.ts';
import type { Estimate } from './verdict.ts';

/** A phiếu as figures read it. */
export type Source = Countable & {
  day: string;
  title: string;
  /** When it was written, to tell the latest of several. */
  at: string;
  authorId: string;
  answers: AnswersLike;
};

/** What has to be known beside a number; said in words by the screen. */
export type Remark =
  /** Of `all` phiếu, `n` do not say this. */
  | { code: 'unsaid'; n: number; all: number }
  | { code: 'same-stock'; cut: number; desk: number }
  | { code: 'same-hours' | 'same-days' | 'straddles' | 'unchecked'; n: number }
  | { code: 'month-sheets' | 'set-aside' | 'same-code'; n: number }
  | { code: 'other-count'; here: number; there: number }
  | { code: 'no-staff' | 'staff-differs' | 'range' | 'not-general' | 'more-than-all' }
  | { code: 'of'; part: Count; whole: Count }
  | { code: 'sample'; n: number; of: number | null; error: number | null }
  | { code: 'small-sample'; n: number; need: number | null }
  | { code: 'denominator'; is: 'REACHED' | 'POPULATION' }
  | { code: 'monthly'; target: number; months: number }
  | { code: 'latest'; day: string }
  | { code: 'as-of-today' };

/** Remarks that say the number may be wrong, so that somebody has to look. */
const DOUBTS: ReadonlySet<Remark['code']> = new Set([
  'same-stock',
  'same-hours',
  'same-days',
  'month-sheets',
  'other-count',
  'staff-differs',
  'more-than-all',
  'small-sample',
]);
export const isDoubt = ({ code }: Pick<Remark, 'code'>): boolean => DOUBTS.has(code);

/** One number of the report. */
export type Drawn = {
  /** `G06` or `G06.press`; surveys and places add one part more. */
  id: string;
  value: Count;
  /** Digits after the comma; a rate has its sign too. */
  digits: number;
  isRate: boolean;
  /** Where all that is known is a range, or an estimate with its interval. */
  range: { low: number; high: number } | null;
  estimate: Estimate | null;
  reports: string[];
  /** What each phiếu adds to it, by id; of a rate or a count of phiếu nothing. */
  amounts: Readonly<Record<string, number>>;
  /** Assignments it came from, of figures about tasks. */
  tasks: string[];
  /** Phiếu that said there was nothing. */
  zeros: string[];
  remarks: Remark[];
};

export const makeDrawn = (id: string, over: Partial<Drawn>): Drawn => ({
  id,
  value: null,
  digits: 0,
  isRate: false,
  range: null,
  estimate: null,
  reports: [],
  amounts: {},
  tasks: [],
  zeros: [],
  remarks: [],
  ...over,
});

/** Phiếu that count, by form, and the zeros beside them. */
export type Pool = {
  of(...formIds: string[]): Source[];
  zerosOf(...formIds: string[]): string[];
};

/** Sorts out zeros and the activities that were written twice. */
export function makePool(sources: readonly Source[]): Pool {
  const counted = countedReports(sources);
  return {
    of: (...formIds) => counted.filter(({ formId }) => formIds.includes(formId)),
    zerosOf: (...formIds) =>
      sources
        .filter(({ isZero, formId }) => isZero && formIds.includes(formId))
        .map(({ reportId }) => reportId),
  };
}

export const idsOf = (sources: readonly Source[]): string[] =>
  sources.map(({ reportId }) => reportId);

/** A word of the answers, asked at once or under "Thêm chi tiết"; '' where it was not given. */
export function wordIn(answers: AnswersLike, name: string): string {
  const value = valueUnder(answers, [name]) ?? valueUnder(answers, ['more', name]);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Rows of a repeat, asked at once or under "Thêm chi tiết". */
export function rowsIn(answers: AnswersLike, name: string): AnswersLike[] {
  const value = valueUnder(answers, [name]) ?? valueUnder(answers, ['more', name]);
  return Array.isArray(value)
    ? value.filter((row): row is AnswersLike => typeof row === 'object' && row !== null)
    : [];
}

type Picked = { source: Source; count: Count };
/** What each phiếu says of a count. */
export const pick = (sources: readonly Source[], name: string): Picked[] =>
  sources.map((source) => ({ source, count: countIn(source.answers, name) }));

/** Adds up; the phiếu that say nothing of it are remarked on, silence with zeros is zero. */
export function drawSum(id: string, picked: readonly Picked[], zeros: string[]): Drawn {
  const said = picked.filter(({ count }) => count !== null);
  const sum = sumCounts(picked.map(({ count }) => count));
  const unsaid = picked.length - said.length;
  return makeDrawn(id, {
    value: sum ?? (picked.length === 0 && zeros.length > 0 ? 0 : null),
    reports: idsOf(said.map(({ source }) => source)),
    amounts: Object.fromEntries(said.map((it) => [it.source.reportId, it.count ?? 0])),
    zeros,
    remarks: unsaid > 0 ? [{ code: 'unsaid', n: unsaid, all: picked.length }] : [],
  });
}

/** Counts phiếu. */
export const drawCount = (
  id: string,
  sources: readonly Source[],
  zeros: string[],
  hasHeard = sources.length > 0,
): Drawn =>
  makeDrawn(id, {
    value: hasHeard || zeros.length > 0 ? sources.length : null,
    reports: idsOf(sources),
    zeros,
  });

/** A rate from two sums already drawn: part and whole are printed with it. */
export const drawRate = (id: string, part: Drawn, whole: Drawn, digits: number): Drawn =>
  makeDrawn(id, {
    value: rateOf(part.value, whole.value, digits),
    digits,
    isRate: true,
    reports: [...new Set([...part.reports, ...whole.reports])],
    remarks: [{ code: 'of', part: part.value, whole: whole.value }],
  });
