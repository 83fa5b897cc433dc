import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { reopen } from '../../src/client/actions/report.ts';
import { startCorrection, writeDraft } from '../../src/device/store/drafts.ts';
import { fileDraft } from '../../src/device/store/file-draft.ts';
import type { ReportRecord } from '../../src/domain/report.ts';
import { aContext, uuid } from '../support/build.ts';
import { aDevice, draftsOf, pullReport, show } from './form-world.tsx';
import { aReport, aReturned } from './report-of.ts';

const type = (box: HTMLElement, text: string) =>
  fireEvent.input(box, { target: { value: text } });
const summary = () => screen.findByRole('textbox', { name: /Kết quả chính/ });
const ID = uuid(1, 2);
const AT = { page: 'draft', reportId: ID } as const;

async function aCorrection(report: ReportRecord = aReturned()) {
  const world = await aDevice({ reports: [report] });
  await startCorrection(world.store, ID);
  return world;
}
const lastOp = async ({ store }: Awaited<ReturnType<typeof aDevice>>) =>
  ((await store.db.outbox.toArray()).at(-1)?.body as unknown as { op: unknown })?.op;

test('[CORRECT] lights the fields the coordinator asks about, with their words', async () => {
  const world = await aCorrection();
  const stage = show(world, AT);
  const asked = await screen.findByRole('region', { name: 'Đầu mối đề nghị bổ sung' });
  expect(asked.textContent).toContain('Chị bổ sung giúp số lượt.');
  const box = await summary();
  expect(box.closest('.field')?.textContent).toContain('Đầu mối đề nghị: Phát mấy ngày?');
  // What is asked about in the folded part is in sight too.
  const more = stage.container.querySelector('details.more') as HTMLDetailsElement;
  await waitFor(() => expect(more.open).toBe(true));
  fireEvent.click(within(asked).getByRole('button', { name: 'Địa điểm' }));
  expect(document.activeElement).toBe(within(more).getByLabelText('Địa điểm'));
});

test('[CORRECT] shows the text as sent beside each change, and takes it back on request', async () => {
  const world = await aCorrection();
  show(world, AT);
  const box = (await summary()) as HTMLTextAreaElement;
  expect(screen.queryByText(/Bản đã gửi/)).toBeNull();
  type(box, 'Phát thanh 12 lượt trong 6 ngày');
  const back = await screen.findByRole('button', {
    name: 'Dùng bản đã gửi: Kết quả chính',
  });
  expect(back.parentElement?.textContent).toContain('Phát thanh 10 lượt');
  fireEvent.click(back);
  await waitFor(() => expect(box.value).toBe('Phát thanh 10 lượt'));
});

test('[CORRECT] files the next revision of the same phiếu', async () => {
  const world = await aCorrection();
  show(world, AT);
  type(await summary(), 'Phát thanh 12 lượt trong 6 ngày');
  fireEvent.click(screen.getByRole('button', { name: 'Gửi bổ sung' }));
  await screen.findByText('Đã lưu trên máy. Có mạng sẽ tự gửi.');
  expect(await lastOp(world)).toMatchObject({
    kind: 'file-report',
    recordId: ID,
    baseRev: 1,
    body: { answers: { result_summary: 'Phát thanh 12 lượt trong 6 ngày' } },
  });
});

test('[CORRECT] lays a newer text beside mine and sends on it only what was chosen', async () => {
  const world = await aCorrection();
  show(world, AT);
  type(await summary(), 'Bản của tôi');
  type(screen.getByLabelText('Ghi chú'), 'Có thêm xe lưu động');
  await screen.findByText('Đã lưu trên máy');
  const newer = aReport({
    rev: 2,
    answers: { ...aReport().answers, result_summary: 'Bản của đồng nghiệp' },
    log: [
      ...aReturned().log,
      {
        kind: 'amended',
        rev: 2,
        at: '2026-03-13T07:05:00.000Z',
        byId: 'person-3',
        byName: 'Lê Văn Cường',
        comment: null,
        fields: [],
      },
    ],
  });
  await pullReport(world.store, newer);
  expect(await screen.findByText(/Lê Văn Cường đã gửi một bản mới hơn/)).toBeDefined();
  // Sending would overrule the colleague unseen: the two texts are shown instead.
  fireEvent.click(screen.getByRole('button', { name: 'Gửi bổ sung' }));
  const pair = await screen.findByRole('group', { name: 'Kết quả chính' });
  expect(pair.textContent).toContain('Bản của tôi');
  expect(await lastOp(world)).toBeUndefined();
  fireEvent.click(within(pair).getByRole('radio', { name: /Bản của đồng nghiệp/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Giữ các lựa chọn này' }));
  await waitFor(async () =>
    expect((await draftsOf(world.store))[0]).toMatchObject({
      baseRev: 2,
      answers: {
        result_summary: 'Bản của đồng nghiệp',
        more: { note: 'Có thêm xe lưu động' },
      },
    }),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Gửi bổ sung' }));
  await screen.findByText('Đã lưu trên máy. Có mạng sẽ tự gửi.');
  expect(await lastOp(world)).toMatchObject({ baseRev: 2, recordId: ID });
});

test('[CORRECT] opens a text that was set aside on the text that stands now, field by field', async () => {
  const world = await aCorrection();
  const { store } = world;
  const [mine] = await draftsOf(store);
  if (mine === undefined) throw new Error('no draft');
  const answers = { ...mine.answers, result_summary: 'Bản của tôi' };
  const typed = await writeDraft(store, { ...mine, answers });
  if (typed === null) throw new Error('filed already');
  const filed = await fileDraft(store, typed, {
    answers,
    files: [],
    context: aContext(),
    facts: { unitName: 'UBND xã A', title: 'Loa', activityDate: null, periodKey: null },
  });
  if (filed.kind !== 'filed') throw new Error(filed.kind);
  await pullReport(
    store,
    aReport({
      rev: 2,
      answers: { ...aReport().answers, result_summary: 'Bản của đồng nghiệp' },
    }),
  );
  await store.db.outbox.update(filed.opId, { state: 'set-aside' });
  expect(await reopen(store, filed.opId)).toMatchObject({
    ok: true,
    value: { kind: 'draft', reportId: ID },
  });
  show(world, AT);
  const box = (await summary()) as HTMLTextAreaElement;
  await waitFor(() => expect(box.value).toBe('Bản của tôi'));
  const back = await screen.findByRole('button', {
    name: 'Dùng bản đã gửi: Kết quả chính',
  });
  expect(back.parentElement?.textContent).toContain('Bản của đồng nghiệp');
});

test('[CORRECT] sends nothing while the phiếu is being checked, and keeps the text', async () => {
  const world = await aCorrection();
  show(world, AT);
  type(await summary(), 'Phát thanh 12 lượt');
  await screen.findByText('Đã lưu trên máy');
  await pullReport(world.store, aReport({ state: 'IN_REVIEW' }));
  expect(await screen.findByText(/Phiếu đang được kiểm tra/)).toBeDefined();
  expect(screen.getByRole('button', { name: 'Gửi bổ sung' })).toHaveProperty(
    'disabled',
    true,
  );
  expect((await draftsOf(world.store))[0]?.answers.result_summary).toBe(
    'Phát thanh 12 lượt',
  );
});
