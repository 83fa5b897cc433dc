import Lock from 'lucide/dist/esm/icons/lock.mjs';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { formatDate } from '../../../domain/civil-date.ts';
import { fold } from '../../../domain/fold.ts';
import type { PlanRecord } from '../../../domain/plan.ts';
import { useApp } from '../../app-context.ts';
import { useKeepWide } from '../../hooks/use-keep-wide.ts';
import { useAssignments, usePlans } from '../../hooks/use-wide-records.ts';
import { FaceBadge } from '../../parts/face-badge.tsx';
import { Icon } from '../../parts/icon.tsx';
import { FileText, Send } from '../../parts/icons.ts';
import { Link } from '../../parts/link.tsx';
import { Pencil } from '../../parts/more-icons.ts';
import type { Face } from '../../parts/report-face.ts';
import { ProgressBar } from './progress-bar.tsx';
import { groupBy, type Sum, sumOf, tally } from './tally.ts';
import { useFormWords } from './use-form-words.ts';
import { useKept } from './use-kept.ts';
import { useFormUnits } from './use-unit-forms.ts';
import { useWideWords, type WideWords } from './use-wide-words.ts';
import './plans.css';
import { SearchBox } from '../../parts/search-box.tsx';

/** The document as people name it: "Kế hoạch số 29/KH-SKHCN". */
export const documentName = (plan: PlanRecord, w: WideWords['plans']): string =>
  w.document(w.docTypes[plan.docType], plan.number);

/** The state of a plan as icon and word. */
export function planFace({ state }: PlanRecord, w: WideWords['plans']): Face {
  const icon = state === 'ISSUED' ? Send : state === 'CLOSED' ? Lock : Pencil;
  return { text: w.states[state], tone: state === 'ISSUED' ? 'good' : 'calm', icon };
}

/** Plans of the person's scope by year, the latest first, each with how far its tasks are. */
export function PlansPage(): JSX.Element {
  useKeepWide();
  const { today, calendar, go } = useApp();
  const forms = useFormWords();
  const isFormKeeper = useFormUnits().length > 0;
  const w = useWideWords().plans;
  const [text, setText] = useKept('plans-text', '');
  const plans = usePlans();
  const lines = useAssignments();
  const sums = useMemo(() => {
    if (lines === undefined || calendar === null) return new Map<string, Sum>();
    const byPlan = groupBy(tally(lines, today, calendar), ({ line }) => line.planId);
    return new Map([...byPlan].map(([id, list]) => [id, sumOf(list)]));
  }, [lines, today, calendar]);
  const wanted = fold(text);
  const shown = (plans ?? [])
    .filter((plan) => fold(searchText(plan)).includes(wanted))
    .sort((a, b) => b.year - a.year || a.title.localeCompare(b.title, 'vi'));
  const years = groupBy(shown, ({ year }) => String(year));
  return (
    <>
      <div class="row spread">
        <h1>{w.title}</h1>
        {isFormKeeper && (
          <Link class="button" to={{ page: 'forms' }} go={go}>
            {forms.toForms}
          </Link>
        )}
      </div>
      <SearchBox label={w.search} hint={w.searchHint} value={text} onInput={setText} />
      {plans === undefined ? (
        <div class="skeleton" aria-hidden="true" />
      ) : shown.length === 0 ? (
        <NoPlans text={text.trim()} none={plans.length === 0} />
      ) : (
        [...years].map(([year, list]) => (
          <section key={year} class="plan-year" aria-labelledby={`year-${year}`}>
            <h2 id={`year-${year}`}>{w.year(Number(year))}</h2>
            <ul class="plan-cards">
              {list.map((plan) => (
                <PlanCard
                  key={plan.id}
                  plan={plan}
                  sum={sums.get(plan.id) ?? null}
                  original={plans.find((it) => it.id === plan.copyOf) ?? null}
                />
              ))}
            </ul>
          </section>
        ))
      )}
    </>
  );
}

const searchText = (plan: PlanRecord): string =>
  `${plan.title} ${plan.number ?? ''} ${plan.issuerName} ${plan.year}`;

function PlanCard(props: {
  plan: PlanRecord;
  sum: Sum | null;
  original: PlanRecord | null;
}): JSX.Element {
  const { go } = useApp();
  const w = useWideWords().plans;
  const { plan, sum, original } = props;
  return (
    <li class="plan-card card">
      <Link class="title" to={{ page: 'plan', planId: plan.id }} go={go}>
        {plan.title}
      </Link>
      <div class="row">
        <FaceBadge face={planFace(plan, w)} />
        {(plan.copyOf === null || original !== null) && (
          <span class="hint">
            {original === null ? w.original : w.copy(original.year)}
          </span>
        )}
      </div>
      <p class="hint">
        {plan.number !== null && `${documentName(plan, w)} · `}
        {w.issued(plan.issuerName, formatDate(plan.issuedOn))}
      </p>
      <p class="plan-progress">
        <span>{w.tasks(plan.taskCount)}</span>
        {sum !== null && sum.asked > 0 ? (
          <span class="plan-bar">
            <span class="hint">{w.reported}</span>
            <ProgressBar done={sum.done} all={sum.asked} label={w.reported} />
          </span>
        ) : (
          plan.state === 'ISSUED' && <span class="hint">{w.nobody}</span>
        )}
      </p>
    </li>
  );
}

function NoPlans({ text, none }: { text: string; none: boolean }): JSX.Element {
  const w = useWideWords().plans;
  if (!none) return <p class="empty">{w.noMatch(text)}</p>;
  return (
    <div class="empty">
      <Icon of={FileText} />
      <h2>{w.empty}</h2>
      <p>{w.emptyBody}</p>
    </div>
  );
}
