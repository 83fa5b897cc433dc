import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { fold } from '../../domain/fold.ts';
import type { PeriodCalendar } from '../../domain/period.ts';
import { isReviewer } from '../../domain/person.ts';
import { type Bucket, listTasks, sectionsOf } from '../../domain/task-list.ts';
import { useApp } from '../app-context.ts';
import { keepInEntry } from '../hooks/entry.ts';
import { AT_ONCE, type ListTop } from '../hooks/list-top.ts';
import { reveal } from '../hooks/reveal.ts';
import { useKeepTop, useListTop, useReadAgain } from '../hooks/use-list-top.ts';
import { useReturnedAlone } from '../hooks/use-returned-alone.ts';
import { useTaskLines } from '../hooks/use-task-lines.ts';
import { Empty as NothingHere } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { CircleCheck, ListChecks, MessageSquareWarning } from '../parts/icons.ts';
import { Link } from '../parts/link.tsx';
import { ListSection } from '../parts/list-section.tsx';
import { NewReport } from '../parts/new-report.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { Segmented } from '../parts/segmented.tsx';
import { TaskCard } from '../parts/task-card.tsx';
import { progressText } from '../parts/task-progress.ts';
import '../styles/tasks.css';
import { lazyScreen } from './lazy-screen.ts';

const Summary = lazyScreen(() =>
  import('./coordinator/summary.tsx').then((m) => m.Summary),
);
const FIRST = 12;
const NOTHING: ListTop = [];

/** The first screen: what needs doing, in the order that matters, from the device alone. */
export function TasksPage(): JSX.Element {
  const app = useApp();
  const w = app.words.tasks;
  const [text, setText] = useState('');
  const [mine, setMine] = useState(false);
  const top = useListTop();
  const { lines, stamp = 0 } = useTaskLines(useReadAgain()) ?? {};
  const { calendar, today } = app;
  const rows = useMemo(() => {
    if (lines === undefined || calendar === null) return [];
    const chosen = lines.filter((l) => !mine || l.personId === app.personId);
    return listTasks(chosen, today, calendar);
  }, [lines, mine, app.personId, today, calendar]);
  const whole = useMemo(() => sectionsOf(rows), [rows]);
  // Tasks cannot be placed without the calendar.
  const isWhole = lines !== undefined && (calendar !== null || lines.length === 0);
  useKeepTop(stamp, mine ? NOTHING : whole);
  const wanted = fold(text.trim());
  const isFound = ({ line }: (typeof rows)[number]) =>
    fold(`${line.title} ${line.planNumber}`).includes(wanted);
  const found = wanted === '' ? whole : sectionsOf(rows.filter(isFound));
  // Until all of it is read, what was kept of it; it says nothing of a choice of its tasks.
  const early = mine ? null : top;
  const shown = isWhole ? found : wanted === '' ? early : null;
  const isReady = shown !== null && calendar !== null;
  useLayoutEffect(() => {
    if (isReady) reveal();
  }, [isReady]);
  const reviews = app.me !== null && isReviewer(app.me.grants, app.today);
  return (
    <>
      <h1 class="visually-hidden">{w.title}</h1>
      {reviews && <Summary />}
      <Counts sections={isWhole ? whole : early} />
      <ReturnedAlone />
      <div class="tools">
        <SearchBox
          label={w.searchLabel}
          hint={w.searchHint}
          value={text}
          onInput={setText}
        />
        <Segmented
          legend={w.whose}
          value={mine}
          options={[
            { value: true, name: w.mine },
            { value: false, name: w.unit },
          ]}
          onChange={setMine}
        />
      </div>
      {shown === null ? (
        <Skeletons />
      ) : shown.length === 0 ? (
        <Empty text={text} mine={mine} none={lines?.length === 0} />
      ) : (
        <Buckets
          sections={shown}
          isWhole={isWhole}
          calendar={calendar}
          all={wanted !== ''}
        />
      )}
      <NewReport words={app.words} go={app.go} />
    </>
  );
}

