import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import { whyText } from '../../src/client/parts/outbox-state.ts';
import { vi } from '../../src/client/words/vi.ts';
import { writeDraft } from '../../src/device/store/drafts.ts';
import { fileDraft } from '../../src/device/store/file-draft.ts';
import { settle, takeBatch } from '../../src/device/store/outbox-rows.ts';
import type { OutboxRow, PersonDb } from '../../src/device/store/person-db.ts';
import { readDraft, readDrafts } from '../../src/device/store/queries.ts';
import { Problem } from '../../src/domain/problem.ts';
import type { FileRef } from '../../src/domain/report.ts';
import type { WaitReason } from '../../src/sync/status.ts';
import {
  aContext,
  anAssignment,
  aReceipt,
  NOW_ISO,
  NOW_MS,
  TODAY,
  uuid,
} from '../support/build.ts';
import { actsOf, draw, openWorld, type World } from './official-world.tsx';
import { aDraft, answers } from './report-world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld([{ type: 'assignment', body: anAssignment() }]);
});

const photo = (n: number): FileRef => ({
  fileId: uuid(n, 3),
  name: `${n}.jpg`,
  sha256: 'a'.repeat(64),
  size: 300_000,
  type: 'image/jpeg',
});

async function file(n: number, photos: FileRef[] = []): Promise<OutboxRow> {
  const { store } = world;
  const draft = await writeDraft(store, aDraft(store, n, { files: photos }));
  if (draft === null) throw new Error('not written');
  await store.db.files.bulkPut(
    photos.map(
      ({ fileId, name, sha256, size, type }) =>
        ({
          fileId,
          reportId: draft.reportId,
          opId: '',
          state: 'draft',
          size,
          queuedAt: NOW_ISO,
          attempts: 0,
          notBeforeMs: 0,
          uploadUrl: null,
          sentBytes: 0,
          body: { name, sha256, type, receipt: null },
        }) as unknown as Parameters<PersonDb['files']['put']>[0],
    ),
  );
  const result = await fileDraft(store, draft, {
    answers,
    files: photos,
    context: aContext(),
    facts: {
      unitName: 'UBND xã A',
      title: `Phiếu số ${n}`,
      activityDate: TODAY,
      periodKey: null,
    },
  });
  const row = await store.db.outbox.get(result.kind === 'filed' ? result.opId : '');
  if (row === undefined) throw new Error('not filed');
  return row;
}
/** Sets an item aside the way a receipt does. */
const refuse = (row: OutboxRow, problem: Problem) =>
  settle(world.store, [aReceipt(row, { outcome: 'quarantined', problem })]);
const open = () => draw(world, { page: 'outbox' });
const region = async (name: RegExp) =>
  within(await screen.findByRole('region', { name }));

test('[OUTBOX] an item says what it is, that it waits, how large and how old it is', async () => {
  await file(1, [photo(1), photo(2)]);
  open();
  const waiting = await region(/^Đang chờ gửi/);
  expect(waiting.getByText('Phiếu số 1')).toBeTruthy();
  expect(waiting.getByText('Chờ gửi')).toBeTruthy();
  expect(waiting.getByText('2 ảnh')).toBeTruthy();
  expect(waiting.getByText(/^60\d kB$/)).toBeTruthy();
  expect(waiting.getByText('vừa xong')).toBeTruthy();
});

test('[OUTBOX] what left without an answer is not called received', async () => {
  await file(1);
  const all = { nowMs: NOW_MS, nowIso: NOW_ISO, maxItems: 10, maxBytes: 1e6 };
  await takeBatch(world.store, all);
  open();
  const waiting = await region(/^Đang chờ gửi/);
  expect(waiting.getByText('Máy chủ chưa xác nhận, sẽ tự gửi lại')).toBeTruthy();
  expect(screen.queryByText(/Hệ thống đã nhận/)).toBeNull();
});

test('[OUTBOX] a text that arrived without all its photos says how many are missing', async () => {
  const row = await file(1, [photo(1), photo(2), photo(3)]);
  await settle(world.store, [aReceipt(row)]);
  await world.store.db.files.update(uuid(1, 3), { state: 'sent' });
  open();
  const photos = await region(/^Còn ảnh chưa gửi/);
  expect(photos.getByText('Đã nhận nội dung, còn 2/3 ảnh chưa gửi')).toBeTruthy();
  expect(photos.getByText('300 kB/900 kB')).toBeTruthy();
});

test('[OUTBOX] a receipt is shown as the code of what the server holds', async () => {
  const row = await file(1);
  await settle(world.store, [aReceipt(row)]);
  open();
  const sent = await region(/^Đã gửi gần đây/);
  expect(sent.getByText('Hệ thống đã nhận đủ')).toBeTruthy();
  const code = row.digest.slice(0, 8).toUpperCase();
  expect(sent.getByText(`Mã xác nhận ${code.slice(0, 4)}-${code.slice(4)}`)).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Đã gửi hết' })).toBeTruthy();
});

