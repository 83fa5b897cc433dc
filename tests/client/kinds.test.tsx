import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, test } from 'vitest';
import type { AttachDesk, Offer } from '../../src/client/fields/field.ts';
import { fieldKindOf } from '../../src/client/fields/field-table.ts';
import { localMoment } from '../../src/client/fields/kinds/date-time-field.tsx';
import { decimalText, parseDecimalText } from '../../src/client/fields/number-text.ts';
import { QuestionBox } from '../../src/client/fields/question-box.tsx';
import { vi } from '../../src/client/words/vi.ts';
import type { CapturedPhoto } from '../../src/device/media/photo.ts';
import { checkType } from '../../src/domain/form/check-type.ts';
import type { Question } from '../../src/domain/form/form.ts';

const same = (text: string) => ({ vi: text, en: text });
const offer: Offer = {
  choices: ['Loa', 'Zalo', 'Họp'].map((label) => ({ name: label, label: same(label) })),
  often: 0,
};
const nothing = () => undefined;

type Asking = { item: Question; log: unknown[]; value?: unknown; attach?: AttachDesk };

function One({ item, log, value: first, attach }: Asking) {
  const [value, setValue] = useState<unknown>(first);
  const kind = fieldKindOf(item, offer.choices.length);
  if (kind === null) return null;
  return (
    <QuestionBox
      item={item}
      kind={kind}
      path="/q"
      value={value}
      offer={offer}
      required={false}
      readonly={false}
      problem={null}
      comment={null}
      earlier={null}
      lang="vi"
      words={vi}
      today="2026-03-13"
      {...(attach === undefined ? {} : { attach })}
      onChange={(_, next) => {
        log.push(next);
        setValue(next);
      }}
      onLeave={nothing}
      onUseEarlier={nothing}
    />
  );
}

/** Shows one question; gives back what it answered, the latest last. */
function ask(
  kind: Question['kind'],
  more: Partial<Question> = {},
  rest: Partial<Asking> = {},
): unknown[] {
  const log: unknown[] = [];
  const item: Question = { kind, name: 'q', label: same('Câu hỏi'), ...more };
  render(<One item={item} log={log} {...rest} />);
  return log;
}
/** What was stored is what the engine takes for this kind. */
const fits = (kind: Question['kind'], value: unknown, more: Partial<Question> = {}) =>
  expect(checkType({ lists: {} }, { kind, name: 'q', ...more }, value)).toBeNull();

test('[KIND] reads decimals with a comma, and a point where it can mean nothing else', () => {
  for (const [typed, value] of [
    ['87,5', 87.5],
    ['1.234,5', 1234.5],
    ['1234,56', 1234.56],
    ['0.5', 0.5],
    ['0.125', 0.125],
    ['1.234', 1234],
    ['-2,25', -2.25],
    [',5', ',5'],
    ['12', 12],
    ['', undefined],
    ['1,2,3', '1,2,3'],
  ] as const)
    expect(parseDecimalText(typed), typed).toBe(value);
  for (const value of [0.5, 87.5, 1234.5, -2.25, 1_000_000.125, 12])
    expect(parseDecimalText(decimalText(value))).toBe(value);
});

test('[KIND] a decimal is typed on the pad of numbers', () => {
  const log = ask('decimal');
  const box = screen.getByRole('textbox', { name: 'Câu hỏi' }) as HTMLInputElement;
  expect(box.inputMode).toBe('decimal');
  fireEvent.input(box, { target: { value: '1234,5' } });
  expect(log).toEqual([1234.5]);
  fireEvent.blur(box);
  expect(box.value).toBe('1.234,5');
});

test('[KIND] a code of digits keeps its zeros', () => {
  const log = ask('text', { appearance: 'numbers' });
  const box = screen.getByRole('textbox', { name: 'Câu hỏi' }) as HTMLInputElement;
  expect(box.inputMode).toBe('numeric');
  fireEvent.input(box, { target: { value: '0912' } });
  expect(log).toEqual(['0912']);
});

test('[KIND] a scale is empty until it is touched, even at its lowest value', async () => {
  const parameters = { start: '0', end: '1', step: '0.1' };
  const log = ask('range', { parameters });
  const slider = await screen.findByRole('slider', { name: 'Câu hỏi' });
  expect(slider.getAttribute('aria-valuetext')).toBe('Chưa chọn');
  fireEvent.input(slider, { target: { value: '0.3' } });
  expect(screen.getByText('0,3 (đến 1)')).toBeDefined();
  fits('range', log.at(-1), { parameters });
  fireEvent.click(screen.getByRole('button', { name: 'Bỏ giá trị' }));
  expect(log.at(-1)).toBeUndefined();
  fireEvent.pointerUp(slider);
  expect(log.at(-1)).toBe(0);
});

test('[KIND] day and time in one are stored with the offset of Vietnam', async () => {
  const log = ask('dateTime');
  const box = await screen.findByLabelText('Câu hỏi');
  fireEvent.input(box, { target: { value: '2026-03-12T08:30' } });
  expect(log).toEqual(['2026-03-12T08:30:00.000+07:00']);
  fits('dateTime', log[0]);
  expect(localMoment('2026-03-12T01:30:00.000Z')).toBe('2026-03-12T08:30');
});

