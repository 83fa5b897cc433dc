import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { fold } from '../../domain/fold.ts';
import { isSupervising } from '../../domain/person.ts';
import { isConfirmed } from '../../domain/report.ts';
import { useApp, usePill } from '../app-context.ts';
import { type ReportLine, useReports } from '../hooks/use-reports.ts';
import { Empty as NothingHere } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { CircleAlert, FileText } from '../parts/icons.ts';
import { Link } from '../parts/link.tsx';
import { ListSection } from '../parts/list-section.tsx';
import { NewReport } from '../parts/new-report.tsx';
import { ReportCard } from '../parts/report-card.tsx';
import { reportFace } from '../parts/report-face.ts';
import { SearchBox } from '../parts/search-box.tsx';
import { Segmented } from '../parts/segmented.tsx';
import { DraftsSection } from './drafts-section.tsx';
import '../styles/report.css';

const SECTIONS = ['needs-more', 'waiting', 'review', 'done', 'withdrawn'] as const;
type SectionName = (typeof SECTIONS)[number];
const FIRST = 10;

/** Where a phiếu stands in the list: what needs the person comes first. */
function sectionOf({ report, arrival }: ReportLine): SectionName {
  const isOnItsWay = arrival.kind !== 'received' && arrival.kind !== 'text-received';
  if (isOnItsWay) return 'waiting';
  if (report.state === 'RETURNED') return 'needs-more';
  if (report.state === 'WITHDRAWN') return 'withdrawn';
  if (isConfirmed(report.state)) return 'done';
  return arrival.kind === 'text-received' ? 'waiting' : 'review';
}

const searchText = ({ report }: ReportLine): string =>
  fold(`${report.title} ${report.authorName} ${report.form.id} ${report.unitName}`);

/** Phiếu of mine and of my unit; drafts and what needs more come first. */
export function ReportsPage(): JSX.Element {
  const app = useApp();
  const w = app.words.report;
  const [text, setText] = useState('');
  const [whose, setWhose] = useState<'mine' | 'unit'>('mine');
  const lines = useReports();
  const { acting, personId } = app;
  const supervised = acting !== null && isSupervising(acting);
  const own = useMemo(
    () =>
      (lines ?? [])
        .filter(({ report }) =>
          whose === 'mine'
            ? report.authorId === personId
            : !supervised || report.unitId === acting?.unitId,
        )
        .map((line) => ({ ...line, section: sectionOf(line), found: searchText(line) })),
    [lines, whose, personId, supervised, acting],
  );
  const wanted = fold(text.trim());
  const shown = wanted === '' ? own : own.filter((line) => line.found.includes(wanted));
  return (
    <>
      <h1>{w.title}</h1>
      <SetAsideNotice />
      <div class="tools">
        <SearchBox
          label={w.searchLabel}
          hint={w.searchHint}
          value={text}
          onInput={setText}
        />
        <Segmented
          legend={w.whose}
          value={whose}
          options={[
            { value: 'mine', name: w.mine },
            { value: 'unit', name: w.unit },
          ]}
          onChange={setWhose}
        />
      </div>
      {whose === 'mine' && wanted === '' && <DraftsSection title={w.sections.drafts} />}
      {lines === undefined ? (
        <div class="stack-s" aria-hidden="true">
          <div class="skeleton" />
          <div class="skeleton" />
        </div>
      ) : shown.length === 0 ? (
        <Empty text={text.trim()} none={lines.length === 0} />
      ) : (
        SECTIONS.map((name) => (
          <Section
            key={name}
            name={name}
            lines={shown.filter((line) => line.section === name)}
            showAuthor={whose === 'unit'}
          />
        ))
      )}
      <NewReport words={app.words} go={app.go} />
    </>
  );
}

/** A first text that was set aside is no phiếu yet, so the list alone would hide it. */
function SetAsideNotice(): JSX.Element | null {
  const app = useApp();
  const w = app.words.report;
  const { setAside } = usePill().totals;
  if (setAside === 0) return null;
  return (
    <div class="notice" data-tone="bad">
      <Icon of={CircleAlert} />
      <strong>{w.setAside(setAside)}</strong>
      <span>{w.setAsideBody}</span>
      <Link class="button" to={{ page: 'outbox' }} go={app.go}>
        {w.openOutbox}
      </Link>
    </div>
  );
}

function Section(props: {
  name: SectionName;
  lines: readonly ReportLine[];
  showAuthor: boolean;
}): JSX.Element | null {
  const app = useApp();
  const { words } = app;
  const [limit, setLimit] = useState(FIRST);
  const { name, lines } = props;
  if (lines.length === 0) return null;
  return (
    <ListSection
      id={name}
      title={words.report.sections[name]}
      count={lines.length}
      more={
        lines.length > limit
          ? words.report.showMore(Math.min(40, lines.length - limit))
          : null
      }
      onMore={() => setLimit(limit + 40)}
    >
      {lines.slice(0, limit).map(({ report, arrival, isFiling }) => (
        <ReportCard
          key={report.id}
          report={report}
          face={reportFace(report, arrival, isFiling, words)}
          to={{ page: 'report', reportId: report.id }}
          showAuthor={props.showAuthor}
          today={app.today}
          words={words}
          go={app.go}
        />
      ))}
    </ListSection>
  );
}

function Empty({ text, none }: { text: string; none: boolean }): JSX.Element {
  const w = useApp().words.report.empty;
  if (text !== '') return <p class="empty">{w.search(text)}</p>;
  return <NothingHere icon={FileText} title={none ? w.none : w.mine} body={w.noneBody} />;
}
