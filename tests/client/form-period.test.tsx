import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { startCorrection } from '../../src/device/store/drafts.ts';
import type { AssignmentRecord } from '../../src/domain/task.ts';
import { aDevice, aTask, F02B, pullForm, show } from './form-world.tsx';
import { aReport } from './report-of.ts';

const NEW = { page: 'new', formId: 'F01', assignmentId: 'assignment-1' } as const;
const count = { filed: 1, approved: 0, returned: 0 };
const notice = () => screen.queryByText(/tính vào kỳ/)?.textContent ?? null;
const date = () => screen.getByLabelText('Ngày thực hiện') as HTMLInputElement;
const dated = (day: string) => fireEvent.input(date(), { target: { value: day } });
const summary = () => screen.findByRole('textbox', { name: /Kết quả chính/ });

const OVERDUE =
  'Theo ngày thực hiện 13/03/2026, phiếu này tính vào kỳ 01/03–31/03/2026. Kỳ 01/02–28/02/2026 đã quá hạn mà chưa đủ phiếu: nếu báo cáo cho kỳ đó, hãy sửa ngày thực hiện.';

async function open(task: Partial<AssignmentRecord> = {}) {
  const world = await aDevice({ tasks: [aTask(task)] });
  const stage = show(world, NEW);
  await summary();
  return { world, stage };
}

test('[DRAFT] says that today counts for this month while the month before is overdue, and leads to the date', async () => {
  const { stage } = await open();
  expect(notice()).toBe(OVERDUE);
  const more = stage.container.querySelector('details.more') as HTMLDetailsElement;
  expect(more.open).toBe(false);
  fireEvent.click(screen.getByRole('button', { name: 'Sửa ngày thực hiện' }));
  expect(more.open).toBe(true);
  expect(document.activeElement).toBe(date());
  dated('2026-02-27');
  await waitFor(() => expect(notice()).toBeNull());
  dated('2026-03-02');
  await waitFor(() =>
    expect(notice()).toContain('02/03/2026, phiếu này tính vào kỳ 01/03'),
  );
});

test('[DRAFT] says that a date of last month does not count for this one', async () => {
  await open({ counts: { '2026-M02': count } });
  expect(notice()).toBeNull();
  dated('2026-02-27');
  await waitFor(() =>
    expect(notice()).toBe(
      'Theo ngày thực hiện 27/02/2026, phiếu này tính vào kỳ 01/02–28/02/2026, không phải kỳ 01/03–31/03/2026: nếu báo cáo cho kỳ đó, hãy sửa ngày thực hiện.',
    ),
  );
});

test.each([
  [
    'of a task that is done once',
    { schedule: { kind: 'DEADLINE', op: 'BY', due: '2026-02-28' } },
  ],
  ['of a task that goes on', { schedule: { kind: 'CONTINUOUS' } }],
  ['of a unit that got the task this month', { issuedOn: '2026-03-02' }],
] as [string, Partial<AssignmentRecord>][])(
  '[DRAFT] says nothing of periods in a form %s',
  async (_, task) => {
    await open(task);
    expect(notice()).toBeNull();
  },
);

test('[DRAFT] a day that the form works out from another one is followed too', async () => {
  const world = await aDevice({ tasks: [aTask({ formId: 'F02b' })] });
  await pullForm(world.store, F02B);
  show(world, { ...NEW, formId: 'F02b' });
  const to = await screen.findByLabelText(/^Đến ngày/);
  fireEvent.input(to, { target: { value: '2026-03-12' } });
  await waitFor(() => expect(notice()).toBe(OVERDUE.replace('13/03', '12/03')));
  expect(screen.queryByRole('button', { name: 'Sửa ngày thực hiện' })).toBeNull();
  fireEvent.input(to, { target: { value: '2026-02-28' } });
  await waitFor(() => expect(notice()).toBeNull());
});

test('[DRAFT] a difficulty counts for no period, and nothing is said of one', async () => {
  const world = await aDevice();
  show(world, { ...NEW, formId: 'F14' });
  expect(await screen.findByLabelText('Ngày phát sinh')).toBeDefined();
  expect(notice()).toBeNull();
});

test('[DRAFT] the overdue period is not called so once its phiếu waits on this device', async () => {
  const { world, stage } = await open();
  fireEvent.input(await summary(), { target: { value: 'Phát thanh 12 lượt' } });
  dated('2026-02-27');
  await waitFor(() => expect(notice()).toBeNull());
  fireEvent.click(screen.getByRole('button', { name: 'Gửi phiếu' }));
  await screen.findByText('Phiếu đã vào hàng chờ gửi');
  stage.unmount();
  show(world, NEW);
  await summary();
  await waitFor(() => expect(notice()).toBeNull());
});

test('[CORRECT] an old phiếu speaks of its own period, unless another one is overdue', async () => {
  const filed = (day: string, periodKey: string) =>
    aReport({ state: 'RETURNED', periodKey, answers: { more: { activity_date: day } } });
  const correct = async (report: ReturnType<typeof aReport>) => {
    const { periodKey } = report;
    const counts = { [periodKey ?? '']: count };
    const world = await aDevice({ tasks: [aTask({ counts })], reports: [report] });
    await startCorrection(world.store, report.id);
    const stage = show(world, { page: 'draft', reportId: report.id });
    await summary();
    const said = notice();
    stage.unmount();
    return said;
  };
  expect(await correct(filed('2026-02-27', '2026-M02'))).toBeNull();
  expect(await correct(filed('2026-03-13', '2026-M03'))).toBe(OVERDUE);
});
