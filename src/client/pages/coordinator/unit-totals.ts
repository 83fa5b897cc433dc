// What a department sees of the organisations it watches: totals from assignment records, and the phiếu that were
// confirmed. Refuses to count what it cannot see: a phiếu on a phone elsewhere is in none of these numbers.
import type { Period } from '../../../domain/period.ts';
import { isConfirmed, type ReportRecord } from '../../../domain/report.ts';
import { isCommune } from '../../../domain/unit.ts';
import { hasReportIn } from './figures.ts';
import { rootOf, type Units } from './reach.ts';
import { groupBy, isMissing, type Sum, sumOf, type Tallied } from './tally.ts';

export type UnitTotal = {
  id: string;
  name: string;
  isCommune: boolean;
  /** Whether a phiếu about a day of the period has arrived. */
  hasReported: boolean;
  sum: Sum;
  lastOn: string | null;
  missing: Tallied[];
  confirmed: ReportRecord[];
};

const latest = (days: readonly (string | null)[]): string | null =>
  days.reduce<string | null>(
    (best, day) => (day !== null && day > (best ?? '') ? day : best),
    null,
  );

/**
 * One line for each organisation, its parts counted with it, by name.
 * @param watched assignments of others, whatever their state
 * @param reports phiếu this device holds
 */
export function unitTotals(
  watched: readonly Tallied[],
  reports: readonly ReportRecord[],
  units: Units,
  period: Pick<Period, 'from' | 'to'> | null,
): UnitTotal[] {
  const asked = watched.filter(({ state }) => state !== 'inform' && state !== 'stopped');
  const byRoot = groupBy(asked, ({ line }) => rootOf(units, line.unitId));
  const confirmed = groupBy(
    reports.filter((report) => isConfirmed(report.state)),
    (report) => rootOf(units, report.unitId),
  );
  return [...byRoot]
    .map(([id, list]): UnitTotal => {
      const unit = units.get(id);
      const own = list.find(({ line }) => line.unitId === id) ?? list[0];
      return {
        id,
        name: unit?.name ?? own?.line.unitName ?? id,
        isCommune: unit !== undefined && isCommune(unit.kind),
        hasReported: list.some(({ line }) => hasReportIn(line, period)),
        sum: sumOf(list),
        lastOn: latest(list.map(({ line }) => line.lastActivityOn)),
        missing: list.filter(isMissing),
        confirmed: (confirmed.get(id) ?? []).sort((a, b) =>
          (b.activityDate ?? '').localeCompare(a.activityDate ?? ''),
        ),
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true }));
}
