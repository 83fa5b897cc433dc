import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatDate } from '../../../domain/civil-date.ts';
import { closesOn } from '../../../domain/period.ts';
import type { ReportRecord } from '../../../domain/report.ts';
import { useApp } from '../../app-context.ts';
import { useDrafts } from '../../hooks/use-drafts.ts';
import { useHasPulled } from '../../hooks/use-wide-records.ts';
import { Icon } from '../../parts/icon.tsx';
import { Link } from '../../parts/link.tsx';
import { ChevronDown } from '../../parts/more-icons.ts';
import type { Route } from '../../route.ts';
import type { Report } from './periodic-report.ts';
import { usePeriodicWords } from './use-periodic-words.ts';

const FIRST = 8;

/** What was counted, and what was not and why: nobody should have to guess what a figure leaves out. */
export function PeriodicSources({ report }: { report: Report }): JSX.Element {
  const w = usePeriodicWords().sources;
  const hasPulled = useHasPulled();
  const { compiled, period, held } = report;
  const { sorted } = compiled;
  const toReview = ({ id }: ReportRecord): Route => ({
    page: 'review-report',
    reportId: id,
  });
  const toReport = ({ id }: ReportRecord): Route => ({ page: 'report', reportId: id });
  const closes = formatDate(closesOn(period, held.calendar));
  const lists = [
    { list: sorted.waiting, name: w.waiting(sorted.waiting.length), to: toReview },
    { list: sorted.returned, name: w.returned(sorted.returned.length), to: toReview },
    { list: sorted.late, name: w.late(sorted.late.length, closes), to: toReport },
    { list: sorted.carried, name: w.carried(sorted.carried.length), to: toReport },
    { list: sorted.undated, name: w.undated(sorted.undated.length), to: toReport },
  ].filter(({ list }) => list.length > 0);
  return (
    <section class="card stack-s periodic-sources" aria-labelledby="h-sources">
      <h2 id="h-sources">{w.title}</h2>
      {hasPulled === false && <p role="status">{w.neverPulled}</p>}
      {compiled.lacking > 0 && (
        <p class="notice" data-tone="wait" role="status">
          {w.lacking(compiled.lacking)}
        </p>
      )}
      <div class="openings">
        <Opening
          name={w.counted(sorted.counted.length)}
          items={sorted.counted.map((it) => itemOf(it, toReport(it)))}
        />
        {lists.map(({ list, name, to }) => (
          <Opening key={name} name={name} items={list.map((it) => itemOf(it, to(it)))} />
        ))}
        {compiled.silent.length > 0 && (
          <Opening
            name={w.silent(compiled.silent.length)}
            items={compiled.silent.map((line) => ({
              key: line.id,
              to: { page: 'task', assignmentId: line.id },
              title: line.title,
              facts: [line.unitName, line.personName].filter((it) => it !== null),
            }))}
          />
        )}
      </div>
      <UnsentLine unsent={report.unsent} />
      {report.decisions > 0 && <p>{w.decisions(report.decisions)}</p>}
      <p class="hint">{w.honest}</p>
    </section>
  );
}

function UnsentLine({ unsent }: { unsent: number }): JSX.Element | null {
  const { go } = useApp();
  const w = usePeriodicWords().sources;
  const drafts = useDrafts()?.length ?? 0;
  if (unsent + drafts === 0) return null;
  const parts = [unsent > 0 && w.unsent(unsent), drafts > 0 && w.drafts(drafts)];
  return (
    <p>
      {parts.filter((it) => it !== false).join(' · ')}
      {'. '}
      <Link to={{ page: 'outbox' }} go={go}>
        {w.openOutbox}
      </Link>
    </p>
  );
}

export type SourceItem = {
  key: string;
  to: Route;
  title: string;
  facts: readonly string[];
};

export const itemOf = (report: ReportRecord, to: Route): SourceItem => ({
  key: report.id,
  to,
  title: report.title,
  facts: [
    report.form.id,
    ...(report.activityDate === null ? [] : [formatDate(report.activityDate)]),
    report.authorName,
  ],
});

/** A line that opens to what it counts. */
function Opening(props: { name: string; items: readonly SourceItem[] }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  if (props.items.length === 0) return <p>{props.name}</p>;
  return (
    <details onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>
        {props.name}
        <Icon of={ChevronDown} />
      </summary>
      {isOpen && <SourceList items={props.items} />}
    </details>
  );
}

/** Phiếu or tasks by name, the first of them at once. */
export function SourceList({ items }: { items: readonly SourceItem[] }): JSX.Element {
  const { go } = useApp();
  const w = usePeriodicWords().sources;
  const [limit, setLimit] = useState(FIRST);
  return (
    <>
      <ul class="source-list">
        {items.slice(0, limit).map((item) => (
          <li key={item.key}>
            <Link to={item.to} go={go}>
              {item.title}
            </Link>
            <span class="hint">{item.facts.join(' · ')}</span>
          </li>
        ))}
      </ul>
      {items.length > limit && (
        <button type="button" class="quiet" onClick={() => setLimit(limit + 50)}>
          {w.more(items.length - limit)}
        </button>
      )}
    </>
  );
}
