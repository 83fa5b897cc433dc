import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { Fault } from '../../src/sync/fault.ts';
import { aGrant, anAssignment, aReport, uuid } from '../support/build.ts';
import { actsOf, draw, openWorld, type World } from './official-world.tsx';

const assignment = anAssignment({
  title: 'Tuyên truyền dịch vụ công trực tuyến trên loa',
  schedule: { kind: 'RECURRING', freq: 'QUARTERLY' },
  counts: {},
  formId: 'F01',
});
const task = {
  id: 'task-1',
  planId: 'plan-1',
  code: 'C07',
  title: assignment.title,
  detail: 'Mỗi quý phát tin trên loa của thôn, tổ dân phố.',
  lines: '120–124',
  section: 'II.2',
  leadRaw: 'UBND các xã',
  coordRaw: null,
  binding: 'ASSIGNED',
  audiences: ['CITIZEN'],
  channels: ['LOUDSPEAKER', 'NOT_A_CODE'],
  topics: ['T11'],
  products: [],
  phrase: 'hằng quý, trước ngày 20 của tháng cuối quý',
  schedule: assignment.schedule,
  window: assignment.window,
  reportTo: 'Sở Nội vụ',
  target: null,
  funding: null,
  formId: 'F01',
};
const plan = {
  id: 'plan-1',
  code: 'C',
  number: '12/KH-UBND',
  docType: 'KH',
  title: 'Kế hoạch tuyên truyền cải cách hành chính năm 2026',
  issuerUnitId: 'tinh-a',
  issuerName: 'UBND tỉnh A',
  focalUnitId: 'so-noi-vu',
  issuedOn: '2026-01-05',
  year: 2026,
  window: assignment.window,
  state: 'ISSUED',
  copyOf: null,
  theme: '',
  objectives: '',
  funding: null,
  parents: [],
  basis: [],
  targets: [],
  duties: [],
  taskCount: 1,
};
const person = (n: number, name: string, title: string, unitId = 'xa-a') => ({
  type: 'person',
  body: {
    id: `person-${n}`,
    name,
    phone: '',
    demo: false,
    positions: [{ unitId, role: 'OFFICER', title }],
  },
});

const RECORDS = [
  { type: 'assignment', body: assignment },
  { type: 'task', body: task },
  { type: 'plan', body: plan },
];
const open = (world: World) =>
  draw(world, { page: 'task', assignmentId: 'assignment-1' });

test('[TASK] says by when, in which role, how far the period is, and from which clause', async () => {
  open(await openWorld(RECORDS));
  await screen.findByRole('heading', { level: 1, name: assignment.title });
  expect(screen.getByText('Còn 1 ngày · Thứ Bảy, 14/3')).toBeTruthy();
  expect(screen.getByText('Chủ trì')).toBeTruthy();
  expect(screen.getByText('Quý I/2026 (15/12–14/03): đã có 0/1 phiếu')).toBeTruthy();
  expect(screen.getByText('“hằng quý, trước ngày 20 của tháng cuối quý”')).toBeTruthy();
  expect(screen.getByText('120–124')).toBeTruthy();
  expect(screen.getByText(`12/KH-UBND · ${plan.title}`)).toBeTruthy();
});

test('[TASK] shows codes in words, and none that no list knows', async () => {
  open(await openWorld(RECORDS));
  const how = await screen.findByText('Hình thức');
  expect(how.nextElementSibling?.textContent).toBe('Loa truyền thanh');
  expect(screen.queryByText(/NOT_A_CODE/)).toBeNull();
});

test('[TASK] a new task is accepted by one act however often the button is pressed', async () => {
  const world = await openWorld(RECORDS);
  open(world);
  const button = await screen.findByRole('button', { name: 'Tiếp nhận' });
  fireEvent.click(button);
  fireEvent.click(button);
  await screen.findByText('Đã tiếp nhận · Chờ gửi');
  await waitFor(async () => expect(await actsOf(world)).toHaveLength(1));
  expect((await actsOf(world))[0]).toMatchObject({
    kind: 'accept-task',
    recordId: 'assignment-1',
  });
  expect(world.syncs).toBeGreaterThan(0);
});

