// The official's screens in a small app of their own: a real person database, its own pill, a route that moves.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { render } from '@testing-library/preact';
import type { ComponentType, JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import {
  type App,
  AppContext,
  PillContext,
  type PillState,
} from '../../src/client/app-context.ts';
import { useLive } from '../../src/client/hooks/use-live.ts';
import { usePerson } from '../../src/client/hooks/use-person.ts';
import { MorePage } from '../../src/client/pages/more-page.tsx';
import { OutboxPage } from '../../src/client/pages/outbox-page.tsx';
import { ReportPage } from '../../src/client/pages/report-page.tsx';
import { ReportsPage } from '../../src/client/pages/reports-page.tsx';
import { TaskPage } from '../../src/client/pages/task-page.tsx';
import { TasksPage } from '../../src/client/pages/tasks-page.tsx';
import { ToastLine } from '../../src/client/parts/toast.tsx';
import { hrefOf, type Route } from '../../src/client/route.ts';
import { vi } from '../../src/client/words/vi.ts';
import { countPending } from '../../src/device/store/local-store.ts';
import { takePage } from '../../src/device/store/page-rows.ts';
import type { PersonStore } from '../../src/device/store/person-store.ts';
import { openRows } from '../../src/device/store/vault.ts';
import type { CivilDate } from '../../src/domain/civil-date.ts';
import { formDigestText } from '../../src/domain/form/form.ts';
import type { Op } from '../../src/domain/op.ts';
import type { PeriodCalendar } from '../../src/domain/period.ts';
import type { Grant } from '../../src/domain/person.ts';
import type { FormRecord } from '../../src/domain/record.ts';
import { builtInForms } from '../../src/server/forms/built-in.ts';
import { openStore } from '../device/open-store.ts';
import { aChange, aGrant, aPage, NOW_ISO, TODAY } from '../support/build.ts';

const SEED = 'src/server/seed';
const readSeed = (file: string) => JSON.parse(readFileSync(`${SEED}/${file}`, 'utf8'));

/** The real forms of the seed, as a device holds them. */
export const FORMS: FormRecord[] = builtInForms(SEED).map((definition) => {
  const { id: formId, version } = definition;
  const hash = createHash('sha256').update(formDigestText(definition)).digest('hex');
  return { id: `${formId}@${version}`, formId, version, hash, current: true, definition };
});
const cchc = readSeed('calendars.json').calendars.find(
  ({ id }: PeriodCalendar) => id === 'cchc',
) as PeriodCalendar;
/** The real code lists of the seed. */
const LISTS = Object.entries(readSeed('lists.json')).map(([name, items]) => ({
  type: 'list',
  body: { id: name.toLowerCase(), items } as { id: string },
}));

export type Records = readonly { type: string; body: { id: string } }[];

export type World = {
  store: PersonStore;
  route: Route;
  syncs: number;
  /** What was said at the bottom of the screen. */
  said: string[];
  /** Stands in for how syncing goes. */
  status: PillState['status'];
  actingId: string | null;
};

/** A device that has pulled the person, the calendar, forms, lists and these records. */
export async function openWorld(
  records: Records = [],
  grants: Grant[] = [aGrant()],
): Promise<World> {
  const store = await openStore();
  const me = {
    id: store.personId,
    name: 'Nguyễn Thị Hương',
    phone: '0900000001',
    demo: false,
    grants,
    contacts: [{ rootId: 'xa-a', name: 'Cao Văn Thành', phone: '0900000002' }],
  };
  const all: Records = [
    { type: 'me', body: me },
    { type: 'calendar', body: { id: 'cchc', calendar: cchc } as { id: string } },
    ...FORMS.map((body) => ({ type: 'form', body })),
    ...LISTS,
    ...records,
  ];
  await takePage(
    store,
    aPage({ changes: all.map(({ type, body }) => aChange(type, body)) }),
  );
  return {
    store,
    route: { page: 'more' },
    syncs: 0,
    said: [],
    status: { kind: 'unknown', left: 0, setAside: 0 },
    actingId: null,
  };
}

/** What the person did, in order. */
export async function actsOf({ store }: World): Promise<Op[]> {
  const rows = (await store.db.outbox.toArray()).sort((a, b) => a.seq - b.seq);
  return (await openRows(store.vault, rows)).map((body) => body.op);
}

const PAGES: Partial<Record<Route['page'], ComponentType<object>>> = {
  tasks: TasksPage,
  task: TaskPage,
  reports: ReportsPage,
  report: ReportPage,
  outbox: OutboxPage,
  more: MorePage,
};

/** Draws one screen; another place is only named. */
export function draw(world: World, at: Route): ReturnType<typeof render> {
  world.route = at;
  function Harness(): JSX.Element {
    const [here, setHere] = useState(at);
    const [acting, setActing] = useState(world.actingId);
    const [toast, setToast] = useState<Parameters<typeof ToastLine>[0]['toast']>(null);
    const person = usePerson(world.store, acting, TODAY);
    const totals = useLive(() => countPending(world.store), []) ?? {
      ops: 0,
      files: 0,
      setAside: 0,
    };
    const go = useCallback((next: Route) => {
      world.route = next;
      setHere(next);
    }, []);
    const done = useCallback(() => setToast(null), []);
    const app: App = {
      store: world.store,
      personId: world.store.personId,
      ...person,
      setActing: (unitId) => {
        world.actingId = unitId;
        setActing(unitId);
      },
      words: vi,
      lang: 'vi',
      setLang: () => undefined,
      today: TODAY as CivilDate,
      nowIso: () => NOW_ISO,
      route: here,
      go,
      back: () => undefined,
      requestSync: () => {
        world.syncs += 1;
      },
      say: (text, undo) => {
        world.said.push(text);
        setToast((was) => ({ text, undo, seq: (was?.seq ?? 0) + 1 }));
      },
    };
    const Page = PAGES[here.page];
    return (
      <AppContext.Provider value={app}>
        <PillContext.Provider
          value={{ status: world.status, totals, sent: null, leftSeconds: null }}
        >
          {Page === undefined ? <p>{hrefOf(here)}</p> : <Page key={hrefOf(here)} />}
        </PillContext.Provider>
        <ToastLine toast={toast} words={vi} onDone={done} />
      </AppContext.Provider>
    );
  }
  return render(<Harness />);
}
