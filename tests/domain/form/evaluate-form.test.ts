// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
import { describe, expect, test } from 'vitest';
import type { AnswersLike } from '../../../src/domain/form/answers.ts';
import { canAddRow } from '../../../src/domain/form/can-add-row.ts';
import { evaluateForm } from '../../../src/domain/form/evaluate-form.ts';
import { submittedAnswers } from '../../../src/domain/form/submitted-answers.ts';
import { aContext, aForm, ask, parsed, same, section } from './form-builder.ts';

const PATHS = ['/fun', '/who', '/age', '/photos', '/photos/photo', '/more', '/more/x'];
const e = (source: string, self: string) => parsed(source, self, PATHS);
const yesNo = ['yes', 'no'].map((name) => ({ name, label: same(name) }));

const form = aForm(
  [
    ask('select_one', 'fun', { list: 'yn' }),
    ask('text', 'who', {
      relevant: e('${fun} = "yes"', '/who'),
      required: true,
      requiredMessage: same('Cần ghi tên.'),
      constraint: e('string-length(.) >= 5', '/who'),
      constraintMessage: same('Ít nhất 5 ký tự.'),
    }),
    ask('integer', 'age', {
      required: e('${fun} = "no"', '/age'),
      constraint: e('. >= 0', '/age'),
      readonly: e('${who} = "khóa lại"', '/age'),
    }),
    section('repeat', 'photos', [
      ask('image', 'photo', { constraint: e('position(..) <= 2', '/photos/photo') }),
    ]),
    section('group', 'more', [ask('text', 'x'), ask('note', 'n')], {
      relevant: e('${age} > 17', '/more'),
    }),
    ask('hidden', 'unit_id'),
  ],
  { yn: yesNo },
);
const run = (answers: AnswersLike) => evaluateForm(form, answers, aContext());
const kinds = (answers: AnswersLike) =>
  run(answers).problems.map((p) => [p.path, p.kind, p.message.vi]);

describe('[FORM] relevance', () => {
  test('[FORM] what is not asked counts as empty, and is neither missing nor wrong', () => {
    const { values, relevant, problems } = run({ fun: 'no', who: 'x', age: 3 });
    expect(values.has('/who')).toBe(false);
    expect(relevant('/who')).toBe(false);
    expect(relevant('/fun')).toBe(true);
    expect(problems).toEqual([]);
  });

  test('[FORM] a group that is not asked takes all it holds with it', () => {
    expect(run({ age: 10, more: { x: 'a' } }).relevant('/more/x')).toBe(false);
    expect(run({ age: 20, more: { x: 'a' } }).values.get('/more/x')).toBe('a');
  });

  test('[FORM] is left out of what is filed, and was only left out, not lost', () => {
    const answers = { fun: 'no', who: 'Nguyễn Văn Ba', age: 3 };
    expect(submittedAnswers(form, answers, aContext())).toEqual({ fun: 'no', age: 3 });
    expect(answers.who).toBe('Nguyễn Văn Ba');
    const back = submittedAnswers(form, { ...answers, fun: 'yes' }, aContext());
    expect(back.who).toBe('Nguyễn Văn Ba');
  });
});

describe('[FORM] what is not asked', () => {
  const at = (source: string, self: string) =>
    parsed(source, self, ['/on', '/one', '/rows', '/rows/x']);
  const hidden = aForm([
    ask('integer', 'on'),
    ask('text', 'one', { relevant: at('${on} = 1', '/one') }),
    section('repeat', 'rows', [ask('text', 'x')], { relevant: at('${on} = 1', '/rows') }),
    ask('calculate', 'count', {
      calculation: at('concat(count(${one}), count(${rows}), count(${x}))', '/count'),
    }),
  ]);
  const answers = { one: 'a', rows: [{ x: 'b' }, {}] };

  test('[FORM] is no member of any set', () => {
    const count = (on: number) =>
      evaluateForm(hidden, { ...answers, on }, aContext()).values.get('/count');
    expect([count(1), count(0)]).toEqual(['122', '000']);
  });

  test('[FORM] is not filed, not even as empty rows', () => {
    expect(submittedAnswers(hidden, { ...answers, on: 0 }, aContext())).toEqual({
      on: 0,
      count: '000',
    });
  });
});

