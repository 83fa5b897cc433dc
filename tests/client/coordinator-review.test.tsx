import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import { ReviewPage } from '../../src/client/pages/coordinator/review-page.tsx';
import { makeLocalStore } from '../../src/device/store/local-store.ts';
import { withCutAt } from '../device/cut-write.ts';
import { aGrant, aPhoto, aReport, NOW_ISO, NOW_MS, uuid } from '../support/build.ts';
import { actsOf, drawWide, openWorld, setWidth, type WideWorld } from './wide-world.tsx';

const reportOf = (n: number, title: string, over = {}) => ({
  type: 'report',
  body: aReport({
    id: uuid(n, 2),
    title,
    authorId: 'person-9',
    authorName: 'Lê Văn Cường',
    happenedAt: `2026-03-0${n}T02:00:00.000Z`,
    ...over,
  }),
});
const { form } = aReport();
const stuck = { form: { ...form, id: 'F14' } };

const titles = async () => {
  const list = await screen.findByRole('list', { name: 'Phiếu của đơn vị' });
  return within(list)
    .getAllByRole('link')
    .map((link) => link.querySelector('.inbox-title')?.textContent);
};
/** Presses a button once it is there: what a person may do is known a moment after the phiếu itself. */
const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }));
const open = (world: WideWorld, n: number) =>
  drawWide(world, ReviewPage, { page: 'review-report', reportId: uuid(n, 2) });

/** What the sync cycle does first: from here on the acts may be known elsewhere. */
const handOver = ({ store }: WideWorld) =>
  makeLocalStore(store).takeBatch({
    nowMs: NOW_MS,
    nowIso: NOW_ISO,
    maxItems: 10,
    maxBytes: 100_000,
  });

beforeEach(() => setWidth(1280));

test('[REVIEW] who is stuck stands first, then who has waited longest', async () => {
  const world = await openWorld([
    reportOf(3, 'Phát loa ngày ba'),
    reportOf(2, 'Phát loa ngày hai'),
    reportOf(5, 'Mất điện ở thôn', stuck),
    reportOf(1, 'Đã xác nhận rồi', { state: 'APPROVED' }),
  ]);
  drawWide(world, ReviewPage);
  expect(await titles()).toEqual([
    'Mất điện ở thôn',
    'Phát loa ngày hai',
    'Phát loa ngày ba',
  ]);
});

test('[REVIEW] the list is searched without marks', async () => {
  const world = await openWorld([
    reportOf(1, 'Phát loa đầu tuần'),
    reportOf(2, 'Hội nghị tập huấn'),
  ]);
  drawWide(world, ReviewPage);
  await titles();
  fireEvent.input(screen.getByRole('searchbox', { name: 'Tìm phiếu' }), {
    target: { value: 'hoi nghi' },
  });
  expect(await titles()).toEqual(['Hội nghị tập huấn']);
  fireEvent.input(screen.getByRole('searchbox', { name: 'Tìm phiếu' }), {
    target: { value: '' },
  });
});

test('[REVIEW] a correction is named with its own moment, not with that of the first text', async () => {
  const later = { kind: 'amended' as const, rev: 2, at: '2026-03-12T02:02:00.000Z' };
  const log = aReport().log.flatMap((first) => [first, { ...first, ...later }]);
  const world = await openWorld([reportOf(1, 'Phát loa', { rev: 2, log })]);
  open(world, 1);
  await screen.findByRole('heading', { name: 'Phát loa' });
  await waitFor(() => expect(screen.getAllByText(/09:02/)).toHaveLength(2));
});

test('[REVIEW] confirming takes the phiếu up once, and goes on to the next', async () => {
  const world = await openWorld([reportOf(1, 'Phát loa'), reportOf(2, 'Tập huấn')]);
  open(world, 1);
  await screen.findByRole('heading', { name: 'Phát loa' });
  await press('Xác nhận');
  const window = await screen.findByRole('dialog', { name: 'Xác nhận phiếu này?' });
  fireEvent.submit(window.querySelector('form') as HTMLFormElement);
  await screen.findByRole('heading', { name: 'Tập huấn' });
  const acts = await actsOf(world);
  expect(acts.map(({ kind, baseRev }) => [kind, baseRev])).toEqual([
    ['take-up-report', 1],
    ['approve-report', 1],
  ]);
  await waitFor(async () => expect(await titles()).toEqual(['Tập huấn']));
});

