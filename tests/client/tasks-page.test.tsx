import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { readTop } from '../../src/client/hooks/list-top.ts';
import { vi } from '../../src/client/words/vi.ts';
import { takePage } from '../../src/device/store/page-rows.ts';
import { holdTable } from '../device/hold-table.ts';
import { aChange, anAssignment, aPage, aReport, TODAY } from '../support/build.ts';
import { draw, openWorld, type World } from './official-world.tsx';

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
