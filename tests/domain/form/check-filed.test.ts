import { describe, expect, test } from 'vitest';
import type { AnswersLike } from '../../../src/domain/form/answers.ts';
import { checkFiled } from '../../../src/domain/form/check-filed.ts';
import { submittedAnswers } from '../../../src/domain/form/submitted-answers.ts';
import { aContext, aForm, ask, same, section } from './form-builder.ts';

const form = aForm(
  [
    ask('integer', 'n', { required: true }),
    ask('text', 'only', { relevant: ['>', ['$', '/n'], 10] }),
    ask('select_multiple', 'many', { list: 'l' }),
    section('repeat', 'r', [
      ask('integer', 'q'),
      ask('calculate', 'twice', { calculation: ['*', ['$', '/r/q'], 2] }),
    ]),
    ask('calculate', 'share', { calculation: ['div', ['$', '/n'], 3] }),
  ],
  { l: ['a', 'b'].map((name) => ({ name, label: same(name) })) },
);
const typed = { n: 5, only: 'x', many: ['b', 'a'], r: [{ q: 2 }, {}] };
const filed = submittedAnswers(form, typed, aContext());
/** Deeper than any recursion may climb. */
const tower = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
const check = (answers: AnswersLike) =>
  checkFiled(form, answers, aContext()).map((p) => `${p.path} ${p.kind}`);

describe('[FORM] a filed text is taken when working it out again gives the same', () => {
  test('[FORM] after the wire, with its keys in another order', () => {
    const wired = JSON.parse(JSON.stringify(filed)) as typeof filed;
    expect(check(Object.fromEntries(Object.entries(wired).reverse()))).toEqual([]);
  });

  test.each<[string, object, string[]]>([
    ['an answer to what was not asked', { only: 'x' }, ['/only type']],
    ['a sum that was changed', { share: 2 }, ['/share type']],
    [
      'a sum in a row that was changed',
      { r: [{ q: 2, twice: 5 }, {}] },
      ['/r[1]/twice type'],
    ],
    ['a row’s sum that is missing', { r: [{ q: 2 }, {}] }, ['/r[1]/twice type']],
    ['blanks at an end', { many: ['b', 'a '] }, ['/many type']],
    ['a sum that is a tower', { share: JSON.parse(tower) }, ['/share type']],
    ['a name of no item', { zzz: 1 }, ['/zzz type']],
    ['a missing answer', { n: '' }, ['/n required']],
  ])('[FORM] and names the place of %s', (_name, change, problems) => {
    expect(check({ ...filed, ...change })).toEqual(problems);
  });
});