test('[REVIEW] a decision that has not left is undone, one that has is not', async () => {
  const world = await openWorld([reportOf(1, 'Phát loa'), reportOf(2, 'Tập huấn')]);
  open(world, 1);
  await screen.findByRole('heading', { name: 'Phát loa' });
  const confirm = async () => {
    await press('Xác nhận');
    const window = await screen.findByRole('dialog');
    fireEvent.submit(window.querySelector('form') as HTMLFormElement);
    await screen.findByText('Đã xác nhận phiếu.');
  };
  await confirm();
  await press('Hoàn tác');
  await screen.findByText(/^Đã hoàn tác/);
  await screen.findByRole('heading', { name: 'Phát loa' });
  expect((await actsOf(world)).map((op) => op.kind)).toEqual(['take-up-report']);
  await confirm();
  await handOver(world);
  await press('Hoàn tác');
  await screen.findByText(/^Quyết định đã gửi đi/);
  expect(await actsOf(world)).toHaveLength(2);
});

test('[REVIEW] a phiếu with photos missing is not confirmed, and a sentence says why', async () => {
  const { ref } = aPhoto(1);
  const files = [
    { ...ref, received: true },
    { ...aPhoto(2).ref, received: false },
  ];
  const world = await openWorld([reportOf(1, 'Phát loa', { files })]);
  open(world, 1);
  await screen.findByRole('heading', { name: 'Phát loa' });
  await press('Xác nhận');
  const said = await screen.findAllByText(/còn thiếu 1\/2 ảnh nên chưa xác nhận được/);
  expect(said.length).toBeGreaterThan(1);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(await actsOf(world)).toEqual([]);
});

test('[REVIEW] more is asked for field by field, in one operation', async () => {
  const world = await openWorld([reportOf(1, 'Phát loa')]);
  open(world, 1);
  await screen.findByRole('heading', { name: 'Phát loa' });
  await press('Đề nghị bổ sung');
  await press('Ghi ý kiến về mục: Kết quả chính');
  fireEvent.input(screen.getByLabelText('Ý kiến về mục: Kết quả chính'), {
    target: { value: 'Ghi rõ số lượt phát.' },
  });
  fireEvent.input(await screen.findByLabelText('Ý kiến chung'), {
    target: { value: ' Xin bổ sung. ' },
  });
  await screen.findByText('1 mục có ý kiến');
  await press('Gửi đề nghị bổ sung');
  await screen.findByText('Đã đề nghị bổ sung.');
  const acts = await actsOf(world);
  expect(acts.map((op) => op.kind)).toEqual(['take-up-report', 'return-report']);
  expect(acts[1]?.body).toEqual({
    comment: 'Xin bổ sung.',
    fields: [{ path: '/result_summary', comment: 'Ghi rõ số lượt phát.' }],
  });
});

test('[REVIEW] a field that was left empty can be asked for', async () => {
  const world = await openWorld([reportOf(1, 'Phát loa')]);
  open(world, 1);
  await screen.findByRole('heading', { name: 'Phát loa' });
  expect(screen.queryByText('Tên hoạt động')).toBeNull();
  await press('Đề nghị bổ sung');
  await screen.findByRole('button', { name: 'Ghi ý kiến về mục: Tên hoạt động' });
});

test('[REVIEW] asking for more without a word is refused beside the field', async () => {
  const world = await openWorld([reportOf(1, 'Phát loa')]);
  open(world, 1);
  await screen.findByRole('heading', { name: 'Phát loa' });
  await press('Đề nghị bổ sung');
  await screen.findByLabelText('Ý kiến chung');
  await press('Gửi đề nghị bổ sung');
  await screen.findByText(/^Xin ghi ý kiến chung/);
  await waitFor(async () => {
    expect((await actsOf(world)).map((op) => op.kind)).toEqual(['take-up-report']);
  });
});

test('[REVIEW] remarks that were not sent are there when the phiếu is opened again', async () => {
  const world = await openWorld([reportOf(1, 'Phát loa')]);
  const shown = open(world, 1);
  await screen.findByRole('heading', { name: 'Phát loa' });
  await press('Đề nghị bổ sung');
  fireEvent.input(await screen.findByLabelText('Ý kiến chung'), {
    target: { value: 'Xin thêm ảnh.' },
  });
  shown.unmount();
  open(world, 1);
  await screen.findByText('Đang viết dở một đề nghị bổ sung.');
  await press('Đề nghị bổ sung');
  const kept = await screen.findByLabelText<HTMLTextAreaElement>('Ý kiến chung');
  expect(kept.value).toBe('Xin thêm ảnh.');
});

