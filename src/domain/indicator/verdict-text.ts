// What a verdict is called, in a report and on a screen. Promises: no more is said than the answers carry, and
// a range is never called failed for being exceeded.
import type { Text } from '../form/form.ts';
import { sayNumber } from './rate.ts';
import type { Denominator } from './survey.ts';
import { type Estimate, rangeVerdictOf, verdictOf } from './verdict.ts';

const UNPROVEN: Text = {
  vi: 'chưa đủ căn cứ kết luận',
  en: 'not enough to conclude',
};

/** The remark on a result of people who happened to come by. */
export const notGeneralText: Text = {
  vi: 'không suy rộng',
  en: 'says nothing of those who were not asked',
};

/** What the share of those who understand and use is counted of: printed with the share. */
export const denominatorText: Record<Denominator, Text> = {
  REACHED: { vi: 'tính trên số người đã biết đến', en: 'of those who had heard' },
  POPULATION: { vi: 'tính trên tất cả người được hỏi', en: 'of all who were asked' },
};

/** Said of a target that is one number, such as 90 per cent. */
export function verdictText(estimate: Estimate, target: number): Text {
  const verdict = verdictOf(estimate, target);
  if (verdict === 'met') return { vi: 'đạt', en: 'met' };
  if (verdict === 'not-met') return { vi: 'chưa đạt', en: 'not met' };
  if (estimate.share >= target) return UNPROVEN;
  return {
    vi: `chưa đạt ${sayNumber(target)} % (${UNPROVEN.vi})`,
    en: `below ${target} % (${UNPROVEN.en})`,
  };
}

/** Said of a target that is a range, such as 30 to 40 per cent. */
export function rangeText(
  estimate: Estimate,
  range: readonly [from: number, to: number],
): Text {
  const { standing, verdict } = rangeVerdictOf(estimate, range);
  const [from, to] = range.map((end) => sayNumber(end));
  const said = {
    below: { vi: `thấp hơn ${from} %`, en: `below ${from} %` },
    within: {
      vi: `đạt, trong khoảng ${from}–${to} %`,
      en: `met, within ${from}–${to} %`,
    },
    above: { vi: `vượt ${to} %`, en: `beyond ${to} %` },
  }[standing];
  if (verdict !== 'unproven') return said;
  return { vi: `${said.vi} (${UNPROVEN.vi})`, en: `${said.en} (${UNPROVEN.en})` };
}
