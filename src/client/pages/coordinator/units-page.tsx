import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { formatDate } from '../../../domain/civil-date.ts';
import { fold } from '../../../domain/fold.ts';
import { type Period, periodLabel } from '../../../domain/period.ts';
import { useApp } from '../../app-context.ts';
import { useKeepWide } from '../../hooks/use-keep-wide.ts';
import {
  useAssignments,
  usePlans,
  useSeenReports,
  useUnits,
} from '../../hooks/use-wide-records.ts';
import { Icon } from '../../parts/icon.tsx';
import { UserRound } from '../../parts/more-icons.ts';
import { SearchBox } from '../../parts/search-box.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { CopyText } from './copy-text.tsx';
import { periodNow } from './figures.ts';
import { documentName } from './plans-page.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { isOwn } from './reach.ts';
import { tally } from './tally.ts';
import { UnitTable } from './unit-table.tsx';
import { type UnitTotal, unitTotals } from './unit-totals.ts';
import { useKept } from './use-kept.ts';
import { useWideWords } from './use-wide-words.ts';
import './units.css';

type Show = 'all' | 'none' | 'some';

/** Totals of the organisations a department watches, and their confirmed phiếu; read-only. */
export function UnitsPage(): JSX.Element {
  useKeepWide();
  const { today, calendar, lang } = useApp();
  const w = useWideWords().units;
  const [planId, setPlanId] = useKept('units-plan', '');
  const [text, setText] = useKept('units-text', '');
  const [show, setShow] = useKept<Show>('units-show', 'all');
  const totals = useTotals(planId);
  const period = periodNow(today, calendar);
  const label = (period && periodLabel(period, lang)) ?? '';
  if (totals === undefined)
    return (
      <>
        <h1>{w.title}</h1>
        <div class="skeleton tall" aria-hidden="true" />
      </>
    );
  if (totals.length === 0 && planId === '') return <NobodyWatched />;
  const wanted = fold(text);
  const found = totals
    .filter(({ name }) => wanted === '' || fold(name).includes(wanted))
    .filter((it) => show === 'all' || it.hasReported === (show === 'some'));
  const silent = found.filter((it) => !it.hasReported).map(({ name }) => name);
  return (
    <>
      <div class="stack-s">
        <h1>{w.title}</h1>
        {period !== null && <PeriodLine period={period} label={label} />}
      </div>
      <Headlines totals={totals} />
      <div class="unit-tools">
        <SearchBox label={w.search} hint={w.searchHint} value={text} onInput={setText} />
        <PlanChoice value={planId} onChange={setPlanId} />
        <Segmented
          legend={w.which}
          value={show}
          onChange={setShow}
          options={[
            { value: 'all', name: w.show.all },
            { value: 'none', name: w.show.none },
            { value: 'some', name: w.show.some },
          ]}
        />
        {silent.length > 0 && <CopyText text={w.copyNote(label, silent.join('; '))} />}
      </div>
      {found.length === 0 ? (
        <p class="empty">{w.noMatch(text.trim())}</p>
      ) : (
        <UnitTable totals={found} />
      )}
    </>
  );
}

/** Undefined while the device is being read. */
function useTotals(planId: string): UnitTotal[] | undefined {
  const { me, today, calendar } = useApp();
  const lines = useAssignments();
  const reports = useSeenReports();
  const units = useUnits();
  return useMemo(() => {
    if (!lines || !reports || !units || me === null || calendar === null)
      return undefined;
    const watched = lines
      .filter((line) => !isOwn(me.grants, units, line.unitId, today))
      .filter((line) => planId === '' || line.planId === planId);
    return unitTotals(
      tally(watched, today, calendar),
      reports.map(({ record }) => record),
      units,
      periodNow(today, calendar),
    );
  }, [lines, reports, units, me, today, calendar, planId]);
}

function PeriodLine({ period, label }: { period: Period; label: string }): JSX.Element {
  const w = useWideWords().units;
  return (
    <p class="hint">{w.lead(label, formatDate(period.from), formatDate(period.to))}</p>
  );
}

function Headlines({ totals }: { totals: readonly UnitTotal[] }): JSX.Element {
  const w = useWideWords().units;
  const communes = totals.filter((it) => it.isCommune);
  const others = totals.filter((it) => !it.isCommune);
  const done = (list: readonly UnitTotal[]) => list.filter((it) => it.hasReported).length;
  const lines = [
    { list: communes, say: w.headline },
    { list: others, say: w.headlineUnits },
  ].filter(({ list }) => list.length > 0);
  return (
    <div class="headlines">
      {lines.map(({ list, say }) => (
        <div key={say(0, 0)} class="report-line">
          <strong class="headline">{say(done(list), list.length)}</strong>
          <ProgressBar done={done(list)} all={list.length} label={w.sent} />
        </div>
      ))}
      <p class="hint">{w.honest}</p>
    </div>
  );
}

function PlanChoice(props: {
  value: string;
  onChange: (planId: string) => void;
}): JSX.Element {
  const words = useWideWords();
  const plans = (usePlans() ?? []).filter((plan) => plan.state === 'ISSUED');
  return (
    <label>
      <span class="visually-hidden">{words.units.plan}</span>
      <select value={props.value} onChange={(e) => props.onChange(e.currentTarget.value)}>
        <option value="">{words.units.allPlans}</option>
        {plans.map((plan) => (
          <option key={plan.id} value={plan.id}>
            {`${documentName(plan, words.plans)} ${plan.year}, ${plan.issuerName}`}
          </option>
        ))}
      </select>
    </label>
  );
}

function NobodyWatched(): JSX.Element {
  const w = useWideWords().units;
  return (
    <div class="empty">
      <Icon of={UserRound} />
      <h1>{w.notSupervising}</h1>
      <p>{w.notSupervisingBody}</p>
    </div>
  );
}
