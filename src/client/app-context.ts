// What every screen may ask of the app, without knowing who provides it.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PersonStore } from '../device/store/person-store.ts';
import type { CivilDate } from '../domain/civil-date.ts';
import type { PeriodCalendar } from '../domain/period.ts';
import type { Grant, MeRecord } from '../domain/person.ts';
import type { SyncStatus, Totals } from '../sync/status.ts';
import type { Route } from './route.ts';
import type { Lang } from './words/lang.ts';
import type { Words } from './words/vi.ts';

/** What the pill knows: the status, what is in the outbox, and how far the running cycle has come. */
export type PillState = {
  status: SyncStatus;
  totals: Totals;
  /** Texts that have gone up in this cycle, of how many; null while nothing is being pushed. */
  sent: { done: number; total: number } | null;
  leftSeconds: number | null;
};

export type App = {
  store: PersonStore;
  personId: string;
  /** Null only until the first pull has arrived. */
  me: MeRecord | null;
  /** The position the person is working in now. */
  acting: Grant | null;
  setActing(unitId: string): void;
  words: Words;
  lang: Lang;
  setLang(lang: Lang): void;
  /** Civil date in Vietnam, renewed when the app becomes visible. */
  today: CivilDate;
  /** This device's clock, UTC ISO text; displayed, never compared with the server's. */
  nowIso(): string;
  calendar: PeriodCalendar | null;
  route: Route;
  go(route: Route, replace?: boolean): void;
  back(): void;
  /** Asks for a sync cycle soon; a tap overrides any waiting time. */
  requestSync(tap?: boolean): void;
  say(text: string, undo?: () => void): void;
};

export const AppContext = createContext<App | null>(null);

/** Apart from the app: it changes many times a second while syncing, and only few screens look at it. */
export const PillContext = createContext<PillState | null>(null);

/** How syncing goes right now. */
export function usePill(): PillState {
  const pill = useContext(PillContext);
  if (pill === null) throw new Error('usePill outside the app');
  return pill;
}

/** The app around a screen. A screen outside it is a bug. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('useApp outside the app');
  return app;
}

/** The words of the chosen language. */
export const useWords = (): Words => useApp().words;
