import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { writeDraft } from '../../src/device/store/drafts.ts';
import type { FormDefinition } from '../../src/domain/form/form.ts';
import { aDraft } from '../device/draft-of.ts';
import { ALL_KINDS, aFormRecord } from '../support/all-kinds-form.ts';
import { aDevice, aTask, draftsOf, pullForm, pullReport, show } from './form-world.tsx';
import { aReport } from './report-of.ts';

const same = (text: string) => ({ vi: text, en: text });
const version = (number: string, items: FormDefinition['items']): FormDefinition => ({
  ...ALL_KINDS,
  id: 'T02',
  version: number,
  title: same('Phiếu thử'),
  items,
});
const OLD = version('1', [
  { kind: 'text', name: 'what', label: same('Việc đã làm') },
  { kind: 'text', name: 'people', label: same('Số người') },
  { kind: 'text', name: 'gone', label: same('Ghi chú cũ') },
]);
const NEW = version('2', [
  { kind: 'text', name: 'what', label: same('Việc đã làm') },
  { kind: 'integer', name: 'people', label: same('Số người') },
]);

test('[FORM] a task is taken to be done as the same person did it last time, and another task is not', async () => {
  const channels = ['MEETING', 'LOUDSPEAKER'];
  const world = await aDevice({
    tasks: [
      aTask({ channels }),
      aTask({ id: 'assignment-2', taskId: 'task-2', channels }),
    ],
  });
  await pullReport(world.store, aReport({ authorId: world.me.id }));
  const opened = async (assignmentId: string) => {
    const stage = show(world, { page: 'new', formId: 'F01', assignmentId });
    const field = await screen.findByRole('button', { name: /^Hình thức tuyên truyền/ });
    const text = field.textContent;
    stage.unmount();
    return text;
  };
  expect(await opened('assignment-1')).toContain('Loa truyền thanh');
  expect(await opened('assignment-2')).toContain('Chọn');
  await pullReport(world.store, aReport({ authorId: 'person-9' }));
  expect(await opened('assignment-1')).toContain('Chọn');
});

test('[VERSION] moves a draft to the newer form, tells of each answer, and keeps what has no place', async () => {
  const world = await aDevice();
  const old = aFormRecord(OLD, false);
  const now = aFormRecord(NEW);
  await pullForm(world.store, old);
  await pullForm(world.store, now);
  await writeDraft(
    world.store,
    aDraft({
      form: { id: 'T02', version: '1', hash: old.hash },
      answers: { what: 'Họp thôn', people: '45', gone: 'Trời mưa' },
    }),
  );
  const [draft] = await draftsOf(world.store);
  show(world, { page: 'draft', reportId: draft?.reportId ?? '' });
  expect(await screen.findByRole('textbox', { name: 'Ghi chú cũ' })).toBeDefined();
  fireEvent.click(
    await screen.findByRole('button', { name: 'Xem và chuyển sang bản mới' }),
  );
  const account = await screen.findByRole('dialog', {
    name: 'Chuyển sang mẫu phiếu mới',
  });
  expect(within(account).getByText(/^2 mục đã điền được giữ; 1 mục/)).toBeDefined();
  expect(within(account).getByText(/Trời mưa/)).toBeDefined();
  fireEvent.click(within(account).getByRole('button', { name: 'Chuyển sang mẫu mới' }));
  await waitFor(() =>
    expect(screen.queryByRole('textbox', { name: 'Ghi chú cũ' })).toBeNull(),
  );
  const people = screen.getByRole('textbox', { name: 'Số người' }) as HTMLInputElement;
  expect(people.value).toBe('45');
  expect(
    screen.getByRole('region', { name: /^Nội dung của mẫu cũ/ }).textContent,
  ).toMatch(/Ghi chú cũ: Trời mưa/);
  const [moved] = await draftsOf(world.store);
  expect(moved).toMatchObject({
    form: { id: 'T02', version: '2', hash: now.hash },
    answers: { what: 'Họp thôn', people: 45 },
    left: [{ label: 'Ghi chú cũ', text: 'Trời mưa' }],
  });
});

test('[COPY] takes over the last report and marks what nobody has touched since', async () => {
  const world = await aDevice({
    reports: [
      aReport({
        answers: { channel: 'MEETING', result_summary: 'Đã họp ba thôn.' },
      }),
    ],
  });
  const stage = show(world, { page: 'new', formId: 'F01', assignmentId: null });
  fireEvent.click(await screen.findByRole('button', { name: 'Lấy từ kỳ trước' }));
  const summary = (await screen.findByRole('textbox', {
    name: /Kết quả chính/,
  })) as HTMLTextAreaElement;
  await waitFor(() => expect(summary.value).toBe('Đã họp ba thôn.'));
  const marks = () => screen.queryAllByText('Lấy từ kỳ trước, chưa sửa').length;
  const all = marks();
  expect(all).toBeGreaterThan(1);
  fireEvent.input(summary, { target: { value: 'Đã họp bốn thôn.' } });
  await waitFor(() => expect(marks()).toBe(all - 1));
  expect(screen.queryByRole('button', { name: 'Lấy từ kỳ trước' })).toBeNull();
  stage.said.at(-1)?.undo?.();
  await waitFor(() => expect(marks()).toBe(0));
});
