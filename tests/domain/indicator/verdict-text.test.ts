import { expect, test } from 'vitest';
import { wilson } from '../../../src/domain/indicator/verdict.ts';
import { rangeText, verdictText } from '../../../src/domain/indicator/verdict-text.ts';

const estimate = (yes: number, answered: number) => {
  const found = wilson(yes, answered);
  if (found === null) throw new Error('nobody answered');
  return found;
};

test.each([
  [346, 'chưa đạt 90 % (chưa đủ căn cứ kết luận)'],
  [350, 'chưa đủ căn cứ kết luận'],
  [360, 'đạt'],
  [300, 'chưa đạt'],
])('[SURVEY] %i of 385 is said to be: %s', (yes, text) => {
  expect(verdictText(estimate(yes, 385), 90).vi).toBe(text);
});

test.each([
  [135, 'đạt, trong khoảng 30–40 %'],
  [95, 'thấp hơn 30 % (chưa đủ căn cứ kết luận)'],
  [60, 'thấp hơn 30 %'],
  [200, 'vượt 40 %'],
])('[SURVEY] %i of 346 against 30 to 40 per cent is said to be: %s', (yes, text) => {
  expect(rangeText(estimate(yes, 346), [30, 40]).vi).toBe(text);
});
