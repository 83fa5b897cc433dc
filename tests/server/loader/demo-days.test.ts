// The demonstration moves with the day it is loaded on: whatever the day, a newcomer's first screen is alive.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { civilDateOf } from '../../../src/domain/civil-date.ts';
import { checkFiled } from '../../../src/domain/form/check-filed.ts';
import { prepareForm } from '../../../src/domain/form/prepare-form.ts';
import { PeriodCalendar } from '../../../src/domain/period.ts';
import { listTasks, sectionsOf } from '../../../src/domain/task-list.ts';
import { seedDir } from '../../../src/server/database/package-root.ts';
import { makeActs } from '../../../src/server/loader/demo-reports.ts';
import { readDemoWorld } from '../../../src/server/loader/demo-world.ts';
import { hashedForms } from '../../../src/server/loader/load-forms.ts';
import { asSystem } from '../../../src/server/store/scope.ts';
import { people, readSeedJson } from '../seed-files.ts';
import { type DemoDatabase, makeDemoDatabase } from './demo-database.ts';

// Early in the year, when some plans are issued that very day.
const NOW = new Date('2026-01-08T01:40:00.000Z');
const calendars = (readSeedJson('calendars.json') as { calendars: unknown[] }).calendars;
const calendar = PeriodCalendar.parse(calendars[0]);
const officer = people[0];
if (officer === undefined) throw new Error('nobody');
const unitId = officer.positions[0]?.unitId;

let demo: DemoDatabase;
beforeAll(async () => {
  demo = await makeDemoDatabase(NOW);
});
afterAll(() => demo.close());

describe('a day in January', () => {
  test('[DEMO] every act meets the outcome it was made for', async () => {
    const rows = await demo.rows<{ outcome: string; code: string | null; n: number }>(
      `select outcome, problem->>'code' as code, count(*)::int as n from sync_op group by 1, 2 order by 1`,
    );
    expect(rows.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['applied', null],
      ['conflict', 'stale-revision'],
      ['quarantined', 'form-unknown'],
    ]);
  });

  test('[DEMO] the first person listed has something in each of the four counts, also of their own', async () => {
    const today = civilDateOf(NOW.toISOString());
    const lines = (await demo.records('assignment'))
      .filter((a) => a.unitId === unitId)
      .map((a) => ({
        ...a,
        hasReturned: Object.values(a.counts).some((c) => c.returned > 0),
      }));
    const bucketsOf = (shown: typeof lines) =>
      sectionsOf(listTasks(shown, today, calendar)).map(({ bucket }) => bucket);
    expect(bucketsOf(lines)).toEqual(
      expect.arrayContaining(['needs-more', 'overdue', 'new', 'this-week']),
    );
    const own = lines.filter((line) => line.personId === officer.id);
    // What is somebody's is no longer new.
    expect(bucketsOf(own)).toEqual(
      expect.arrayContaining(['needs-more', 'overdue', 'this-week']),
    );
    const back = (await demo.records('report')).filter((r) => r.state === 'RETURNED');
    expect(back.some((r) => r.authorId === officer.id)).toBe(true);
  });

  test('[DEMO] the coordinator of that unit has phiếu to look at, difficulties among them', async () => {
    const inbox = (await demo.records('report')).filter(
      (r) => r.unitId === unitId && ['SUBMITTED', 'IN_REVIEW'].includes(r.state),
    );
    expect(inbox.length).toBeGreaterThanOrEqual(3);
    expect(inbox.some((r) => r.form.id === 'F14')).toBe(true);
  });
});

describe('any day', () => {
  const actsOn = async (now: string) => {
    const ms = Date.parse(now);
    const world = await asSystem(demo.pool, (tx) =>
      readDemoWorld(tx, ms, civilDateOf(now)),
    );
    return makeActs(world);
  };

  test('[DEMO] the same day gives the same acts, ids and all', async () => {
    const said = async () =>
      (await actsOn('2026-07-01T03:00:00.000Z')).map((act) =>
        JSON.stringify('op' in act ? act : [act.at, act.photo.ref]),
      );
    const one = await said();
    expect(one.length).toBeGreaterThan(700);
    expect(await said()).toEqual(one);
  });

  test.each([
    '2026-01-02T02:00:00.000Z',
    '2026-02-28T16:30:00.000Z',
    '2026-03-11T00:10:00.000Z',
    '2026-11-22T09:00:00.000Z',
    '2026-12-31T16:50:00.000Z',
    '2028-02-29T05:00:00.000Z',
  ])(
    '[DEMO] as of %s nothing lies in the future, and what follows comes after',
    async (now) => {
      const forms = new Map(
        hashedForms(seedDir()).map((f) => [
          f.definition.version + f.hash,
          prepareForm(f.definition),
        ]),
      );
      const last = new Map<string, number>();
      for (const act of await actsOn(now)) {
        expect(act.at).toBeLessThan(Date.parse(now));
        if (!('op' in act)) continue;
        const { op } = act;
        expect(Date.parse(op.happenedAt)).toBeLessThanOrEqual(act.at);
        expect(act.at).toBeGreaterThanOrEqual(last.get(op.recordId) ?? 0);
        last.set(op.recordId, act.at);
        if (op.kind !== 'file-report') continue;
        const { form, answers, context } = op.body;
        const prepared = forms.get(form.version + form.hash);
        if (prepared !== undefined)
          expect(checkFiled(prepared, answers, context)).toEqual([]);
        expect(context.today).toBe(civilDateOf(op.happenedAt));
      }
    },
  );
});
