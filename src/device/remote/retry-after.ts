import { clampRetryAfter } from '../../sync/backoff.ts';

/** A Retry-After header (seconds or a date) as a wait between one second and one hour, or null. */
export function clampedRetryAfter(header: string | null, nowMs: number): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - nowMs : seconds * 1000;
  return Number.isNaN(ms) ? null : clampRetryAfter(ms);
}
