import { describe, expect, test } from 'vitest';
import { surveyFigures } from '../../../src/domain/indicator/survey.ts';
import {
  isGeneral,
  rangeVerdictOf,
  sayEstimate,
  verdictOf,
  wilson,
} from '../../../src/domain/indicator/verdict.ts';

const estimate = (yes: number, answered: number) => {
  const found = wilson(yes, answered);
  if (found === null) throw new Error('nobody answered');
  return found;
};

describe('[SURVEY] the point and the interval of Wilson at 95 %', () => {
  test.each([
    [346, 385, '89,87 % (86,45–92,50)'],
    [360, 385, '93,51 % (90,59–95,56)'],
    [135, 346, '39,02 % (34,02–44,25)'],
    [95, 346, '27,46 % (23,02–32,39)'],
    [0, 20, '0,00 % (0,00–16,11)'],
    [20, 20, '100,00 % (83,89–100,00)'],
  ])('[SURVEY] %i of %i is %s', (yes, answered, text) => {
    expect(sayEstimate(wilson(yes, answered))).toBe(text);
  });

  test('[SURVEY] of nobody there is no share', () => {
    expect(wilson(0, 0)).toBeNull();
    expect(sayEstimate(wilson(0, 0))).toBe('–');
  });
});

describe('[SURVEY] verdicts', () => {
  test('[SURVEY] 346 of 385 is short of 90 % and proves nothing; 360 of 385 has met it', () => {
    expect(estimate(346, 385).share).toBeLessThan(90);
    expect(verdictOf(estimate(346, 385), 90)).toBe('unproven');
    expect(verdictOf(estimate(360, 385), 90)).toBe('met');
    expect(verdictOf(estimate(300, 385), 90)).toBe('not-met');
  });

  test.each([
    [135, 346, 'within', 'met'],
    [95, 346, 'below', 'unproven'],
    [60, 346, 'below', 'not-met'],
    [200, 346, 'above', 'met'],
    [105, 346, 'within', 'unproven'],
  ])(
    '[SURVEY] %i of %i stands %s 30 to 40 per cent: %s',
    (yes, answered, ...expected) => {
      const { standing, verdict } = rangeVerdictOf(estimate(yes, answered), [30, 40]);
      expect([standing, verdict]).toEqual(expected);
    },
  );

  test('[SURVEY] the ends of the range belong to it', () => {
    expect(rangeVerdictOf(estimate(30, 100), [30, 40]).standing).toBe('within');
    expect(rangeVerdictOf(estimate(40, 100), [30, 40]).standing).toBe('within');
  });

  test('[SURVEY] whoever came by speaks for nobody else', () => {
    expect(isGeneral('CONVENIENCE')).toBe(false);
    expect(isGeneral('SYSTEMATIC')).toBe(true);
  });
});

describe('[SURVEY] a campaign', () => {
  const person = (reached: boolean, understandsAndUses: boolean, refused = false) => ({
    reached,
    understandsAndUses,
    refused,
  });
  const people = [
    ...Array.from({ length: 135 }, () => person(true, true)),
    ...Array.from({ length: 211 }, () => person(true, false)),
    ...Array.from({ length: 39 }, () => person(false, false)),
    ...Array.from({ length: 15 }, () => person(false, false, true)),
  ];

  test('[SURVEY] who declined is counted, and stands in no denominator', () => {
    const figures = surveyFigures(people);
    expect(figures).toMatchObject({
      refused: 15,
      answered: 385,
      reached: 346,
      understands: 135,
      denominator: 'REACHED',
    });
    expect(sayEstimate(figures.reach)).toBe('89,87 % (86,45–92,50)');
    expect(sayEstimate(figures.use)).toBe('39,02 % (34,02–44,25)');
  });

  test('[SURVEY] the denominator can be everybody who answered', () => {
    const { use } = surveyFigures(people, 'POPULATION');
    expect(use?.share).toBeCloseTo((100 * 135) / 385, 10);
  });
});
