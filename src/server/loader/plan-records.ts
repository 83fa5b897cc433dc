// A plan's data file → the records it stands for: the plan, its tasks, and (for a copy that is issued)
// one assignment per unit. Promises: the same file and year give the same ids, so that loading twice
// changes nothing. Refuses to assign the original: it is closed in its own year.
import { addYears } from '../../domain/civil-date.ts';
import type { PlanItem, PlanRecord } from '../../domain/plan.ts';
import { shiftSchedule } from '../../domain/schedule/shift-year.ts';
import {
  type AssignmentRecord,
  GENERAL_FORM,
  type TaskRecord,
} from '../../domain/task.ts';
import type { UnitRecord } from '../../domain/unit.ts';
import { assigneesOf, type Organisation } from './assignees.ts';
import type { SeedItem, SeedPlan } from './seed-plan.ts';

export type PlanRecords = {
  plan: PlanRecord;
  tasks: TaskRecord[];
  assignments: AssignmentRecord[];
};

type Edition = { seed: SeedPlan; years: number; planId: string; year: number };

const editionOf = (seed: SeedPlan, year: number): Edition => ({
  seed,
  years: year - seed.year,
  planId: `plan-${seed.id}-${year}`,
  year,
});

function planItem(item: SeedItem, { years }: Edition): PlanItem {
  return {
    code: item.id,
    title: item.title,
    detail: item.detail,
    lines: item.lines,
    phrase: item.phrase,
    schedule: shiftSchedule(item.schedule, years),
    to: item.reporting?.to ?? null,
    target: item.target,
  };
}

const windowOf = ({ seed, years }: Edition) => ({
  from: addYears(seed.windowFrom, years),
  to: addYears(seed.windowTo, years),
});

function taskOf(item: SeedItem, edition: Edition): TaskRecord {
  return {
    id: `task-${item.id.toLowerCase()}-${edition.year}`,
    planId: edition.planId,
    code: item.id,
    title: item.title,
    detail: item.detail,
    lines: item.lines,
    section: item.section,
    leadRaw: item.lead,
    coordRaw: item.coord,
    binding: item.binding,
    audiences: item.audiences,
    channels: item.channels,
    topics: item.topics,
    products: item.products,
    phrase: item.phrase,
    schedule: shiftSchedule(item.schedule, edition.years),
    window: windowOf(edition),
    reportTo: item.reporting?.to ?? null,
    target: item.target,
    funding: item.funding,
    formId: item.form ?? GENERAL_FORM,
    moreFormIds: item.also,
  };
}

function planOf(edition: Edition, issuer: UnitRecord): PlanRecord {
  const { seed, year, years } = edition;
  const copyOf = years === 0 ? null : `plan-${seed.id}-${seed.year}`;
  const pick = (as: SeedItem['as']) =>
    seed.items.filter((i) => i.as === as).map((i) => planItem(i, edition));
  return {
    id: edition.planId,
    code: seed.id.toUpperCase(),
    number: copyOf === null ? seed.number : null,
    docType: seed.docType,
    title: copyOf === null ? seed.title : titleOfCopy(edition, issuer),
    issuerUnitId: seed.issuerUnitId,
    issuerName: copyOf === null ? seed.issuerAsWritten : issuer.name,
    focalUnitId: seed.focalUnitId,
    issuedOn: addYears(seed.issuedOn, years),
    year,
    window: windowOf(edition),
    state: 'CLOSED',
    copyOf,
    theme: seed.theme ?? '',
    objectives: seed.objectives,
    funding: seed.funding,
    parents: seed.parents,
    basis: seed.basis,
    targets: pick('target'),
    duties: pick('reporting-duty'),
    taskCount: seed.items.filter((i) => i.as === 'task').length,
  };
}

/** The copy names its own year, and the issuer as it is called today. */
const titleOfCopy = ({ seed, year }: Edition, issuer: UnitRecord): string =>
  seed.title
    .replaceAll(String(seed.year), String(year))
    .replace(/, Sở .*$/, `, ${issuer.name}`);

const tasksOf = (edition: Edition): TaskRecord[] =>
  edition.seed.items.filter((i) => i.as === 'task').map((i) => taskOf(i, edition));

/** The plan as it was: its tasks readable, nothing assigned, closed. */
export function closedPlan(seed: SeedPlan, issuer: UnitRecord): PlanRecords {
  const edition = editionOf(seed, seed.year);
  return { plan: planOf(edition, issuer), tasks: tasksOf(edition), assignments: [] };
}

/** The plan issued on `issuedOn` and assigned: in its own year, or *Sao chép sang năm* in another. */
export function issuedPlan(
  seed: SeedPlan,
  year: number,
  issuedOn: string,
  organisation: Organisation,
): PlanRecords {
  const edition = editionOf(seed, year);
  const issuer = organisation.unit(seed.issuerUnitId);
  const plan: PlanRecord = { ...planOf(edition, issuer), state: 'ISSUED', issuedOn };
  const tasks = tasksOf(edition);
  const byCode = new Map(seed.items.map((item) => [item.id, item]));
  const assignments = tasks.flatMap((task) => {
    const item = byCode.get(task.code);
    if (item === undefined) return [];
    return assigneesOf(item, seed, organisation).map(({ unit, role }) =>
      assignmentOf(plan, task, unit, role),
    );
  });
  return { plan, tasks, assignments };
}

/** What a card shows of the document: its number, or the number it was copied from, and the year. */
function numberShown(plan: PlanRecord): string {
  return (
    plan.number ?? `${plan.docType === 'QD' ? 'Quyết định' : 'Kế hoạch'} ${plan.year}`
  );
}

function assignmentOf(
  plan: PlanRecord,
  task: TaskRecord,
  unit: UnitRecord,
  role: AssignmentRecord['role'],
): AssignmentRecord {
  const issuedAt = `${plan.issuedOn}T01:00:00.000Z`;
  return {
    id: `as-${task.code.toLowerCase()}-${plan.year}-${unit.id}`,
    taskId: task.id,
    planId: plan.id,
    planNumber: numberShown(plan),
    unitId: unit.id,
    unitName: unit.name,
    personId: null,
    personName: null,
    role,
    binding: task.binding,
    state: 'NEW',
    title: task.title,
    schedule: task.schedule,
    window: task.window,
    formId: task.formId,
    moreFormIds: task.moreFormIds,
    channels: task.channels,
    audiences: task.audiences,
    topics: task.topics,
    counts: {},
    lastActivityOn: null,
    issuedOn: plan.issuedOn,
    log: [{ kind: 'issued', at: issuedAt, byName: plan.issuerName, detail: null }],
  };
}
