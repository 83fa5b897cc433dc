import type { Clock } from '../sync/ports.ts';

/** This machine's time and chance. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  random: () => Math.random(),
};
