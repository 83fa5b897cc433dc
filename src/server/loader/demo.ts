// The demonstration: the whole organisation, the five plans in both editions, people in every role and what they
// have done so far. Loaded once, in steps that each stand by themselves: a start that is broken off goes on where it stopped.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { civilDateOf, yearOf } from '../../domain/civil-date.ts';
import { seedDir } from '../database/package-root.ts';
import type { Deps } from '../deps.ts';
import { hashPassword } from '../password.ts';
import { writeCredential } from '../store/accounts.ts';
import { insertPeople } from '../store/people.ts';
import { asSystem, type Tx } from '../store/scope.ts';
import { readMark, writeMark } from '../store/settings.ts';
import { countUnits } from '../store/units.ts';
import { DEMO_PASSWORD } from './demo-accounts.ts';
import { currentEdition, readSeedPlans } from './demo-plans.ts';
import { loadDemoReports } from './demo-reports.ts';
import { loadPlanEdition, readOrganisation } from './load-plan.ts';
import { loadSuccessions, loadUnitCodes, loadUnits } from './load-units.ts';
import { parsePeople, peopleRecords } from './seed-people.ts';
import type { SeedPlan } from './seed-plan.ts';

const LOADED = 'demo-loaded';
const BEGUN = 'demo-begun';
const PEOPLE = 'demo-people';

const seedText = (...path: string[]): Promise<string> =>
  readFile(join(seedDir(), ...path), 'utf8');

/** Whether the demonstration stands already. */
export const isDemoLoaded = (pool: Pool): Promise<boolean> =>
  asSystem(pool, async (tx) => (await readMark(tx, LOADED)) !== null);

async function loadOrganisation(tx: Tx): Promise<void> {
  if ((await countUnits(tx)) > 0) return;
  await loadUnits(tx, await seedText('units.csv'));
  await loadUnitCodes(tx, await seedText('unit-codes.csv'));
  await loadSuccessions(tx, await seedText('unit-successors.csv'));
}

/** The original, closed in its own year, and the copy of this year, issued and assigned. */
async function loadPlan(tx: Tx, plan: SeedPlan, today: string): Promise<void> {
  const full = JSON.parse(await seedText('full-communes.json'));
  const organisation = await readOrganisation(tx, full, today);
  await loadPlanEdition(tx, plan, organisation, 'closed');
  const { seed, edition } = currentEdition(plan, today);
  await loadPlanEdition(tx, seed, organisation, edition);
}

async function loadPeople(tx: Tx, today: string): Promise<void> {
  if ((await readMark(tx, PEOPLE)) !== null) return;
  const seeds = parsePeople(await seedText('people.json'));
  const { people, grants } = peopleRecords(seeds, `${yearOf(today)}-01-01`);
  await insertPeople(tx, people, grants);
  // One hash for all: these accounts guard nothing, and a hundred hashes would take seconds.
  const hash = await hashPassword(DEMO_PASSWORD);
  for (const { id } of people) await writeCredential(tx, id, hash, false);
  await writeMark(tx, PEOPLE, today);
}

/** The moment the demonstration is as of: a start that was broken off, even yesterday, goes on as it began. */
async function beginDemo(tx: Tx, now: Date): Promise<Date> {
  await writeMark(tx, BEGUN, now.toISOString());
  return new Date((await readMark(tx, BEGUN)) ?? now);
}

/**
 * Loads the demonstration as of a moment, once; called again it does what is missing.
 * @param signal stops between two steps
 */
export async function loadDemo(
  deps: Pick<Deps, 'db' | 'box'>,
  { now, signal }: { now: Date; signal?: AbortSignal },
): Promise<void> {
  if (await isDemoLoaded(deps.db)) return;
  const begun = await asSystem(deps.db, (tx) => beginDemo(tx, now));
  const today = civilDateOf(begun.toISOString());
  const plans = await readSeedPlans();
  const steps: ((tx: Tx) => Promise<unknown>)[] = [
    loadOrganisation,
    (tx) => loadPeople(tx, today),
    ...plans.map((plan) => (tx: Tx) => loadPlan(tx, plan, today)),
  ];
  for (const step of steps) {
    signal?.throwIfAborted();
    await asSystem(deps.db, step);
  }
  await loadDemoReports(deps, { now: begun, signal });
  await asSystem(deps.db, (tx) => writeMark(tx, LOADED, begun.toISOString()));
}
