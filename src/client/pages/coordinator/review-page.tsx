import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useApp } from '../../app-context.ts';
import { useIsWide } from '../../hooks/use-is-wide.ts';
import { useKeepWide } from '../../hooks/use-keep-wide.ts';
import { useLateSync } from '../../hooks/use-late-sync.ts';
import { useHasPulled, useSeenReports, useUnits } from '../../hooks/use-wide-records.ts';
import { Icon } from '../../parts/icon.tsx';
import { CircleCheck, Search } from '../../parts/icons.ts';
import { Segmented } from '../../parts/segmented.tsx';
import { type InboxView, inboxOf } from './inbox.ts';
import { InboxList } from './inbox-list.tsx';
import { isOwn } from './reach.ts';
import { ReviewDetail } from './review-detail.tsx';
import { SummaryLine } from './summary-line.tsx';
import { useKept } from './use-kept.ts';
import { useWideWords } from './use-wide-words.ts';
import './review.css';

const NO_REPORTS: never[] = [];

/** A coordinator's inbox: who is stuck first, then who has waited longest; list and phiếu side by side. */
export function ReviewPage(): JSX.Element {
  useKeepWide();
  const app = useApp();
  const { route, me, today } = app;
  const w = useWideWords().review;
  const isWide = useIsWide();
  const [view, setView] = useKept<InboxView>('review-view', 'waiting');
  const [text, setText] = useKept('review-text', '');
  const reports = useSeenReports();
  const units = useUnits();
  const own = useMemo(() => {
    if (reports === undefined || units === undefined || me === null) return undefined;
    return reports.filter(({ record }) => isOwn(me.grants, units, record.unitId, today));
  }, [reports, units, me, today]);
  const list = useMemo(
    () => inboxOf(own ?? NO_REPORTS, view, text.trim()),
    [own, view, text],
  );
  const opened = route.page === 'review-report' ? route.reportId : null;
  const chosen = opened ?? (isWide ? (list[0]?.record.id ?? null) : null);
  const syncLater = useLateSync();
  const focusDetail = useFocusOnOpen(opened, isWide);
  const open = (reportId: string) =>
    // Walking through the list is one place in the history, opening it on a phone another.
    app.go({ page: 'review-report', reportId }, isWide || opened !== null);
  const afterDecision = (decided: string) => {
    syncLater();
    const at = list.findIndex(({ record }) => record.id === decided);
    const next = list[at + 1] ?? list[at - 1];
    if (isWide && at >= 0 && next !== undefined) open(next.record.id);
    else app.go({ page: 'review' }, true);
  };
  return (
    <div
      class="review"
      data-open={opened !== null || undefined}
      data-wide={isWide || undefined}
    >
      <section class="review-list" aria-labelledby="review-title">
        <h1 id="review-title">{w.title}</h1>
        <SummaryLine />
        <div class="stack-s">
          <label class="search">
            <span class="visually-hidden">{w.search}</span>
            <Icon of={Search} />
            <input
              type="search"
              value={text}
              placeholder={w.search}
              title={w.searchHint}
              onInput={(e) => setText(e.currentTarget.value)}
            />
          </label>
          <Segmented
            legend={w.which}
            value={view}
            onChange={setView}
            options={[
              { value: 'waiting', name: w.views.waiting },
              { value: 'returned', name: w.views.returned },
              { value: 'confirmed', name: w.views.confirmed },
            ]}
          />
        </div>
        {own === undefined ? (
          <div class="stack-s" aria-hidden="true">
            <div class="skeleton" />
            <div class="skeleton" />
          </div>
        ) : list.length === 0 ? (
          <EmptyInbox view={view} text={text.trim()} />
        ) : (
          <InboxList
            key={view}
            items={list}
            chosen={chosen}
            onOpen={(id, isKeyed) => {
              open(id);
              if (isKeyed) focusDetail();
            }}
            onWalk={isWide ? open : null}
          />
        )}
      </section>
      <section class="review-detail" aria-label={w.content}>
        {chosen === null ? (
          own !== undefined && list.length > 0 && <p class="empty no-print">{w.choose}</p>
        ) : (
          <ReviewDetail key={chosen} id={chosen} onDecided={afterDecision} />
        )}
      </section>
    </div>
  );
}

function EmptyInbox({ view, text }: { view: InboxView; text: string }): JSX.Element {
  const w = useWideWords().review.empty;
  const pulled = useHasPulled();
  if (text !== '') return <p class="empty">{w.search(text)}</p>;
  const isUnknown = pulled === false;
  return (
    <div class="empty">
      <Icon of={CircleCheck} />
      <h2>{isUnknown ? w.neverPulled : w[view]}</h2>
      {isUnknown ? (
        <p>{w.neverPulledBody}</p>
      ) : (
        view === 'waiting' && <p>{w.waitingBody}</p>
      )}
    </div>
  );
}

/**
 * On a phone opening a phiếu is another screen: its title gets the focus, and coming back the card does.
 * @returns what to call when a keyboard opened it beside the list
 */
function useFocusOnOpen(opened: string | null, isWide: boolean): () => void {
  const before = useRef(opened);
  const wanted = useRef(false);
  useEffect(() => {
    const was = before.current;
    before.current = opened;
    if (isWide && !wanted.current) return;
    wanted.current = false;
    if (opened === was) return;
    const target =
      opened !== null
        ? '#review-phieu'
        : was !== null
          ? `[data-report="${was}"] a`
          : null;
    if (target !== null) focusSoon(target);
  }, [opened, isWide]);
  return () => {
    wanted.current = true;
    focusSoon('#review-phieu');
  };
}

/** The phiếu is read from the device first: its title is there a moment later. */
function focusSoon(selector: string, tries = 10): void {
  const target = document.querySelector<HTMLElement>(selector);
  if (target !== null) target.focus();
  else if (tries > 0) requestAnimationFrame(() => focusSoon(selector, tries - 1));
}
