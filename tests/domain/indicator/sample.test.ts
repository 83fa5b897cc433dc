import { describe, expect, test } from 'vitest';
import {
  allocateSample,
  cochranSampleSize,
  sampleInterval,
  sampleSize,
  sampleStart,
} from '../../../src/domain/indicator/sample.ts';
import { makeChance } from '../../support/chance.ts';

describe('[SURVEY] how many are asked', () => {
  test.each([
    [120, 0.05, 93],
    [500, 0.05, 223],
    [1000, 0.05, 286],
    [2000, 0.05, 334],
    [5000, 0.05, 371],
    [10_000, 0.05, 385],
    [50_000, 0.05, 397],
    [500, 0.1, 84],
    [2000, 0.1, 96],
    [10_000, 0.1, 100],
  ])('[SURVEY] of %i people with e = %f it is %i', (population, error, sample) => {
    expect(sampleSize(population, error)).toBe(sample);
  });

  test.each([
    [500, 218],
    [2000, 323],
    [10_000, 370],
  ])('[SURVEY] Cochran would ask %i people to give %i', (population, sample) => {
    expect(cochranSampleSize(population, 0.05)).toBe(sample);
  });

  test('[SURVEY] a whole result is not rounded up: 400 people give 200', () => {
    expect(sampleSize(400, 0.05)).toBe(200);
  });

  test('[SURVEY] a sample is never larger than the people', () => {
    for (const population of [1, 2, 7, 19, 100_000_000])
      for (const error of [0.03, 0.05, 0.1]) {
        const sample = sampleSize(population, error);
        expect(sample).toBeGreaterThan(0);
        expect(sample).toBeLessThanOrEqual(population);
      }
  });

  test('[SURVEY] of 2,000 people one in five is invited, beginning with one of the first five', () => {
    expect(sampleInterval(2000, 334)).toBe(5);
    expect(sampleInterval(3, 3)).toBe(1);
    expect([0, 0.19, 0.2, 0.999].map((chance) => sampleStart(5, chance))).toEqual([
      1, 1, 2, 5,
    ]);
  });
});

describe('[SURVEY] hamlets get their share', () => {
  test('[SURVEY] the largest remainders take what is left over', () => {
    expect(allocateSample(10, [500, 300, 200])).toEqual([5, 3, 2]);
    expect(allocateSample(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(allocateSample(334, [812, 655, 533])).toEqual([136, 109, 89]);
    expect(allocateSample(5, [0, 0])).toEqual([0, 0]);
  });

  const seed = 20260313;
  test(`[SURVEY] the shares add up, and none is a whole person off (seed ${seed})`, () => {
    const chance = makeChance(seed);
    for (let round = 0; round < 200; round++) {
      const sizes = Array.from(
        { length: 1 + chance.int(12) },
        () => 1 + chance.int(3000),
      );
      const population = sizes.reduce((a, b) => a + b, 0);
      const sample = sampleSize(population, 0.05);
      const parts = allocateSample(sample, sizes);
      expect(parts.reduce((a, b) => a + b, 0)).toBe(sample);
      parts.forEach((part, i) => {
        const share = (sample * (sizes[i] ?? 0)) / population;
        expect(Math.abs(part - share)).toBeLessThan(1);
      });
    }
  });
});
