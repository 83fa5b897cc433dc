import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PlanRecord } from '../../../src/domain/plan.ts';
import { AssignmentRecord, TaskRecord } from '../../../src/domain/task.ts';
import { seedDir } from '../../../src/server/database/package-root.ts';
import { makeOrganisation } from '../../../src/server/loader/assignees.ts';
import { issueDay } from '../../../src/server/loader/load-plan.ts';
import { closedPlan, issuedPlan } from '../../../src/server/loader/plan-records.ts';
import { parsePlan } from '../../../src/server/loader/seed-plan.ts';
import { makeUnits, parseUnits } from '../../../src/server/loader/unit-records.ts';

const seed = (name: string) => readFileSync(join(seedDir(), name), 'utf8');
const organisation = makeOrganisation(
  makeUnits(parseUnits(seed('units.csv'))),
  JSON.parse(seed('full-communes.json')),
  '2026-03-13',
);
const plans = ['a', 'b', 'c', 'd', 'e'].map((id) => parsePlan(seed(`plans/${id}.json`)));

test('[LOADER] each plan stands twice: closed in its own year, issued and assigned in this one', () => {
  for (const plan of plans) {
    const original = closedPlan(plan, organisation.unit(plan.issuerUnitId));
    const copy = issuedPlan(plan, 2026, issueDay(plan, 2026, '2026-03-13'), organisation);
    expect(original.plan).toMatchObject({
      state: 'CLOSED',
      year: plan.year,
      copyOf: null,
    });
    expect(original.assignments).toEqual([]);
    expect(copy.plan).toMatchObject({
      state: 'ISSUED',
      year: 2026,
      copyOf: original.plan.id,
    });
    expect(copy.plan.title).toContain('2026');
    expect(copy.plan.title).not.toContain(String(plan.year));
    expect(copy.tasks.map(({ code }) => code)).toEqual(
      original.tasks.map(({ code }) => code),
    );
    const given = new Set(copy.assignments.map(({ taskId }) => taskId));
    expect(copy.tasks.filter(({ id }) => !given.has(id))).toEqual([]);
    for (const { plan: record, tasks, assignments } of [original, copy]) {
      PlanRecord.parse(record);
      for (const task of tasks) TaskRecord.parse(task);
      for (const assignment of assignments) AssignmentRecord.parse(assignment);
      expect(record.window.from.slice(0, 4)).toBe(String(record.year));
    }
  }
});

test('[LOADER] every clause finds its place: a task, a target or a duty to report', () => {
  for (const plan of plans) {
    const { plan: record, tasks } = closedPlan(
      plan,
      organisation.unit(plan.issuerUnitId),
    );
    const placed = [
      ...tasks.map(({ code }) => code),
      ...record.targets.map(({ code }) => code),
      ...record.duties.map(({ code }) => code),
    ];
    expect(placed.sort()).toEqual(plan.items.map(({ id }) => id).sort());
    expect(record.taskCount).toBe(tasks.length);
  }
});

test('[LOADER] a plan of this year is issued as itself, not as a copy', () => {
  const [plan] = plans;
  if (plan === undefined) throw new Error('no plan');
  const now = { ...plan, year: 2026 };
  const { plan: record } = issuedPlan(now, 2026, '2026-03-01', organisation);
  expect(record).toMatchObject({ state: 'ISSUED', copyOf: null, number: plan.number });
});

test('[LOADER] a unit that ended gets nothing, and no unit gets a clause twice', () => {
  for (const plan of plans) {
    const { assignments } = issuedPlan(plan, 2026, '2026-03-01', organisation);
    const keys = assignments.map(({ taskId, unitId }) => `${taskId} ${unitId}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { unitId } of assignments)
      expect(organisation.unit(unitId).validTo).toBeNull();
  }
});

test('[LOADER] nothing is issued in the future', () => {
  for (const plan of plans)
    expect(issueDay(plan, 2026, '2026-01-10') <= '2026-01-10').toBe(true);
});
