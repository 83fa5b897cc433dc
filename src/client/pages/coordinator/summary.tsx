import type { JSX } from 'preact';
import { periodLabel } from '../../../domain/period.ts';
import type { Role } from '../../../domain/person.ts';
import { useApp } from '../../app-context.ts';
import { useKeepWide } from '../../hooks/use-keep-wide.ts';
import { Link } from '../../parts/link.tsx';
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
  const isWatching = figures !== undefined && figures.watched.all > 0;
  return (
    <section class="summary no-print" aria-label={w.summary.label}>
      {figures?.hasOwn && (
        <FigureStrip
          label={w.review.counts}
          figures={mainFigures(figures, w, app.acting?.role ?? null)}
        />
      )}
      {figures !== undefined && <PeriodLines figures={figures} />}
      <p class="row summary-links">
        <Link class="button quiet" to={{ page: 'plans' }} go={app.go}>
          {w.summary.toPlans}
        </Link>
        {isWatching && (
          <Link class="button quiet" to={{ page: 'units' }} go={app.go}>
            {w.summary.toUnits}
          </Link>
        )}
      </p>
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

/** "Báo cáo Quý I: đã có 14/18 nhiệm vụ", and of a department "41/65 xã đã gửi". */
export function PeriodLines({ figures }: { figures: Figures }): JSX.Element | null {
  const { lang } = useApp();
  const w = useWideWords();
  const { own, watched, period } = figures;
  const name = (period && periodLabel(period, lang)) ?? '';
  return (
    <div class="period-lines">
      {own.all > 0 && (
        <div class="report-line">
          <span>{w.review.tasksWithReport(name, own.done, own.all)}</span>
          <ProgressBar done={own.done} all={own.all} label={w.plan.reportedNow} />
        </div>
      )}
      {watched.all > 0 && (
        <div class="report-line">
          <span>
            {w.units.headlineUnits(watched.done, watched.all)}
            {watched.all > watched.done &&
              ` · ${w.summary.notReported(watched.all - watched.done)}`}
          </span>
          <ProgressBar done={watched.done} all={watched.all} label={w.units.sent} />
        </div>
      )}
    </div>
  );
}
