import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { formatDate } from '../../../domain/civil-date.ts';
import type { PlanRecord } from '../../../domain/plan.ts';
import { useApp } from '../../app-context.ts';
import { useKeepWide } from '../../hooks/use-keep-wide.ts';
import {
  useAssignments,
  usePeople,
  usePlan,
  usePlans,
  useUnits,
} from '../../hooks/use-wide-records.ts';
import { FaceBadge } from '../../parts/face-badge.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Link } from '../../parts/link.tsx';
import { ChevronDown } from '../../parts/more-icons.ts';
import { Segmented } from '../../parts/segmented.tsx';
import { PlanClauses } from './plan-clauses.tsx';
import { PlanMatrix } from './plan-matrix.tsx';
import { PlanTasks } from './plan-tasks.tsx';
import { documentName, planFace } from './plans-page.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { groupBy, sumOf, type Tallied, tally } from './tally.ts';
import { useKept } from './use-kept.ts';
import { useWideWords } from './use-wide-words.ts';
import '../../styles/report.css';
import './plan.css';

type Tab = 'tasks' | 'units' | 'clauses';
const NOTHING: never[] = [];

/** One plan: how far it is, task by task and unit by unit, and what it wants reached and reported. */
export function PlanPage(): JSX.Element {
  useKeepWide();
  const app = useApp();
  const { route, today, calendar } = app;
  const words = useWideWords();
  const w = words.plan;
  const planId = route.page === 'plan' ? route.planId : '';
  const [tab, setTab] = useKept<Tab>(`${planId}-tab`, 'tasks');
  const [open, setOpen] = useKept<string | null>(`${planId}-open`, null);
  const whole = usePlan(planId);
  const lines = useAssignments();
  const units = useUnits();
  const people = usePeople();
  const tallied = useMemo((): Tallied[] => {
    if (lines === undefined || calendar === null) return NOTHING;
    const own = lines.filter((line) => line.planId === planId);
    const found = tally(own, today, calendar);
    return found.sort((a, b) => a.line.unitName.localeCompare(b.line.unitName, 'vi'));
  }, [lines, planId, today, calendar]);
  const byTask = useMemo(() => groupBy(tallied, ({ line }) => line.taskId), [tallied]);
  if (whole === undefined || lines === undefined || !units || !people)
    return <div class="skeleton tall" aria-hidden="true" />;
  const { plan, tasks } = whole;
  if (plan === null)
    return (
      <div class="empty">
        <h1>{w.missing}</h1>
        <p>{w.missingBody}</p>
        <Link class="button primary" to={{ page: 'plans' }} go={app.go}>
          {w.all}
        </Link>
      </div>
    );
  const manyUnits = new Set(tallied.map(({ line }) => line.unitId)).size > 1;
  const shown = tab === 'units' && !manyUnits ? 'tasks' : tab;
  const docName = documentName(plan, words.plans);
  const planName =
    plan.number === null ? `${docName} ${plan.year}, ${plan.issuerName}` : docName;
  return (
    <div class="plan-page">
      <PlanHead plan={plan} tallied={tallied} />
      <Segmented
        legend={w.tabs}
        value={shown}
        onChange={setTab}
        options={[
          { value: 'tasks' as const, name: `${w.tab.tasks} (${tasks.length})` },
          ...(manyUnits ? [{ value: 'units' as const, name: w.tab.units }] : []),
          { value: 'clauses' as const, name: w.tab.clauses },
        ]}
      />
      {shown === 'tasks' && (
        <PlanTasks
          plan={plan}
          planName={planName}
          rows={tasks.map((task) => ({ task, tallied: byTask.get(task.id) ?? NOTHING }))}
          known={{ units, people }}
          open={open}
          setOpen={setOpen}
        />
      )}
      {shown === 'units' && (
        <PlanMatrix
          tasks={tasks}
          tallied={tallied}
          units={units}
          onTask={(taskId) => {
            setOpen(taskId);
            setTab('tasks');
          }}
        />
      )}
      {shown === 'clauses' && <PlanClauses plan={plan} />}
    </div>
  );
}

function PlanHead(props: { plan: PlanRecord; tallied: readonly Tallied[] }): JSX.Element {
  const { plan, tallied } = props;
  const { go } = useApp();
  const words = useWideWords();
  const w = words.plan;
  const original = usePlans()?.find((it) => it.id === plan.copyOf) ?? null;
  const sum = sumOf(tallied);
  return (
    <header class="stack">
      <div class="stack-s">
        <h1>{plan.title}</h1>
        <div class="row">
          <FaceBadge face={planFace(plan, words.plans)} />
          <span class="hint">
            {documentName(plan, words.plans)} ·{' '}
            {words.plans.issued(plan.issuerName, formatDate(plan.issuedOn))} ·{' '}
            {w.windowText(formatDate(plan.window.from), formatDate(plan.window.to))}
          </span>
        </div>
        {original !== null && (
          <p class="hint">
            {w.copyOf}:{' '}
            <Link to={{ page: 'plan', planId: original.id }} go={go}>
              {documentName(original, words.plans)} ({original.year})
            </Link>
          </p>
        )}
      </div>
      <div class="plan-top">
        {sum.asked > 0 && (
          <div class="report-line" title={w.reportedHint}>
            <span>{w.reportedNow}</span>
            <ProgressBar done={sum.done} all={sum.asked} label={w.reportedNow} />
            <span class="hint">{w.reportedHint}</span>
          </div>
        )}
        <details class="card about">
          <summary>
            {w.about}
            <Icon of={ChevronDown} />
          </summary>
          <dl class="facts-list">
            <About name={w.theme} text={plan.theme} />
            <About name={w.objectives} text={plan.objectives} />
            <About name={w.parents} text={plan.parents.join('; ')} />
            <About name={w.basis} text={plan.basis.join('; ')} />
            <About name={w.funding} text={plan.funding ?? ''} />
          </dl>
        </details>
      </div>
    </header>
  );
}

const About = (props: { name: string; text: string }): JSX.Element | null =>
  props.text === '' ? null : (
    <>
      <dt>{props.name}</dt>
      <dd>{props.text}</dd>
    </>
  );
