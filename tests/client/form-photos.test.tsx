import { createHash } from 'node:crypto';
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withCutAt } from '../device/cut-write.ts';
import { jpegTaken } from '../device/image-head.ts';
import { aFile, fakePictures } from './fake-pictures.ts';
import { aDevice, draftsOf, show } from './form-world.tsx';

let putBack: () => void;
beforeAll(() => {
  putBack = fakePictures();
});
afterAll(() => putBack());

const NEW = { page: 'new', formId: 'F01', assignmentId: 'assignment-1' } as const;
const type = (box: HTMLElement, text: string) =>
  fireEvent.input(box, { target: { value: text } });
const summary = () => screen.findByRole('textbox', { name: /Kết quả chính/ });
const choose = async (...files: File[]) => {
  const input = (await screen.findByLabelText('Chọn ảnh')) as HTMLInputElement;
  Object.defineProperty(input, 'files', { configurable: true, value: files });
  fireEvent.change(input);
};
const pictures = () => screen.queryAllByRole('img', { name: /^Ảnh \d$/ });

test('[PHOTO] keeps photos small and shows them, the text first', async () => {
  const world = await aDevice();
  show(world, NEW);
  type(await summary(), 'Phát thanh 12 lượt');
  await choose(aFile('a.jpg', 'picture a'), aFile('b.jpg', 'picture b'));
  await waitFor(() => expect(pictures()).toHaveLength(2));
  const [draft] = await draftsOf(world.store);
  expect(draft?.answers.result_summary).toBe('Phát thanh 12 lượt');
  expect(draft?.files).toHaveLength(2);
  expect(draft?.answers.photos).toEqual(
    draft?.files.map((file) => ({ photo: file.name })),
  );
  const blobs = await world.store.db.blobs.toArray();
  expect(await blobs[0]?.blob.text()).toBe('small 1600×1200 picture a');
  // Only now is it asked whether those present were told.
  expect(screen.getByRole('group', { name: /Thông báo cho người có mặt/ })).toBeDefined();
});

test('[PHOTO] says of each file it cannot take why, and takes the others', async () => {
  const world = await aDevice();
  show(world, NEW);
  await choose(
    aFile('rong.jpg', ''),
    aFile('IMG_1.HEIC', 'not for this browser'),
    aFile('c.jpg', 'picture c'),
  );
  await waitFor(() => expect(pictures()).toHaveLength(1));
  expect(screen.getByText(/^rong.jpg: tệp ảnh trống/)).toBeDefined();
  expect(screen.getByText(/^IMG_1.HEIC: máy này không đọc được/)).toBeDefined();
});

test('[PHOTO] takes five at most', async () => {
  const world = await aDevice();
  show(world, NEW);
  await choose(...[1, 2, 3, 4, 5, 6].map((n) => aFile(`${n}.jpg`, `picture ${n}`)));
  await waitFor(() => expect(pictures()).toHaveLength(5));
  await waitFor(() => expect(screen.queryByLabelText('Chọn ảnh')).toBeNull());
  expect((await draftsOf(world.store))[0]?.files).toHaveLength(5);
});

test('[PHOTO] tells that there is no room for the photo and that the text is safe', async () => {
  const world = await aDevice();
  show(world, NEW);
  type(await summary(), 'Phát thanh 12 lượt');
  await screen.findByText('Đã lưu trên máy');
  // The text once more; then bytes, file and draft in one: a full disk is told at the end of these.
  const full = await withCutAt(
    4,
    async () => {
      await choose(aFile('a.jpg', 'picture a'));
      await screen.findByText(/^a.jpg: máy đã đầy/);
    },
    'QuotaExceededError',
  );
  expect(full).toEqual({ wasCut: true, thrown: null });
  expect(pictures()).toHaveLength(0);
  const [draft] = await draftsOf(world.store);
  expect(draft?.files).toEqual([]);
  expect(draft?.answers.result_summary).toBe('Phát thanh 12 lượt');
  expect(await screen.findByText('Đã lưu trên máy')).toBeDefined();
});

test('[PHOTO] keeps what is typed while a photo is being stored', async () => {
  const world = await aDevice();
  show(world, NEW);
  const box = (await summary()) as HTMLTextAreaElement;
  await choose(aFile('a.jpg', 'picture a'));
  type(box, 'Gõ trong lúc chờ ảnh');
  await waitFor(() => expect(pictures()).toHaveLength(1));
  await waitFor(async () =>
    expect((await draftsOf(world.store))[0]).toMatchObject({
      answers: { result_summary: 'Gõ trong lúc chờ ảnh' },
      files: [{ type: 'image/jpeg' }],
    }),
  );
  expect(box.value).toBe('Gõ trong lúc chờ ảnh');
});

