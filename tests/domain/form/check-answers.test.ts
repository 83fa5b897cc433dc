import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAnswers } from '../../../src/domain/form/check-answers.ts';
import { checkType } from '../../../src/domain/form/check-type.ts';
import { evaluateForm } from '../../../src/domain/form/evaluate-form.ts';
import type { Question } from '../../../src/domain/form/form.ts';
import { submittedAnswers } from '../../../src/domain/form/submitted-answers.ts';
import { aContext, aForm, ask, same, section } from './form-builder.ts';

const SEED = 20260315;
const lists = { l: ['a', 'b'].map((name) => ({ name, label: same(name) })) };
const form = aForm(
  [
    ask('text', 't'),
    ask('note', 'n'),
    section('group', 'g', [ask('integer', 'i')]),
    section('repeat', 'r', [ask('date', 'd'), section('group', 'h', [ask('time', 'z')])]),
  ],
  lists,
);
const paths = (answers: object) =>
  checkAnswers(form, answers as Record<string, unknown>, aContext()).map((p) => p.path);

describe('[FORM] what the form does not know cannot be filed', () => {
  test('[FORM] good answers pass', () => {
    expect(
      paths({ t: 'x', g: { i: 1 }, r: [{ d: '2026-03-01', h: { z: '08:30' } }, {}] }),
    ).toEqual([]);
  });

  test.each([
    [{ x: 1 }, ['/x']],
    [{ n: 'a note has no answer' }, ['/n']],
    [{ g: { y: 1, i: 2 } }, ['/g/y']],
    [{ g: 'text' }, ['/g']],
    [{ g: [] }, ['/g']],
    [{ r: { d: 1 } }, ['/r']],
    [{ r: [{}, 'x', { h: 1, k: 2 }] }, ['/r[2]', '/r[3]/h', '/r[3]/k']],
    [
      JSON.parse('{"__proto__": {"t": 1}, "constructor": 2}'),
      ['/__proto__', '/constructor'],
    ],
  ])('[FORM] %j', (answers, expected) => expect(paths(answers)).toEqual(expected));

  test(`[FORM] any JSON gets a verdict, never a crash (seed ${SEED})`, () => {
    const key = fc.constantFrom('t', 'g', 'i', 'r', 'd', 'h', 'z', '__proto__', 'q');
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(null, true, 0, 1.5, '', 'x', '2026-03-01', '08:30'),
        fc.array(tie('json'), { maxLength: 3 }),
        fc.dictionary(key, tie('json'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(key, json), (answers) => {
        const problems = checkAnswers(form, answers, aContext());
        evaluateForm(form, answers, aContext());
        const filed = submittedAnswers(form, answers, aContext());
        if (problems.length === 0)
          expect(checkAnswers(form, filed, aContext())).toEqual([]);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });
});

describe('[FORM] an answer is of its kind', () => {
  const check = (kind: Question['kind'], value: unknown) =>
    checkType({ lists }, { kind, name: 'x', list: 'l' }, value) === null;
  test.each<[Question['kind'], unknown[], unknown[]]>([
    ['text', ['x', '', undefined, null], [1, true, [], {}]],
    ['hidden', ['x'], [1]],
    ['integer', [0, -5, 9007199254740991], [1.5, '1', 9007199254740992, Number.NaN]],
    [
      'date',
      ['2026-03-13', '2024-02-29'],
      ['2026-02-29', '13/3/2026', '2026-3-1', 5, '2026-03-13T00:00'],
    ],
    ['time', ['08:30', '23:59:59', '08:30:00.000+07:00'], ['24:01', '8:30', 'x']],
    [
      'dateTime',
      ['2026-03-13T08:30', '2026-03-13T08:30:00.000+07:00', '2026-03-13T01:30:00Z'],
      ['2026-03-13', '2026-02-30T08:30', '08:30', 'x'],
    ],
    ['decimal', [0, 1.5, -2], ['1.5', Number.NaN, Number.POSITIVE_INFINITY, true]],
    ['range', [0, 10, 3], [11, -1, 2.5, '3']],
    ['rank', [['b', 'a'], ['a']], [['a', 'a'], ['c'], 'a b']],
    [
      'geopoint',
      ['7.9 -11.5', '7.9 -11.5 0 0'],
      ['7.9', '91 0', '0 181', '0 0;0 1', 'a b'],
    ],
    ['geotrace', ['0 0;0 1', '0 0 1 2; 0 1 1 2;'], ['0 0', '0 0;x']],
    ['geoshape', ['0 0;0 1;1 1;0 0'], ['0 0;0 1;1 1', '0 0;0 1;0 0', '0 0;0 1;1 1;2 2']],
    ['audio', ['ghi-am.m4a'], ['../a.mp3', 'a', 5]],
    ['file', ['bao_cao.docx', 'x.PDF'], ['a b.pdf', 'a/b.pdf']],
    ['barcode', ['893'], [893]],
    ['acknowledge', ['OK'], ['ok', true, 1]],
    ['meta', ['x', 1], []],
    ['select_one', ['a'], ['c', ['a'], 'toString']],
    ['select_multiple', [['a'], ['b', 'a'], []], [['a', 'a'], ['c'], 'a b', [1]]],
    [
      'image',
      ['0198f1c2-7c1e-7a51-9a77-0a6f2c9e1f00.jpg'],
      ['../a.jpg', 'a', 'a b.jpg', 1],
    ],
    ['calculate', ['x', 1], []],
  ])('%s', (kind, good, bad) => {
    for (const value of good) expect([value, check(kind, value)]).toEqual([value, true]);
    for (const value of bad) expect([value, check(kind, value)]).toEqual([value, false]);
  });
});
