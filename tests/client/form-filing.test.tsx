import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { withCutAt } from '../device/cut-write.ts';
import { uuid } from '../support/build.ts';
import { fakeLocks } from './fake-locks.ts';
import { aDevice, aTask, draftsOf, here, show } from './form-world.tsx';
import { aReport } from './report-of.ts';

const type = (box: HTMLElement, text: string) =>
  fireEvent.input(box, { target: { value: text } });
const summary = () => screen.findByRole('textbox', { name: /Kết quả chính/ });
const send = () => fireEvent.click(screen.getByRole('button', { name: 'Gửi phiếu' }));
const NEW = { page: 'new', formId: 'F01', assignmentId: 'assignment-1' } as const;
const opsOf = async (world: Awaited<ReturnType<typeof aDevice>>) =>
  (await world.store.db.outbox.toArray()).map(
    (row) => (row.body as unknown as { op: Record<string, unknown> }).op,
  );

test('[FILE] files one operation whatever the number of taps, and says calmly what is true', async () => {
  const world = await aDevice();
  const stage = show(world, NEW);
  type(await summary(), 'Phát thanh 12 lượt');
  const button = screen.getByRole('button', { name: 'Gửi phiếu' });
  for (let taps = 0; taps < 3; taps += 1) fireEvent.click(button);
  expect(await screen.findByText('Đã lưu trên máy. Có mạng sẽ tự gửi.')).toBeDefined();
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  const ops = await opsOf(world);
  expect(ops).toHaveLength(1);
  expect(ops[0]).toMatchObject({
    kind: 'file-report',
    baseRev: 0,
    unitId: 'xa-a',
    body: {
      taskId: 'task-1',
      assignmentId: 'assignment-1',
      form: { id: 'F01', version: '2' },
      context: { today: '2026-03-13', personName: 'Nguyễn Thị Hương', language: 'vi' },
      answers: {
        channel: 'LOUDSPEAKER',
        result_summary: 'Phát thanh 12 lượt',
        period_key: '2026-M03',
        more: { activity_date: '2026-03-13', task_progress: 'IN_PROGRESS' },
      },
    },
  });
  expect(await draftsOf(world.store)).toEqual([]);
  expect(stage.synced()).toBe(1);
  expect(here().page).toBe('report');
  fireEvent.click(screen.getByRole('button', { name: 'Về nhiệm vụ' }));
  expect((await screen.findByTestId('place')).textContent).toBe('task');
});

test('[FILE] gathers what is missing at the top, beside the fields, and leads to each', async () => {
  const world = await aDevice({ tasks: [aTask({ channels: [] })] });
  show(world, NEW);
  const box = await summary();
  // Nothing is said before sending is tried.
  expect(screen.queryByText(/Cần chọn hình thức/)).toBeNull();
  send();
  const top = await screen.findByRole('region', {
    name: 'Cần xem lại 2 mục trước khi gửi',
  });
  expect(document.activeElement).toBe(within(top).getByRole('heading'));
  expect(box.getAttribute('aria-invalid')).toBe('true');
  const said = document.getElementById(
    box.getAttribute('aria-describedby')?.split(' ').at(-1) ?? '',
  );
  expect(said?.textContent).toBe('Cần ghi kết quả chính, ít nhất 5 ký tự.');
  fireEvent.click(within(top).getByRole('button', { name: /Kết quả chính/ }));
  expect(document.activeElement).toBe(box);
  type(box, 'Phát thanh 12 lượt');
  await waitFor(() => expect(box.getAttribute('aria-invalid')).toBeNull());
  expect(await opsOf(world)).toEqual([]);
  expect((await draftsOf(world.store)).length).toBe(1);
});

test('[FILE] opens what waits folded when something in it stands against sending', async () => {
  const world = await aDevice();
  const stage = show(world, NEW);
  type(await summary(), 'Phát thanh 12 lượt');
  type(screen.getByLabelText('Ngày thực hiện'), '2026-03-20');
  const more = stage.container.querySelector('details.more') as HTMLDetailsElement;
  expect(more.open).toBe(false);
  send();
  await screen.findByRole('region', { name: 'Cần xem lại 1 mục trước khi gửi' });
  await waitFor(() => expect(more.open).toBe(true));
  expect(within(more).getByText('Ngày thực hiện không được sau hôm nay.')).toBeDefined();
});

