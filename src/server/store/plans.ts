import * as z from 'zod';
import type { PlanRecord } from '../../domain/plan.ts';
import type { AssignmentRecord, TaskRecord } from '../../domain/task.ts';
import { type Audience, seenOver } from '../../domain/unit.ts';
import { type Published, publishRecords } from './publish.ts';
import { many, run } from './query.ts';
import { type Tx, tags } from './scope.ts';

/** A plan with its tasks and, once issued, who has which. */
export type PlanRecords = {
  plan: PlanRecord;
  tasks: readonly TaskRecord[];
  assignments: readonly AssignmentRecord[];
};

/** Those above: the issuing unit itself, and who supervises from the issuer and from the focal point. */
const aboveOf = (plan: Pick<PlanRecord, 'issuerUnitId' | 'focalUnitId'>): Audience[] => [
  plan.issuerUnitId,
  seenOver(plan.issuerUnitId),
  seenOver(plan.focalUnitId),
];

const union = (lists: readonly (readonly Audience[])[]): Audience[] => [
  ...new Set(lists.flat()),
];

async function readHomes(
  tx: Tx,
  assignments: readonly AssignmentRecord[],
): Promise<Map<string, Audience[]>> {
  const rows = await many(
    tx,
    z.object({ id: z.string(), home: z.array(z.string()) }),
    'select id, home from unit where id = any ($1)',
    [[...new Set(assignments.map((a) => a.unitId))]],
  );
  return new Map(rows.map(({ id, home }) => [id, home]));
}

/** A record with the audiences it gets; a task is seen by all units that have it. */
type Seen<T> = { body: T; audiences: Audience[] };

async function insertPlanRow(
  tx: Tx,
  { body, audiences }: Seen<PlanRecord>,
): Promise<boolean> {
  const added = await run(
    tx,
    `insert into plan (id, code, issuer_unit_id, focal_unit_id, year, state, copy_of, audiences)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
    [
      body.id,
      body.code,
      body.issuerUnitId,
      body.focalUnitId,
      body.year,
      body.state,
      body.copyOf,
      tags(audiences),
    ],
  );
  return added > 0;
}

async function insertTasks(
  tx: Tx,
  plan: PlanRecord,
  tasks: readonly Seen<TaskRecord>[],
): Promise<void> {
  await run(
    tx,
    `insert into task (id, plan_id, issuer_unit_id, code, form_id, audiences)
     select id, $2, $3, code, form_id, audiences::text[]
     from unnest($1::text[], $4::text[], $5::text[], $6::text[]) as t (id, code, form_id, audiences)`,
    [
      tasks.map(({ body }) => body.id),
      plan.id,
      plan.issuerUnitId,
      tasks.map(({ body }) => body.code),
      tasks.map(({ body }) => body.formId),
      tasks.map(({ audiences }) => tags(audiences)),
    ],
  );
}

async function insertAssignments(
  tx: Tx,
  plan: PlanRecord,
  assignments: readonly Seen<AssignmentRecord>[],
): Promise<void> {
  await run(
    tx,
    `insert into assignment (id, task_id, plan_id, unit_id, issuer_unit_id, person_id, state, audiences)
     select id, task_id, $2, unit_id, $3, person_id, state, audiences::text[]
     from unnest($1::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
       as a (id, task_id, unit_id, person_id, state, audiences)`,
    [
      assignments.map(({ body }) => body.id),
      plan.id,
      plan.issuerUnitId,
      assignments.map(({ body }) => body.taskId),
      assignments.map(({ body }) => body.unitId),
      assignments.map(({ body }) => body.personId),
      assignments.map(({ body }) => body.state),
      assignments.map(({ audiences }) => tags(audiences)),
    ],
  );
}

/**
 * Stores a plan with its tasks and assignments, and publishes them to everyone concerned.
 * @returns false when a plan of this id stands already: nothing is touched then
 */
export async function insertPlan(
  tx: Tx,
  { plan, tasks, assignments }: PlanRecords,
): Promise<boolean> {
  const above = aboveOf(plan);
  const homes = await readHomes(tx, assignments);
  const given = assignments.map((body) => ({
    body,
    audiences: union([homes.get(body.unitId) ?? [], above]),
  }));
  const seenByTask = new Map<string, Audience[][]>();
  for (const { body, audiences } of given) {
    const lists = seenByTask.get(body.taskId);
    if (lists === undefined) seenByTask.set(body.taskId, [audiences]);
    else lists.push(audiences);
  }
  const clauses = tasks.map((body) => ({
    body,
    audiences: union([above, ...(seenByTask.get(body.id) ?? [])]),
  }));
  const whole = {
    body: plan,
    audiences: union([above, ...given.map((a) => a.audiences)]),
  };
  if (!(await insertPlanRow(tx, whole))) return false;
  await insertTasks(tx, plan, clauses);
  await insertAssignments(tx, plan, given);
  const issuer = plan.issuerUnitId;
  const records: Published[] = [
    { type: 'plan', id: plan.id, unitId: issuer, ...whole },
    ...clauses.map(
      (seen): Published => ({
        type: 'task',
        id: seen.body.id,
        unitId: issuer,
        ...seen,
      }),
    ),
    ...given.map(
      (seen): Published => ({
        type: 'assignment',
        id: seen.body.id,
        unitId: seen.body.unitId,
        ...seen,
      }),
    ),
  ];
  await publishRecords(tx, records);
  return true;
}

const PlanRow = z.object({ plan: z.custom<PlanRecord>() });
const TaskRow = z.object({ task: z.custom<TaskRecord>() });

/** Reads a plan and its tasks, as a copy for another year begins; null when there is none in reach. */
export async function readPlan(
  tx: Tx,
  planId: string,
): Promise<{ plan: PlanRecord; tasks: TaskRecord[] } | null> {
  const [found] = await many(
    tx,
    PlanRow,
    `select b.body as plan from plan p join feed_body b on b.type = 'plan' and b.id = p.id where p.id = $1`,
    [planId],
  );
  if (found === undefined) return null;
  const tasks = await many(
    tx,
    TaskRow,
    `select b.body as task from task t join feed_body b on b.type = 'task' and b.id = t.id
     where t.plan_id = $1 order by t.code`,
    [planId],
  );
  return { plan: found.plan, tasks: tasks.map(({ task }) => task) };
}
