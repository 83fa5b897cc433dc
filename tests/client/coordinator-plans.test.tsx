import { fireEvent, screen, within } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import { PlanPage } from '../../src/client/pages/coordinator/plan-page.tsx';
import { PlansPage } from '../../src/client/pages/coordinator/plans-page.tsx';
import type { PlanRecord } from '../../src/domain/plan.ts';
import { aGrant, anAssignment } from '../support/build.ts';
import { aPlan, aTask, aUnit } from '../support/hub-world.ts';
import { drawWide, openWorld, setWidth } from './wide-world.tsx';

const plan: PlanRecord = {
  ...aPlan,
  title: 'Kế hoạch tuyên truyền năm 2026',
  number: null,
  docType: 'KH',
  year: 2026,
  state: 'ISSUED',
  copyOf: 'plan-0',
  targets: [
    {
      code: 'A01',
      title: 'Người dân biết Trung tâm',
      detail: '',
      lines: '70',
      phrase: null,
      schedule: { kind: 'UNSPECIFIED' },
      to: null,
      target: {
        op: '>=',
        value: 90,
        low: null,
        high: null,
        unit: '%',
        denominator: null,
        text: 'Tối thiểu 90%',
      },
    },
  ],
  duties: [
    {
      code: 'A57',
      title: 'Báo cáo kết quả tuyên truyền',
      detail: '',
      lines: '270',
      phrase: 'báo cáo định kỳ cải cách hành chính',
      schedule: { kind: 'UNSPECIFIED' },
      to: 'UBND tỉnh',
      target: null,
    },
  ],
};
const original: PlanRecord = {
  ...plan,
  id: 'plan-0',
  title: 'Kế hoạch gốc',
  number: '12/KH-UBND',
  year: 2020,
  state: 'CLOSED',
  copyOf: null,
};
const task = { ...aTask, title: 'Phát loa', lines: '80, 82', phrase: 'hằng tháng' };
const done = { '2026-M03': { filed: 1, approved: 1, returned: 0 } };
const given = (id: string, unitName: string, over = {}) => ({
  type: 'assignment',
  body: anAssignment({ id, unitId: id, unitName, issuedOn: '2026-03-01', ...over }),
});
const records = [
  { type: 'plan', body: plan },
  { type: 'plan', body: original },
  { type: 'task', body: task },
  { type: 'unit', body: aUnit({ id: 'xa-b', name: 'UBND xã B' }) },
  given('xa-b', 'UBND xã B', { counts: done }),
  given('xa-c', 'UBND xã C'),
  given('xa-d', 'UBND xã D', { role: 'INFORM' }),
  {
    type: 'person',
    body: {
      id: 'person-7',
      name: 'Lê Thị Dung',
      phone: '0900 000 007',
      demo: false,
      positions: [{ unitId: 'xa-c', role: 'COORDINATOR', title: 'Đầu mối' }],
    },
  },
];
const department = [
  aGrant({ unitId: 'so-a', unitKind: 'DEPARTMENT', role: 'COORDINATOR' }),
];
const planRoute = { page: 'plan', planId: plan.id } as const;

beforeEach(() => setWidth(1280));

test('[PLAN] plans stand by year, the copy says where it comes from, the original is closed', async () => {
  const world = await openWorld(records, department);
  drawWide(world, PlansPage, { page: 'plans' });
  const now = await screen.findByRole('region', { name: 'Năm 2026' });
  within(now).getByText('Sao chép từ kế hoạch năm 2020');
  expect((await within(now).findByText('1/2')).tagName).toBe('SPAN');
  const then = screen.getByRole('region', { name: 'Năm 2020' });
  within(then).getByText('Đã kết thúc');
  within(then).getByText(/Kế hoạch số 12\/KH-UBND/);
});

test('[PLAN] a plan is found without marks', async () => {
  const world = await openWorld(records, department);
  drawWide(world, PlansPage, { page: 'plans' });
  await screen.findByRole('link', { name: original.title });
  const search = screen.getByRole('searchbox', { name: 'Tìm kế hoạch' });
  fireEvent.input(search, { target: { value: 'ke hoach goc' } });
  expect(screen.queryByRole('link', { name: plan.title })).toBeNull();
  screen.getByRole('link', { name: original.title });
  fireEvent.input(search, { target: { value: '' } });
});

test('[PLAN] a task says who has filed and who has not, with whom to call and its clause', async () => {
  const world = await openWorld(records, department);
  drawWide(world, PlanPage, planRoute);
  fireEvent.click(await screen.findByRole('button', { name: 'Phát loa' }));
  const missing = await screen.findByRole('region', { name: 'Chưa gửi phiếu (1)' });
  within(missing).getByText('UBND xã C');
  const call = within(missing).getByRole('link', {
    name: 'Đầu mối: Lê Thị Dung, 0900 000 007',
  });
  expect(call.getAttribute('href')).toBe('tel:0900000007');
  within(screen.getByRole('region', { name: 'Đã gửi phiếu (1)' })).getByText('UBND xã B');
  screen.getByText('Để biết hoặc chưa đến kỳ (1)');
  screen.getByText(/dòng 80, 82/);
  expect(screen.getByText('hằng tháng').tagName).toBe('Q');
});

test('[PLAN] the reminder names the units that are missing, the plan and the day', async () => {
  const copied: string[] = [];
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) },
  });
  const world = await openWorld(records, department);
  drawWide(world, PlanPage, planRoute);
  const row = await screen.findByRole('button', { name: 'Phát loa' });
  if (row.getAttribute('aria-expanded') === 'false') fireEvent.click(row);
  fireEvent.click(await screen.findByRole('button', { name: 'Chép lời nhắc' }));
  await screen.findByText(/^Đã chép lời nhắc/);
  expect(copied).toEqual([
    `Đề nghị các đơn vị sau gửi phiếu “Phát loa” (Kế hoạch 2026, ${plan.issuerName}) trước 16 giờ 30 ngày 31/3/2026: UBND xã C.`,
  ]);
});

test('[PLAN] targets and duties stand with their lines and the words of the document', async () => {
  const world = await openWorld(records, department);
  drawWide(world, PlanPage, planRoute);
  fireEvent.click(await screen.findByRole('button', { name: 'Chỉ tiêu, báo cáo' }));
  const [targets, duties] = screen.getAllByRole('table');
  within(targets as HTMLElement).getByText('Tối thiểu 90%');
  within(targets as HTMLElement).getByText('70');
  within(duties as HTMLElement).getByText('UBND tỉnh');
  expect(screen.getByText('báo cáo định kỳ cải cách hành chính').tagName).toBe('Q');
});

test('[PLAN] units × tasks is a table on a wide screen and cards on a phone', async () => {
  const world = await openWorld(records, department);
  const shown = drawWide(world, PlanPage, planRoute);
  fireEvent.click(await screen.findByRole('button', { name: 'Đơn vị × nhiệm vụ' }));
  const table = screen.getByRole('table', { name: 'Đơn vị và nhiệm vụ' });
  const row = within(table).getByRole('row', { name: /UBND xã C/ });
  within(row).getByText('chưa có phiếu');
  within(row).getByText('0/1');
  shown.unmount();
  setWidth(360);
  drawWide(world, PlanPage, planRoute);
  await screen.findByText('Chưa gửi 1 nhiệm vụ');
  expect(screen.queryByRole('table')).toBeNull();
});

test('[PLAN] a plan that is not here says so and leads on', async () => {
  const world = await openWorld([], department);
  drawWide(world, PlanPage, { page: 'plan', planId: 'plan-x' });
  await screen.findByRole('heading', { name: 'Không có kế hoạch này trên máy' });
});