test('[OUTBOX] a refused text says why, and opens again as a draft', async () => {
  const row = await file(1);
  await refuse(row, { code: 'task-closed', assignmentId: 'assignment-1' });
  open();
  const aside = await region(/^Chưa gửi được/);
  expect(aside.getByText(/Nhiệm vụ đã kết thúc hoặc được thu hồi/)).toBeTruthy();
  fireEvent.click(aside.getByRole('button', { name: 'Mở lại để sửa' }));
  await waitFor(() => expect(world.route.page).toBe('draft'));
  const [draft] = await readDrafts(world.store);
  expect(draft?.answers).toEqual(answers);
  expect(await actsOf(world)).toEqual([]);
});

test('[OUTBOX] a refused text that is given up can still be brought back', async () => {
  const row = await file(1);
  await refuse(row, { code: 'unreadable' });
  open();
  const aside = await region(/^Chưa gửi được/);
  fireEvent.click(aside.getByRole('button', { name: 'Không gửi nữa' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Hoàn tác' }));
  await waitFor(async () => expect(await readDrafts(world.store)).toHaveLength(1));
});

test('[OUTBOX] what waits behind a refused act says so and cannot be sent past it', async () => {
  const row = await file(1);
  await refuse(row, { code: 'unreadable' });
  const { opId: _, ...copy } = row;
  await world.store.db.outbox.put({ ...copy, opId: uuid(77, 1), seq: row.seq + 1 });
  open();
  const waiting = await region(/^Đang chờ gửi/);
  expect(waiting.getByText('Chờ mục trước của cùng phiếu')).toBeTruthy();
});

test('[OUTBOX] a text that never left is taken back whole', async () => {
  const { recordId } = await file(1);
  open();
  const waiting = await region(/^Đang chờ gửi/);
  fireEvent.click(waiting.getByRole('button', { name: 'Lấy lại' }));
  await waitFor(() => expect(world.route).toEqual({ page: 'draft', reportId: recordId }));
  expect((await readDraft(world.store, recordId))?.answers).toEqual(answers);
});

test('[OUTBOX] an act that is no text is named by its task, and dismissed once understood', async () => {
  const { acceptTask } = await import('../../src/client/actions/task.ts');
  await acceptTask(world.store, { id: 'assignment-1', unitId: 'xa-a' });
  const [row] = await world.store.db.outbox.toArray();
  await refuse(row as OutboxRow, { code: 'not-allowed' });
  open();
  const aside = await region(/^Chưa gửi được/);
  expect(aside.getByText('Tiếp nhận nhiệm vụ')).toBeTruthy();
  expect(aside.getByText('Tuyên truyền trên loa truyền thanh')).toBeTruthy();
  fireEvent.click(aside.getByRole('button', { name: 'Đã rõ, bỏ khỏi danh sách' }));
  await screen.findByText('Đã bỏ khỏi danh sách.');
  expect(await actsOf(world)).toEqual([]);
});

test('[OUTBOX] Gửi ngay asks for a cycle at once', async () => {
  await file(1);
  open();
  fireEvent.click(await screen.findByRole('button', { name: 'Gửi ngay' }));
  expect(world.syncs).toBe(1);
});

const REASONS = Object.keys(vi.outbox.advice) as WaitReason[];
for (const why of REASONS)
  test(`[OUTBOX] says what is safe and what to do while it waits: ${why}`, async () => {
    await file(1);
    world.status = { kind: 'waiting', why, retryAtMs: null, left: 1, setAside: 0 };
    open();
    await screen.findByText(vi.outbox.advice[why]);
    const again = screen.queryByRole('link', { name: 'Đăng nhập lại' });
    expect(again === null).toBe(why !== 'signed-out');
  });

test('[OUTBOX] every refusal the server knows has a sentence of its own', () => {
  const details = {
    fields: [{ path: '/a', kind: 'required' }],
    seen: 1,
    rev: 2,
    state: 'APPROVED',
    assignmentId: 'a',
    formId: 'F01',
    version: '1',
    unitId: 'u',
    successors: [],
    opId: uuid(1, 1),
    missing: 2,
  };
  const codes = Problem.def.options.map((it) => [...it.shape.code.def.values][0]);
  expect(codes.length).toBeGreaterThan(12);
  const texts = codes.map((code) => whyText(Problem.parse({ code, ...details }), vi));
  expect(new Set(texts).size).toBe(codes.length);
  for (const text of texts) expect(text).not.toMatch(/undefined|[A-Z]{4,}|-[a-z]+-/);
});
