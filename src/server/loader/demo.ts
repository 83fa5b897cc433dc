// The demonstration: the whole organisation, the five plans in both editions, and people in every role. Loaded
// once, in steps that each stand by themselves: a start that is broken off goes on where it stopped.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { civilDateOf, yearOf } from '../../domain/civil-date.ts';
import { seedDir } from '../database/package-root.ts';
import { hashPassword } from '../password.ts';
import { writeCredential } from '../store/accounts.ts';
import { insertPeople } from '../store/people.ts';
import { asSystem, type Tx } from '../store/scope.ts';
import { readMark, writeMark } from '../store/settings.ts';
import { countUnits } from '../store/units.ts';
import { DEMO_PASSWORD } from './demo-accounts.ts';
import { issueDay, loadPlanEdition, readOrganisation } from './load-plan.ts';
import { loadSuccessions, loadUnitCodes, loadUnits } from './load-units.ts';
import { parsePeople, peopleRecords } from './seed-people.ts';
import { parsePlan } from './seed-plan.ts';

const PLANS = ['a', 'b', 'c', 'd', 'e'] as const;
const LOADED = 'demo-loaded';

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
async function loadPlan(tx: Tx, name: string, today: string): Promise<void> {
  const seed = parsePlan(await seedText('plans', `${name}.json`));
  const full = JSON.parse(await seedText('full-communes.json'));
  const organisation = await readOrganisation(tx, full, today);
  const year = yearOf(today);
  await loadPlanEdition(tx, seed, organisation, 'closed');
  const issuedOn = issueDay(seed, year, today);
  await loadPlanEdition(tx, seed, organisation, { year, issuedOn });
}

async function loadPeople(tx: Tx, today: string): Promise<void> {
  const seeds = parsePeople(await seedText('people.json'));
  const { people, grants } = peopleRecords(seeds, `${yearOf(today)}-01-01`);
  await insertPeople(tx, people, grants);
  // One hash for all: these accounts guard nothing, and a hundred hashes would take seconds.
  const hash = await hashPassword(DEMO_PASSWORD);
  for (const { id } of people) await writeCredential(tx, id, hash, false);
}

/**
 * Loads the demonstration as of a moment, once; called again it does what is missing.
 * @param signal stops between two steps
 */
export async function loadDemo(
  pool: Pool,
  { now, signal }: { now: Date; signal?: AbortSignal },
): Promise<void> {
  const today = civilDateOf(now.toISOString());
  const steps: ((tx: Tx) => Promise<unknown>)[] = [
    loadOrganisation,
    (tx) => loadPeople(tx, today),
    ...PLANS.map((name) => (tx: Tx) => loadPlan(tx, name, today)),
    (tx) => writeMark(tx, LOADED, now.toISOString()),
  ];
  for (const step of steps) {
    signal?.throwIfAborted();
    await asSystem(pool, step);
  }
}
