// What a reviewer asks of a demo text, and what its author then changes.
import { answerAt, setAnswer } from '../../domain/form/answers.ts';
import type { Known, Typed } from './demo-answers.ts';
import type { Chance } from './demo-chance.ts';
import { type DemoTexts, fillText, type Return } from './demo-texts.ts';

/** Figures of a sentence that is added later: its own, not those of the first text. */
export function otherFigures(known: Known, chance: Chance): Known {
  const a = chance.between(7, 18);
  return { ...known, a, b: chance.between(2, a - 3) };
}

/** What stands on a screen happens in no hamlet, and to no household. */
const isOnline = ({ answers }: Typed): boolean =>
  /WEB|PORTAL|BULLETIN|FACEBOOK|FANPAGE|ZALO/.test(String(answers.channel));

function fits({ when }: Return, typed: Typed): boolean {
  const { answers, photos, hasPeople } = typed;
  const said = (name: string) => answerAt(answers, `/more/${name}`);
  switch (when) {
    case undefined:
      return true;
    case 'citizens': {
      const audiences = said('audiences');
      const isForAll = Array.isArray(audiences) && audiences.includes('CITIZEN');
      return isForAll && !isOnline(typed);
    }
    case 'people':
      return hasPeople;
    case 'no-coord':
      return hasPeople && said('coord_other') === undefined;
    case 'no-place':
      return said('location_text') === undefined && !isOnline(typed);
    case 'photos':
      return photos.length > 0;
    case 'products':
      return said('products') !== undefined;
    case 'done':
      return said('task_progress') === 'DONE';
  }
}

/** Something to ask that fits the text. */
export const pickReturn = (texts: DemoTexts, typed: Typed, chance: Chance): Return =>
  chance.pick(texts.returns.filter((reply) => fits(reply, typed)));

/** The text with a sentence more. */
export function withSentence(typed: Typed, sentence: string): Typed {
  const path = '/result_summary';
  const said = answerAt(typed.answers, path);
  const answers = setAnswer(typed.answers, path, `${String(said)} ${sentence}`);
  return { ...typed, answers };
}

/** Fewer people than were written first; their parts are left to the total. */
function fewerPeople({ answers }: Typed, fewer: number): Record<string, unknown> {
  const total = Number(answers.participants_total) - fewer;
  const women = Number(answerAt(answers, '/more/participants_female') ?? 0);
  return {
    '/participants_total': total,
    '/more/participants_female': Math.min(women, total),
    '/more/participants_officials': null,
    '/more/participants_citizens': null,
  };
}

/** The text as its author sends it again. */
export function amendText(typed: Typed, reply: Return, chance: Chance): Typed {
  const known = otherFigures(typed.known, chance);
  const place = String(known.thon);
  const fills: Record<string, unknown> = {
    ...(reply.fewer !== undefined && fewerPeople(typed, reply.fewer)),
    ...(reply.coord !== undefined && { '/more/coord_other': reply.coord }),
    ...(reply.place && {
      '/more/location_text': place.slice(0, 1).toUpperCase() + place.slice(1),
    }),
    ...(reply.progress !== undefined && { '/more/task_progress': reply.progress }),
  };
  const longer = withSentence(typed, fillText(reply.add, known));
  const answers = Object.entries(fills).reduce(
    (held, [path, value]) => setAnswer(held, path, value),
    longer.answers,
  );
  return { ...longer, answers };
}
