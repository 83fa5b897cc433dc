import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import type { FieldProps } from '../../src/client/fields/field.ts';
import { KindMissing } from '../../src/client/fields/kind-missing.tsx';
import { localMoment } from '../../src/client/fields/kinds/date-time-field.tsx';
import { parseDecimalText } from '../../src/client/fields/number-text.ts';
import { QuestionBox } from '../../src/client/fields/question-box.tsx';
import { lazyPart } from '../../src/client/parts/lazy.tsx';
import { decimalText } from '../../src/client/words/format.ts';
import { vi } from '../../src/client/words/vi.ts';
import { ask, bare, fits, nothing, same } from './ask-kind.tsx';

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

test('[KIND] further help is folded, and answers stand in the sentences', () => {
  render(
    <QuestionBox
      {...bare}
      item={{
        kind: 'text',
        name: 'q',
        label: same('Vì sao chọn \ue000?'),
        guidance: same('Viết một câu.'),
      }}
      inserts={['Zalo']}
      kind="text"
      value=""
      onChange={nothing}
    />,
  );
  expect(screen.getByRole('textbox', { name: 'Vì sao chọn Zalo?' })).toBeDefined();
  const help = screen.getByText('Hướng dẫn thêm').closest('details');
  expect(help?.open).toBe(false);
});

test('[KIND] a field whose part of the app is not here says so, and is no fault', async () => {
  const Field = lazyPart<FieldProps>(
    () => Promise.reject(new TypeError('no line')),
    KindMissing,
  );
  render(<Field {...({ words: vi } as FieldProps)} />);
  expect((await screen.findByText(/chưa có trên máy/)).textContent).toMatch(
    /Các mục khác vẫn điền bình thường/,
  );
});
