import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { writeDraft } from '../../src/device/store/drafts.ts';
import { fileDraft } from '../../src/device/store/file-draft.ts';
import { readDrafts } from '../../src/device/store/queries.ts';
import { aContext, TODAY, uuid } from '../support/build.ts';
import { draw, openWorld, type World } from './official-world.tsx';
import { pull } from './pull.ts';
import { aDraft, answers, event, phieu } from './report-world.ts';

const section = (name: RegExp) => screen.findByRole('region', { name });
const headings = () =>
  screen.getAllByRole('heading', { level: 2 }).map((it) => it.textContent);
const asked = event('returned', 1, { comment: 'Bổ sung số lượt người.' });

/** Files a draft the way the form does. */
async function file({ store }: World, n: number): Promise<string> {
  const draft = await writeDraft(store, aDraft(store, n));
  if (draft === null) throw new Error('not written');
  const result = await fileDraft(store, draft, {
    answers,
    files: [],
    context: aContext(),
    facts: {
      unitName: 'UBND xã A',
      title: `Phiếu vừa gửi ${n}`,
      activityDate: TODAY,
      periodKey: null,
    },
  });
  return result.kind === 'filed' ? result.opId : '';
}

test('[REPORTS] what needs more stands first, each state as icon and word', async () => {
  const world = await openWorld();
  const { store } = world;
  await pull(store, [
    phieu(store, 1, { state: 'APPROVED' }),
    phieu(store, 2, { state: 'RETURNED', log: [asked] }),
    phieu(store, 3, { state: 'IN_REVIEW' }),
    phieu(store, 4, { state: 'WITHDRAWN' }),
  ]);
  await file(world, 5);
  draw(world, { page: 'reports' });
  await section(/^Cần bổ sung/);
  expect(headings()).toEqual([
    'Cần bổ sung 1',
    'Chờ gửi 1',
    'Chờ xác nhận 1',
    'Đã xác nhận 1',
    'Đã thu hồi 1',
  ]);
  const more = within(await section(/^Cần bổ sung/));
  expect(more.getByText('Bổ sung số lượt người.')).toBeTruthy();
  expect(within(await section(/^Chờ xác nhận/)).getByText('Đang kiểm tra')).toBeTruthy();
  expect(within(await section(/^Chờ gửi/)).getByText('Phiếu vừa gửi 5')).toBeTruthy();
});

test('[REPORTS] says how many photos of a phiếu have not arrived', async () => {
  const world = await openWorld();
  const { store } = world;
  const files = [1, 2, 3].map((n) => ({
    fileId: uuid(n, 3),
    name: `${n}.jpg`,
    sha256: 'a'.repeat(64),
    size: 1000,
    type: 'image/jpeg',
    received: n === 1,
  }));
  await pull(store, [phieu(store, 1, { files })]);
  draw(world, { page: 'reports' });
  await screen.findByText('Đã nhận nội dung, còn 2/3 ảnh chưa gửi');
});

test('[REPORTS] mine and my unit’s are kept apart, and found without marks', async () => {
  const world = await openWorld();
  const { store } = world;
  await pull(store, [
    phieu(store, 1, { title: 'Hội nghị tuyên truyền' }),
    phieu(store, 2, { title: 'Phát loa', authorId: 'p-9', authorName: 'Bo Bo Văn Minh' }),
  ]);
  draw(world, { page: 'reports' });
  await screen.findByRole('link', { name: 'Hội nghị tuyên truyền' });
  expect(screen.queryByRole('link', { name: 'Phát loa' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Cả đơn vị' }));
  await screen.findByText('Bo Bo Văn Minh');
  const search = screen.getByRole('searchbox', { name: 'Tìm phiếu' });
  fireEvent.input(search, { target: { value: 'hoi nghi' } });
  await waitFor(() =>
    expect(screen.queryByRole('link', { name: 'Phát loa' })).toBeNull(),
  );
  expect(screen.getByRole('link', { name: 'Hội nghị tuyên truyền' })).toBeTruthy();
  fireEvent.input(search, { target: { value: 'không có đâu' } });
  await screen.findByText('Không thấy phiếu nào khớp “không có đâu”');
});

test('[REPORTS] a first text that was set aside is never hidden by the list', async () => {
  const world = await openWorld();
  const opId = await file(world, 1);
  await world.store.db.outbox.update(opId, { state: 'set-aside' });
  draw(world, { page: 'reports' });
  await screen.findByText('1 mục chưa gửi được');
  fireEvent.click(screen.getByRole('link', { name: 'Mở Tình trạng gửi' }));
  expect(world.route).toEqual({ page: 'outbox' });
});

test('[REPORTS] a draft can be deleted, and brought back', async () => {
  const world = await openWorld();
  const { store } = world;
  await writeDraft(store, aDraft(store, 1));
  draw(world, { page: 'reports' });
  const drafts = within(await section(/^Nháp trên máy này/));
  fireEvent.click(drafts.getByRole('button', { name: 'Xóa nháp: Họp dân thôn Đá Mài' }));
  await waitFor(async () => expect(await readDrafts(store)).toEqual([]));
  fireEvent.click(await screen.findByRole('button', { name: 'Hoàn tác' }));
  await waitFor(async () => expect(await readDrafts(store)).toHaveLength(1));
  await section(/^Nháp trên máy này/);
});

test('[REPORTS] an empty list says what to do first', async () => {
  draw(await openWorld(), { page: 'reports' });
  await screen.findByRole('heading', { name: 'Chưa có phiếu nào trên máy này' });
  expect(screen.getByRole('link', { name: 'Lập phiếu' }).getAttribute('href')).toBe(
    '/new',
  );
});
