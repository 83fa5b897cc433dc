// A signed-in official with a real database, the real forms of the seed, and the screens on which a phiếu is made.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { render } from '@testing-library/preact';
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import {
  type App,
  AppContext,
  PillContext,
  type PillState,
} from '../../src/client/app-context.ts';
import { FormPage } from '../../src/client/pages/form-page.tsx';
import { NewReportPage } from '../../src/client/pages/new-report-page.tsx';
import { hrefOf, parseRoute, type Route } from '../../src/client/route.ts';
import { vi } from '../../src/client/words/vi.ts';
import type { Draft, PersonDb } from '../../src/device/store/person-db.ts';
import type { PersonStore } from '../../src/device/store/person-store.ts';
import { formDigestText } from '../../src/domain/form/form.ts';
import type { PeriodCalendar } from '../../src/domain/period.ts';
import type { MeRecord } from '../../src/domain/person.ts';
import type { FormRecord } from '../../src/domain/record.ts';
import type { ReportRecord } from '../../src/domain/report.ts';
import type { AssignmentRecord } from '../../src/domain/task.ts';
import { builtInForms } from '../../src/server/forms/built-in.ts';
import { openStore } from '../device/open-store.ts';
import { aGrant, anAssignment, NOW_ISO, TODAY } from '../support/build.ts';

const SEED = 'src/server/seed';
const definitions = builtInForms(SEED);
const formRecord = (formId: string): FormRecord => {
  const definition = definitions.find((form) => form.id === formId);
  if (definition === undefined) throw new Error(`no form ${formId}`);
  const { version } = definition;
  const hash = createHash('sha256').update(formDigestText(definition)).digest('hex');
  return { id: `${formId}@${version}`, formId, version, hash, current: true, definition };
};
export const F01 = formRecord('F01');
export const F02B = formRecord('F02b');
export const F03 = formRecord('F03');
export const F04 = formRecord('F04');
export const F14 = formRecord('F14');

type CalendarFile = { calendars: (PeriodCalendar & { id: string })[] };
export const calendar = (
  JSON.parse(readFileSync(`${SEED}/calendars.json`, 'utf8')) as CalendarFile
).calendars.find(({ id }) => id === 'cchc') as PeriodCalendar;

export const aTask = (over: Partial<AssignmentRecord> = {}): AssignmentRecord =>
  anAssignment({ formId: 'F01', channels: ['LOUDSPEAKER'], topics: ['T11'], ...over });

type Seeding = { tasks?: AssignmentRecord[]; reports?: ReportRecord[] };

const baseRow = (type: string, id: string, ref: string, body: unknown) =>
  ({ key: `${type}:${id}`, type, ref, ver: 1, via: ['all'], gen: 1, body }) as Parameters<
    PersonDb['base']['put']
  >[0];

/** A device that has pulled once: the person, the calendar, both forms, and what the test adds. */
export async function aDevice({
  tasks = [aTask()],
  reports = [],
}: Seeding = {}): Promise<{
  store: PersonStore;
  me: MeRecord;
}> {
  const store = await openStore();
  const me: MeRecord = {
    id: store.personId,
    name: 'Nguyễn Thị Hương',
    phone: '0900000001',
    demo: true,
    grants: [aGrant()],
    contacts: [],
  };
  await store.db.base.bulkPut([
    baseRow('me', me.id, '', me),
    baseRow('calendar', 'cchc', '', { id: 'cchc', calendar }),
    baseRow('unit', 'xa-a', '', { id: 'xa-a', name: 'UBND xã A', short: 'Xã A' }),
    ...[F01, F14].map((form) => baseRow('form', form.id, form.formId, form)),
    ...tasks.map((task) => baseRow('assignment', task.id, task.taskId, task)),
    ...reports.map((it) => baseRow('report', it.id, it.assignmentId ?? '', it)),
  ]);
  return { store, me };
}

/** Brings a version of a form to the device. */
export const pullForm = (store: PersonStore, form: FormRecord): Promise<unknown> =>
  store.db.base.put(baseRow('form', form.id, form.formId, form));

/** Replaces what the server last said of a report. */
export const pullReport = (store: PersonStore, report: ReportRecord): Promise<unknown> =>
  store.db.base.put(baseRow('report', report.id, report.assignmentId ?? '', report));

const PILL: PillState = {
  status: { kind: 'waiting', why: 'offline', retryAtMs: null, left: 0, setAside: 0 },
  totals: { ops: 0, files: 0, setAside: 0 },
  sent: null,
  leftSeconds: null,
};

export type Stage = {
  container: Element;
  /** What was said at the bottom of the screen, the latest last. */
  said: { text: string; undo: (() => void) | undefined }[];
  synced: () => number;
  unmount: () => void;
};

/** Shows the screens of filling in, at an address. */
export function show(world: { store: PersonStore; me: MeRecord }, at: Route): Stage {
  const said: Stage['said'] = [];
  let syncs = 0;
  history.replaceState({ depth: 0 }, '', hrefOf(at));
  function Screens(): JSX.Element {
    const [route, setRoute] = useState<Route>(at);
    const app = useMemo(
      (): App => ({
        store: world.store,
        personId: world.store.personId,
        me: world.me,
        acting: world.me.grants[0] ?? null,
        setActing: () => undefined,
        words: vi,
        lang: 'vi',
        setLang: () => undefined,
        today: TODAY as App['today'],
        nowIso: () => NOW_ISO,
        calendar,
        route,
        go: (next) => {
          history.pushState({ depth: 1 }, '', hrefOf(next));
          setRoute(next);
        },
        back: () => setRoute({ page: 'tasks' }),
        requestSync: () => {
          syncs += 1;
        },
        say: (text, undo) => said.push({ text, undo }),
      }),
      [route],
    );
    return (
      <AppContext.Provider value={app}>
        <PillContext.Provider value={PILL}>
          <main>
            {route.page === 'new' ? (
              <NewReportPage />
            ) : route.page === 'draft' ? (
              <FormPage key={route.reportId} />
            ) : (
              <p data-testid="place">{route.page}</p>
            )}
          </main>
        </PillContext.Provider>
      </AppContext.Provider>
    );
  }
  const { container, unmount } = render(<Screens />);
  return { container, said, synced: () => syncs, unmount };
}

/** Where the address bar stands now. */
export const here = (): Route => parseRoute(location.pathname, location.search);

/** Drafts as they lie on disk, put-away ones too. */
export const draftsOf = async (store: PersonStore): Promise<Draft[]> =>
  (await store.db.drafts.toArray()).map((row) => row.body as unknown as Draft);