test('[KIND] choices are put in order with buttons, and are no answer before', async () => {
  const log = ask('rank', { list: 'l' });
  fireEvent.click(await screen.findByRole('button', { name: 'Đưa lên: Họp' }));
  expect(log).toEqual([['Loa', 'Họp', 'Zalo']]);
  const names = screen.getAllByRole('listitem').map((it) => it.textContent);
  expect(names).toEqual(['1Loa', '2Họp', '3Zalo']);
  fireEvent.click(screen.getByRole('button', { name: 'Bỏ giá trị' }));
  expect(log.at(-1)).toBeUndefined();
});

test('[KIND] a confirmation is a tick', () => {
  const log = ask('acknowledge');
  fireEvent.click(screen.getByRole('checkbox', { name: 'Đã rõ' }));
  fireEvent.click(screen.getByRole('checkbox', { name: 'Đã rõ' }));
  expect(log).toEqual(['OK', null]);
});

type Watch = { onFix: PositionCallback; onError: PositionErrorCallback };
/** A satellite receiver in the test's hand. */
function fakeGps(): Watch[] {
  const watches: Watch[] = [];
  const geolocation = {
    watchPosition: (onFix: PositionCallback, onError: PositionErrorCallback) =>
      watches.push({ onFix, onError }),
    clearWatch: nothing,
  };
  Object.defineProperty(navigator, 'geolocation', {
    configurable: true,
    value: geolocation,
  });
  return watches;
}
afterEach(() => {
  Reflect.deleteProperty(navigator, 'geolocation');
});
const fix = (latitude: number, accuracy: number) =>
  ({ coords: { latitude, longitude: 109.19, altitude: null, accuracy } }) as never;

test('[KIND] a position gets better until it is stopped, and says how good it is', async () => {
  const gps = fakeGps();
  const log = ask('geopoint');
  fireEvent.click(await screen.findByRole('button', { name: 'Lấy vị trí' }));
  expect(screen.getByText('Đang bắt GPS…')).toBeDefined();
  gps[0]?.onFix(fix(12.25, 40));
  await screen.findByText(/Sai số khoảng 40 m/);
  gps[0]?.onFix(fix(12.3, 80));
  gps[0]?.onFix(fix(12.26, 12));
  await screen.findByText(/Sai số khoảng 12 m/);
  fireEvent.click(screen.getByRole('button', { name: 'Dừng, dùng vị trí này' }));
  expect(log).toHaveLength(2);
  fits('geopoint', log.at(-1));
});

test('[KIND] without a position the person is told to go on', async () => {
  const gps = fakeGps();
  const log = ask('geopoint');
  fireEvent.click(await screen.findByRole('button', { name: 'Lấy vị trí' }));
  gps[0]?.onError({ code: 3 } as never);
  await screen.findByText(/^Chưa bắt được GPS/);
  expect(screen.getByRole('button', { name: 'Lấy lại' })).toBeDefined();
  expect(log).toEqual([]);
});

test('[KIND] an area is walked corner by corner and closed by itself', async () => {
  const gps = fakeGps();
  const log = ask('geoshape');
  for (const [n, latitude] of [12.1, 12.2, 12.3].entries()) {
    fireEvent.click(
      await screen.findByRole('button', { name: 'Thêm điểm tại chỗ đang đứng' }),
    );
    gps[n]?.onFix(fix(latitude, 3));
    fireEvent.click(await screen.findByRole('button', { name: 'Dừng, dùng vị trí này' }));
  }
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(3));
  fits('geoshape', log.at(-1));
  fireEvent.click(screen.getByRole('button', { name: 'Bỏ điểm 1' }));
  expect(String(log.at(-1)).split(';')).toHaveLength(2);
});

test('[KIND] a code can always be typed', async () => {
  const log = ask('barcode');
  const box = await screen.findByRole('textbox', { name: 'Câu hỏi' });
  fireEvent.input(box, { target: { value: '8934567' } });
  expect(log).toEqual(['8934567']);
  expect(screen.queryByRole('button', { name: /Quét/ })).toBeNull();
});

/** A place for files that remembers what it was given. */
function aDesk(): { desk: AttachDesk; kept: CapturedPhoto[]; dropped: string[] } {
  const kept: CapturedPhoto[] = [];
  const dropped: string[] = [];
  const desk: AttachDesk = {
    held: (name) => kept.find((file) => file.name === name) ?? null,
    keep: async (_, file) => {
      kept.push(file);
      return null;
    },
    drop: (path) => dropped.push(path),
  };
  return { desk, kept, dropped };
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

test('[KIND] further help is folded, and answers stand in the sentences', () => {
  render(
    <QuestionBox
      item={{
        kind: 'text',
        name: 'q',
        label: same('Vì sao chọn \ue000?'),
        guidance: same('Viết một câu.'),
      }}
      inserts={['Zalo']}
      kind="text"
      path="/q"
      value=""
      offer={offer}
      required={false}
      readonly={false}
      problem={null}
      comment={null}
      earlier={null}
      lang="vi"
      words={vi}
      today="2026-03-13"
      onChange={nothing}
      onLeave={nothing}
      onUseEarlier={nothing}
    />,
  );
  expect(screen.getByRole('textbox', { name: 'Vì sao chọn Zalo?' })).toBeDefined();
  const help = screen.getByText('Hướng dẫn thêm').closest('details');
  expect(help?.open).toBe(false);
});