/** The four numbers above the list; a dash while they are not known. */
function Counts({ sections }: { sections: ListTop | null }): JSX.Element {
  const w = useApp().words.tasks;
  const sizeOf = (bucket: Bucket) =>
    sections?.find((section) => section.bucket === bucket)?.size ?? 0;
  const names = [
    ['needs-more', w.needsMore],
    ['overdue', w.overdue],
    ['new', w.fresh],
    ['this-week', w.week],
  ] as const;
  return (
    <nav class="counts" aria-label={w.counts}>
      {names.map(([bucket, name]) => (
        <a
          key={bucket}
          href={`#${bucket}`}
          data-bucket={bucket}
          data-zero={sizeOf(bucket) === 0 || undefined}
        >
          {/* A space between word and number, so that it is read and copied as "Quá hạn 2". */}
          <span>{name}</span>{' '}
          <span class="num">{sections === null ? '–' : sizeOf(bucket)}</span>
        </a>
      ))}
    </nav>
  );
}

/** The list is of tasks: a phiếu of none that needs more would be seen nowhere here. */
function ReturnedAlone(): JSX.Element | null {
  const { words, go } = useApp();
  const count = useReturnedAlone();
  if (count === 0) return null;
  return (
    <Link class="notice" to={{ page: 'reports' }} go={go}>
      <Icon of={MessageSquareWarning} />
      {words.tasks.returnedAlone(count)}
    </Link>
  );
}

function Buckets(props: {
  sections: ListTop;
  /** Whether these are all of their tasks, or those that were kept. */
  isWhole: boolean;
  calendar: PeriodCalendar | null;
  all: boolean;
}): JSX.Element {
  const app = useApp();
  const w = app.words.tasks;
  const [open, setOpen] = useState<ReadonlySet<Bucket>>(
    () => new Set<Bucket>(history.state?.open),
  );
  const [isPainted, setPainted] = useState(false);
  useEffect(() => setPainted(true), []);
  let room = isPainted && props.isWhole ? Number.POSITIVE_INFINITY : AT_ONCE;
  const names: Record<Bucket, string> = {
    'needs-more': w.needsMore,
    overdue: w.overdue,
    new: w.fresh,
    'this-week': w.week,
    later: w.later,
    continuous: w.continuous,
    done: w.done,
    closed: w.closed,
  };
  const toggle = (bucket: Bucket) => {
    const next = new Set(open);
    if (!next.delete(bucket)) next.add(bucket);
    setOpen(next);
    keepInEntry({ open: [...next] });
  };
  return (
    <>
      {props.sections.map(({ bucket, size, rows }) => {
        if (room <= 0) return null;
        const folded = bucket === 'done' || bucket === 'closed' ? 0 : FIRST;
        const limit = props.all ? 60 : open.has(bucket) ? 400 : folded;
        const shown = rows.slice(0, Math.min(limit, room));
        room -= shown.length;
        return (
          <ListSection
            key={bucket}
            id={bucket}
            title={names[bucket]}
            count={size}
            more={size > limit ? w.showAll(size - limit) : null}
            onMore={() => toggle(bucket)}
          >
            {shown.map(({ line, standing }) => (
              <TaskCard
                key={line.id}
                task={line}
                standing={standing}
                pending={line.pending}
                progress={
                  props.calendar === null
                    ? ''
                    : progressText(standing, props.calendar, app.words, app.lang)
                }
                today={app.today}
                words={app.words}
                go={app.go}
              />
            ))}
          </ListSection>
        );
      })}
    </>
  );
}

const Skeletons = (): JSX.Element => (
  <div class="stack-s" aria-hidden="true">
    <div class="skeleton" />
    <div class="skeleton" />
    <div class="skeleton" />
  </div>
);

function Empty(props: { text: string; mine: boolean; none: boolean }): JSX.Element {
  const w = useApp().words.tasks.empty;
  if (props.text.trim() !== '') return <p class="empty">{w.search(props.text.trim())}</p>;
  return (
    <NothingHere
      icon={props.none ? ListChecks : CircleCheck}
      title={props.none ? w.first : w.mine}
      body={props.none ? w.firstBody : w.mineBody}
    />
  );
}
