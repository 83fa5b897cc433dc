// The wide screens in a small app of their own: a real person database, a route that moves, a toast that undoes.
import { render } from '@testing-library/preact';
import type { ComponentType, JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import { type App, AppContext, PillContext } from '../../src/client/app-context.ts';
import { usePerson } from '../../src/client/hooks/use-person.ts';
import { ToastLine } from '../../src/client/parts/toast.tsx';
import type { Route } from '../../src/client/route.ts';
import { vi } from '../../src/client/words/vi.ts';
import { takePage } from '../../src/device/store/page-rows.ts';
import type { PersonStore } from '../../src/device/store/person-store.ts';
import { openRows } from '../../src/device/store/vault.ts';
import type { CivilDate } from '../../src/domain/civil-date.ts';
import type { Op } from '../../src/domain/op.ts';
import type { PeriodRule } from '../../src/domain/period.ts';
import type { Grant } from '../../src/domain/person.ts';
import type { FormRecord } from '../../src/domain/record.ts';
import { openStore } from '../device/open-store.ts';
import {
  aCalendar,
  aChange,
  aFormDefinition,
  aFormHash,
  aGrant,
  aPage,
  NOW_ISO,
  TODAY,
} from '../support/build.ts';

const firstQuarter: PeriodRule = {
  kind: 'QUARTER',
  n: 1,
  from: { monthDay: '12-15', year: -1 },
  to: { monthDay: '03-14', year: 0 },
  reported: true,
  name: { vi: 'Quý I', en: 'Quarter I' },
};

/** The form of the builders with labels, so that answers have names to be found by. */
export const aLabelledForm: FormRecord = {
  id: 'f-test@1',
  formId: 'f-test',
  version: '1',
  hash: aFormHash,
  current: true,
  definition: {
    ...aFormDefinition,
    items: [
      {
        kind: 'text',
        name: 'activity_title',
        label: { vi: 'Tên hoạt động', en: 'Activity' },
      },
      {
        kind: 'text',
        name: 'result_summary',
        label: { vi: 'Kết quả chính', en: 'Result' },
      },
      {
        kind: 'repeat',
        name: 'photos',
        label: { vi: 'Ảnh minh chứng', en: 'Photos' },
        items: [{ kind: 'image', name: 'photo' }],
      },
    ],
  },
};

export type WideWorld = {
  store: PersonStore;
  grants: Grant[];
  /** How often a sync was asked for. */
  syncs: number;
  route: Route;
};

type Records = readonly { type: string; body: { id: string } }[];

/** A person's device that has pulled these records; the person is a coordinator of xã A unless said otherwise. */
export async function openWorld(
  records: Records,
  grants: Grant[] = [aGrant({ role: 'COORDINATOR' })],
): Promise<WideWorld> {
  const store = await openStore();
  const me = {
    id: store.personId,
    name: 'Trần Thị Bình',
    phone: '0900000002',
    demo: false,
    grants,
    contacts: [],
  };
  const calendar = { ...aCalendar, kinds: [firstQuarter] };
  const all: Records = [
    { type: 'me', body: me },
    { type: 'calendar', body: { id: 'cchc', calendar } as { id: string } },
    { type: 'form', body: aLabelledForm },
    ...records,
  ];
  await takePage(
    store,
    aPage({ changes: all.map(({ type, body }) => aChange(type, body)) }),
  );
  return { store, grants, syncs: 0, route: { page: 'review' } };
}

/** What the person did, in order. */
export async function actsOf({ store }: WideWorld): Promise<Op[]> {
  const rows = (await store.db.outbox.toArray()).sort((a, b) => a.seq - b.seq);
  return (await openRows(store.vault, rows)).map((body) => body.op);
}

/** Says how wide the window is. */
export function setWidth(width: number): void {
  (
    window as unknown as {
      happyDOM: { setViewport(size: { width: number }): void };
    }
  ).happyDOM.setViewport({ width });
}

/** Draws a wide screen at a route; `goes` keeps where it went. */
export function drawWide(
  world: WideWorld,
  Page: ComponentType<object>,
  route: Route = world.route,
): ReturnType<typeof render> {
  function Harness(): JSX.Element {
    const [here, setHere] = useState(route);
    const [toast, setToast] = useState<Parameters<typeof ToastLine>[0]['toast']>(null);
    const person = usePerson(world.store, null, TODAY);
    const go = useCallback((next: Route) => {
      world.route = next;
      setHere(next);
    }, []);
    const done = useCallback(() => setToast(null), []);
    const app: App = {
      store: world.store,
      personId: world.store.personId,
      ...person,
      setActing: () => undefined,
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
      say: (text, undo) => setToast((was) => ({ text, undo, seq: (was?.seq ?? 0) + 1 })),
    };
    const totals = { ops: 0, files: 0, setAside: 0 };
    return (
      <AppContext.Provider value={app}>
        <PillContext.Provider
          value={{
            status: { kind: 'unknown', left: 0, setAside: 0 },
            totals,
            sent: null,
            leftSeconds: null,
          }}
        >
          <Page />
        </PillContext.Provider>
        <ToastLine toast={toast} words={vi} onDone={done} />
      </AppContext.Provider>
    );
  }
  return render(<Harness />);
}
