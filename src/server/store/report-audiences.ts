import * as z from 'zod';
import { isConfirmed, type ReportRecord } from '../../domain/report.ts';
import { type Audience, seenOver } from '../../domain/unit.ts';
import { many } from './query.ts';
import type { Tx } from './scope.ts';

const Home = z.object({ id: z.string(), home: z.array(z.string()) });
const Plan = z.object({ taskId: z.string(), issuer: z.string(), focal: z.string() });

/**
 * Who sees each report: the unit it belongs to, and the issuer and focal point of its plan once it is confirmed
 * (a commune's phiếu is reviewed in its own unit; those above see what was confirmed).
 */
export async function readReportAudiences(
  tx: Tx,
  reports: readonly ReportRecord[],
): Promise<Map<string, Audience[]>> {
  const homes = await many(tx, Home, 'select id, home from unit where id = any ($1)', [
    [...new Set(reports.map((report) => report.unitId))],
  ]);
  const taskIds = reports.flatMap((r) =>
    isConfirmed(r.state) && r.taskId !== null ? r.taskId : [],
  );
  const plans =
    taskIds.length === 0
      ? []
      : await many(
          tx,
          Plan,
          `select t.id as "taskId", p.issuer_unit_id as issuer, p.focal_unit_id as focal
           from task t join plan p on p.id = t.plan_id where t.id = any ($1)`,
          [[...new Set(taskIds)]],
        );
  const homeOf = new Map(homes.map(({ id, home }) => [id, home]));
  const planOf = new Map(plans.map((plan) => [plan.taskId, plan]));
  return new Map(
    reports.map((report) => {
      const plan = isConfirmed(report.state)
        ? planOf.get(report.taskId ?? '')
        : undefined;
      const above =
        plan === undefined ? [] : [seenOver(plan.issuer), seenOver(plan.focal)];
      return [report.id, [...(homeOf.get(report.unitId) ?? []), ...above]];
    }),
  );
}
