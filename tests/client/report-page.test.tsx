import { Blob as NodeBlob } from 'node:buffer';
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { writeDraft } from '../../src/device/store/drafts.ts';
import { fileDraft } from '../../src/device/store/file-draft.ts';
import type { PersonDb } from '../../src/device/store/person-db.ts';
import { readDraft } from '../../src/device/store/queries.ts';
import { aContext, NOW_ISO, TODAY, uuid } from '../support/build.ts';
import { actsOf, draw, openWorld, type World } from './official-world.tsx';
import { pull } from './pull.ts';
import { aDraft, answers, event, phieu } from './report-world.ts';

const open = (world: World, reportId = uuid(1, 2)) =>
  draw(world, { page: 'report', reportId });
const answerUnder = async (label: string) =>
  (await screen.findAllByText(label)).find((it) => it.closest('.answer') !== null)
    ?.parentElement as HTMLElement;
const returned = event('returned', 1, {
  comment: 'Số liệu chưa khớp biên bản.',
  fields: [
    { path: '/participants_total', comment: 'Biên bản ghi 38 người.' },
    { path: '/more/products[1]/quantity', comment: 'Ghi rõ tờ rơi của ai.' },
  ],
});

async function filed(world: World): Promise<string> {
  const draft = await writeDraft(world.store, aDraft(world.store, 1));
  if (draft === null) throw new Error('not written');
  const result = await fileDraft(world.store, draft, {
    answers,
    files: [],
    context: aContext(),
    facts: {
      unitName: 'UBND xã A',
      title: 'Họp dân',
      activityDate: TODAY,
      periodKey: null,
    },
  });
  return result.kind === 'filed' ? result.opId : '';
}

test('[REPORT] answers stand under the form’s own labels, in words', async () => {
  const world = await openWorld();
  await pull(world.store, [phieu(world.store, 1)]);
  open(world);
  expect((await answerUnder('Hình thức tuyên truyền')).textContent).toContain(
    'Họp thôn, tổ dân phố',
  );
  expect((await answerUnder('Kinh phí thực hiện (đồng)')).textContent).toContain(
    '1.250.000 đồng',
  );
  expect((await answerUnder('Ngày thực hiện')).textContent).toContain(
    'Thứ Sáu, 13/3/2026',
  );
  expect((await answerUnder('Loại sản phẩm')).textContent).toContain('Tờ rơi');
});

test('[REPORT] the coordinator’s words stand first and at their fields', async () => {
  const world = await openWorld();
  await pull(world.store, [
    phieu(world.store, 1, { state: 'RETURNED', log: [returned] }),
  ]);
  open(world);
  const notice = within(await screen.findByRole('region', { name: 'Đề nghị bổ sung' }));
  expect(notice.getByText('Số liệu chưa khớp biên bản.')).toBeTruthy();
  const total = await answerUnder('Tổng số lượt người tham dự');
  expect(total.dataset.lit).toBe('true');
  expect(within(total).getByText('Biên bản ghi 38 người.')).toBeTruthy();
  const quantity = await answerUnder('Số lượng');
  expect(within(quantity).getByText('Ghi rõ tờ rơi của ai.')).toBeTruthy();
  expect((await answerUnder('Kết quả chính')).dataset.lit).toBeUndefined();
});

test('[REPORT] Bổ sung opens a draft on the revision shown', async () => {
  const world = await openWorld();
  const body = { state: 'RETURNED', rev: 2, log: [returned] } as const;
  await pull(world.store, [phieu(world.store, 1, { ...body, log: [returned] })]);
  open(world);
  fireEvent.click(await screen.findByRole('button', { name: 'Bổ sung' }));
  await waitFor(() =>
    expect(world.route).toEqual({ page: 'draft', reportId: uuid(1, 2) }),
  );
  expect(await readDraft(world.store, uuid(1, 2))).toMatchObject({ baseRev: 2, answers });
});

