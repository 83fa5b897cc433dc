// A periodic report compiled from what one device holds. Promises: the same records give the same report, and what
// is not counted is named: not confirmed, too late, without a day, not held here, tasks without a phiếu.
import type { CivilDate } from '../civil-date.ts';
import { drawFigures } from '../indicator/draw-figures.ts';
import {
  duesIn,
  isAskedIn,
  type PlacedTask,
  placeTasks,
} from '../indicator/draw-tasks.ts';
import { type Drawn, makePool, wordIn } from '../indicator/source.ts';
import type { Period, PeriodCalendar } from '../period.ts';
import { isConfirmed, isDifficulty, type ReportRecord } from '../report.ts';
import type { AssignmentRecord } from '../task.ts';
import {
  difficultiesIn,
  type SortedReports,
  sortReports,
  sourceOf,
} from './in-period.ts';

/** What a device holds of one organisation. */
export type Held = {
  reports: readonly ReportRecord[];
  lines: readonly AssignmentRecord[];
  calendar: PeriodCalendar;
  today: CivilDate;
  monthlyNews: number;
  watched: { done: number; all: number } | null;
};

export type Compiled = {
  period: Period;
  sorted: SortedReports;
  figures: Drawn[];
  placed: PlacedTask[];
  /** Tasks asked for in the window about which there is no phiếu. */
  silent: AssignmentRecord[];
  /** Phiếu that the server counts under the organisation's tasks and this device does not hold. */
  lacking: number;
};

const earlier = (a: CivilDate, b: CivilDate): CivilDate => (a < b ? a : b);

/** Tasks that fell due in the window by now, or are continuous in it, without any phiếu of a day in it. */
function silentTasks(
  asked: readonly AssignmentRecord[],
  { reports, calendar, today }: Held,
  period: Period,
): AssignmentRecord[] {
  const told = new Set(
    reports
      .filter(
        (report) =>
          report.state !== 'WITHDRAWN' &&
          !isDifficulty(report) &&
          report.activityDate !== null &&
          report.activityDate >= period.from &&
          report.activityDate <= period.to,
      )
      .map(({ assignmentId }) => assignmentId),
  );
  const window = { from: period.from, to: earlier(period.to, today) };
  const isOwed = (line: AssignmentRecord) =>
    line.state !== 'PAUSED' &&
    (line.schedule.kind === 'CONTINUOUS' || duesIn(line, window, calendar).length > 0);
  return asked.filter((line) => !told.has(line.id) && isOwed(line));
}

/** How many phiếu of the organisation's tasks the server has and this device has not. */
export function lackingReports(
  lines: readonly AssignmentRecord[],
  reports: readonly ReportRecord[],
): number {
  const held = new Map<string, number>();
  for (const report of reports) {
    const { assignmentId, state } = report;
    if (assignmentId === null || state === 'WITHDRAWN' || isDifficulty(report)) continue;
    held.set(assignmentId, (held.get(assignmentId) ?? 0) + 1);
  }
  return lines.reduce((sum, line) => {
    const filed = Object.values(line.counts).reduce((all, count) => all + count.filed, 0);
    return sum + Math.max(0, filed - (held.get(line.id) ?? 0));
  }, 0);
}

/** Compiles the report of a period. */
export function compilePeriod(held: Held, period: Period): Compiled {
  const { reports, lines, calendar, today } = held;
  const sorted = sortReports(reports, period, calendar);
  const asked = lines.filter((line) => isAskedIn(line, period));
  const placed = placeTasks(asked, earlier(period.to, today), calendar);
  const difficulties = difficultiesIn(reports, period);
  const figures = drawFigures({
    window: { from: period.from, to: earlier(period.to, today) },
    counted: sorted.counted.map(sourceOf),
    everConfirmed: reports.filter(({ state }) => isConfirmed(state)).map(sourceOf),
    raised: difficulties.map((report) => ({
      source: sourceOf(report),
      isSettled: isConfirmed(report.state),
    })),
    tasks: placed,
    isPast: period.to < today,
    monthlyNews: held.monthlyNews,
    watched: held.watched,
  });
  return {
    period,
    sorted,
    figures,
    placed,
    silent: silentTasks(asked, held, period),
    lacking: lackingReports(lines, reports),
  };
}

/** The figures of a period by their ids, to be set beside another's; empty where nobody wrote anything in it. */
export function figuresOf(held: Held, period: Period | null): Map<string, Drawn> {
  if (period === null) return new Map();
  const { sorted, figures } = compilePeriod(held, period);
  if (sorted.counted.length === 0) return new Map();
  // How far tasks were back then is known to nobody.
  const known = figures.filter(({ tasks }) => tasks.length === 0);
  return new Map(known.map((drawn) => [drawn.id, drawn]));
}

/** What confirmed phiếu of the report say under a name, each sentence once, in the order of their days. */
export function saidIn(compiled: Compiled, name: string): string[] {
  const pool = makePool(compiled.sorted.counted.map(sourceOf));
  const difficulties = compiled.sorted.counted
    .filter(isDifficulty)
    .map(sourceOf)
    .filter(({ isZero }) => !isZero);
  const all = [
    ...difficulties,
    ...pool.of('F01', 'F02', 'F02b', 'F03', 'F04', 'F05', 'F06', 'F07', 'F08', 'F13'),
  ];
  const texts = all
    .toSorted((a, b) => a.day.localeCompare(b.day))
    .map(({ answers }) => wordIn(answers, name).replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
  return [...new Set(texts)];
}
