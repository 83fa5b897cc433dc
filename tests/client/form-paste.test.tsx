import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { readSheet } from '../../src/client/actions/read-sheet.ts';
import { aDevice, draftsOf, F02B, pullForm, show } from './form-world.tsx';

const TABLE = [
  'STT\tChỉ tiêu\tTháng 10',
  '1\tHồ sơ tiếp nhận trực tiếp\t1.064',
  '2\tTrực tuyến toàn trình\t182',
  '3\tTổng kết quả đã trả\t311',
  '4\tTrả qua bưu chính công ích\t400',
  '5\tHồ sơ trả quá hạn\tkhông',
  '6\tSố khách đến\t17',
].join('\n');

async function openPaste() {
  const world = await aDevice();
  await pullForm(world.store, F02B);
  const stage = show(world, { page: 'new', formId: 'F02b', assignmentId: null });
  fireEvent.click(await screen.findByRole('button', { name: 'Lấy số liệu từ bảng' }));
  const box = await screen.findByLabelText('Dán bảng vào đây');
  return { ...world, stage, box };
}
const paste = (box: HTMLElement, value: string) =>
  fireEvent.input(box, { target: { value } });
const row = (label: string) =>
  within(screen.getByText(label, { selector: 'strong' }).closest('li') as HTMLElement);

test('[PASTE] each row is judged before anything changes; what is good goes into the report, and back', async () => {
  const { store, stage, box } = await openPaste();
  paste(box, TABLE);
  await screen.findByRole('button', { name: 'Đưa 3 số vào phiếu' });
  expect(row('Trả qua bưu chính công ích').getByText(/không lớn hơn tổng/)).toBeTruthy();
  expect(row('Hồ sơ trả quá hạn').getByText('“không” không phải là số.')).toBeTruthy();
  expect(row('Số khách đến').getByText(/^Chưa rõ là mục nào/)).toBeTruthy();
  expect(await draftsOf(store)).toEqual([]);

  // What the app does not know, the person does.
  const aim = row('Số khách đến').getByRole('combobox');
  fireEvent.change(aim, { target: { value: '/rec_bcci' } });
  fireEvent.click(await screen.findByRole('button', { name: 'Đưa 4 số vào phiếu' }));
  const field = await screen.findByRole('textbox', {
    name: /^Hồ sơ tiếp nhận trực tiếp/,
  });
  await waitFor(() => expect((field as HTMLInputElement).value).toBe('1.064'));
  await waitFor(async () => {
    const [draft] = await draftsOf(store);
    expect(draft?.answers).toMatchObject({
      ...{ rec_direct: 1064, rec_online_full: 182, ret_total: 311, rec_bcci: 17 },
      ret_bcci: 0,
    });
  });
  expect(stage.said.at(-1)?.text).toBe('Đã đưa 4 số vào phiếu');
  stage.said.at(-1)?.undo?.();
  await waitFor(() => expect((field as HTMLInputElement).value).toBe(''));
});

test('[PASTE] two rows for one question, and a row that is left out', async () => {
  const { box } = await openPaste();
  paste(box, 'Hồ sơ tiếp nhận trực tiếp\t5\nHồ sơ tiếp nhận trực tiếp (tháng)\t6');
  await screen.findByRole('button', { name: 'Chưa có số nào để đưa vào' });
  expect(screen.getAllByText(/^Hai dòng cùng vào một mục/)).toHaveLength(2);
  const [first] = screen.getAllByRole('combobox', { name: /^Mục trên phiếu/ });
  fireEvent.change(first as HTMLElement, { target: { value: '' } });
  await screen.findByRole('button', { name: 'Đưa 1 số vào phiếu' });
});

test('[PASTE] what the form does not ask just now is not taken', async () => {
  const world = await aDevice();
  await pullForm(world.store, F02B);
  show(world, { page: 'new', formId: 'F02b', assignmentId: null });
  const zero = await screen.findByRole('group', { name: /^Không phát sinh/ });
  fireEvent.click(within(zero).getByRole('radio', { name: 'Có' }));
  fireEvent.click(screen.getByRole('button', { name: 'Lấy số liệu từ bảng' }));
  paste(await screen.findByLabelText('Dán bảng vào đây'), 'Tổng kết quả đã trả\t5');
  await screen.findByText('Phiếu hiện không hỏi mục này.');
  expect(screen.getByRole('button', { name: 'Chưa có số nào để đưa vào' })).toBeTruthy();
});

test('[PASTE] of several columns the person says which; nothing useful is said to be so', async () => {
  const { box } = await openPaste();
  paste(box, 'không có gì');
  expect((await screen.findByRole('alert')).textContent).toContain('Không thấy số nào');
  paste(
    box,
    'Chỉ tiêu\tTháng 9\tTháng 10\nHồ sơ tiếp nhận trực tiếp\t5\t6\nTổng kết quả đã trả\t7\t8',
  );
  const sets = await screen.findByLabelText('Lấy số liệu của');
  expect(
    within(sets)
      .getAllByRole('option')
      .map((it) => it.textContent),
  ).toEqual(['Tháng 9', 'Tháng 10']);
  fireEvent.change(sets, { target: { value: '1' } });
  await waitFor(() => row('Tổng kết quả đã trả').getByText('8'));
});

test('[PASTE] a form that asks few figures has no such button', async () => {
  const world = await aDevice();
  show(world, { page: 'new', formId: 'F01', assignmentId: null });
  await screen.findByRole('textbox', { name: /Kết quả chính/ });
  expect(screen.queryByRole('button', { name: 'Lấy số liệu từ bảng' })).toBeNull();
});

test('[PASTE] the first sheet of an Excel file is read; what is none is refused', async () => {
  const made = writeXlsxFile([
    [{ value: 'Chỉ tiêu & số' }, { value: 'Tháng 10' }],
    [{ value: 'Hồ sơ tiếp nhận trực tiếp' }, { value: 1064, type: Number }],
    [],
    [{ value: 'Tỷ lệ' }, null, { value: 85.25, type: Number }],
  ] as never);
  const bytes = new Uint8Array(await (await made).toBuffer());
  expect(await readSheet(new Blob([bytes]))).toEqual([
    ['Chỉ tiêu & số', 'Tháng 10'],
    ['Hồ sơ tiếp nhận trực tiếp', '1064'],
    ['Tỷ lệ', '', '85,25'],
  ]);
  for (const text of ['', 'PK', 'x'.repeat(3000)])
    expect(await readSheet(new Blob([text]))).toBeNull();
  // A small file that unpacks to a large one is no table of figures.
  const cell = (n: number) => ({ value: String(n).padStart(4, '0').repeat(6000) });
  const rows = Array.from({ length: 20 }, (_, y) =>
    Array.from({ length: 20 }, (__, x) => cell(y * 20 + x)),
  );
  const large = new Uint8Array(await (await writeXlsxFile(rows as never)).toBuffer());
  expect(large.length).toBeLessThan(400_000);
  expect(await readSheet(new Blob([large]))).toBeNull();
  // Cut in half it has no list of its files.
  expect(await readSheet(new Blob([bytes.subarray(0, bytes.length / 2)]))).toBeNull();
});
