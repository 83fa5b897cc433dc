// Sets of answers to the forms other than F01 and F14: read, dated, and written into their form. A set holds for
// any day and hamlet; what a phiếu is about (unit, task, period) the form is opened with.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { addDays } from '../../domain/civil-date.ts';
import { setAnswer } from '../../domain/form/answers.ts';
import { addRow, rowCount } from '../../domain/form/start-answers.ts';
import { seedDir } from '../database/package-root.ts';
import {
  contextOf,
  type Known,
  knownOf,
  type Occasion,
  openAnswers,
  type Typed,
} from './demo-answers.ts';
import type { DemoPhotos } from './demo-photos.ts';
import { fillText } from './demo-texts.ts';
import { formOf, withPhotos } from './demo-writing.ts';

type SetValue = string | number | string[] | { [name: string]: SetValue } | SetValue[];
const setValue: z.ZodType<SetValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.array(setValue), z.record(z.string(), setValue)]),
);
const AnswerSet = z.strictObject({
  where: z.enum(['commune', 'centre']),
  photos: z.array(z.string()).default([]),
  answers: z.record(z.string(), setValue),
});
export type AnswerSet = z.infer<typeof AnswerSet>;

export const AnswerFile = z.strictObject({
  form: z.string(),
  /** Of the tasks that ask for the form, those with one of these channels suit best. */
  fits: z.strictObject({ channels: z.array(z.string()), products: z.array(z.string()) }),
  sets: z.array(AnswerSet),
});
export type AnswerFile = z.infer<typeof AnswerFile>;

/** Reads the sets of one form. @throws Error when the file is not as it should be */
export async function readAnswerFile(formId: string): Promise<AnswerFile> {
  const file = join(seedDir(), 'demo', 'answers', `${formId.toLowerCase()}.json`);
  return AnswerFile.parse(JSON.parse((await readFile(file, 'utf8')).normalize('NFC')));
}

const FORMS = 'F02 F02b F03 F04 F05 F06 F07 F08 F09 F10a F10b F11 F12 F13'.split(' ');

/** Reads the sets of all forms that have some. */
export const readAnswerFiles = (): Promise<AnswerFile[]> =>
  Promise.all(FORMS.map(readAnswerFile));

/** The day and moment a set is written for, and what its sentences may name. */
export type SetMoment = { day: string; now: string; known: Known };

/** `day+7` as a date, `now` as the moment, `{thon}` as the hamlet; codes and numbers as they are. */
function settle(value: string | number, { day, now, known }: SetMoment) {
  if (typeof value === 'number') return value;
  if (value === 'now') return now;
  const days = /^day([+-]\d+)?$/.exec(value);
  return days ? addDays(day, Number(days[1] ?? 0)) : fillText(value, known);
}

const isRows = (value: SetValue): value is SetValue[] =>
  Array.isArray(value) && typeof value[0] === 'object';

/** A set as answers by path, rows numbered, in the order in which they were written. */
export function fillsOf(
  value: SetValue,
  moment: SetMoment,
  path = '',
): { path: string; value: string | number | string[] }[] {
  if (isRows(value))
    return value.flatMap((row, i) => fillsOf(row, moment, `${path}[${i + 1}]`));
  if (Array.isArray(value)) return [{ path, value: value.map(String) }];
  if (typeof value !== 'object') return [{ path, value: settle(value, moment) }];
  return Object.entries(value).flatMap(([name, held]) =>
    fillsOf(held, moment, `${path}/${name}`),
  );
}

/** Writes a phiếu of any form from a set. */
export function writeSet(
  occasion: Occasion,
  formId: string,
  set: AnswerSet,
  pictures: DemoPhotos,
): Typed {
  const form = formOf(occasion, formId);
  const context = contextOf(occasion, occasion.author, occasion.writtenMs);
  const known = knownOf(occasion, {});
  const moment = { day: occasion.day, now: context.now, known };
  let answers = openAnswers(occasion, form, context);
  for (const { path, value } of fillsOf(set.answers, moment)) {
    const [, repeat, row] = /^([^[]*)\[(\d+)\]/.exec(path) ?? [];
    while (repeat !== undefined && rowCount(answers, repeat) < Number(row))
      answers = addRow(form.prepared, answers, context, repeat);
    answers = setAnswer(answers, path, value);
  }
  const typed = { form, answers, known, hasPeople: false };
  return withPhotos(occasion, typed, context, pictures, set.photos);
}