test('[REPORT] Thu hồi asks first, and is an act with its reason', async () => {
  const world = await openWorld();
  await pull(world.store, [phieu(world.store, 1)]);
  open(world);
  fireEvent.click(await screen.findByRole('button', { name: 'Thu hồi' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.input(dialog.getByLabelText('Lý do (không bắt buộc)'), {
    target: { value: 'Gửi nhầm nhiệm vụ' },
  });
  fireEvent.click(dialog.getByRole('button', { name: 'Thu hồi' }));
  await screen.findByText('Đã thu hồi · chờ gửi');
  expect(await actsOf(world)).toMatchObject([
    { kind: 'withdraw-report', baseRev: 1, body: { reason: 'Gửi nhầm nhiệm vụ' } },
  ]);
});

test('[REPORT] nothing is offered once it is being checked', async () => {
  const world = await openWorld();
  await pull(world.store, [phieu(world.store, 1, { state: 'IN_REVIEW' })]);
  open(world);
  await screen.findByText('Đang kiểm tra');
  expect(screen.queryByRole('button', { name: 'Bổ sung' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Thu hồi' })).toBeNull();
  expect(screen.getByRole('button', { name: 'In phiếu' })).toBeTruthy();
});

test('[REPORT] a text that never left can be taken back', async () => {
  const world = await openWorld();
  await filed(world);
  open(world, uuid(1, 7));
  await screen.findByText('Chờ gửi');
  fireEvent.click(await screen.findByRole('button', { name: 'Lấy lại' }));
  await waitFor(() => expect(world.route.page).toBe('draft'));
  expect(world.said).toEqual(['Đã lấy lại. Phiếu trở về nháp.']);
  expect(await actsOf(world)).toEqual([]);
});

test('[REPORT] earlier texts and those written at the same time can be read', async () => {
  const world = await openWorld();
  const past = [{ rev: 1, answers: { ...answers, participants_total: 64 }, at: NOW_ISO }];
  const sides = [
    {
      opId: uuid(9, 1),
      baseRev: 1,
      answers: { ...answers, result_summary: 'Họp dân, 38 người dự.' },
      at: NOW_ISO,
      byId: 'person-9',
      byName: 'Bo Bo Văn Minh',
    },
  ];
  await pull(world.store, [phieu(world.store, 1, { rev: 2, past, sides })]);
  open(world);
  const earlier = (await screen.findByText(/^Lần gửi thứ 1 · /)).closest('details');
  expect(within(earlier as HTMLElement).getByText('64')).toBeTruthy();
  const side = (await screen.findByText(/^Bo Bo Văn Minh · /)).closest('details');
  const shown = within(side as HTMLElement);
  expect(shown.getByText('Họp dân, 38 người dự.')).toBeTruthy();
  expect(shown.getByText(`Trước đây: ${answers.result_summary}`)).toBeTruthy();
});

test('[REPORT] photos that lie here open large, others say that they are not here', async () => {
  const world = await openWorld();
  const { store } = world;
  const files = [1, 2].map((n) => ({
    fileId: uuid(n, 3),
    name: `${n}.jpg`,
    sha256: 'a'.repeat(64),
    size: 5,
    type: 'image/jpeg',
    received: true,
  }));
  const photos = files.map(({ name }) => ({ photo: name }));
  await pull(store, [phieu(store, 1, { files, answers: { ...answers, photos } })]);
  const row = {
    fileId: uuid(1, 3),
    reportId: uuid(1, 2),
    opId: '',
    state: 'kept',
    size: 5,
    queuedAt: NOW_ISO,
    attempts: 0,
    notBeforeMs: 0,
    uploadUrl: null,
    sentBytes: 0,
    body: { name: '1.jpg', sha256: 'a'.repeat(64), type: 'image/jpeg', receipt: null },
  } as unknown as Parameters<PersonDb['files']['put']>[0];
  await store.db.files.put(row);
  // The pretended page's own cannot be cloned into a database.
  const blob = new NodeBlob(['photo']) as unknown as Blob;
  await store.db.blobs.put({ fileId: uuid(1, 3), blob });
  open(world);
  fireEvent.click(await screen.findByRole('button', { name: 'Xem ảnh 1/2' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Ảnh 1/2' }));
  expect(dialog.getByRole('img').getAttribute('src')).toMatch(/^blob:/);
  fireEvent.click(dialog.getByRole('button', { name: /Ảnh sau/ }));
  await screen.findByRole('dialog', { name: 'Ảnh 2/2' });
  expect(screen.getAllByText('Ảnh chưa tải về máy này').length).toBeGreaterThan(0);
});

test('[REPORT] a first text that was refused is shown as what this machine alone holds', async () => {
  const world = await openWorld();
  const opId = await filed(world);
  await world.store.db.outbox.update(opId, { state: 'set-aside' });
  open(world, uuid(1, 7));
  await screen.findByText('Nội dung dưới đây mới chỉ có trên máy này.');
  expect((await answerUnder('Kết quả chính')).textContent).toContain(
    answers.result_summary,
  );
  expect(screen.getByRole('link', { name: 'Mở Tình trạng gửi' })).toBeTruthy();
});

test('[REPORT] one that is not here looks like one that is nowhere', async () => {
  open(await openWorld(), uuid(99, 2));
  await screen.findByRole('heading', { name: 'Không có trang này' });
});
