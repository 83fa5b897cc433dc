// The built-in forms filled in as people would. A form is tried as soon as it is among those that are built in.
import { expect, test } from 'vitest';
import { type Answers, answerAt, setAnswer } from '../../../src/domain/form/answers.ts';
import { checkAnswers } from '../../../src/domain/form/check-answers.ts';
import { type PreparedForm, prepareForm } from '../../../src/domain/form/prepare-form.ts';
import {
  addRow,
  rowCount,
  startAnswers,
} from '../../../src/domain/form/start-answers.ts';
import { submittedAnswers } from '../../../src/domain/form/submitted-answers.ts';
import { builtInForms } from '../../../src/server/forms/built-in.ts';
import { fillsOf, readAnswerFile } from '../../../src/server/loader/demo-set.ts';
import { aContext } from '../../domain/form/form-builder.ts';
import { type Case, firstCases } from './form-cases.ts';
import { activityCases } from './form-cases-activity.ts';
import { moreCases } from './form-cases-more.ts';

const context = aContext();
const HOST = {
  unit_id: 'u00001',
  unit_name: 'UBND xã Diên Lạc',
  reporter_id: 'p-1',
  task_id: 't-1',
  plan_id: 'plan-a',
  period_key: '2026-Q1',
};
const forms = new Map(
  builtInForms('src/server/seed').map((form) => [form.id, prepareForm(form)]),
);
const isBuiltIn = ({ form }: { form: string }): boolean => forms.has(form);
const formOf = (id: string): PreparedForm => {
  const form = forms.get(id);
  if (form === undefined) throw new Error(`no form ${id}`);
  return form;
};

/** The rows a path stands in, as a person would have added them. */
function withRows(form: PreparedForm, answers: Answers, path: string): Answers {
  const [, repeat, row] = /^([^[]*)\[(\d+)\]/.exec(path) ?? [];
  let filled = answers;
  while (repeat !== undefined && rowCount(filled, repeat) < Number(row))
    filled = addRow(form, filled, context, repeat);
  return filled;
}

const fill = (form: PreparedForm, answers: Answers, values: Record<string, unknown>) =>
  Object.entries(values).reduce(
    (held, [path, value]) => setAnswer(withRows(form, held, path), path, value),
    answers,
  );
const problemsOf = (form: PreparedForm, answers: Answers): string[] =>
  checkAnswers(form, answers, context).map(({ path, kind }) => `${path} ${kind}`);

const cases: readonly Case[] = [...firstCases, ...activityCases, ...moreCases].filter(
  isBuiltIn,
);
test.each(cases)(
  '[FORM] $form: $title',
  ({ form: id, host = {}, values = {}, problems = [], filed = {} }) => {
    const form = formOf(id);
    const answers = fill(form, startAnswers(form, context, { ...HOST, ...host }), values);
    expect(problemsOf(form, answers)).toEqual(problems);
    const sent = submittedAnswers(form, answers, context);
    for (const [path, value] of Object.entries(filed))
      expect([path, answerAt(sent, path)]).toEqual([path, value]);
    const again = submittedAnswers(form, sent, context);
    expect(again).toEqual(sent);
  },
);

const moment = { day: context.today, now: context.now, known: { thon: 'Thôn 1' } };
const DEMO = 'F02 F02b F03 F04 F05 F06 F07 F08 F09 F10a F10b F11 F12 F13'.split(' ');
const files = await Promise.all(DEMO.map(readAnswerFile));
const sets = files.flatMap(({ form, sets: written }) =>
  written.map(({ answers }, i) => ({ form, set: i + 1, answers })),
);

test.each(sets.filter(isBuiltIn))(
  '[FORM] $form: demo set $set may be sent',
  ({ form: id, answers }) => {
    const form = formOf(id);
    const opened = startAnswers(form, context, { ...HOST, survey_kind: 'COMBINED' });
    const fills = fillsOf(answers, moment);
    const values = Object.fromEntries(fills.map(({ path, value }) => [path, value]));
    const typed = fill(form, opened, values);
    expect(problemsOf(form, typed)).toEqual([]);
    // What was typed for the demo counts: none of it stands where it is not asked.
    const sent = submittedAnswers(form, typed, context);
    for (const { path, value } of fills)
      expect([path, answerAt(sent, path)]).toEqual([path, value]);
  },
);

test('[FORM] those that are built in open without a word typed', () => {
  for (const [id, form] of forms)
    expect(startAnswers(form, context, HOST), id).toMatchObject({ unit_id: 'u00001' });
});
