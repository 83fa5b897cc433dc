import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { readTop } from '../../src/client/hooks/list-top.ts';
import { vi } from '../../src/client/words/vi.ts';
import { writeDraft } from '../../src/device/store/drafts.ts';
import { fileDraft } from '../../src/device/store/file-draft.ts';
import { takePage } from '../../src/device/store/page-rows.ts';
import type { ReportRecord } from '../../src/domain/report.ts';
import { holdTable } from '../device/hold-table.ts';
import {
  aChange,
  aContext,
  anAssignment,
  aPage,
  aReport,
  TODAY,
  uuid,
} from '../support/build.ts';
import { draw, openWorld, type World } from './official-world.tsx';
import { pull } from './pull.ts';
import { aDraft, answers, event, phieu } from './report-world.ts';

const LIST = { page: 'tasks' } as const;
const NAMES = ['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu', 'Bảy'];
const tasks = NAMES.map((name, n) =>
  anAssignment({
    id: `as-${n}`,
    taskId: `t-${n}`,
    title: `Việc ${name}`,
    schedule: { kind: 'PER_PLAN' },
  }),
);
const records = tasks.map((body) => ({ type: 'assignment', body }));

const cards = () => screen.queryAllByRole('link', { name: /^Việc / }).length;
const fresh = () =>
  within(screen.getByRole('navigation', { name: 'Việc cần để ý' })).getByRole('link', {
    name: /^Mới/,
  }).textContent;

/** The list shown once and left, so that its top is kept. */
async function leftTheEveningBefore(): Promise<World> {
  const world = await openWorld(records);
  const { unmount } = draw(world, LIST);
  await waitFor(() => expect(cards()).toBe(7));
  await waitFor(async () => expect(await readTop(world.store, TODAY)).not.toBeNull());
  unmount();
  return world;
}

test('[TOP] the list shows its first tasks and its numbers before all of them are read', async () => {
  const world = await leftTheEveningBefore();
  const letGo = await holdTable(world.store, 'base');
  draw(world, LIST);
  await waitFor(() => expect(cards()).toBe(5));
  expect(fresh()).toBe('Mới giao 7');
  letGo();
  await waitFor(() => expect(cards()).toBe(7));
  expect(fresh()).toBe('Mới giao 7');
});

test('[TOP] the list says nothing before it is read where anything came since it was shown', async () => {
  const world = await leftTheEveningBefore();
  const changed = anAssignment({ ...tasks[0], title: 'Việc khác', state: 'CANCELLED' });
  await takePage(
    world.store,
    aPage({ cursor: 'next', changes: [aChange('assignment', changed)] }),
  );
  const letGo = await holdTable(world.store, 'base');
  draw(world, LIST);
  expect(await readTop(world.store, TODAY)).toBeNull();
  expect(cards()).toBe(0);
  expect(fresh()).toBe('Mới giao –');
  letGo();
  await waitFor(() => expect(fresh()).toBe('Mới giao 6'));
});

test('[TOP] what came for another screen while the list stood here does not cost the next start its top', async () => {
  const world = await openWorld(records);
  draw(world, LIST);
  const isKept = async () => (await readTop(world.store, TODAY)) !== null;
  await waitFor(async () => expect(await isKept()).toBe(true));
  // A photo that arrived, a colleague's phiếu: no card tells of it.
  const page = aPage({ cursor: 'next', changes: [aChange('report', aReport())] });
  await takePage(world.store, page);
  expect(await isKept()).toBe(false);
  Object.defineProperty(document, 'visibilityState', {
    value: 'hidden',
    configurable: true,
  });
  document.dispatchEvent(new Event('visibilitychange'));
  Reflect.deleteProperty(document, 'visibilityState');
  await waitFor(async () => expect(await isKept()).toBe(true));
  expect(cards()).toBe(7);
});

test('[TOP] yesterday’s top is not shown today: tasks have come closer to their day', async () => {
  const { store } = await leftTheEveningBefore();
  expect(await readTop(store, '2030-01-01')).toBeNull();
});