test('[PHOTO] leaves a photo out and brings it back with its bytes', async () => {
  const world = await aDevice();
  const stage = show(world, NEW);
  await choose(aFile('a.jpg', 'picture a'));
  await waitFor(() => expect(pictures()).toHaveLength(1));
  fireEvent.click(screen.getByRole('button', { name: 'Bỏ ảnh 1' }));
  await waitFor(() => expect(pictures()).toHaveLength(0));
  await waitFor(() => expect(stage.said.at(-1)?.text).toBe('Đã bỏ ảnh.'));
  expect(await world.store.db.blobs.count()).toBe(0);
  stage.said.at(-1)?.undo?.();
  await waitFor(() => expect(pictures()).toHaveLength(1));
  const [blob] = await world.store.db.blobs.toArray();
  expect(await blob?.blob.text()).toBe('small 1600×1200 picture a');
});

const STAMP = 'Đóng dấu ngày, giờ, địa điểm lên các ảnh thêm từ lúc này';
/** What is drawn on the photos of the device, in no order. */
const stamps = async (world: Awaited<ReturnType<typeof aDevice>>) => {
  const blobs = await world.store.db.blobs.toArray();
  const texts = await Promise.all(blobs.map(({ blob }) => blob.text()));
  return texts.map((text) => /«(.*)»$/.exec(text)?.[1] ?? null);
};

test('[PHOTO] draws when it was taken and the place on a photo when asked to, and hashes what is drawn', async () => {
  const world = await aDevice();
  show(world, NEW);
  type(await screen.findByLabelText('Địa điểm'), 'Nhà văn hóa thôn 3');
  fireEvent.click(screen.getByRole('checkbox', { name: STAMP }));
  await choose(new File([jpegTaken('2026:03:12 14:05:09')], 'a.jpg'));
  await waitFor(() => expect(pictures()).toHaveLength(1));
  expect(await stamps(world)).toEqual([
    expect.stringMatching(/^Chụp 12\/03\/2026 14:05 · Nhà văn hóa thôn 3 · Đơn vị: .+$/),
  ]);
  const [blob] = await world.store.db.blobs.toArray();
  const [draft] = await draftsOf(world.store);
  const bytes = new Uint8Array((await blob?.blob.arrayBuffer()) ?? new ArrayBuffer(0));
  expect(draft?.files[0]?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
});

test('[PHOTO] a stamp claims neither the date of a file as when it was taken nor the unit as its place', async () => {
  const world = await aDevice();
  show(world, NEW);
  fireEvent.click(await screen.findByRole('checkbox', { name: STAMP }));
  const lastModified = Date.UTC(2019, 2, 12, 7, 5);
  await choose(new File(['picture a'], 'a.jpg', { lastModified }));
  await waitFor(() => expect(pictures()).toHaveLength(1));
  const [stamp] = await stamps(world);
  expect(stamp).toMatch(/^Thêm vào phiếu \d\d\/\d\d\/\d{4} \d\d:\d\d · Đơn vị: [^·]+$/);
  expect(stamp).not.toContain('2019');
});

test('[PHOTO] the stamp is for photos added from then on, as its label says', async () => {
  const world = await aDevice();
  show(world, NEW);
  await choose(aFile('a.jpg', 'picture a'));
  await waitFor(() => expect(pictures()).toHaveLength(1));
  fireEvent.click(screen.getByRole('checkbox', { name: STAMP }));
  await choose(aFile('b.jpg', 'picture b'));
  await waitFor(() => expect(pictures()).toHaveLength(2));
  expect((await stamps(world)).filter((it) => it === null)).toHaveLength(1);
});

test('[PHOTO] shows a picture large, and takes it out only by the button that says so', async () => {
  const world = await aDevice();
  show(world, NEW);
  await choose(aFile('a.jpg', 'picture a'), aFile('b.jpg', 'picture b'));
  await waitFor(() => expect(pictures()).toHaveLength(2));
  fireEvent.click(screen.getByRole('img', { name: 'Ảnh 2' }));
  expect(await screen.findByRole('img', { name: 'Ảnh 2/2' })).toBeDefined();
  expect((await draftsOf(world.store))[0]?.files).toHaveLength(2);
});

test('[PHOTO] gives back the address of a photo that is gone', async () => {
  const world = await aDevice();
  const open = new Set<string>();
  const { createObjectURL, revokeObjectURL } = URL;
  let n = 0;
  URL.createObjectURL = () => {
    n += 1;
    open.add(`blob:${n}`);
    return `blob:${n}`;
  };
  URL.revokeObjectURL = (url) => {
    open.delete(url);
  };
  try {
    const stage = show(world, NEW);
    await choose(aFile('a.jpg', 'picture a'), aFile('b.jpg', 'picture b'));
    await waitFor(() => expect(pictures()).toHaveLength(2));
    fireEvent.click(screen.getByRole('button', { name: 'Bỏ ảnh 1' }));
    await waitFor(() => expect(pictures()).toHaveLength(1));
    await waitFor(() => expect(open.size).toBe(1));
    stage.unmount();
    await waitFor(() => expect(open.size).toBe(0));
  } finally {
    Object.assign(URL, { createObjectURL, revokeObjectURL });
  }
});
