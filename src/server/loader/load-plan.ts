import { insertPlan } from '../store/plans.ts';
import type { Tx } from '../store/scope.ts';
import { readUnits } from '../store/units.ts';
import { makeOrganisation, type Organisation } from './assignees.ts';
import { closedPlan, issuedPlan } from './plan-records.ts';
import type { SeedPlan } from './seed-plan.ts';

export type LoadedPlan = {
  planId: string;
  tasks: number;
  assignments: number;
  isNew: boolean;
};

/** The organisation as it is stored, as plans are assigned in it. */
export const readOrganisation = async (
  tx: Tx,
  fullCommunes: Organisation['fullCommunes'],
  today: string,
): Promise<Organisation> => makeOrganisation(await readUnits(tx), fullCommunes, today);

/**
 * Loads one edition of a plan: `closed`, as it was in its own year, or of a year, issued and assigned. A plan
 * that stands already is left alone.
 */
export async function loadPlanEdition(
  tx: Tx,
  seed: SeedPlan,
  organisation: Organisation,
  edition: 'closed' | { year: number; issuedOn: string },
): Promise<LoadedPlan> {
  const records =
    edition === 'closed'
      ? closedPlan(seed, organisation.unit(seed.issuerUnitId))
      : issuedPlan(seed, edition.year, edition.issuedOn, organisation);
  const isNew = await insertPlan(tx, records);
  const { plan, tasks, assignments } = records;
  return { planId: plan.id, tasks: tasks.length, assignments: assignments.length, isNew };
}

/** The day on which a plan's edition of a year is issued: as the original was, but not in the future. */
export function issueDay(seed: SeedPlan, year: number, today: string): string {
  const sameDay = `${year}${seed.issuedOn.slice(4)}`;
  return sameDay > today ? today : sameDay;
}
