import type { JSX } from 'preact';
import { figureName } from '../../../domain/indicator/figure-list.ts';
import { isDoubt, type Remark } from '../../../domain/indicator/source.ts';
import { type SettledFigure, sayOf } from '../../../domain/periodic/settled-figure.ts';
import { useApp } from '../../app-context.ts';
import { PeriodicCorrection } from './periodic-correction.tsx';
import { remarkText } from './periodic-remarks.ts';
import type { Report, Shown } from './periodic-report.ts';
import { itemOf, type SourceItem, SourceList } from './periodic-sources.tsx';
import { usePeriodicWords } from './use-periodic-words.ts';

/** Where a figure came from: how it is counted, what has to be known of it, its phiếu, and its correction. */
export function PeriodicDetail(props: Shown & { figure: SettledFigure }): JSX.Element {
  const { figure, report } = props;
  const w = usePeriodicWords();
  const { drawn } = figure;
  const how = w.how[drawn.id.slice(0, 3)] ?? '';
  return (
    <div class="stack figure-detail">
      {drawn.remarks.length > 0 && (
        <ul class="stack-s remarks">
          {drawn.remarks.map((remark: Remark) => (
            <li key={remark.code} class={isDoubt(remark) ? 'doubt' : ''}>
              {remarkText(remark, w)}
            </li>
          ))}
        </ul>
      )}
      <PeriodicCorrection {...props} />
      <div class="stack-s">
        <h3>{sourceTitle(figure, w)}</h3>
        <SourceList items={sourcesOf(figure, report, useUnit(drawn.id))} />
        {drawn.zeros.length > 0 && <p>{w.figures.zero(drawn.zeros.length)}</p>}
      </div>
      <p class="hint">
        <strong>{w.figures.how}:</strong> {how}
      </p>
    </div>
  );
}

const useUnit = (id: string): string => figureName(id).unit[useApp().lang];

function sourceTitle(
  { drawn }: SettledFigure,
  w: ReturnType<typeof usePeriodicWords>,
): string {
  if (drawn.tasks.length > 0) return w.figures.fromTasks(drawn.tasks.length);
  if (drawn.reports.length > 0) return w.figures.from(drawn.reports.length);
  return w.figures.noSource;
}

/** The phiếu (or tasks) of a figure, each with what it adds. */
function sourcesOf(
  { drawn }: SettledFigure,
  { held }: Report,
  unit: string,
): SourceItem[] {
  const reports = new Map(held.reports.map((report) => [report.id, report]));
  const lines = new Map(held.lines.map((line) => [line.id, line]));
  const ofReports = drawn.reports.flatMap((id) => {
    const report = reports.get(id);
    if (report === undefined) return [];
    const item = itemOf(report, { page: 'report', reportId: id });
    const amount = drawn.amounts[id];
    return amount === undefined
      ? [item]
      : [{ ...item, facts: [`${sayOf(drawn, amount)} ${unit}`, ...item.facts] }];
  });
  const ofTasks = drawn.tasks.flatMap((id) => {
    const line = lines.get(id);
    return line === undefined
      ? []
      : [
          {
            key: id,
            to: { page: 'task' as const, assignmentId: id },
            title: line.title,
            facts: [line.unitName],
          },
        ];
  });
  return [...ofReports, ...ofTasks];
}
