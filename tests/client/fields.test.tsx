import { fireEvent, render, screen, within } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { expect, test } from 'vitest';
import type { Offer } from '../../src/client/fields/field.ts';
import { fieldKindOf } from '../../src/client/fields/field-table.ts';
import { makeOffers } from '../../src/client/fields/most-used.ts';
import { numberText, parseNumberText } from '../../src/client/fields/number-text.ts';
import { type BoxProps, QuestionBox } from '../../src/client/fields/question-box.tsx';
import { vi } from '../../src/client/words/vi.ts';
import type { Question } from '../../src/domain/form/form.ts';
import { openInstance } from '../../src/domain/form/form-instance.ts';
import { prepareForm } from '../../src/domain/form/prepare-form.ts';
import { aContext } from '../support/build.ts';
import { F01 } from './form-world.tsx';

const same = (text: string) => ({ vi: text, en: text });
const offerOf = (...names: string[]): Offer => ({
  choices: names.map((name) => ({ name, label: same(`Mục ${name}`) })),
  often: 0,
});
const nothing = () => undefined;

/** One question as the form draws it, with its answer kept. */
function One(p: Partial<BoxProps> & { item: Question; log?: unknown[] }) {
  const [value, setValue] = useState<unknown>(p.value);
  const offer = p.offer ?? offerOf();
  const kind = fieldKindOf(p.item, offer.choices.length);
  if (kind === null) return null;
  return (
    <>
      <QuestionBox
        item={p.item}
        kind={kind}
        path={`/${p.item.name}`}
        value={value}
        offer={offer}
        required={p.required ?? false}
        readonly={p.readonly ?? false}
        problem={p.problem ?? null}
        comment={p.comment ?? null}
        earlier={p.earlier ?? null}
        lang="vi"
        words={vi}
        today="2026-03-13"
        onChange={(_, next) => {
          p.log?.push(next);
          setValue(next);
        }}
        onLeave={nothing}
        onUseEarlier={nothing}
      />
      <button type="button" onClick={() => setValue('another answer')}>
        change from outside
      </button>
    </>
  );
}
const ask = (kind: Question['kind'], more: Partial<Question> = {}): Question => ({
  kind,
  name: 'q',
  label: same('Câu hỏi'),
  ...more,
});
const input = (box: HTMLElement, value: string) =>
  fireEvent.input(box, { target: { value } });

test('[FIELD] reads numbers as offices write them, and keeps what is none as it was typed', () => {
  for (const [typed, value] of [
    ['1234', 1234],
    ['1.234', 1234],
    ['1.234.567', 1_234_567],
    ['12 500 000', 12_500_000],
    ['1.500.000 đồng', 1_500_000],
    ['-5', -5],
    ['0', 0],
    [' 45 ', 45],
    ['', undefined],
    ['   ', undefined],
    ['1.23', '1.23'],
    ['1,5', '1,5'],
    ['12 người', '12 người'],
    ['99999999999999999999', '99999999999999999999'],
  ] as const)
    expect(parseNumberText(typed), typed).toBe(value);
  for (const value of [0, 7, 1234, 12_500_000])
    expect(parseNumberText(numberText(value))).toBe(value);
});

test('[FIELD] stores a typed number plainly and groups it only once the person has left', () => {
  const log: unknown[] = [];
  render(<One item={ask('integer')} log={log} />);
  const box = screen.getByRole('textbox', { name: 'Câu hỏi' }) as HTMLInputElement;
  expect(box.inputMode).toBe('numeric');
  for (const typed of ['1', '12', '123', '1234']) input(box, typed);
  expect(log).toEqual([1, 12, 123, 1234]);
  expect(box.value).toBe('1234');
  fireEvent.blur(box);
  expect(box.value).toBe('1.234');
  input(box, '1.234 người');
  fireEvent.blur(box);
  expect(box.value).toBe('1.234 người');
});

test('[FIELD] offers đồng for money', () => {
  render(<One item={ask('integer', { appearance: 'money' })} value={2_000_000} />);
  expect(screen.getByRole('textbox', { name: 'Câu hỏi' })).toHaveProperty(
    'value',
    '2.000.000',
  );
  expect(screen.getByText('đồng')).toBeDefined();
});

test('[FIELD] takes another answer into the box, but never in the middle of a word', () => {
  render(<One item={ask('text')} value="Một" />);
  const box = screen.getByRole('textbox', { name: 'Câu hỏi' }) as HTMLInputElement;
  expect(box.value).toBe('Một');
  fireEvent.compositionStart(box);
  box.value = 'Một ha';
  fireEvent.click(screen.getByText('change from outside'));
  expect(box.value).toBe('Một ha');
});

