// Filling a demo phiếu in, field by field, as its text says.
import { type Answers, setAnswer } from '../../domain/form/answers.ts';
import type { EvaluationContext } from '../../domain/form/form.ts';
import { addRow } from '../../domain/form/start-answers.ts';
import {
  contextOf,
  type Known,
  knownOf,
  type Occasion,
  openAnswers,
  type Typed,
} from './demo-answers.ts';
import type { Chance } from './demo-chance.ts';
import { type DemoPhotos, takePhoto } from './demo-photos.ts';
import { type Activity, type Difficulty, fillText } from './demo-texts.ts';
import type { DemoForm } from './demo-world.ts';

type Fill = { path: string; value: unknown };

function filled(answers: Answers, fills: readonly Fill[]): Answers {
  return fills
    .filter(({ value }) => value !== undefined)
    .reduce((held, { path, value }) => setAnswer(held, path, value), answers);
}

/** The text with pictures, and what was said about them to those present. */
export function withPhotos(
  { writtenMs, chance }: Occasion,
  typed: Omit<Typed, 'photos'>,
  context: EvaluationContext,
  pictures: DemoPhotos,
  names: readonly string[],
): Typed {
  const photos = names.map((name) => {
    const picture = pictures.get(name);
    if (picture === undefined) throw new Error(`the seed has no picture ${name}`);
    return takePhoto(picture, writtenMs, chance);
  });
  let { answers } = typed;
  for (const { ref } of photos)
    answers = addRow(typed.form.prepared, answers, context, '/photos', {
      photo: ref.name,
    });
  const notice = typed.hasPeople ? 'NOTIFIED' : 'NO_PEOPLE';
  if (photos.length > 0) answers = setAnswer(answers, '/photo_notice', notice);
  return { ...typed, answers, photos };
}

/** A form of the demo. @throws Error when it is not published */
export function formOf({ world }: Occasion, id: string): DemoForm {
  const form = world.forms.get(id);
  if (form === undefined) throw new Error(`the seed has no form ${id}`);
  return form;
}

const share = (chance: Chance, whole: number, low: number, high: number): number =>
  Math.round((whole * chance.between(low, high)) / 100);

function peopleFills(
  { chance }: Occasion,
  activity: Activity,
  audiences: readonly string[],
  known: Known,
): Fill[] {
  if (activity.people === undefined) return [];
  const total = Number(known.n);
  const mixed = audiences.includes('OFFICIAL') && audiences.includes('CITIZEN');
  const officials = mixed ? share(chance, total, 10, 30) : total;
  const part = (code: string, value: number) =>
    audiences.includes(code) ? value : undefined;
  return [
    { path: '/participants_total', value: total },
    { path: '/more/participants_female', value: share(chance, total, 38, 66) },
    { path: '/more/participants_officials', value: part('OFFICIAL', officials) },
    {
      path: '/more/participants_citizens',
      value: part('CITIZEN', mixed ? total - officials : total),
    },
  ];
}

/** Writes a phiếu about an activity (F01). */
export function writeActivity(
  occasion: Occasion,
  activity: Activity,
  pictures: DemoPhotos,
): Typed {
  const { author, assignment, chance, writtenMs } = occasion;
  const form = formOf(occasion, 'F01');
  const context = contextOf(occasion, author, writtenMs);
  const known = knownOf(occasion, activity);
  const say = (text: string | undefined) => text && fillText(text, known);
  const audiences = activity.audiences ?? assignment.audiences;
  const { cost } = activity;
  let answers = filled(openAnswers(occasion, form, context), [
    { path: '/channel', value: activity.channel },
    { path: '/result_summary', value: say(activity.text) },
    { path: '/more/audiences', value: audiences },
    ...peopleFills(occasion, activity, audiences, known),
    { path: '/more/task_progress', value: activity.progress },
    { path: '/more/location_text', value: say(activity.place) },
    { path: '/more/start_time', value: activity.time?.[0] },
    { path: '/more/end_time', value: activity.time?.[1] },
    { path: '/more/coord_other', value: say(activity.coord) },
    {
      path: '/more/cost_total',
      value: cost && Math.round(chance.between(...cost) / 50_000) * 50_000,
    },
    { path: '/more/funding_source', value: activity.funding },
  ]);
  for (const [kind, count] of activity.products)
    answers = addRow(form.prepared, answers, context, '/more/products', {
      kind,
      quantity: count === 'a' ? Number(known.a) : count,
    });
  const hasPeople = activity.people !== undefined;
  const typed = { form, answers, known, hasPeople };
  return withPhotos(occasion, typed, context, pictures, activity.photos);
}

/** Writes a phiếu about a difficulty (F14). */
export function writeDifficulty(
  occasion: Occasion,
  difficulty: Difficulty,
  pictures: DemoPhotos,
): Typed {
  const form = formOf(occasion, 'F14');
  const context = contextOf(occasion, occasion.author, occasion.writtenMs);
  const known = knownOf(occasion, difficulty);
  const answers = filled(openAnswers(occasion, form, context), [
    { path: '/description', value: fillText(difficulty.text, known) },
    { path: '/impact', value: difficulty.impact },
    { path: '/more/category', value: difficulty.category },
    { path: '/more/proposal', value: fillText(difficulty.proposal, known) },
  ]);
  const typed = { form, answers, known, hasPeople: false };
  return withPhotos(occasion, typed, context, pictures, difficulty.photos);
}
