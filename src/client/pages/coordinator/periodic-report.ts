// One periodic report as the screen's parts read it: compiled, corrected, compared, with its first texts.

import { duesIn, isAskedIn } from '../../../domain/indicator/draw-tasks.ts';
import type { Drawn } from '../../../domain/indicator/source.ts';
import type { Period } from '../../../domain/period.ts';
import {
  type Compiled,
  compilePeriod,
  figuresOf,
  saidIn,
} from '../../../domain/periodic/compile-period.ts';
import type {
  CompiledDraft,
  DraftChange,
} from '../../../domain/periodic/compiled-draft.ts';
import {
  draftSections,
  SECTIONS,
  type SectionName,
} from '../../../domain/periodic/narrative.ts';
import {
  periodBefore,
  windowAfter,
  yearBefore,
} from '../../../domain/periodic/report-period.ts';
import {
  type SettledFigure,
  settleFigures,
} from '../../../domain/periodic/settled-figure.ts';
import { highestAsked } from '../../../domain/periodic/strength.ts';
import type { PlanRecord } from '../../../domain/plan.ts';
import type { AssignmentRecord } from '../../../domain/task.ts';
import { isCommune } from '../../../domain/unit.ts';
import type { HeldRecords } from './use-held-records.ts';

export type Comparison = { period: Period; figures: ReadonlyMap<string, Drawn> };

export type Report = HeldRecords & {
  period: Period;
  compiled: Compiled;
  /** The period before, and the same a year ago where that is another one. */
  before: Comparison | null;
  yearAgo: Comparison | null;
};

/** What every part of the screen is handed. */
export type Shown = {
  report: Report;
  settled: readonly SettledFigure[];
  draft: CompiledDraft;
  change: (change: DraftChange) => void;
  mayEdit: boolean;
};

/** Compiles the report; the same records give the same report. */
export function makeReport(records: HeldRecords, period: Period): Report {
  const { held } = records;
  const compared = (other: Period | null): Comparison | null =>
    other && { period: other, figures: figuresOf(held, other) };
  const before = periodBefore(period, held.calendar);
  const year = yearBefore(period, held.calendar);
  return {
    ...records,
    period,
    compiled: compilePeriod(held, period),
    before: compared(before),
    yearAgo: year?.key === before?.key ? null : compared(year),
  };
}

/** Tasks to be done in the time after: those with a day first, by their day; each title once. */
function nextTasks({ held, period }: Report): { title: string; due: string | null }[] {
  const window = windowAfter(period, held.calendar);
  const isOpen = (line: AssignmentRecord) =>
    isAskedIn(line, window) && !['DONE', 'CLOSED', 'PAUSED'].includes(line.state);
  const found = held.lines
    .filter(isOpen)
    .map((line) => ({
      title: line.title,
      due: duesIn(line, window, held.calendar)[0] ?? null,
    }))
    .sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
  return found.filter(
    ({ title }, i) => found.findIndex((other) => other.title === title) === i,
  );
}

const nameOf = (plan: PlanRecord): string =>
  `${plan.docType === 'QD' ? 'Quyết định' : 'Kế hoạch'} ${
    plan.number === null ? `năm ${plan.year}` : `số ${plan.number}`
  } của ${plan.issuerName}`;

/** Names of the plans whose tasks the unit had in the period, as the paper names them. */
export function plansOf(report: Report, plans: readonly PlanRecord[]): string[] {
  const ids = new Set(report.compiled.placed.map(({ line }) => line.planId));
  return plans.filter(({ id }) => ids.has(id)).map(nameOf);
}

export const settledOf = (report: Report, draft: CompiledDraft): SettledFigure[] =>
  settleFigures(report.compiled.figures, draft.corrections);

/** Tasks whose day is past, the longest first; one of an inner unit with its name. */
const overdueTasks = ({
  compiled,
  unit,
}: Report): { title: string; due: string | null }[] =>
  compiled.placed
    .filter(({ place }) => place === 'overdue')
    .map(({ line, due }) => ({
      title: line.unitId === unit.id ? line.title : `${line.title} – ${line.unitName}`,
      due,
    }))
    .sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''));

/** The highest rate asked for by the plans whose tasks the unit had, and by its tasks. */
function askedRateOf(report: Report, plans: readonly PlanRecord[]): number | null {
  const ids = new Set(report.compiled.placed.map(({ line }) => line.planId));
  const items = plans.filter(({ id }) => ids.has(id)).flatMap(({ targets }) => targets);
  return highestAsked([...items.map(({ target }) => target), ...report.targets]);
}

/** The first text of each section. */
export function suggestionsOf(
  report: Report,
  settled: readonly SettledFigure[],
  plans: readonly PlanRecord[],
): Record<SectionName, string> {
  const before = report.before?.figures ?? new Map<string, Drawn>();
  return draftSections({
    period: report.period,
    figures: new Map(settled.map((figure) => [figure.drawn.id, figure])),
    before: new Map([...before].map(([id, drawn]) => [id, drawn.value])),
    plans: plansOf(report, plans),
    askedRate: askedRateOf(report, plans),
    overdue: overdueTasks(report),
    difficulties: [
      ...saidIn(report.compiled, 'description'),
      ...saidIn(report.compiled, 'difficulties'),
    ],
    proposals: saidIn(report.compiled, 'proposal'),
    next: nextTasks(report),
  });
}

/** Each section as it goes into the report: as edited, else as suggested. */
export const textsOf = (
  draft: CompiledDraft,
  suggested: Record<SectionName, string>,
): Record<SectionName, string> =>
  Object.fromEntries(
    SECTIONS.map((name) => [name, draft.sections[name]?.text ?? suggested[name]]),
  ) as Record<SectionName, string>;

/** To whom the report usually goes: a part to its organisation, a commune to the department of home affairs, a department to the province. */
export function recipientOf({ unit, units }: Report): string {
  if (unit.rootId !== unit.id) return units.get(unit.rootId)?.name ?? '';
  const isHome = ({ kind, short, provinceId }: typeof unit) =>
    kind === 'DEPARTMENT' && short === 'Sở Nội vụ' && provinceId === unit.provinceId;
  if (isCommune(unit.kind)) return [...units.values()].find(isHome)?.name ?? 'Sở Nội vụ';
  return units.get(unit.provinceId ?? '')?.name ?? '';
}
