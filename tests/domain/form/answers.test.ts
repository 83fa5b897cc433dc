import { describe, expect, test } from 'vitest';
import {
  type Answers,
  answerAt,
  parsePath,
  removeRow,
  setAnswer,
  valueUnder,
} from '../../../src/domain/form/answers.ts';

const answers: Answers = { a: 'x', g: { b: 1 }, p: [{ q: 1 }, { q: 2 }, { q: 3 }] };

describe('[FORM] answers are changed by copying', () => {
  test('[FORM] sets a value in a group and in a row, and shares what did not change', () => {
    const next = setAnswer(setAnswer(answers, '/g/c', 2), '/p[2]/q', 20);
    expect(next).toEqual({
      a: 'x',
      g: { b: 1, c: 2 },
      p: [{ q: 1 }, { q: 20 }, { q: 3 }],
    });
    expect(answers).toEqual({ a: 'x', g: { b: 1 }, p: [{ q: 1 }, { q: 2 }, { q: 3 }] });
    expect((next.p as Answers[])[0]).toBe((answers.p as Answers[])[0]);
  });

  test('[FORM] makes the groups and the next row that a path needs', () => {
    expect(setAnswer({}, '/g/h/x', 'v')).toEqual({ g: { h: { x: 'v' } } });
    expect(setAnswer({}, '/p[1]/q', 5)).toEqual({ p: [{ q: 5 }] });
    expect(() => setAnswer({}, '/p[2]/q', 5)).toThrow(RangeError);
  });

  test.each([[null], [''], [[]], [undefined]])(
    '[FORM] %j takes the name away',
    (empty) => {
      expect(setAnswer(answers, '/a', empty)).toEqual({
        g: answers.g,
        p: answers.p,
      });
    },
  );

  test('[FORM] a removed row moves the later ones up; the last leaves no list', () => {
    expect(removeRow(answers, '/p[2]')).toMatchObject({ p: [{ q: 1 }, { q: 3 }] });
    expect(removeRow({ p: [{ q: 1 }] }, '/p[1]')).toEqual({});
    const nested = { v: [{ p: [{ q: 1 }, { q: 2 }] }] };
    expect(removeRow(nested, '/v[1]/p[1]')).toEqual({ v: [{ p: [{ q: 2 }] }] });
  });

  test('[FORM] keeps what was typed as it was typed, blanks and all', () => {
    expect(setAnswer({}, '/a', '  xã  ')).toEqual({ a: '  xã  ' });
  });
});

describe('[FORM] a path that is none is refused', () => {
  test.each(['', 'a', '/', '/a/', '//a', '/a[0]', '/a[x]', '/a[1', '[1]/a', '/a[1][2]'])(
    '%j',
    (path) => expect(() => parsePath(path)).toThrow(RangeError),
  );

  test.each(['/__proto__', '/g/__proto__/x', '/constructor', '/p[1]/prototype'])(
    '[FORM] %s cannot be used to reach into objects',
    (path) => {
      expect(() => setAnswer(answers, path, 'evil')).toThrow(RangeError);
      expect(({} as Record<string, unknown>).x).toBeUndefined();
    },
  );

  test('[FORM] what an object is born with is no answer', () => {
    expect(answerAt({}, '/toString')).toBeUndefined();
    expect(answerAt({ a: 'x' }, '/a/length')).toBeUndefined();
    expect(valueUnder({}, ['hasOwnProperty'])).toBeUndefined();
  });
});
