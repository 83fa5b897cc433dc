import type { JSX } from 'preact';
import { formatDate } from '../../../domain/civil-date.ts';
import { closesOn, periodLabel } from '../../../domain/period.ts';
import { reportDue } from '../../../domain/periodic/report-period.ts';
import type { Role } from '../../../domain/person.ts';
import { useApp } from '../../app-context.ts';
import { useKeepWide } from '../../hooks/use-keep-wide.ts';
import { Icon } from '../../parts/icon.tsx';
import { Link } from '../../parts/link.tsx';
import { ChevronRight } from '../../parts/more-icons.ts';
import type { Route } from '../../route.ts';
import { type Figure, FigureStrip } from './figure-strip.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { type Figures, useFigures } from './use-figures.ts';
import { useWideWords, type WideWords } from './use-wide-words.ts';
import './summary.css';

/** What stands first for those who look after others' work: how many wait, what is stuck, how far the period is. */
export function Summary(): JSX.Element {
  useKeepWide();
  const app = useApp();
  const w = useWideWords();
  const figures = useFigures();
  return (
    <section class="summary no-print" aria-label={w.summary.label}>
      {figures?.hasOwn && (
        <FigureStrip
          label={w.review.counts}
          figures={mainFigures(figures, w, app.acting?.role ?? null)}
        />
      )}
      <div class="period-lines">
        {figures !== undefined && <PeriodLines figures={figures} />}
      </div>
    </section>
  );
}

/** The numbers in the order in which they ask for the attention of this role. */
function mainFigures(figures: Figures, w: WideWords, role: Role | null): Figure[] {
  const toReview = { page: 'review' } as const;
  const waiting: Figure = {
    name: w.summary.waiting,
    value: figures.waiting,
    tone: 'wait',
    to: toReview,
  };
  const stuck: Figure = {
    name: w.summary.stuck,
    value: figures.stuck,
    tone: 'wait',
    to: toReview,
  };
  if (role === 'LEADER')
    return [
      { name: w.summary.late, value: figures.own.late, tone: 'bad' },
      stuck,
      waiting,
    ];
  return [waiting, { name: w.summary.unassigned, value: figures.unassigned }, stuck];
}

/** "Đến nay đã đủ phiếu: 14/18 nhiệm vụ", and of a department "41/65 xã đã gửi". */
function PeriodLines({ figures }: { figures: Figures }): JSX.Element {
  const w = useWideWords();
  const { own, watched } = figures;
  const left = watched.all - watched.done;
  return (
    <>
      <LineCard
        to={{ page: 'plans' }}
        toName={w.summary.toPlans}
        text={own.all > 0 ? w.review.tasksWithReport(own.done, own.all) : null}
        bar={{ done: own.done, all: own.all, label: w.plan.reportedNow }}
      />
      {figures.hasOwn && <ReportDueLine />}
      {watched.all > 0 && (
        <LineCard
          to={{ page: 'units' }}
          toName={w.summary.toUnits}
          text={[
            w.units.headlineUnits(watched.done, watched.all),
            ...(left > 0 ? [w.summary.notReported(left)] : []),
          ].join(' · ')}
          bar={{ ...watched, label: w.units.sent }}
        />
      )}
    </>
  );
}

/** The report that is due next, and until when. */
function ReportDueLine(): JSX.Element | null {
  const { today, calendar, lang, go } = useApp();
  const w = useWideWords().summary;
  const due = calendar && reportDue(today, calendar);
  if (calendar === null || due === null) return null;
  const label = periodLabel(due, lang) ?? '';
  return (
    <Link class="report-line" to={{ page: 'periodic' }} go={go}>
      <span class="line-head">
        <span>{w.reportDue(label, formatDate(closesOn(due, calendar)).slice(0, 5))}</span>
        <span class="line-to">
          {w.toPeriodic}
          <Icon of={ChevronRight} />
        </span>
      </span>
    </Link>
  );
}

/** A progress that leads to where it comes from. */
function LineCard(props: {
  to: Route;
  toName: string;
  text: string | null;
  bar: { done: number; all: number; label: string };
}): JSX.Element {
  const { go } = useApp();
  return (
    <Link class="report-line" to={props.to} go={go}>
      <span class="line-head">
        {props.text !== null && <span>{props.text}</span>}
        <span class="line-to">
          {props.toName}
          <Icon of={ChevronRight} />
        </span>
      </span>
      {props.text !== null && <ProgressBar {...props.bar} />}
    </Link>
  );
}
