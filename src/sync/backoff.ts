// Back-off: how long to wait after something failed. Full jitter, so that a commune's phones that lost the
// line together do not come back together. Promises: a wait is never longer than its bounds, whatever the
// other side asks for. Refuses to know a clock or to make its own chance: both are handed in.
import type { Fault } from './fault.ts';

export const WAIT_FIRST_MS = 2_000;
export const WAIT_MAX_MS = 15 * 60_000;
export const RETRY_AFTER_MIN_MS = 1_000;
export const RETRY_AFTER_MAX_MS = 60 * 60_000;

/**
 * The wait after a failed attempt: evenly spread over 0 … 2 s · 2ⁿ, at most 15 minutes.
 * @param failures how many attempts in a row failed before this one, from 0
 * @param chance a number in [0, 1)
 */
export const nextWait = (failures: number, chance: number): number =>
  Math.floor(chance * Math.min(WAIT_MAX_MS, WAIT_FIRST_MS * 2 ** Math.min(failures, 32)));

/** A wait the other side named, brought between one second and one hour. */
export const clampRetryAfter = (ms: number): number =>
  Number.isFinite(ms)
    ? Math.min(RETRY_AFTER_MAX_MS, Math.max(RETRY_AFTER_MIN_MS, Math.round(ms)))
    : RETRY_AFTER_MAX_MS;

/** The wait a fault calls for: the one it named, else the jittered one. */
export const waitAfter = (fault: Fault, failures: number, chance: number): number =>
  fault.retryAfterMs === null
    ? nextWait(failures, chance)
    : clampRetryAfter(fault.retryAfterMs);

/**
 * Whether an item still has to wait. A wait longer than any that could have been set means that the clock
 * jumped: then it is over (T1).
 */
export const isWaiting = (notBeforeMs: number, nowMs: number): boolean =>
  notBeforeMs > nowMs && notBeforeMs - nowMs <= RETRY_AFTER_MAX_MS;
