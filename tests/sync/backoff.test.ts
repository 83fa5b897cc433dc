import { expect, test } from 'vitest';
import {
  clampRetryAfter,
  isWaiting,
  nextWait,
  RETRY_AFTER_MAX_MS,
  WAIT_MAX_MS,
  waitAfter,
} from '../../src/sync/backoff.ts';
import { Fault } from '../../src/sync/fault.ts';
import { makeChance } from '../support/chance.ts';

test('[P5] spreads waits over the whole of 0 … 2 s · 2ⁿ, never beyond 15 minutes', () => {
  for (let n = 0; n < 40; n++) {
    const most = Math.min(WAIT_MAX_MS, 2_000 * 2 ** n);
    expect(nextWait(n, 0)).toBe(0);
    expect(nextWait(n, 0.999_999)).toBeLessThanOrEqual(most);
    expect(nextWait(n, 0.999_999)).toBeGreaterThan(most * 0.99);
  }
});

test('[P5] sends phones that lost the line together back at different moments', () => {
  const chance = makeChance(1);
  const waits = Array.from({ length: 200 }, () => nextWait(6, chance.next()));
  const halves = waits.filter((w) => w < 64_000).length;
  expect(new Set(waits).size).toBeGreaterThan(190);
  expect(halves).toBeGreaterThan(70);
  expect(halves).toBeLessThan(130);
});

test('[P5] brings a wait the server names between one second and one hour', () => {
  expect(clampRetryAfter(0)).toBe(1_000);
  expect(clampRetryAfter(-5)).toBe(1_000);
  expect(clampRetryAfter(90_000)).toBe(90_000);
  expect(clampRetryAfter(10 * 365 * 86_400_000)).toBe(RETRY_AFTER_MAX_MS);
  expect(clampRetryAfter(Number.NaN)).toBe(RETRY_AFTER_MAX_MS);
  expect(waitAfter(new Fault('busy', '', 30_000), 9, 0.5)).toBe(30_000);
  expect(waitAfter(new Fault('timeout'), 0, 0.5)).toBe(1_000);
});

test('[T1] takes a wait longer than any real one for a clock that jumped', () => {
  const nowMs = 1_000_000_000;
  expect(isWaiting(nowMs + 60_000, nowMs)).toBe(true);
  expect(isWaiting(nowMs, nowMs)).toBe(false);
  // The clock went back five years after the wait was set.
  expect(isWaiting(nowMs + 60_000, nowMs - 5 * 365 * 86_400_000)).toBe(false);
});