test('[FIELD] says the weekday of a date, and takes today with one tap', () => {
  const log: unknown[] = [];
  render(<One item={ask('date')} value="2026-03-12" log={log} />);
  expect(screen.getByText('Thứ Năm, 12/3')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Hôm nay' }));
  expect(log).toEqual(['2026-03-13']);
  expect(screen.getByText('Thứ Sáu, 13/3')).toBeDefined();
});

test('[FIELD] shows two choices as two big buttons, a handful as the list of the phone', () => {
  const log: unknown[] = [];
  const { unmount } = render(
    <One item={ask('select_one')} offer={offerOf('yes', 'no')} log={log} />,
  );
  const group = screen.getByRole('group', { name: 'Câu hỏi' });
  fireEvent.click(within(group).getByRole('radio', { name: 'Mục no' }));
  expect(log).toEqual(['no']);
  unmount();
  render(<One item={ask('select_one')} offer={offerOf('a', 'b', 'c', 'd', 'e')} />);
  expect(screen.getByRole('combobox', { name: 'Câu hỏi' })).toBeDefined();
});

test('[FIELD] searches a long list without diacritics and closes on the choice', () => {
  const log: unknown[] = [];
  const offer: Offer = {
    choices: [
      ...offerOf('1', '2', '3', '4', '5', '6', '7', '8', '9').choices,
      { name: 'HOA', label: same('Hòa giải ở cơ sở') },
    ],
    often: 2,
  };
  render(<One item={ask('select_one')} offer={offer} log={log} />);
  const opener = screen.getByRole('button', { name: 'Câu hỏi Chọn…' });
  fireEvent.click(opener);
  const dialog = screen.getByRole('dialog', { name: 'Câu hỏi' });
  expect(within(dialog).getByRole('heading', { name: 'Hay dùng' })).toBeDefined();
  input(within(dialog).getByRole('searchbox'), 'hoa giai');
  const options = within(dialog).getAllByRole('button', { pressed: false });
  expect(options.map((option) => option.textContent)).toEqual(['Hòa giải ở cơ sở']);
  fireEvent.click(options[0] as HTMLElement);
  expect(log).toEqual(['HOA']);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByRole('button', { name: 'Câu hỏi Hòa giải ở cơ sở' })).toBeDefined();
});

test('[FIELD] draws sixty of thousands, more when asked, and finds any of them', () => {
  const offer = offerOf(...Array.from({ length: 3321 }, (_, n) => String(n)));
  render(<One item={ask('select_one')} offer={offer} />);
  fireEvent.click(screen.getByRole('button', { name: 'Câu hỏi Chọn…' }));
  const dialog = screen.getByRole('dialog', { name: 'Câu hỏi' });
  const count = () => within(dialog).getAllByRole('button', { pressed: false }).length;
  expect(count()).toBe(60);
  fireEvent.click(within(dialog).getByRole('button', { name: /^Xem thêm/ }));
  expect(count()).toBe(660);
  input(within(dialog).getByRole('searchbox'), 'muc 3320');
  expect(count()).toBe(1);
});

test('[FIELD] takes several of many and says how many', () => {
  const log: unknown[] = [];
  const offer = offerOf('1', '2', '3', '4', '5', '6', '7', '8', '9');
  render(<One item={ask('select_multiple')} offer={offer} log={log} />);
  fireEvent.click(screen.getByRole('button', { name: /^Câu hỏi/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Mục 3' }));
  fireEvent.click(screen.getByRole('button', { name: 'Mục 1' }));
  expect(log).toEqual([['3'], ['3', '1']]);
  fireEvent.click(screen.getByRole('button', { name: 'Xong (đã chọn 2)' }));
  expect(screen.getByRole('button', { name: 'Câu hỏi Mục 3, Mục 1' })).toBeDefined();
});

test('[FIELD] ties hint, request and error to the control', () => {
  render(
    <One
      item={ask('text', { hint: same('Một câu là đủ.') })}
      required={true}
      problem="Cần ghi ít nhất 5 ký tự."
      comment="Ghi rõ hơn."
    />,
  );
  const box = screen.getByRole('textbox', { name: 'Câu hỏi · cần điền' });
  const told = (box.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent);
  expect(told).toEqual([
    'Đầu mối đề nghị: Ghi rõ hơn.',
    'Một câu là đủ.',
    'Cần ghi ít nhất 5 ký tự.',
  ]);
  expect(box.getAttribute('aria-invalid')).toBe('true');
});

test('[FIELD] puts what the task names first, then what the unit chose most, six in all', () => {
  const form = prepareForm(F01.definition);
  const earlier = [
    ...Array.from({ length: 3 }, () => ({ channel: 'BANNER' })),
    ...Array.from({ length: 2 }, () => ({ channel: 'LEAFLET' })),
    { channel: 'SMS', products: [{ kind: 'NEWS' }] },
    { channel: 'NO_LONGER_LISTED' },
    ...['POSTER', 'PANO', 'VIDEO'].map((channel) => ({ channel })),
    { more: { products: [{ kind: 'POST' }, { kind: 'POST' }, { kind: 'NEWS' }] } },
  ];
  const live = () => openInstance(form, {}, aContext());
  const offerOf = makeOffers({ form, live }, earlier, { channel: ['LOUDSPEAKER'] });
  const of = (path: string) => {
    const node = form.byPath.get(path);
    const offer = node && offerOf(node, path);
    return offer?.choices.slice(0, offer.often).map((choice) => choice.name);
  };
  expect(of('/channel')).toEqual([
    'LOUDSPEAKER',
    'BANNER',
    'LEAFLET',
    'SMS',
    'POSTER',
    'PANO',
  ]);
  expect(of('/more/products/kind')).toEqual(['POST', 'NEWS']);
  const channel = form.byPath.get('/channel');
  const all = channel && offerOf(channel, '/channel');
  expect(all?.choices).toHaveLength(F01.definition.lists.channel?.length ?? 0);
});
