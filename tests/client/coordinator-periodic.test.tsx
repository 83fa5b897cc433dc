import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import {
  readPeriodicDraft,
  writePeriodicDraft,
} from '../../src/client/actions/periodic-draft.ts';
import { PeriodicPage } from '../../src/client/pages/coordinator/periodic-page.tsx';
import { Summary } from '../../src/client/pages/coordinator/summary.tsx';
import type { ReportRecord } from '../../src/domain/report.ts';
import { aFormRef, aGrant, anAssignment, aReport, uuid } from '../support/build.ts';
import { aPlan, aUnit } from '../support/hub-world.ts';
import { drawWide, openWorld, setWidth, type WideWorld } from './wide-world.tsx';

const KEY = { unitId: 'xa-a', periodKey: '2026-Q1' };
const phieu = (
  n: number,
  formId: string,
  answers: Record<string, unknown>,
  over: Partial<ReportRecord> = {},
) => ({
  type: 'report',
  body: aReport({
    id: uuid(n, 2),
    title: `Phiếu ${n}`,
    form: { ...aFormRef, id: formId },
    answers,
    state: 'APPROVED',
    activityDate: '2026-02-10',
    ...over,
  }),
});
const records = [
  { type: 'plan', body: aPlan },
  { type: 'unit', body: aUnit({ id: 'xa-a', name: 'UBND xã A', short: 'Xã A' }) },
  { type: 'assignment', body: anAssignment({ title: 'Phát loa hằng tháng' }) },
  {
    type: 'person',
    body: {
      id: 'person-8',
      name: 'Hà Quốc Bảo',
      phone: '0900000003',
      demo: false,
      positions: [{ unitId: 'xa-a', role: 'LEADER', title: 'Phó Chủ tịch UBND xã' }],
    },
  },
  phieu(1, 'F06', { times_aired: 10, total_minutes: 50 }, { assignmentId: null }),
  phieu(2, 'F06', { times_aired: 4, total_minutes: 20 }, { assignmentId: null }),
  phieu(3, 'F06', { times_aired: 99 }, { state: 'SUBMITTED', assignmentId: null }),
  phieu(4, 'F05', { material_kind: 'LEAFLET', distributed: 620 }, { assignmentId: null }),
  phieu(5, 'F02', { leaflets_given: 80 }, { assignmentId: null }),
  phieu(6, 'F14', { description: 'Loa thôn 3 hỏng.' }, { assignmentId: null }),
];

