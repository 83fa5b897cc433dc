import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import { Summary } from '../../src/client/pages/coordinator/summary.tsx';
import { UnitsPage } from '../../src/client/pages/coordinator/units-page.tsx';
import { TasksPage } from '../../src/client/pages/tasks-page.tsx';
import { aGrant, anAssignment, aReport, uuid } from '../support/build.ts';
import { aPlan, aUnit } from '../support/hub-world.ts';
import { drawWide, openWorld, setWidth } from './wide-world.tsx';

const once = (n: number, approved = 0) => ({
  '2026-M03': { filed: n, approved, returned: 0 },
});
const given = (unitId: string, unitName: string, over = {}) => ({
  type: 'assignment',
  body: anAssignment({
    id: `as-${unitId}`,
    unitId,
    unitName,
    issuedOn: '2026-03-01',
    ...over,
  }),
});
const unit = (id: string, name: string, over = {}) => ({
  type: 'unit',
  body: aUnit({ id, name, ...over }),
});
const report = (n: number, over = {}) => ({
  type: 'report',
  body: aReport({ id: uuid(n, 2), authorId: 'person-9', ...over }),
});
const confirmed = report(1, { unitId: 'tt-b', title: 'Phát loa', state: 'APPROVED' });
const records = [
  { type: 'plan', body: aPlan },
  unit('xa-b', 'UBND xã Bình Đông'),
  unit('tt-b', 'Trung tâm xã Bình Đông', { rootId: 'xa-b', inside: ['xa-b'] }),
  unit('xa-c', 'UBND xã Cửa Cạn'),
  unit('so-a', 'Sở Nội vụ', { kind: 'DEPARTMENT' }),
  given('xa-b', 'UBND xã Bình Đông'),
  given('tt-b', 'Trung tâm xã Bình Đông', {
    counts: once(2, 1),
    lastActivityOn: '2026-03-05',
  }),
  given('xa-c', 'UBND xã Cửa Cạn'),
  given('so-a', 'Sở Nội vụ', { title: 'Việc của Sở' }),
  confirmed,
];
const department = [
  aGrant({ unitId: 'so-a', unitKind: 'DEPARTMENT', role: 'COORDINATOR' }),
];

beforeEach(() => setWidth(1280));

test('[UNITS] a department sees how many communes have reported, its own work apart', async () => {
  const world = await openWorld(records, department);
  drawWide(world, UnitsPage, { page: 'units' });
  await screen.findByText('1/2 xã, phường, đặc khu đã gửi phiếu');
  screen.getByText('Kỳ Quý I/2026 (15/12/2025 – 14/03/2026)');
  expect(screen.queryByText('Sở Nội vụ')).toBeNull();
});

test('[UNITS] nothing is claimed of what lies on phones elsewhere', async () => {
  const world = await openWorld(records, department);
  drawWide(world, UnitsPage, { page: 'units' });
  await screen.findByText(/^Chỉ tính phiếu máy chủ đã nhận/);
  expect(screen.queryByText(/còn phiếu trên điện thoại/)).toBeNull();
});

test('[UNITS] a unit opens to its confirmed phiếu, read-only, and to what is missing', async () => {
  const world = await openWorld(records, department);
  drawWide(world, UnitsPage, { page: 'units' });
  fireEvent.click(await screen.findByRole('button', { name: /UBND xã Bình Đông/ }));
  await screen.findByRole('heading', { name: 'Phiếu đã xác nhận (1)' });
  screen.getByRole('heading', { name: 'Nhiệm vụ chưa đủ phiếu đến nay (1)' });
  fireEvent.click(screen.getByRole('link', { name: /Phát loa/ }));
  expect(world.route).toEqual({ page: 'report', reportId: uuid(1, 2) });
});

test('[UNITS] units are found without marks, and those that have not reported alone', async () => {
  const world = await openWorld(records, department);
  drawWide(world, UnitsPage, { page: 'units' });
  const search = await screen.findByRole('searchbox', { name: 'Tìm đơn vị' });
  fireEvent.input(search, { target: { value: 'cua can' } });
  await waitFor(() =>
    expect(screen.queryByRole('button', { name: /UBND xã Bình Đông/ })).toBeNull(),
  );
  screen.getByRole('button', { name: /UBND xã Cửa Cạn/ });
  fireEvent.input(search, { target: { value: '' } });
  fireEvent.click(screen.getByRole('button', { name: 'Đã gửi' }));
  await waitFor(() =>
    expect(screen.queryByRole('button', { name: /UBND xã Cửa Cạn/ })).toBeNull(),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Tất cả' }));
});

test('[UNITS] a commune watches nobody', async () => {
  const world = await openWorld([given('xa-a', 'UBND xã A')]);
  drawWide(world, UnitsPage, { page: 'units' });
  await screen.findByRole('heading', {
    name: /^Chưa có nhiệm vụ nào giao cho đơn vị khác/,
  });
});

test('[UNITS] the list of things to do holds the own unit only', async () => {
  const world = await openWorld(records, department);
  drawWide(world, TasksPage, { page: 'tasks' });
  await screen.findByRole('link', { name: 'Việc của Sở' });
  expect(screen.queryAllByRole('link', { name: /Tuyên truyền trên loa/ })).toEqual([]);
});

const figure = async (name: string) => {
  const list = await screen.findByRole('list', { name: 'Việc cần để ý' });
  return within(list).getByText(name).parentElement?.textContent;
};

test('[REVIEW] a coordinator sees first how many wait, what is stuck and who has nothing to do it', async () => {
  const { form } = aReport();
  const world = await openWorld([
    given('xa-a', 'UBND xã A'),
    report(2),
    report(3, { state: 'IN_REVIEW' }),
    report(4, { form: { ...form, id: 'F14' } }),
    report(5, { state: 'APPROVED' }),
  ]);
  drawWide(world, Summary, { page: 'tasks' });
  expect(await figure('Chờ xác nhận')).toBe('Chờ xác nhận 3');
  expect(await figure('Vướng mắc')).toBe('Vướng mắc 1');
  expect(await figure('Chưa phân công')).toBe('Chưa phân công 1');
  screen.getByText('Đến nay đã đủ phiếu: 0/1 nhiệm vụ');
});

test('[REVIEW] a leader sees first what is late', async () => {
  const schedule = { kind: 'DEADLINE', op: 'BY', due: '2026-03-10' } as never;
  const world = await openWorld(
    [given('xa-a', 'UBND xã A', { schedule })],
    [aGrant({ role: 'LEADER' })],
  );
  drawWide(world, Summary, { page: 'tasks' });
  expect(await figure('Chậm')).toBe('Chậm 1');
});

test('[REVIEW] who only watches is shown no numbers of an own unit', async () => {
  const watched = records.filter(({ body }) => body.id !== 'as-so-a');
  const viewer = [aGrant({ unitId: 'so-a', unitKind: 'DEPARTMENT', role: 'VIEWER' })];
  const world = await openWorld(watched, viewer);
  drawWide(world, Summary, { page: 'tasks' });
  await screen.findByText('1/2 đơn vị đã gửi phiếu · 1 đơn vị chưa có phiếu');
  expect(screen.queryByRole('list', { name: 'Việc cần để ý' })).toBeNull();
});