test('[TOP] a search and one’s own tasks wait for the whole list', async () => {
  const world = await leftTheEveningBefore();
  const letGo = await holdTable(world.store, 'base');
  draw(world, LIST);
  await waitFor(() => expect(cards()).toBe(5));
  fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'bay' } });
  await waitFor(() => expect(cards()).toBe(0));
  expect(screen.queryByText(vi.tasks.empty.search('bay'))).toBeNull();
  fireEvent.input(screen.getByRole('searchbox'), { target: { value: '' } });
  await waitFor(() => expect(cards()).toBe(5));
  fireEvent.click(screen.getByRole('button', { name: 'Của tôi' }));
  await waitFor(() => expect(cards()).toBe(0));
  expect(fresh()).toBe('Mới giao –');
  expect(screen.queryByText(vi.tasks.empty.mine)).toBeNull();
  letGo();
  await screen.findByText(vi.tasks.empty.mine);
});

const ALONE: Partial<ReportRecord> = {
  taskId: null,
  assignmentId: null,
  state: 'RETURNED',
  log: [event('returned', 1, { comment: 'Bổ sung số lượt người.' })],
};
const alone = () => screen.queryByRole('link', { name: /không gắn nhiệm vụ/ });

/** Files the next text of the n-th phiếu, the way the form does. */
async function correct({ store }: World, n: number): Promise<string> {
  const over = { reportId: uuid(n, 2), baseRev: 1 };
  const draft = await writeDraft(store, aDraft(store, n, over));
  if (draft === null) throw new Error('not written');
  const result = await fileDraft(store, draft, {
    answers: { ...answers, participants_total: 47 },
    files: [],
    context: aContext(),
    facts: { unitName: 'UBND xã A', title: '', activityDate: TODAY, periodKey: null },
  });
  return result.kind === 'filed' ? result.opId : '';
}

test('[ALONE] a phiếu of no task that needs more is told above the list until it is corrected', async () => {
  const world = await openWorld(records);
  const { store } = world;
  await pull(store, [
    phieu(store, 1, ALONE),
    phieu(store, 2, ALONE),
    phieu(store, 3, { ...ALONE, authorId: 'p-9' }),
    phieu(store, 4, { ...ALONE, state: 'IN_REVIEW' }),
    phieu(store, 5, { ...ALONE, taskId: 't-1', assignmentId: 'as-1' }),
  ]);
  draw(world, LIST);
  await waitFor(() =>
    expect(alone()?.textContent).toBe('2 phiếu không gắn nhiệm vụ cần bổ sung'),
  );
  await pull(store, [phieu(store, 1, { ...ALONE, state: 'SUBMITTED', rev: 2 })]);
  await waitFor(() => expect(alone()?.textContent).toMatch(/^1 phiếu/));
  fireEvent.click(alone() ?? document.body);
  expect(world.route).toEqual({ page: 'reports' });
});

test('[ALONE] it is not asked for again while its correction waits on the device, or was set aside', async () => {
  const world = await openWorld(records);
  await pull(world.store, [phieu(world.store, 1, ALONE)]);
  draw(world, LIST);
  await waitFor(() => expect(alone()).not.toBeNull());
  const opId = await correct(world, 1);
  await waitFor(() => expect(alone()).toBeNull());
  // What comes of it then is told by "Tình trạng gửi".
  await world.store.db.outbox.update(opId, { state: 'set-aside' });
  // In one page: were the first counted, there would be one, and then three.
  await pull(world.store, [phieu(world.store, 2, ALONE), phieu(world.store, 3, ALONE)]);
  await waitFor(() => expect(alone()?.textContent).toMatch(/^2 phiếu/));
});

test('[BACK] sections that were unfolded are so again on the way back, and folded on a new visit', async () => {
  const many = Array.from({ length: 20 }, (_, n) => ({
    type: 'assignment',
    body: anAssignment({
      id: `as-${n}`,
      taskId: `t-${n}`,
      title: `Việc ${n}`,
      schedule: { kind: 'PER_PLAN' },
    }),
  }));
  const world = await openWorld(many);
  history.replaceState({ depth: 0 }, '');
  const visit = draw(world, LIST);
  await waitFor(() => expect(cards()).toBe(12));
  fireEvent.click(screen.getByRole('button', { name: 'Xem thêm 8 nhiệm vụ' }));
  await waitFor(() => expect(cards()).toBe(20));
  visit.unmount();
  expect(history.state).toEqual({ depth: 0, open: ['new'] });
  const again = draw(world, LIST);
  await waitFor(() => expect(cards()).toBe(20));
  again.unmount();
  history.replaceState({ depth: 1 }, '');
  draw(world, LIST);
  await waitFor(() => expect(cards()).toBe(12));
});
