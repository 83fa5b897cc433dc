// The rates that forms work out for one phiếu, worked out again for a period. Promises: from the counts of all
// phiếu together. One table, so that a rate on a phiếu and the same rate in a report cannot mean two things.
import { type AnswersLike, valueUnder } from '../form/answers.ts';
import { type Count, rateOf, sumCounts } from './rate.ts';

type RateRule = {
  formId: string;
  /** Names of counts that add up to the part, and to the whole. */
  part: readonly string[];
  whole: readonly string[];
  digits: number;
};

const DOSSIERS = ['rec_direct', 'rec_online_full', 'rec_online_part', 'rec_bcci'];
const dossierRate = (part: readonly string[], whole: readonly string[] = DOSSIERS) => ({
  formId: 'F02b',
  part,
  whole,
  digits: 2,
});

/** By the name of the calculation in the form. */
export const RATE_RULES = {
  rate_online: dossierRate(['rec_online_full', 'rec_online_part']),
  rate_online_full: dossierRate(['rec_online_full']),
  /** Of the period alone; no form works it out. */
  rate_online_part: dossierRate(['rec_online_part']),
  rate_bcci: dossierRate(['bcci_dossiers']),
  rate_epay: dossierRate(['fee_paid_online'], ['fee_dossiers']),
  answer_rate: {
    formId: 'F07',
    part: ['questions_answered'],
    whole: ['questions_in'],
    digits: 1,
  },
  onsite_rate: {
    formId: 'F08',
    part: ['answered_onsite'],
    whole: ['opinions_total'],
    digits: 1,
  },
  publicity_rate: {
    formId: 'F13',
    part: ['procedures_posted'],
    whole: ['procedures_total'],
    digits: 1,
  },
} as const satisfies Record<string, RateRule>;
export type RateName = keyof typeof RATE_RULES;

/** A count of a phiếu, asked at once or under "Thêm chi tiết"; what was calculated may be a number in text. */
export function countIn(answers: AnswersLike, name: string): Count {
  const value = valueUnder(answers, [name]) ?? valueUnder(answers, ['more', name]);
  const count = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof count === 'number' && Number.isFinite(count) ? count : null;
}

const total = (reports: readonly AnswersLike[], names: readonly string[]): Count =>
  sumCounts(reports.flatMap((answers) => names.map((name) => countIn(answers, name))));

/** A rate of a period, from the answers of its counted phiếu of the rate's form. */
export function periodRate(name: RateName, reports: readonly AnswersLike[]): Count {
  const { part, whole, digits } = RATE_RULES[name];
  return rateOf(total(reports, part), total(reports, whole), digits);
}
