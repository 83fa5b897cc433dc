import type { JSX } from 'preact';
import { formatDate } from '../../domain/civil-date.ts';
import { contactOf, type Grant, isGrantOn, isReviewer } from '../../domain/person.ts';
import { useApp, usePill } from '../app-context.ts';
import { useStorageState } from '../hooks/use-storage-state.ts';
import { useWholeness } from '../hooks/use-wholeness.ts';
import { CheckLine } from '../parts/check-line.tsx';
import { Icon } from '../parts/icon.tsx';
import { Link } from '../parts/link.tsx';
import { ChevronRight } from '../parts/more-icons.ts';
import type { Route } from '../route.ts';
import { formatMoment, formatSize } from '../words/format.ts';
import { LeaveCard } from './leave-card.tsx';
import { LookCard } from './look-card.tsx';
import { ReadinessCard } from './readiness-card.tsx';
import '../styles/more.css';

/** *Khác*: the person, the look, this machine, help, and the way out. */
export function MorePage(): JSX.Element {
  const { words, me, today } = useApp();
  const isReviewing = me !== null && isReviewer(me.grants, today);
  return (
    <>
      <h1>{words.settings.title}</h1>
      <div class="cards">
        {isReviewing && <OtherPages />}
        <PersonCard />
        <HelpCard />
        <LookCard />
        <ReadinessCard />
        <MachineCard />
        <LeaveCard />
        <section class="card" aria-labelledby="h-about">
          <h2 id="h-about">{words.settings.about}</h2>
          <p>
            {words.shell.appName} · {words.settings.version}{' '}
            {import.meta.env.VITE_APP_VERSION ?? 'dev'}
          </p>
        </section>
      </div>
    </>
  );
}

function OtherPages(): JSX.Element {
  const { words, go } = useApp();
  const pages: [Route, string][] = [
    [{ page: 'reports' }, words.shell.reports],
    [{ page: 'plans' }, words.shell.plans],
    [{ page: 'units' }, words.shell.units],
  ];
  return (
    <nav class="card" aria-label={words.settings.pages}>
      <ul class="link-list">
        {pages.map(([to, name]) => (
          <li key={to.page}>
            <Link to={to} go={go}>
              {name}
              <Icon of={ChevronRight} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** One place per unit, whatever number of roles is held there. */
const placesOf = (grants: readonly Grant[]): Grant[] =>
  grants.filter((grant, n) => grants.findIndex((it) => it.unitId === grant.unitId) === n);

function PersonCard(): JSX.Element | null {
  const { words, me, acting, setActing, today } = useApp();
  const w = words.settings;
  if (me === null) return null;
  const held = me.grants.filter((grant) => isGrantOn(grant, today));
  const places = placesOf(held);
  return (
    <section class="card stack-s" aria-labelledby="h-person">
      <h2 id="h-person">{me.name}</h2>
      <p class="hint">{me.phone}</p>
      <ul class="stack-s" aria-label={w.positions}>
        {held.map((grant) => (
          <li key={`${grant.unitId}-${grant.role}`}>
            <strong>{grant.title === '' ? w.roles[grant.role] : grant.title}</strong>
            <p class="hint">
              {grant.unitName} · {w.roles[grant.role]}
              {grant.to !== null && ` · ${w.until(formatDate(grant.to))}`}
            </p>
          </li>
        ))}
      </ul>
      {places.length > 1 && (
        <label class="stack-s">
          <strong>{w.workingAt}</strong>
          <select
            value={acting?.unitId}
            onChange={(e) => setActing(e.currentTarget.value)}
          >
            {places.map((grant) => (
              <option key={grant.unitId} value={grant.unitId}>
                {grant.unitName}
              </option>
            ))}
          </select>
          <span class="hint">{w.workingHint}</span>
        </label>
      )}
    </section>
  );
}

function HelpCard(): JSX.Element {
  const { words, me, acting } = useApp();
  const w = words.settings;
  const contact = contactOf(me, acting?.rootId);
  return (
    <section class="card stack-s" aria-labelledby="h-help">
      <h2 id="h-help">{w.help}</h2>
      {contact === undefined ? (
        <p class="hint">{w.noContact}</p>
      ) : (
        <>
          <p class="hint">{w.helpBody}</p>
          <a class="button" href={`tel:${contact.phone}`}>
            {w.call(contact.name, contact.phone)}
          </a>
        </>
      )}
    </section>
  );
}

function MachineCard(): JSX.Element {
  const { words, today } = useApp();
  const { status } = usePill();
  const { state, ask } = useStorageState();
  const wholeness = useWholeness();
  const w = words.settings;
  const { usedBytes = null, quotaBytes = null, isPersistent = null } = state ?? {};
  return (
    <section class="card stack-s" aria-labelledby="h-machine">
      <h2 id="h-machine">{w.machine}</h2>
      {state !== null && (
        <ul class="stack-s">
          <CheckLine
            isGood={isPersistent === true}
            text={
              isPersistent === null
                ? w.persistedUnknown
                : isPersistent
                  ? w.persisted
                  : w.notPersisted
            }
          />
          {wholeness !== null && (
            <CheckLine
              isGood={wholeness !== 'lost'}
              text={wholeness === 'lost' ? w.canaryLost : w.canaryOk}
            />
          )}
        </ul>
      )}
      {isPersistent === false && (
        <p>
          <button type="button" onClick={ask}>
            {w.askPersist}
          </button>
        </p>
      )}
      {state !== null && (
        <p class="hint">
          {usedBytes === null || quotaBytes === null
            ? w.usedUnknown
            : w.used(formatSize(usedBytes), formatSize(quotaBytes))}
        </p>
      )}
      {status.kind === 'level' && (
        <p class="hint">{w.pulledAt(formatMoment(status.at, today))}</p>
      )}
      {status.kind === 'never' && <p class="hint">{w.neverPulled}</p>}
    </section>
  );
}