test('[FILE] says that the disk is full, files nothing and files once when there is room', async () => {
  const world = await aDevice();
  show(world, NEW);
  type(await summary(), 'Phát thanh 12 lượt');
  await screen.findByText('Đã lưu trên máy');
  // Number, mark, operation, draft: a full disk is told at the end of the four.
  const full = await withCutAt(
    4,
    async () => {
      send();
      expect((await screen.findByRole('alert')).textContent).toContain('Máy đã đầy');
    },
    'QuotaExceededError',
  );
  expect(full).toEqual({ wasCut: true, thrown: null });
  expect(await opsOf(world)).toEqual([]);
  expect((await draftsOf(world.store)).length).toBe(1);
  send();
  await screen.findByText('Đã lưu trên máy. Có mạng sẽ tự gửi.');
  expect(await opsOf(world)).toHaveLength(1);
});

test('[FILE] notices a phiếu of the same task and day, and still sends', async () => {
  const world = await aDevice({
    reports: [aReport({ id: uuid(9, 2), state: 'SUBMITTED' })],
  });
  show(world, NEW);
  type(await summary(), 'Phát thanh chiều');
  expect(await screen.findByText(/Đơn vị đã có 1 phiếu của nhiệm vụ này/)).toBeDefined();
  send();
  await screen.findByText('Đã lưu trên máy. Có mạng sẽ tự gửi.');
});

test('[FILE] files a difficulty from a task with one sentence and one tap', async () => {
  const world = await aDevice();
  show(world, { page: 'new', formId: 'F14', assignmentId: 'assignment-1' });
  const box = await screen.findByRole('textbox', { name: /Khó khăn, vướng mắc gì/ });
  // The cursor is there already.
  await waitFor(() => expect(document.activeElement).toBe(box));
  type(box, 'Loa thôn 3 hỏng từ thứ Hai.');
  send();
  await screen.findByText('Đã lưu trên máy. Có mạng sẽ tự gửi.');
  expect((await opsOf(world))[0]).toMatchObject({
    body: {
      form: { id: 'F14' },
      assignmentId: 'assignment-1',
      answers: { description: 'Loa thôn 3 hỏng từ thứ Hai.', impact: 'LOW' },
    },
  });
});

test('[FILE] lets a second window of the same draft only read, until the first is closed', async () => {
  Object.defineProperty(navigator, 'locks', { configurable: true, value: fakeLocks() });
  try {
    const world = await aDevice();
    const first = show(world, NEW);
    type(await summary(), 'Phát thanh 12 lượt');
    await waitFor(() => expect(here().page).toBe('draft'));
    const second = show(world, here());
    const inSecond = within(second.container as HTMLElement);
    await inSecond.findByText(/đang mở ở một cửa sổ khác/);
    const box = await inSecond.findByRole('textbox', { name: /Kết quả chính/ });
    expect(box.closest('fieldset')?.disabled).toBe(true);
    expect(inSecond.getByRole('button', { name: 'Gửi phiếu' })).toHaveProperty(
      'disabled',
      true,
    );
    const inFirst = within(first.container as HTMLElement);
    type(inFirst.getByRole('textbox', { name: /Kết quả chính/ }), 'Phát thanh 14 lượt');
    first.unmount();
    await waitFor(() =>
      expect(inSecond.queryByText(/đang mở ở một cửa sổ khác/)).toBeNull(),
    );
    // What the first window typed last is here.
    await waitFor(() =>
      expect(inSecond.getByRole('textbox', { name: /Kết quả chính/ })).toHaveProperty(
        'value',
        'Phát thanh 14 lượt',
      ),
    );
  } finally {
    Reflect.deleteProperty(navigator, 'locks');
  }
});

test('[FILE] tells of a draft that was sent from elsewhere, and of one that is nowhere', async () => {
  const world = await aDevice({ reports: [aReport({ id: uuid(9, 2) })] });
  const stage = show(world, { page: 'draft', reportId: uuid(9, 2) });
  expect(await screen.findByText('Phiếu này đã được gửi')).toBeDefined();
  stage.unmount();
  show(world, { page: 'draft', reportId: uuid(8, 2) });
  expect(await screen.findByText('Không có phiếu nháp này')).toBeDefined();
});
