import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import {
  SAVE_AFTER_MS,
  SAVE_AT_LATEST_MS,
} from '../../src/client/actions/draft-writer.ts';
import { withCutAt } from '../device/cut-write.ts';
import { aDevice, aTask, draftsOf, here, show } from './form-world.tsx';

const type = (box: HTMLElement, text: string) =>
  fireEvent.input(box, { target: { value: text } });
const summary = () => screen.findByRole('textbox', { name: /Kết quả chính/ });
const saved = () => screen.findByText('Đã lưu trên máy');
const NEW = { page: 'new', formId: 'F01', assignmentId: 'assignment-1' } as const;

test('[DRAFT] opens a form filled in with what the app knows, and leaves no draft behind', async () => {
  const world = await aDevice();
  const stage = show(world, NEW);
  const channel = await screen.findByRole('button', { name: /Hình thức tuyên truyền/ });
  expect(channel.textContent).toContain('Loa truyền thanh');
  const more = stage.container.querySelector('details.more') as HTMLElement;
  const title = within(more).getByLabelText('Tên hoạt động') as HTMLInputElement;
  expect(title.value).toBe('Tuyên truyền trên loa truyền thanh');
  const unit = within(more).getByLabelText('Đơn vị chủ trì') as HTMLSelectElement;
  expect(unit.selectedOptions[0]?.textContent).toBe('UBND xã A');
  expect((within(more).getByLabelText('Ngày thực hiện') as HTMLInputElement).value).toBe(
    '2026-03-13',
  );
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
    'Tuyên truyền trên loa truyền thanh',
  );
  expect(screen.getByText('Tính vào: Báo cáo Quý I/2026')).toBeDefined();
  stage.unmount();
  expect(await world.store.db.drafts.count()).toBe(0);
});

test('[DRAFT] begins a draft at the first key and says it is saved only when it is', async () => {
  const world = await aDevice();
  show(world, NEW);
  const box = await summary();
  expect(here().page).toBe('new');
  type(box, 'Phát thanh 12 lượt');
  expect(screen.getByText('Đang lưu…')).toBeDefined();
  expect(await world.store.db.drafts.count()).toBe(0);
  await saved();
  const [draft] = await draftsOf(world.store);
  expect(draft?.answers.result_summary).toBe('Phát thanh 12 lượt');
  expect(draft?.form).toMatchObject({ id: 'F01', version: '2' });
  await waitFor(() =>
    expect(here()).toEqual({ page: 'draft', reportId: draft?.reportId }),
  );
  // The screen was not drawn anew under the fingers.
  expect(await summary()).toBe(box);
});

test('[DRAFT] is there again when its address is opened cold', async () => {
  const world = await aDevice();
  const stage = show(world, NEW);
  type(await summary(), 'Phát thanh 12 lượt');
  await waitFor(() => expect(here().page).toBe('draft'));
  const at = here();
  stage.unmount();
  show(world, at);
  expect(((await summary()) as HTMLTextAreaElement).value).toBe('Phát thanh 12 lượt');
});

test('[DRAFT] stores composed letters and leaves the box as it was typed', async () => {
  const world = await aDevice();
  show(world, NEW);
  const box = (await summary()) as HTMLTextAreaElement;
  const decomposed = 'Hội nghị'.normalize('NFD');
  type(box, decomposed);
  await saved();
  const [draft] = await draftsOf(world.store);
  expect(draft?.answers.result_summary).toBe('Hội nghị');
  expect(box.value).toBe(decomposed);
});

test('[DRAFT] never writes into a box while a word is being composed', async () => {
  const world = await aDevice();
  show(world, NEW);
  const box = (await summary()) as HTMLTextAreaElement;
  fireEvent.compositionStart(box);
  type(box, 'Tuye');
  box.value = 'Tuyê';
  // Another answer changes meanwhile, and the form is worked out anew.
  type(screen.getByLabelText('Địa điểm'), 'Thôn 3');
  await saved();
  expect(box.value).toBe('Tuyê');
  fireEvent.compositionEnd(box);
});

test('[DRAFT] saves at once when the app is hidden, for no timer may come any more', async () => {
  const world = await aDevice();
  show(world, NEW);
  const box = await summary();
  const { setTimeout } = globalThis;
  const frozen = [SAVE_AFTER_MS, SAVE_AT_LATEST_MS];
  globalThis.setTimeout = ((work: () => void, ms?: number) =>
    frozen.includes(ms ?? 0) ? 0 : setTimeout(work, ms)) as typeof setTimeout;
  try {
    type(box, 'Phát thanh 12 lượt');
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      value: 'hidden',
    });
    document.dispatchEvent(new Event('visibilitychange'));
    await saved();
  } finally {
    globalThis.setTimeout = setTimeout;
    Reflect.deleteProperty(document, 'visibilityState');
  }
  expect((await draftsOf(world.store)).length).toBe(1);
});