async function open(
  more: typeof records = [],
  grants = [aGrant({ role: 'COORDINATOR' })],
): Promise<WideWorld> {
  const world = await openWorld([...records, ...more], grants);
  drawWide(world, PeriodicPage, { page: 'periodic' });
  await screen.findByRole('heading', { name: 'Nguồn số liệu' });
  // The screen remembers where one was, from one test to the next as well.
  tab('Số liệu');
  fireEvent.click(screen.getByRole('button', { name: /^Có số liệu/ }));
  return world;
}
const row = (name: RegExp) => {
  const found = screen.getByRole('button', { name }).closest('tr');
  if (found === null) throw new Error('no row');
  return found;
};
const openRow = (name: RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const tab = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

beforeEach(() => setWidth(1280));

test('[PERIODIC] the report that is due is open, with its days and what it leaves out', async () => {
  await open();
  expect(screen.getByLabelText('Loại báo cáo')).toHaveProperty('value', '2026-Q1');
  screen.getByText(/Số liệu từ 15\/12\/2025 đến 14\/03\/2026/);
  screen.getByText('hạn gửi 20/03/2026, còn 7 ngày');
  screen.getByText('Đã tính: 5 phiếu');
  screen.getByText('Chờ xác nhận: 1 phiếu');
  screen.getByText(
    'Nhiệm vụ đến hạn hoặc thường xuyên, chưa có phiếu nào về ngày trong kỳ: 1',
  );
  screen.getByText(/Phiếu còn trên điện thoại của người khác chưa thấy được/);
});

test('[PERIODIC] a figure opens to the phiếu it came from, each with what it adds', async () => {
  const world = await open();
  within(row(/^Lượt phát thanh/)).getByText('14');
  openRow(/^Lượt phát thanh/);
  screen.getByRole('heading', { name: 'Lấy từ 2 phiếu' });
  screen.getByText(/^10 lượt · F06/);
  expect(screen.queryByText(/^99 lượt/)).toBeNull();
  fireEvent.click(screen.getByRole('link', { name: 'Phiếu 2' }));
  expect(world.route).toEqual({ page: 'report', reportId: uuid(2, 2) });
});

test('[PERIODIC] leaflets of two tellers are not guessed at, and stand among what to look at', async () => {
  await open();
  tab('Cần xem lại (1)');
  within(row(/^Tờ rơi/)).getByText('chưa đủ căn cứ');
  openRow(/^Tờ rơi/);
  screen.getByText(/phiếu tuyên truyền trực quan ghi 620, phiếu tại quầy ghi 80/i);
});

test('[PERIODIC] a correction wants a number and a reason, and stands beside the drawn figure', async () => {
  const world = await open();
  openRow(/^Lượt phát thanh/);
  fireEvent.click(screen.getByRole('button', { name: /^Điều chỉnh số này/ }));
  const value = screen.getByLabelText('Số đúng');
  fireEvent.input(value, { target: { value: '15' } });
  fireEvent.click(screen.getByRole('button', { name: 'Lưu điều chỉnh' }));
  screen.getByText(/Xin ghi lý do/);
  const reason = screen.getByLabelText('Lý do điều chỉnh');
  fireEvent.input(reason, { target: { value: 'Sổ trực ghi thêm một lượt.' } });
  fireEvent.click(screen.getByRole('button', { name: 'Lưu điều chỉnh' }));
  within(row(/^Lượt phát thanh/)).getByText('15');
  screen.getByText('Số tính từ phiếu: 14.');
  screen.getByText(/Trần Thị Bình ghi/);
  await waitFor(async () => {
    const { corrections } = await readPeriodicDraft(world.store, KEY);
    expect(corrections.G08).toMatchObject({ value: 15, drawn: 14 });
  });
  fireEvent.click(screen.getByRole('button', { name: 'Bỏ điều chỉnh' }));
  within(row(/^Lượt phát thanh/)).getByText('14');
  fireEvent.click(screen.getByRole('button', { name: 'Hoàn tác' }));
  within(row(/^Lượt phát thanh/)).getByText('15');
});

test('[PERIODIC] sections are written from confirmed phiếu and overdue tasks, and nothing typed is lost', async () => {
  const schedule = { kind: 'DEADLINE', op: 'BY', due: '2026-03-09' } as never;
  const task = { id: 'as-2', title: 'Dán tờ rơi', schedule };
  const unsure = { state: 'SUBMITTED', assignmentId: null } as const;
  const world = await open([
    { type: 'assignment', body: anAssignment(task) },
    phieu(7, 'F14', { description: 'Mất điện.' }, unsure),
  ]);
  tab('Lời văn');
  const results = screen.getByLabelText<HTMLTextAreaElement>('II. Kết quả thực hiện');
  expect(results.value).toContain('phát 14 lượt');
  const evaluation = screen.getByLabelText<HTMLTextAreaElement>('III. Đánh giá chung');
  expect(evaluation.value).toContain('- Loa thôn 3 hỏng.');
  expect(evaluation.value).toContain(
    '- Còn 2 nhiệm vụ quá hạn chưa hoàn thành: Phát loa hằng tháng (hạn 28/02/2026); Dán tờ rơi (hạn 09/03/2026).',
  );
  expect(evaluation.value).not.toContain('Mất điện');
  screen.getByText('Chờ xác nhận: 2 phiếu');
  fireEvent.input(results, { target: { value: 'Kết quả tôi tự viết.' } });
  // The browser puts the page away before the pause is over: what was typed goes to the store at once.
  window.dispatchEvent(new Event('pagehide'));
  await waitFor(
    async () => {
      const { sections } = await readPeriodicDraft(world.store, KEY);
      expect(sections.results?.text).toBe('Kết quả tôi tự viết.');
    },
    { timeout: 250, interval: 20 },
  );
  cleanup();
  drawWide(world, PeriodicPage, { page: 'periodic' });
  const again = await screen.findByLabelText<HTMLTextAreaElement>(
    'II. Kết quả thực hiện',
  );
  expect(again.value).toBe('Kết quả tôi tự viết.');
  fireEvent.click(screen.getByRole('button', { name: /^Lấy lại gợi ý cho mục II/ }));
  expect(again.value).toContain('phát 14 lượt');
});

test('[PERIODIC] an edited section says when what was reported has changed since', async () => {
  const world = await open();
  tab('Lời văn');
  const results = screen.getByLabelText('II. Kết quả thực hiện');
  fireEvent.input(results, { target: { value: 'Phát 14 lượt.' } });
  tab('Số liệu');
  openRow(/^Lượt phát thanh/);
  fireEvent.click(screen.getByRole('button', { name: /^Điều chỉnh số này/ }));
  fireEvent.input(screen.getByLabelText('Số đúng'), { target: { value: '15' } });
  fireEvent.input(screen.getByLabelText('Lý do điều chỉnh'), {
    target: { value: 'Sổ trực ghi thêm.' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Lưu điều chỉnh' }));
  tab('Lời văn');
  screen.getByText('Số liệu đã đổi sau khi sửa. Xem gợi ý mới');
  expect(world.syncs).toBe(0);
});

test('[PERIODIC] the paper has the decree’s head, the title in words, and the signer’s block', async () => {
  await open();
  tab('Lời văn');
  fireEvent.click(await screen.findByRole('button', { name: /^Hà Quốc Bảo/ }));
  tab('Bản in');
  const paper = screen.getByRole('article');
  within(paper).getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
  within(paper).getByText(
    'Kết quả thực hiện công tác tuyên truyền cải cách hành chính quý I năm 2026',
  );
  within(paper).getByText('KT. CHỦ TỊCH');
  within(paper).getByText('PHÓ CHỦ TỊCH');
  within(paper).getByText('Hà Quốc Bảo');
  within(paper).getByText('chưa đủ căn cứ (*)');
  expect(paper.textContent).not.toMatch(/Quý II\b|Quý IV/);
  screen.getByRole('button', { name: 'In báo cáo' });
});

test('[PERIODIC] phiếu the server has and the device lacks are owned up to', async () => {
  const counts = { '2026-M02': { filed: 3, approved: 3, returned: 0 } };
  await open([
    { type: 'assignment', body: anAssignment({ id: 'as-9', counts }) },
  ] as never);
  await screen.findByText(/^Máy này còn thiếu 3 phiếu mà máy chủ đã có/);
});

test('[PERIODIC] of others’ units nothing is counted, and who may not review only looks', async () => {
  const elsewhere = phieu(9, 'F06', { times_aired: 50 }, { unitId: 'xa-b' });
  await open([elsewhere] as never, [aGrant({ role: 'LEADER' })]);
  within(row(/^Lượt phát thanh/)).getByText('14');
  screen.getByText('Chỉ xem: báo cáo do đầu mối của đơn vị lập.');
  openRow(/^Lượt phát thanh/);
  expect(screen.queryByRole('button', { name: /^Điều chỉnh số này/ })).toBeNull();
});

test('[PERIODIC] a phone comes to it from the first screen', async () => {
  setWidth(360);
  const world = await openWorld(records);
  drawWide(world, Summary, { page: 'tasks' });
  fireEvent.click(
    await screen.findByRole('link', {
      name: /^Quý I\/2026: hạn 20\/03/,
    }),
  );
  expect(world.route).toEqual({ page: 'periodic' });
});

test('[PERIODIC] a figure is set beside that of the period before, and says how it moved', async () => {
  await open([
    phieu(
      9,
      'F06',
      { times_aired: 9 },
      { activityDate: '2025-02-10', assignmentId: null },
    ),
  ] as never);
  screen.getByText('Kỳ trước: Quý I/2025.');
  const cells = within(row(/^Lượt phát thanh/)).getAllByRole('cell');
  expect(cells.map((cell) => cell.textContent)).toEqual(['lượt', '14', '9', '+5']);
  tab('Lời văn');
  const results = screen.getByLabelText<HTMLTextAreaElement>('II. Kết quả thực hiện');
  expect(results.value).toContain('phát 14 lượt (tăng 5 so với kỳ trước)');
});

test('[PERIODIC] a doubtful figure that was checked stands as it was drawn, with what it was checked against', async () => {
  await open([
    phieu(7, 'F02', { shift: 'DAY', guided_total: 9 }, { assignmentId: null }),
    phieu(8, 'F02', { shift: 'PM', guided_total: 5 }, { assignmentId: null }),
  ] as never);
  within(row(/^Lượt được hướng dẫn/)).getByText('cần xem lại');
  openRow(/^Lượt được hướng dẫn/);
  fireEvent.click(screen.getByRole('button', { name: /^Đối chiếu số này/ }));
  expect(screen.getByLabelText('Số đúng')).toHaveProperty('value', '14');
  fireEvent.input(screen.getByLabelText('Lý do điều chỉnh'), {
    target: { value: 'Hai buổi khác nhau, theo sổ trực.' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Lưu điều chỉnh' }));
  within(row(/^Lượt được hướng dẫn/)).getByText('đã đối chiếu');
  within(row(/^Lượt được hướng dẫn/)).getByText('14');
  tab('Bản in');
  screen.getByText('Đã đối chiếu: Hai buổi khác nhau, theo sổ trực.');
});

test('[PERIODIC] two windows on one report keep each other’s words', async () => {
  const world = await open();
  tab('Lời văn');
  const elsewhere = { text: 'Viết ở cửa sổ kia.', from: '' };
  await writePeriodicDraft(world.store, KEY, { sections: { next: elsewhere } });
  fireEvent.input(screen.getByLabelText('III. Đánh giá chung'), {
    target: { value: 'Viết ở cửa sổ này.' },
  });
  await waitFor(async () => {
    const { sections } = await readPeriodicDraft(world.store, KEY);
    expect(sections.evaluation?.text).toBe('Viết ở cửa sổ này.');
    expect(sections.next).toEqual(elsewhere);
  });
});

test('[PERIODIC] without any phiếu it says so, and no figure is zero', async () => {
  drawWide(await openWorld([]), PeriodicPage, { page: 'periodic' });
  await screen.findByText('Đã tính: 0 phiếu');
  tab('Số liệu');
  fireEvent.click(screen.getByRole('button', { name: /^Có số liệu \(0\)/ }));
  screen.getByText(/Chưa có số liệu nào: kỳ này chưa có phiếu được xác nhận/);
  fireEvent.click(screen.getByRole('button', { name: /^Tất cả/ }));
  within(row(/^Lượt phát thanh/)).getByText('chưa có phiếu');
});
