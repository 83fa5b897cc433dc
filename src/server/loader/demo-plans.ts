// The five plans as the demonstration has them. In the copy of this year two things have just happened, so that
// two clauses that wait for an event have a day: one is past, one is due this week.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, addYears, weekdayOf, yearOf } from '../../domain/civil-date.ts';
import { seedDir } from '../database/package-root.ts';
import { readChannelForms, withForms } from './item-forms.ts';
import { issueDay } from './load-plan.ts';
import { parsePlan, type SeedPlan } from './seed-plan.ts';

const PLANS = ['a', 'b', 'c', 'd', 'e'] as const;
const FRIDAY = 5;
const SUNDAY = 7;

/** The plans as their files say them. */
export async function readSeedPlans(): Promise<SeedPlan[]> {
  const byChannel = await readChannelForms();
  const read = PLANS.map(async (name) => {
    const text = await readFile(join(seedDir(), 'plans', `${name}.json`), 'utf8');
    return withForms(parsePlan(text), byChannel);
  });
  return Promise.all(read);
}

/** The last day for telling people, by clause, where it has come about. */
export function eventDays(today: string): Record<string, string> {
  const weekday = weekdayOf(today);
  return {
    A17: addDays(today, -4),
    E09: addDays(today, (weekday <= FRIDAY ? FRIDAY : SUNDAY) - weekday),
  };
}

/** A plan to be copied into the year of `today`, and the edition it becomes. */
export function currentEdition(
  seed: SeedPlan,
  today: string,
): { seed: SeedPlan; edition: { year: number; issuedOn: string } } {
  const year = yearOf(today);
  const first = addYears(seed.windowFrom, year - seed.year);
  const last = addYears(seed.windowTo, year - seed.year);
  const days = eventDays(today);
  const items = seed.items.map((item) => {
    const day = days[item.id];
    if (day === undefined || item.schedule.kind !== 'EVENT') return item;
    const held = day < first ? first : day > last ? last : day;
    // In the plan's own year: copying moves it here.
    const due = addYears(held, seed.year - year);
    return { ...item, schedule: { ...item.schedule, due } };
  });
  return {
    seed: { ...seed, items },
    edition: { year, issuedOn: issueDay(seed, year, today) },
  };
}
