// Lượt người and người. Promises: attendances add up, people do not; what meetings alone tell of people is only
// a range. Refuses to make a share of people out of attendances.
import { type Count, rateOf } from './rate.ts';

/** Attendances: one person at three meetings makes three. */
export const sumAttendances = (attended: readonly number[]): number =>
  attended.reduce((sum, n) => sum + n, 0);

/** How many different people may have been at the meetings of one unit. */
export type PeopleRange = { atLeast: number; atMost: number };

/** Not fewer than came to the fullest meeting, not more than there are or than came in all. */
export function distinctPeople(attended: readonly number[], staff: number): PeopleRange {
  const atMost = Math.min(sumAttendances(attended), staff);
  return { atLeast: Math.min(Math.max(0, ...attended), atMost), atMost };
}

/**
 * Share of officials who were briefed in a period (I03).
 * @param distinct different people over the period, as the unit states it; never the sum of its meetings
 * @returns null without staff, and when more people are stated than there are
 */
export const coverageOf = (distinct: Count, staff: Count): Count =>
  distinct !== null && staff !== null && distinct > staff
    ? null
    : rateOf(distinct, staff, 1);