test('[TASK] what this machine cannot keep is said at once', async () => {
  const world = await openWorld(RECORDS);
  open(world);
  const button = await screen.findByRole('button', { name: 'Tiếp nhận' });
  const full = {
    ...world.store.vault,
    seal: () => Promise.reject(new Fault('storage-full')),
  };
  Object.assign(world.store, { vault: full });
  fireEvent.click(button);
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Máy đã đầy');
  expect(world.said).toEqual([]);
});

test('[TASK] who may, gives it to a person of the unit, found without marks', async () => {
  const people = [
    person(7, 'Bo Bo Văn Minh', 'Công chức Văn phòng'),
    person(8, 'Lê Hoàng Yến', 'Công chức', 'xa-b'),
    ...[1, 2, 3, 4, 5, 6].map((n) => person(n, `Người số ${n}`, 'Cán bộ')),
  ];
  const world = await openWorld(
    [...RECORDS, ...people],
    [aGrant({ role: 'COORDINATOR' })],
  );
  open(world);
  fireEvent.click(await screen.findByRole('button', { name: 'Phân công cho' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).queryByText('Lê Hoàng Yến')).toBeNull();
  fireEvent.input(await within(dialog).findByRole('searchbox'), {
    target: { value: 'bo van' },
  });
  fireEvent.click(within(dialog).getByRole('button', { name: /Bo Bo Văn Minh/ }));
  await screen.findByRole('button', { name: 'Đổi người' });
  expect(await actsOf(world)).toMatchObject([
    {
      kind: 'assign-person',
      body: { personId: 'person-7', personName: 'Bo Bo Văn Minh' },
    },
  ]);
});

test('[TASK] an officer is not offered to give it away', async () => {
  open(await openWorld(RECORDS));
  await screen.findByText('Chưa phân công cho ai trong đơn vị');
  expect(screen.queryByRole('button', { name: 'Phân công cho' })).toBeNull();
});

test('[TASK] a phiếu and a difficulty start from the task', async () => {
  const world = await openWorld(RECORDS);
  open(world);
  const filing = await screen.findByRole('link', { name: 'Lập phiếu' });
  expect(filing.getAttribute('href')).toBe('/new/F01?task=assignment-1');
  fireEvent.click(screen.getByRole('link', { name: 'Báo vướng mắc' }));
  expect(world.route).toEqual({
    page: 'new',
    formId: 'F14',
    assignmentId: 'assignment-1',
  });
});

test('[TASK] where several forms fit, it is asked first what was done', async () => {
  const several = { ...assignment, formId: 'F04', moreFormIds: ['F03'] };
  open(await openWorld([{ type: 'assignment', body: several }]));
  const filing = await screen.findByRole('link', { name: 'Lập phiếu' });
  expect(filing.getAttribute('href')).toBe('/new?task=assignment-1');
});

test('[TASK] a task that has ended takes no new phiếu and says so', async () => {
  const closed = { type: 'assignment', body: { ...assignment, state: 'CLOSED' } };
  open(await openWorld([closed]));
  await screen.findByText(/Kế hoạch đã kết thúc/);
  expect(screen.queryByRole('link', { name: 'Lập phiếu' })).toBeNull();
});

test('[TASK] a phiếu that needs more is named before anything else', async () => {
  const returned = aReport({ state: 'RETURNED' });
  const world = await openWorld([...RECORDS, { type: 'report', body: returned }]);
  open(world);
  fireEvent.click(await screen.findByRole('link', { name: 'Xem phiếu cần bổ sung' }));
  expect(world.route).toEqual({ page: 'report', reportId: uuid(1, 2) });
});

test('[TASK] a task that is not here looks like one that is nowhere', async () => {
  draw(await openWorld(RECORDS), { page: 'task', assignmentId: 'of-another-unit' });
  await screen.findByRole('heading', { name: 'Không có trang này' });
});
