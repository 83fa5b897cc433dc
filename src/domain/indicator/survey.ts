// From the answers of F10b to the two figures of a campaign. Promises: who declined is counted and stands in no
// denominator; the denominator of "hiểu rõ và sử dụng được" is the campaign's choice and travels with it.
import { type Estimate, wilson } from './verdict.ts';

/** What one respondent's form worked out. */
export type Response = {
  refused: boolean;
  reached: boolean;
  understandsAndUses: boolean;
};
/** "Trong đó": of those reached, or of all who answered. */
export type Denominator = 'REACHED' | 'POPULATION';

export type SurveyFigures = {
  refused: number;
  answered: number;
  reached: number;
  understands: number;
  /** I01, and I02 over the denominator. */
  reach: Estimate | null;
  use: Estimate | null;
  denominator: Denominator;
};

/** Adds up a campaign. */
export function surveyFigures(
  responses: readonly Response[],
  denominator: Denominator = 'REACHED',
): SurveyFigures {
  const said = responses.filter(({ refused }) => !refused);
  const reached = said.filter((response) => response.reached).length;
  const understands = said.filter((response) => response.understandsAndUses).length;
  return {
    refused: responses.length - said.length,
    answered: said.length,
    reached,
    understands,
    reach: wilson(reached, said.length),
    use: wilson(understands, denominator === 'REACHED' ? reached : said.length),
    denominator,
  };
}
