// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answers, removeRow, setAnswer } from '../../../src/domain/form/answers.ts';
import { evaluateForm } from '../../../src/domain/form/evaluate-form.ts';
import type { Question } from '../../../src/domain/form/form.ts';
import {
  addRow,
  rowCount,
  startAnswers,
} from '../../../src/domain/form/start-answers.ts';
import { submittedAnswers } from '../../../src/domain/form/submitted-answers.ts';
import { aContext, aForm, ask, parsed, same, section } from './form-builder.ts';
import { naiveForm } from './naive-form.ts';

const SEED = 20260314;
const RUNS = 300;

const PATHS = [
  '/kind', '/total', '/share', '/late', '/shown', '/visits', '/visits/place', '/visits/n',
  '/visits/twice', '/visits/people', '/visits/people/age', '/visits/people/rank',
  '/visits/oldest', '/all', '/deep', '/deep/echo', '/deep/inner', '/deep/inner/last',
  '/second', '/bigger', '/elders', '/visits/before',
]; // biome-ignore format: one glance
const e = (source: string, self: string) => parsed(source, self, PATHS);
const calc = (name: string, path: string, source: string, more: Partial<Question> = {}) =>
  ask('calculate', name, { calculation: e(source, path), ...more });

/** What reads what here goes up, down, across rows, out of rows and back to front. */
const form = aForm(
  [
    calc('late', '/late', 'if(${total} > 10, "much", "little")'),
    ask('select_one', 'kind', { list: 'kinds' }),
    ask('note', 'shown', { relevant: e('${late} = "much"', '/shown') }),
    ask('integer', 'total', { relevant: e('${kind} != "none"', '/total') }),
    calc('share', '/share', '${total} div count(${visits})'),
    section('repeat', 'visits', [
      ask('text', 'place'),
      ask('integer', 'n', {
        relevant: e('${kind} = "many" or position(..) > 1', '/visits/n'),
      }),
      calc('twice', '/visits/twice', '${n} * 2 + ${total}'),
      section(
        'repeat',
        'people',
        [
          ask('integer', 'age', { constraint: e('. <= ${n}', '/visits/people/age') }),
          calc('rank', '/visits/people/rank', 'position(..) + 10 * position(../..)'),
        ],
        { relevant: e('${place} != ""', '/visits/people') },
      ),
      calc('oldest', '/visits/oldest', 'max(${age})'),
      calc(
        'before',
        '/visits/before',
        'string(../../visits[position() = position(current()/..) - 1]/place)',
      ),
    ]),
    calc('second', '/second', 'indexed-repeat(${n}, ${visits}, 2)'),
    calc('bigger', '/bigger', 'count(${visits}[n > ${total}])'),
    calc(
      'elders',
      '/elders',
      "join(',', ${visits}[place != '']/people[age > 30][1]/age)",
    ),
    calc('all', '/all', 'sum(${n}) + count(${age})'),
    section(
      'group',
      'deep',
      [
        calc('echo', '/deep/echo', 'concat(${place}, "/", ${all})'),
        section('group', 'inner', [
          calc('last', '/deep/inner/last', 'coalesce(${echo}, ${late})', {
            relevant: e('${kind} = "many"', '/deep/inner/last'),
          }),
        ]),
      ],
      { relevant: e('count(${visits}) > 0', '/deep') },
    ),
  ],
  { kinds: ['none', 'one', 'many'].map((name) => ({ name, label: same(name) })) },
);

const number = fc.option(fc.integer({ min: -5, max: 60 }), { nil: null });
const row = fc.integer({ min: 1, max: 3 });
const text = fc.option(fc.constantFrom('Thôn 1', '  Tổ 2 ', 'Đồng', ' '), { nil: null });
type Act = (answers: Answers) => Answers;
const inRows = (answers: Answers, path: string, at: number, act: Act): Answers =>
  rowCount(answers, path) >= at ? act(answers) : answers;

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.constantFrom('none', 'one', 'many', null).map(
    (v): Act =>
      (a) =>
        setAnswer(a, '/kind', v),
  ),
  number.map(
    (v): Act =>
      (a) =>
        setAnswer(a, '/total', v),
  ),
  fc.constant<Act>((a) => addRow(form, a, aContext(), '/visits')),
  row.map(
    (r): Act =>
      (a) =>
        inRows(a, '/visits', r, (b) => removeRow(b, `/visits[${r}]`)),
  ),
  fc.tuple(row, text).map(
    ([r, v]): Act =>
      (a) =>
        inRows(a, '/visits', r, (b) => setAnswer(b, `/visits[${r}]/place`, v)),
  ),
  fc.tuple(row, number).map(
    ([r, v]): Act =>
      (a) =>
        inRows(a, '/visits', r, (b) => setAnswer(b, `/visits[${r}]/n`, v)),
  ),
  fc.tuple(row, row, number).map(
    ([r, p, v]): Act =>
      (a) =>
        inRows(a, '/visits', r, (b) =>
          rowCount(b, `/visits[${r}]/people`) >= p - 1
            ? setAnswer(b, `/visits[${r}]/people[${p}]/age`, v)
            : b,
        ),
  ),
);
const story = fc.array(act, { maxLength: 25 });

test(`[FORM] any story of answers gives what a naive recomputation gives (seed ${SEED})`, () => {
  fc.assert(
    fc.property(story, (acts) => {
      let answers = startAnswers(form, aContext());
      for (const next of acts) {
        answers = next(answers);
        const { values, relevant } = evaluateForm(form, answers, aContext());
        const naive = naiveForm(form.definition, answers, aContext());
        expect(Object.fromEntries(values)).toEqual(Object.fromEntries(naive.values));
        for (const path of naive.off)
          expect([path, relevant(path)]).toEqual([path, false]);
        for (const path of naive.values.keys()) expect(relevant(path)).toBe(true);
      }
    }),
    { seed: SEED, numRuns: RUNS },
  );
});

test(`[FORM] filing twice files the same: what is submitted submits as itself (seed ${SEED})`, () => {
  fc.assert(
    fc.property(story, (acts) => {
      const answers = acts.reduce((a, next) => next(a), startAnswers(form, aContext()));
      const once = submittedAnswers(form, answers, aContext());
      expect(submittedAnswers(form, once, aContext())).toEqual(once);
      const before = evaluateForm(form, answers, aContext());
      const after = evaluateForm(form, once, aContext());
      expect([...after.values]).toEqual([...before.values]);
      expect(after.problems).toEqual(before.problems);
    }),
    { seed: SEED, numRuns: RUNS },
  );
});