test('[DRAFT] says at once that the disk is full, keeps the text, and saves when tried again', async () => {
  const world = await aDevice();
  show(world, NEW);
  const box = (await summary()) as HTMLTextAreaElement;
  const full = await withCutAt(
    1,
    async () => {
      type(box, 'Phát thanh 12 lượt');
      const notice = await screen.findByRole('alert');
      expect(notice.textContent).toContain('Máy đã đầy');
    },
    'QuotaExceededError',
  );
  expect(full).toEqual({ wasCut: true, thrown: null });
  expect(screen.queryByText('Đã lưu trên máy')).toBeNull();
  expect(box.value).toBe('Phát thanh 12 lượt');
  expect(await world.store.db.drafts.count()).toBe(0);
  fireEvent.click(screen.getByRole('button', { name: 'Thử lại' }));
  await saved();
  expect(screen.queryByRole('alert')).toBeNull();
  const [draft] = await draftsOf(world.store);
  expect(draft?.answers.result_summary).toBe('Phát thanh 12 lượt');
});

test('[DRAFT] leads back to a text the disk did not take when its screen is left', async () => {
  const world = await aDevice();
  const stage = show(world, NEW);
  await withCutAt(
    1,
    async () => {
      type(await summary(), 'Phát thanh 12 lượt');
      await screen.findByRole('alert');
    },
    'QuotaExceededError',
  );
  // A disk that stays full while the screen is left.
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('', 'QuotaExceededError');
  };
  stage.unmount();
  await waitFor(() => expect(stage.said).toHaveLength(1));
  IDBObjectStore.prototype.put = put;
  expect(stage.said[0]?.text).toBe('Phần vừa điền chưa lưu được trên máy.');
  stage.said[0]?.undo?.();
  show(world, here());
  expect(((await summary()) as HTMLTextAreaElement).value).toBe('Phát thanh 12 lượt');
});

test('[DRAFT] asks before the window is closed over a text the disk did not take', async () => {
  const world = await aDevice();
  show(world, NEW);
  const closing = () => {
    const event = new Event('beforeunload', { cancelable: true });
    dispatchEvent(event);
    return event.defaultPrevented;
  };
  const box = await summary();
  expect(closing()).toBe(false);
  await withCutAt(
    1,
    async () => {
      type(box, 'Phát thanh 12 lượt');
      await screen.findByRole('alert');
    },
    'QuotaExceededError',
  );
  expect(closing()).toBe(true);
});

test('[DRAFT] warns of a date in a closed period', async () => {
  const world = await aDevice({
    tasks: [aTask({ issuedOn: '2025-01-05' })],
  });
  show(world, NEW);
  await summary();
  type(screen.getByLabelText('Ngày thực hiện'), '2025-12-10');
  expect(
    await screen.findByText('Ngày này thuộc kỳ đã chốt; phiếu được tính vào kỳ sau.'),
  ).toBeDefined();
});

test('[DRAFT] counts what is filled in and leads to a question from the list', async () => {
  const world = await aDevice();
  const stage = show(world, NEW);
  await summary();
  const before = screen.getByText(/^Đã điền \d+\/\d+ mục$/).textContent;
  type(await summary(), 'Phát thanh 12 lượt');
  await waitFor(() =>
    expect(screen.getByText(/^Đã điền \d+\/\d+ mục$/).textContent).not.toBe(before),
  );
  const more = stage.container.querySelector('details.more') as HTMLDetailsElement;
  expect(more.open).toBe(false);
  fireEvent.click(screen.getByText(/^Đã điền \d+\/\d+ mục$/));
  fireEvent.click(await screen.findByRole('button', { name: /^Địa điểm chưa điền/ }));
  expect(more.open).toBe(true);
  expect(document.activeElement).toBe(screen.getByLabelText('Địa điểm'));
});

test('[DRAFT] puts a draft away and brings it back', async () => {
  const world = await aDevice();
  const stage = show(world, NEW);
  type(await summary(), 'Phát thanh 12 lượt');
  await saved();
  fireEvent.click(screen.getByRole('button', { name: 'Xóa phiếu nháp' }));
  await waitFor(() => expect(stage.said).toHaveLength(1));
  expect((await world.store.db.drafts.toArray())[0]?.deletedAt).not.toBe('');
  expect((await screen.findByTestId('place')).textContent).toBe('task');
  stage.said[0]?.undo?.();
  expect(((await summary()) as HTMLTextAreaElement).value).toBe('Phát thanh 12 lượt');
});

test('[DRAFT] leaves nothing behind when what was typed was taken back', async () => {
  const world = await aDevice();
  const stage = show(world, NEW);
  const box = await summary();
  type(box, 'Nhầm');
  await saved();
  type(box, '');
  await saved();
  stage.unmount();
  await waitFor(async () =>
    expect((await world.store.db.drafts.toArray())[0]?.deletedAt).not.toBe(''),
  );
});
