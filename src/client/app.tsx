import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { contactOf, isReviewer } from '../domain/person.ts';
import { useApp, usePill } from './app-context.ts';
import { useIsWide } from './hooks/use-is-wide.ts';
import { logBug } from './log.ts';
import { PAGES } from './pages/pages.ts';
import { ErrorBoundary } from './parts/error-boundary.tsx';
import { Icon } from './parts/icon.tsx';
import { ArrowLeft } from './parts/icons.ts';
import { Navigation } from './parts/navigation.tsx';
import { Pill } from './parts/pill.tsx';
import { hrefOf, isWidePage } from './route.ts';
import { formatDay } from './words/format.ts';

const ROOTS = [
  'tasks',
  'reports',
  'outbox',
  'more',
  'review',
  'plans',
  'units',
  'periodic',
];

/** The frame around every screen of a signed-in person. */
export function Shell(): JSX.Element {
  const app = useApp();
  const { words, route } = app;
  const pill = usePill();
  const isWide = useIsWide();
  const main = useRef<HTMLElement>(null);
  const place = hrefOf(route);
  // The inbox and the phiếu read in it are one screen, which keeps its own focus.
  const screen = route.page === 'review-report' ? hrefOf({ page: 'review' }) : place;
  const Page = PAGES[route.page === 'sign-in' ? 'tasks' : route.page];
  const first = useRef(true);
  // focus follows the address
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
  }, [screen]);
  return (
    <div class="shell">
      <a class="button skip" href="#main">
        {words.shell.skip}
      </a>
      <header class="top">
        <div class="top-line">
          {!ROOTS.includes(route.page) && (
            <button
              type="button"
              class="quiet icon-only"
              aria-label={words.shell.back}
              onClick={app.back}
            >
              <Icon of={ArrowLeft} />
            </button>
          )}
          <div class="place">
            <span class="unit">{app.acting?.unitName ?? words.shell.appName}</span>
            <span class="day">
              {formatDay(app.today, app.today, words)}
              {app.me?.demo && ` · ${words.shell.demo}`}
            </span>
          </div>
        </div>
        <Pill
          state={pill}
          words={words}
          today={app.today}
          onOpen={() => app.go({ page: 'outbox' })}
        />
      </header>
      <main
        id="main"
        ref={main}
        tabIndex={-1}
        class={isWidePage(route.page) ? 'content wide' : 'content'}
      >
        <ErrorBoundary
          resetKey={place}
          onError={logBug}
          fallback={(retry) => <Broken retry={retry} />}
        >
          <Page key={screen.split('?')[0]} />
        </ErrorBoundary>
      </main>
      <Navigation
        route={route}
        go={app.go}
        words={words}
        pending={pill.totals.ops + pill.totals.setAside}
        isWide={isWide}
        reviewer={app.me !== null && isReviewer(app.me.grants, app.today)}
      />
    </div>
  );
}

function Broken({ retry }: { retry: () => void }): JSX.Element {
  const { words, me, acting } = useApp();
  const w = words.shell.broken;
  const contact = contactOf(me, acting?.rootId);
  return (
    <div class="notice" data-tone="bad" role="alert">
      <h1>{w.title}</h1>
      <p>{w.body}</p>
      {contact && <p>{words.shell.callCoordinator(contact.name, contact.phone)}</p>}
      <p>
        <button type="button" onClick={retry}>
          {w.reload}
        </button>
      </p>
    </div>
  );
}