test('[REVIEW] what was asked last time stands at its field while the answer is read', async () => {
  const returned = {
    kind: 'returned',
    rev: 1,
    at: '2026-03-02T02:00:00.000Z',
    byId: 'person-2',
    byName: 'Trần Thị Bình',
    comment: 'Xin bổ sung.',
    fields: [{ path: '/result_summary', comment: 'Ghi rõ số lượt phát.' }],
  };
  const past = [{ rev: 1, answers: { result_summary: 'Đã phát loa.' }, at: returned.at }];
  const world = await openWorld([
    reportOf(1, 'Phát loa', { rev: 2, past, log: [...aReport().log, returned] }),
  ]);
  open(world, 1);
  await screen.findByRole('heading', { name: 'Phát loa' });
  await screen.findByText('Trước đây: Đã phát loa.');
  expect(screen.getAllByText(/Ghi rõ số lượt phát\./).length).toBeGreaterThan(0);
});

test('[REVIEW] a decision the machine would not keep is said at once, and changes nothing', async () => {
  const world = await openWorld([reportOf(1, 'Phát loa', { state: 'IN_REVIEW' })]);
  open(world, 1);
  await screen.findByRole('heading', { name: 'Phát loa' });
  await press('Xác nhận');
  const window = await screen.findByRole('dialog');
  // The third write is the operation itself, after its number and the mark of a write.
  const cut = await withCutAt(
    3,
    async () => {
      fireEvent.submit(window.querySelector('form') as HTMLFormElement);
      await screen.findByText(/^Máy đã đầy/);
    },
    'QuotaExceededError',
  );
  expect(cut).toEqual({ wasCut: true, thrown: null });
  expect(screen.queryByText('Đã xác nhận phiếu.')).toBeNull();
  expect(await titles()).toEqual(['Phát loa']);
  expect(await actsOf(world)).toEqual([]);
});

test('[REVIEW] a leader reads and decides nothing', async () => {
  const world = await openWorld([reportOf(1, 'Phát loa')], [aGrant({ role: 'LEADER' })]);
  open(world, 1);
  await screen.findByText(/^Chỉ xem/);
  expect(screen.queryByRole('button', { name: 'Xác nhận' })).toBeNull();
});

test('[REVIEW] arrows and k, j walk the list; Enter reads', async () => {
  const world = await openWorld([
    reportOf(1, 'Phiếu một'),
    reportOf(2, 'Phiếu hai'),
    reportOf(3, 'Phiếu ba'),
  ]);
  drawWide(world, ReviewPage);
  await titles();
  const links = screen.getAllByRole('link').filter((it) => it.closest('.inbox'));
  links[0]?.focus();
  fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(links[1]);
  await screen.findByRole('heading', { name: 'Phiếu hai' });
  fireEvent.keyDown(document.activeElement as Element, { key: 'j' });
  fireEvent.keyDown(document.activeElement as Element, { key: 'k' });
  expect(document.activeElement).toBe(links[1]);
  fireEvent.keyDown(document.activeElement as Element, { key: 'Enter' });
  const heading = await screen.findByRole('heading', { name: 'Phiếu hai' });
  await waitFor(() => expect(document.activeElement).toBe(heading));
});

test('[REVIEW] on a phone the list stands alone until a phiếu is opened', async () => {
  setWidth(360);
  const world = await openWorld([reportOf(1, 'Phát loa')]);
  drawWide(world, ReviewPage);
  await titles();
  expect(screen.queryByRole('heading', { name: 'Phát loa' })).toBeNull();
  fireEvent.click(screen.getByRole('link', { name: /Phát loa/ }));
  await screen.findByRole('heading', { name: 'Phát loa' });
  expect(world.route).toEqual({ page: 'review-report', reportId: uuid(1, 2) });
});

test('[REVIEW] a decision is sent a moment later, at once when the screen is left', async () => {
  const world = await openWorld([reportOf(1, 'Phát loa', { state: 'IN_REVIEW' })]);
  const shown = open(world, 1);
  await screen.findByRole('heading', { name: 'Phát loa' });
  await press('Xác nhận');
  const window = await screen.findByRole('dialog');
  fireEvent.submit(window.querySelector('form') as HTMLFormElement);
  await screen.findByText('Đã xác nhận phiếu.');
  expect(world.syncs).toBe(0);
  shown.unmount();
  await waitFor(() => expect(world.syncs).toBe(1));
});