describe('[FORM] problems', () => {
  test('[FORM] required says the author’s sentence, and required may be a rule itself', () => {
    expect(kinds({ fun: 'yes' })).toEqual([['/who', 'required', 'Cần ghi tên.']]);
    expect(kinds({ fun: 'no' })).toEqual([['/age', 'required', 'Mục này cần điền.']]);
    const { required } = run({ fun: 'no' });
    expect([required('/age'), required('/fun'), required('/who')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('[FORM] a text of blanks is empty, and blanks at the ends do not count', () => {
    expect(kinds({ fun: 'yes', who: '     ' })).toEqual([
      ['/who', 'required', 'Cần ghi tên.'],
    ]);
    expect(kinds({ fun: 'yes', who: ' Ba    ' })).toEqual([
      ['/who', 'constraint', 'Ít nhất 5 ký tự.'],
    ]);
  });

  test('[FORM] an empty answer breaks no constraint', () => {
    expect(kinds({})).toEqual([]);
  });

  test('[FORM] letters with their marks apart count as the composed letters they are', () => {
    const apart = 'Ướt ấ'.normalize('NFD');
    expect(apart.length).toBeGreaterThan(5);
    expect(kinds({ fun: 'yes', who: apart })).toEqual([]);
    expect(kinds({ fun: 'yes', who: 'Ướt'.normalize('NFD') })).toHaveLength(1);
    expect(submittedAnswers(form, { fun: 'yes', who: apart }, aContext()).who).toBe(
      'Ướt ấ',
    );
  });

  test('[FORM] an answer of another kind is named as such, whatever JSON it is', () => {
    const wrong: [unknown, unknown, unknown][] = [
      ['maybe', 1.5, 'x/../y.jpg'],
      [['maybe'], '12', 7],
      [{ toString: 1 }, true, 'a'],
      [3, {}, ['a.jpg']],
    ];
    for (const [fun, age, photo] of wrong)
      expect(
        kinds({ fun, age, photos: [{ photo }] }).map(([path, kind]) => [path, kind]),
      ).toEqual([
        ['/fun', 'type'],
        ['/age', 'type'],
        ['/photos[1]/photo', 'type'],
      ]);
  });

  test('[FORM] stand in the order of the form, rows in theirs', () => {
    const photos = [
      { photo: 'a.jpg' },
      { photo: 'b.jpg' },
      { photo: 'c.jpg' },
      { photo: 'd' },
    ];
    expect(run({ fun: 'yes', age: -1, photos }).problems.map((p) => p.path)).toEqual([
      '/who',
      '/age',
      '/photos[3]/photo',
      '/photos[4]/photo',
    ]);
  });

  test('[FORM] the engine answers for holders of the wrong shape, too', () => {
    for (const photos of ['x', 5, { photo: 'a.jpg' }, [null, 3, []]])
      expect(() => run({ photos, more: 'x' })).not.toThrow();
  });
});

describe('[FORM] what a screen needs to know', () => {
  test('[FORM] questions asked and answered; a repeat is one', () => {
    expect(run({}).filled).toEqual({ done: 0, total: 3 });
    const photos = [{ photo: 'a.jpg' }, { photo: 'b.jpg' }];
    expect(run({ fun: 'yes', age: 20, photos, unit_id: 'u1' }).filled).toEqual({
      done: 3,
      total: 5,
    });
  });

  test('[FORM] what may not be changed now', () => {
    expect(run({ fun: 'yes', who: 'khóa lại' }).readonly('/age')).toBe(true);
    expect(run({ fun: 'yes', who: 'mở ra' }).readonly('/age')).toBe(false);
  });

  test('[FORM] whether one row more would be let through', () => {
    const one = { photos: [{ photo: 'a.jpg' }] };
    const two = { photos: [{ photo: 'a.jpg' }, { photo: 'b.jpg' }] };
    expect(canAddRow(form, one, aContext(), '/photos')).toBe(true);
    expect(canAddRow(form, two, aContext(), '/photos')).toBe(false);
    expect(canAddRow(form, one, aContext(), '/fun')).toBe(false);
    const counted = aForm([
      section('repeat', 'r', [ask('text', 'x')], { repeatCount: 2 }),
    ]);
    expect(canAddRow(counted, {}, aContext(), '/r')).toBe(false);
  });
});

describe('[FORM] rows', () => {
  const PATHS2 = ['/base', '/p', '/p/q', '/p/r', '/p/in', '/p/in/z', '/sum', '/zs'];
  const at = (source: string, self: string) => parsed(source, self, PATHS2);
  const nested = aForm([
    ask('integer', 'base'),
    section('repeat', 'p', [
      ask('integer', 'q'),
      ask('calculate', 'r', { calculation: at('${q} + ${base}', '/p/r') }),
      section('repeat', 'in', [
        ask('integer', 'z', {
          constraint: at('. <= ${q} and . <= max(${r})', '/p/in/z'),
        }),
      ]),
    ]),
    ask('calculate', 'sum', { calculation: at('sum(${r})', '/sum') }),
    ask('calculate', 'zs', { calculation: at('count(${z})', '/zs') }),
  ]);
  const answers = {
    base: 10,
    p: [
      { q: 1, in: [{ z: 1 }, { z: 2 }] },
      { q: 5, in: [{ z: 5 }] },
    ],
  };

  test('[FORM] a name inside a row means that row; outside, all rows', () => {
    const { values, problems } = evaluateForm(nested, answers, aContext());
    expect(values.get('/p[1]/r')).toBe(11);
    expect(values.get('/p[2]/r')).toBe(15);
    expect(values.get('/sum')).toBe(26);
    expect(values.get('/zs')).toBe(3);
    expect(problems.map((p) => p.path)).toEqual(['/p[1]/in[2]/z']);
  });

  test('[FORM] filed rows keep their order and number, calculations filled in', () => {
    expect(
      submittedAnswers(nested, { ...answers, p: [{}, ...answers.p] }, aContext()),
    ).toEqual({
      base: 10,
      p: [{}, { q: 1, r: 11, in: [{ z: 1 }, { z: 2 }] }, { q: 5, r: 15, in: [{ z: 5 }] }],
      zs: 3,
    });
  });
});
