// The demo answers and the choice of a form, as data: they name what is there, and nothing else.
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { AnswerFile } from '../../src/server/loader/demo-set.ts';
import {
  cell,
  choicesOf,
  type FormText,
  formText,
  formTexts,
} from './forms/form-texts.ts';
import { items, lists, readSeedJson } from './seed-files.ts';

const NEW_FORMS = 'F02 F02b F03 F04 F05 F06 F07 F08 F09 F10a F10b F11 F12 F13'.split(' ');
const codesOf = (list: string): string[] => (lists[list] ?? []).map(({ code }) => code);
const DAY = /^(day([+-]\d+)?|\d{4}-\d\d-\d\d)$/;

type Json = AnswerFile['sets'][number]['answers'][string];
const files = NEW_FORMS.map((id) =>
  AnswerFile.parse(readSeedJson(`demo/answers/${id.toLowerCase()}.json`)),
);

/** The answers of a set, each with the path of its question. */
const leaves = (value: Json, path = ''): { path: string; value: Json }[] =>
  Array.isArray(value) && typeof value[0] === 'object'
    ? value.flatMap((row) => leaves(row, path))
    : typeof value === 'object' && !Array.isArray(value)
      ? Object.entries(value).flatMap(([name, held]) => leaves(held, `${path}/${name}`))
      : [{ path, value }];

function isAnswer(form: FormText, type: string, value: Json): boolean {
  const [kind = '', list = ''] = type.split(' ');
  if (kind === 'select_one') return choicesOf(form, list).includes(`${value}`);
  if (kind === 'select_multiple')
    return (
      Array.isArray(value) && value.every((v) => choicesOf(form, list).includes(`${v}`))
    );
  if (kind === 'integer') return Number.isInteger(value);
  if (kind === 'decimal') return typeof value === 'number';
  if (kind === 'date') return DAY.test(`${value}`);
  if (kind === 'dateTime') return value === 'now';
  return (
    /^(text|hidden)$/.test(kind) &&
    typeof value === 'string' &&
    value.normalize('NFC') === value
  );
}

describe('[DATA] demo answers', () => {
  test.each(files)(
    '[DATA] $form: every answer is one its form takes',
    ({ form, sets }) => {
      const text = formText(form);
      const types = new Map(text.rows.map(({ path, row }) => [path, cell(row, 'type')]));
      for (const { answers } of sets)
        for (const { path, value } of leaves(answers))
          expect(
            [path, value, isAnswer(text, types.get(path) ?? '', value)],
            `${form} ${path}`,
          ).toEqual([path, value, true]);
    },
  );

  test.each(files)(
    '[DATA] $form: what is required and opens empty is answered',
    ({ form, sets }) => {
      const always = formText(form).rows.filter(
        ({ row }) =>
          cell(row, 'required') === 'yes' &&
          cell(row, 'default') === '' &&
          /^(\$\{no_activity\} != 'yes')?$/.test(cell(row, 'relevant')) &&
          cell(row, 'name') !== 'stratum',
      );
      for (const { answers } of sets) {
        if (answers.no_activity === 'yes') continue;
        const given = leaves(answers).map(({ path }) => path);
        for (const { path } of always) {
          const holder = path.slice(0, path.lastIndexOf('/'));
          const isInside = holder === '' || given.some((g) => g.startsWith(`${holder}/`));
          if (isInside) expect(given, `${form} ${path}`).toContain(path);
        }
      }
    },
  );

  test('[DATA] six to ten sets a form, for channels and products that exist', () => {
    for (const { form, sets, fits } of files) {
      expect(sets.length, form).toBeGreaterThanOrEqual(6);
      expect(sets.length, form).toBeLessThanOrEqual(10);
      for (const code of fits.channels) expect(codesOf('CHANNEL'), form).toContain(code);
      for (const code of fits.products) expect(codesOf('PRODUCT'), form).toContain(code);
    }
  });

  test('[DATA] people in it say that they are made up, links lead nowhere', () => {
    for (const { sets } of files)
      for (const { path, value } of sets.flatMap(({ answers }) => leaves(answers))) {
        if (/user|person$/.test(path)) expect(value).toMatch(/ \(mẫu\)$/);
        for (const [link] of `${value}`.matchAll(/https?:\/\/\S+/g))
          expect(link).toMatch(/^https:\/\/example\.vn\//);
      }
  });
});

describe('[DATA] which form an activity is written in', () => {
  const choice = z.strictObject({
    question: z.strictObject({ vi: z.string(), en: z.string() }),
    answers: z.array(
      z.strictObject({ form: z.string(), vi: z.string(), en: z.string() }),
    ),
    channels: z.record(z.string(), z.string()),
  });
  const { answers, channels } = choice.parse(readSeedJson('form-by-channel.json'));
  const ids = [...formTexts.map(({ id }) => id), 'F15'];

  test('[DATA] without a task there are eight answers, in the order they are asked', () => {
    expect(answers.map(({ vi, form }) => `${vi} ${form}`)).toEqual([
      'Họp, hội nghị, tập huấn F04',
      'Phát loa F06',
      'Tin, bài F03',
      'Zalo, Facebook F07',
      'Băng rôn, tờ rơi F05',
      'Hỗ trợ người dân F02',
      'Đối thoại F08',
      'Việc khác F01',
    ]);
  });

  test('[DATA] every channel has a form', () => {
    expect(Object.keys(channels)).toEqual(codesOf('CHANNEL'));
    for (const form of Object.values(channels)) expect(ids).toContain(form);
  });

  test('[DATA] each of the 144 obligations has a form, difficulties F14 and reports F15', () => {
    for (const { item } of items) {
      for (const form of [item.form, ...item.also]) expect(ids, item.id).toContain(form);
      expect(item.also, item.id).not.toContain(item.form);
      expect(item.form === 'F15', item.id).toBe(item.as === 'reporting-duty');
    }
  });
});
