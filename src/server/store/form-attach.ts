// Attaching a form: `formId` of tasks and of their assignments, in the records that devices pull already.
import * as z from 'zod';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { AssignmentRecord, TaskRecord } from '../../domain/task.ts';
import { writeAudit } from './audit.ts';
import { mayManage } from './form-shelf.ts';
import { publishVersions, readVersions } from './forms.ts';
import { type Published, publishRecords } from './publish.ts';
import { many, one, run } from './query.ts';
import type { Tx } from './scope.ts';

export type Attaching = {
  formId: string;
  planId: string;
  /** Tasks by id, or all tasks of the plan with this product. */
  taskIds: readonly string[];
  product: string | null;
};

const Plan = z.object({ issuer: z.string(), focal: z.string() });
const Found = <T>() =>
  z.object({
    body: z.custom<T>(),
    unitId: z.string(),
    audiences: z.array(z.string()),
  });

const lockTasks = (tx: Tx, planId: string) =>
  many(
    tx,
    Found<TaskRecord>(),
    `select b.body, t.issuer_unit_id as "unitId", t.audiences
     from task t join feed_body b on b.type = 'task' and b.id = t.id
     where t.plan_id = $1 order by t.id for update of t`,
    [planId],
  );

// Locked first and read afterwards: a batch that was before us has then been committed, and its words are seen.
async function lockAssignments(tx: Tx, taskIds: readonly string[]) {
  await run(
    tx,
    'select id from assignment where task_id = any ($1) order by id for update',
    [taskIds],
  );
  return many(
    tx,
    Found<AssignmentRecord>(),
    `select b.body, a.unit_id as "unitId", a.audiences
     from assignment a join feed_body b on b.type = 'assignment' and b.id = a.id
     where a.task_id = any ($1)`,
    [taskIds],
  );
}

async function mayAttach(tx: Tx, personId: string, its: Attaching): Promise<boolean> {
  const plan = await one(
    tx,
    Plan,
    'select issuer_unit_id as issuer, focal_unit_id as focal from plan where id = $1',
    [its.planId],
  );
  const isPlans =
    plan !== null &&
    ((await mayManage(tx, personId, plan.issuer)) ||
      (await mayManage(tx, personId, plan.focal)));
  const [latest] = await readVersions(tx, [its.formId]);
  if (!isPlans || latest === undefined) return false;
  return latest.unitId === null || mayManage(tx, personId, latest.unitId);
}

/**
 * Attaches a form that is offered to tasks of one plan. Runs as the server, so it asks for the right itself.
 * @returns how many tasks ask for it now that did not before
 */
export async function attachForm(
  tx: Tx,
  personId: string,
  its: Attaching,
): Promise<Result<number, 'not-found' | 'form-withdrawn'>> {
  if (!(await mayAttach(tx, personId, its))) return fail('not-found');
  const versions = await readVersions(tx, [its.formId]);
  if (!versions.some(({ isCurrent }) => isCurrent)) return fail('form-withdrawn');
  const all = await lockTasks(tx, its.planId);
  const known = new Set(all.map(({ body }) => body.id));
  if (its.taskIds.some((id) => !known.has(id))) return fail('not-found');
  const wanted = new Set(its.taskIds);
  const tasks = all.filter(
    ({ body }) =>
      (wanted.has(body.id) ||
        (its.product !== null && body.products.includes(its.product))) &&
      body.formId !== its.formId,
  );
  if (tasks.length === 0) return ok(0);
  const former = [...new Set(tasks.map(({ body }) => body.formId))];
  const ids = tasks.map(({ body }) => body.id);
  const assignments = await lockAssignments(tx, ids);
  await run(tx, 'update task set form_id = $2 where id = any ($1)', [ids, its.formId]);
  const { formId } = its;
  const records: Published[] = [
    ...tasks.map(({ body, unitId, audiences }): Published => {
      return { type: 'task', id: body.id, unitId, body: { ...body, formId }, audiences };
    }),
    ...assignments.map(({ body, unitId, audiences }): Published => {
      const next = { ...body, formId };
      return { type: 'assignment', id: body.id, unitId, body: next, audiences };
    }),
  ];
  await publishRecords(tx, records);
  // Who has the tasks gets the form, in the very same pull. Those who had the former one keep it for what they sent.
  const owned = versions.filter((version) => version.unitId !== null);
  await publishVersions(tx, owned);
  await writeAudit(tx, {
    actor: personId,
    action: 'attach-form',
    target: formId,
    detail: { planId: its.planId, taskIds: ids, former },
  });
  return ok(ids.length);
}
