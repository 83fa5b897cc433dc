import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { AttachDesk } from '../../src/client/fields/field.ts';
import { captureFile } from '../../src/device/media/file.ts';
import type { CapturedPhoto } from '../../src/device/media/photo.ts';
import { ask, fits } from './ask-kind.tsx';

/** A place for files as the open form has it, without the form. */
function aDesk() {
  const kept: CapturedPhoto[] = [];
  const dropped: string[] = [];
  const ways: string[] = [];
  const desk: AttachDesk = {
    held: (name) => kept.find((file) => file.name === name) ?? null,
    async keep(_, file, as) {
      ways.push(as);
      const taken = await captureFile(file);
      if (!taken.ok) return taken.problem.code;
      kept.push(taken.value);
      return null;
    },
    drop: (path) => dropped.push(path),
  };
  return { desk, kept, dropped, ways };
}
async function choose(label: string, file: File): Promise<void> {
  const input = await screen.findByLabelText(label);
  Object.defineProperty(input, 'files', { configurable: true, value: [file] });
  fireEvent.change(input);
}

test('[KIND] a document is kept byte for byte under a name that says what it was', async () => {
  const { desk, kept } = aDesk();
  ask('file', {}, { attach: desk });
  await choose('Chọn tệp', new File(['%PDF'], 'Biên bản họp.pdf'));
  await waitFor(() => expect(kept).toHaveLength(1));
  expect(kept[0]?.name).toMatch(/^bien-ban-hop-[0-9a-f]{8}\.pdf$/);
  expect(await kept[0]?.blob.text()).toBe('%PDF');
  fits('file', kept[0]?.name);
});

test('[KIND] a photographed document is made small like any photo', async () => {
  const { desk, ways } = aDesk();
  ask('file', {}, { attach: desk });
  await choose('Chụp tài liệu', new File(['x'], 'cv.jpg', { type: 'image/jpeg' }));
  await waitFor(() => expect(ways).toEqual(['photo']));
});

test('[KIND] a file that is too large, empty or of another kind is refused in a sentence', async () => {
  const { desk, kept } = aDesk();
  ask('file', {}, { attach: desk });
  const large = new File(['x'], 'to.pdf');
  Object.defineProperty(large, 'size', { value: 25_000_000 });
  await choose('Chọn tệp', large);
  await screen.findByText(/^to.pdf: nặng 25 MB, quá 20 MB/);
  await choose('Chọn tệp', new File([], 'rong.pdf'));
  await screen.findByText(/^rong.pdf: tệp trống/);
  await choose('Chọn tệp', new File(['x'], 'may.exe'));
  await screen.findByText(/^may.exe: loại tệp này không nhận/);
  expect(kept).toEqual([]);
});

test('[KIND] what is kept shows its name, kind and size, and can be left out', async () => {
  const { desk, kept, dropped } = aDesk();
  kept.push({ name: 'hop-1a2b3c4d.mp3', size: 2_500_000, type: 'audio/mpeg' } as never);
  ask('audio', {}, { attach: desk, value: 'hop-1a2b3c4d.mp3' });
  await screen.findByText('hop-1a2b3c4d.mp3');
  expect(screen.getByText('MP3 · 2,5 MB')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Bỏ: hop-1a2b3c4d.mp3' }));
  expect(dropped).toEqual(['/q']);
});

test('[KIND] a signature can be drawn, or chosen as a picture by keyboard', async () => {
  ask('image', { appearance: 'signature' });
  const group = await screen.findByRole('group', { name: 'Câu hỏi' });
  await within(group).findByRole('img', { name: /^Vùng vẽ/ });
  expect(
    within(group).getByRole('button', { name: 'Dùng hình này' }).hasAttribute('disabled'),
  ).toBe(true);
  expect(within(group).getByLabelText('Chọn ảnh có sẵn')).toBeDefined();
});
