import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { type CivilDate, formatDate, yearOf } from '../../../domain/civil-date.ts';
import { type Period, type PeriodCalendar, periodOf } from '../../../domain/period.ts';
import { isBlankDraft } from '../../../domain/periodic/compiled-draft.ts';
import { reportDue, reportsOf } from '../../../domain/periodic/report-period.ts';
import type { Grant } from '../../../domain/person.ts';
import { useApp } from '../../app-context.ts';
import { useKeepWide } from '../../hooks/use-keep-wide.ts';
import { useMay } from '../../hooks/use-may.ts';
import { usePeriodicDraft } from '../../hooks/use-periodic-draft.ts';
import { usePlans } from '../../hooks/use-wide-records.ts';
import { Segmented } from '../../parts/segmented.tsx';
import { formatMoment } from '../../words/format.ts';
import { PeriodicHead } from './periodic-head.tsx';
import { PeriodicPaper } from './periodic-paper.tsx';
import {
  makeReport,
  type Report,
  type Shown,
  settledOf,
  suggestionsOf,
  textsOf,
} from './periodic-report.ts';
import { PeriodicSources } from './periodic-sources.tsx';
import { PeriodicTable } from './periodic-table.tsx';
import { PeriodicText } from './periodic-text.tsx';
import { type HeldRecords, useHeldRecords } from './use-held-records.ts';
import { useKept } from './use-kept.ts';
import { usePeriodicWords } from './use-periodic-words.ts';
import './periodic.css';

type Tab = 'figures' | 'text' | 'paper';

/** The periodic report of the unit one works at: every figure drawn from its phiếu, and the words around them. */
export function PeriodicPage(): JSX.Element {
  useKeepWide();
  const { acting, calendar } = useApp();
  const w = usePeriodicWords();
  if (acting === null || calendar === null)
    return (
      <div class="empty">
        <h1>{calendar === null ? w.noCalendar : w.title}</h1>
        <p>{calendar === null ? w.noCalendarBody : w.noUnit}</p>
      </div>
    );
  return <UnitReport acting={acting} calendar={calendar} />;
}

function UnitReport(props: { acting: Grant; calendar: PeriodCalendar }): JSX.Element {
  const { acting, calendar } = props;
  const { today } = useApp();
  const [key, setKey] = useKept<string | null>('periodic-key', null);
  const period =
    (key === null ? null : periodOf(key, calendar)) ?? reportDue(today, calendar);
  const records = useHeldRecords(acting.unitId, period);
  return (
    <div class="periodic">
      <PeriodicHead unitName={acting.unitName} period={period}>
        {period !== null && (
          <PeriodChoice period={period} calendar={calendar} onChange={setKey} />
        )}
      </PeriodicHead>
      {period !== null && records !== undefined ? (
        <Desk
          key={`${acting.unitId} ${period.key}`}
          unitId={acting.unitId}
          period={period}
          records={records}
        />
      ) : (
        <div class="skeleton tall" aria-hidden="true" />
      )}
    </div>
  );
}

/** Kind and year, as the calendar has them. */
function PeriodChoice(props: {
  period: Period;
  calendar: PeriodCalendar;
  onChange: (key: string) => void;
}): JSX.Element {
  const { period, calendar, onChange } = props;
  const { today, lang } = useApp();
  const w = usePeriodicWords();
  const kinds = reportsOf(period.year, calendar);
  const ofYear = (year: number) => {
    const same = reportsOf(year, calendar).find(
      ({ kind, n }) => kind === period.kind && n === period.n,
    );
    if (same !== undefined) onChange(same.key);
  };
  return (
    <fieldset class="periodic-choice">
      <legend class="visually-hidden">{w.choice}</legend>
      <label>
        {w.kind}
        <select value={period.key} onChange={(e) => onChange(e.currentTarget.value)}>
          {kinds.map((it) => (
            <option key={it.key} value={it.key}>
              {it.name?.[lang]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {w.year}
        <select
          value={period.year}
          onChange={(e) => ofYear(Number(e.currentTarget.value))}
        >
          {yearsAround(today, period.year).map((year) => (
            <option key={year} value={year}>
              {year}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}

function yearsAround(today: CivilDate, chosen: number): number[] {
  const now = yearOf(today);
  return [...new Set([now + 1, now, now - 1, now - 2, chosen])].sort((a, b) => b - a);
}

function Desk(props: {
  unitId: string;
  period: Period;
  records: HeldRecords;
}): JSX.Element {
  const { unitId, period, records } = props;
  const w = usePeriodicWords();
  const [tab, setTab] = useKept<Tab>('periodic-tab', 'figures');
  const desk = usePeriodicDraft({ unitId, periodKey: period.key });
  const mayEdit = useMay('approve-report', unitId);
  const plans = usePlans();
  const report = useMemo(() => makeReport(records, period), [records, period.key]);
  if (desk.draft === undefined || plans === undefined)
    return <div class="skeleton tall" aria-hidden="true" />;
  const settled = settledOf(report, desk.draft);
  const suggested = suggestionsOf(report, settled, plans);
  const shown = { report, settled, draft: desk.draft, change: desk.change, mayEdit };
  return (
    <>
      <div class="stack no-print">
        <DeskState report={report} shown={shown} isKept={desk.isKept} />
        {desk.fault !== null && (
          <p class="notice" data-tone="bad" role="alert">
            {desk.fault === 'storage-full' ? w.fault['storage-full'] : w.fault.other}
          </p>
        )}
        <PeriodicSources report={report} />
        <Segmented
          legend={w.tabs}
          value={tab}
          onChange={setTab}
          options={[
            { value: 'figures' as const, name: w.tab.figures },
            { value: 'text' as const, name: w.tab.text },
            { value: 'paper' as const, name: w.tab.paper },
          ]}
        />
        {tab === 'figures' && <PeriodicTable {...shown} />}
        {tab === 'text' && <PeriodicText {...shown} suggested={suggested} />}
      </div>
      <PeriodicPaper
        {...shown}
        plans={plans}
        texts={textsOf(desk.draft, suggested)}
        isShown={tab === 'paper'}
      />
    </>
  );
}

function DeskState(props: {
  report: Report;
  shown: Shown;
  isKept: boolean;
}): JSX.Element {
  const { report, shown } = props;
  const { today } = useApp();
  const w = usePeriodicWords();
  const { changedAt } = shown.draft;
  const open = shown.settled.filter(({ isOpen }) => isOpen).length;
  const { period } = report;
  const isBlank = changedAt === null || isBlankDraft(shown.draft);
  const stateText = !props.isKept
    ? w.state.saving
    : isBlank
      ? w.state.none
      : w.state.draft(formatMoment(changedAt, today));
  return (
    <div class="stack-s">
      <p class="periodic-state">
        <span class="visually-hidden">{w.state.label}: </span>
        <strong>{stateText}</strong>
        {report.compiled.sorted.counted.length > 0 && (
          <span data-tone={open > 0 ? 'wait' : undefined}>
            {open > 0 ? w.state.open(open) : w.state.clear}
          </span>
        )}
      </p>
      {period.from > today ? (
        <p class="hint">{w.notBegun}</p>
      ) : (
        period.to >= today && <p class="hint">{w.notOver(formatDate(today))}</p>
      )}
      {!shown.mayEdit && <p class="hint">{w.readOnly}</p>}
    </div>
  );
}
