import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answers } from '../../../src/domain/form/answers.ts';
import { copyEarlier } from '../../../src/domain/form/copy-earlier.ts';
import type {
  FormDefinition,
  FormItem,
  Question,
} from '../../../src/domain/form/form.ts';
import { moveAnswers } from '../../../src/domain/form/move-version.ts';
import { prepareForm } from '../../../src/domain/form/prepare-form.ts';

const same = (text: string) => ({ vi: text, en: text });
const ask = (
  kind: Question['kind'],
  name: string,
  more: Partial<Question> = {},
): FormItem => ({ kind, name, label: same(`Mục ${name}`), ...more });
const lists = {
  old: [
    { name: 'a', label: same('Loa') },
    { name: 'b', label: same('Zalo') },
  ],
  few: [{ name: 'a', label: same('Loa') }],
};
const form = (...items: FormItem[]) =>
  prepareForm({
    id: 'T',
    version: '1',
    title: same('T'),
    defaultLanguage: 'vi',
    lists,
    items,
  } satisfies FormDefinition);
const group = (name: string, ...items: FormItem[]): FormItem => ({
  kind: 'group',
  name,
  items,
});
const repeat = (name: string, ...items: FormItem[]): FormItem => ({
  kind: 'repeat',
  name,
  items,
});

test('[VERSION] keeps what is asked the same, also where it stands in another group', () => {
  const from = form(ask('text', 'what'), group('more', ask('date', 'day')));
  const to = form(group('first', ask('text', 'what')), ask('date', 'day'));
  const moved = moveAnswers(from, to, { what: 'Họp', more: { day: '2026-03-12' } }, {});
  expect(moved.answers).toEqual({ first: { what: 'Họp' }, day: '2026-03-12' });
  expect(moved.account.map(({ path, fate }) => [path, fate])).toEqual([
    ['/what', 'kept'],
    ['/more/day', 'kept'],
  ]);
});

test('[VERSION] puts an answer into the kind now asked for, or keeps it as text', () => {
  const from = form(
    ask('text', 'people'),
    ask('text', 'cost'),
    ask('select_one', 'way', { list: 'old' }),
    ask('text', 'gone'),
  );
  const to = form(
    ask('integer', 'people'),
    ask('integer', 'cost'),
    ask('select_one', 'way', { list: 'few' }),
  );
  const answers = { people: '45', cost: 'hai triệu', way: 'b', gone: 'Ghi thêm' };
  const moved = moveAnswers(from, to, answers, {});
  expect(moved.answers).toEqual({ people: 45 });
  expect(moved.account.map(({ path, fate, text }) => [path, fate, text.vi])).toEqual([
    ['/people', 'changed', '45'],
    ['/cost', 'gone', 'hai triệu'],
    ['/way', 'gone', 'Zalo'],
    ['/gone', 'gone', 'Ghi thêm'],
  ]);
});

test('[VERSION] keeps rows in their order, empty ones too, and what the host had put in', () => {
  const rows = repeat('visits', ask('text', 'who'), ask('text', 'why'));
  const from = form(ask('hidden', 'unit_id'), rows);
  const to = form(ask('hidden', 'unit_id'), repeat('visits', ask('text', 'who')));
  const answers = {
    unit_id: 'old',
    visits: [{ why: 'x' }, { who: 'Bà Sáu' }] as Answers[],
  };
  const moved = moveAnswers(from, to, answers, { unit_id: 'new' });
  expect(moved.answers.unit_id).toBe('old');
  expect(moved.account.map(({ path, fate }) => [path, fate])).toEqual([
    ['/visits[1]/why', 'gone'],
    ['/visits[2]/who', 'kept'],
  ]);
  expect(moved.answers.visits).toEqual([{}, { who: 'Bà Sáu' }]);
});

test('[VERSION] every answer is told, and one that is not gone is in the new text', () => {
  const kinds = ['text', 'integer', 'decimal', 'date', 'barcode'] as const;
  const items = fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      kind: fc.constantFrom(...kinds),
    }),
    { selector: ({ name }) => name },
  );
  const answer = fc.oneof(fc.integer(), fc.constantFrom('x', '12', '2026-03-12', '1.5'));
  fc.assert(
    fc.property(
      items,
      items,
      fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), answer),
      (before, after, answers) => {
        const from = form(...before.map(({ kind, name }) => ask(kind, name)));
        const to = form(...after.map(({ kind, name }) => ask(kind, name)));
        const asked = before.filter(({ name }) => answers[name] !== undefined);
        const moved = moveAnswers(from, to, answers, {});
        expect(moved.account.map(({ path }) => path)).toEqual(
          asked.map(({ name }) => `/${name}`),
        );
        for (const { path, fate, text } of moved.account) {
          if (fate === 'gone') expect(text.vi).toBe(String(answers[path.slice(1)]));
          else expect(moved.answers[path.slice(1)]).toBeDefined();
        }
      },
    ),
    { seed: 20_260_312 },
  );
});

test('[COPY] fills blanks from an earlier text, and leaves days, files and what is written', () => {
  const it = form(
    ask('text', 'what'),
    ask('text', 'where'),
    ask('date', 'day'),
    ask('image', 'photo'),
    ask('select_one', 'way', { list: 'few' }),
    group('more', ask('integer', 'people')),
  );
  const earlier = {
    what: 'Kỳ trước',
    where: 'Nhà văn hóa',
    day: '2026-02-12',
    photo: 'a.jpg',
    way: 'b',
    more: { people: 45 },
  };
  expect(copyEarlier(it, { what: 'Kỳ này' }, earlier)).toEqual({
    answers: { what: 'Kỳ này', where: 'Nhà văn hóa', more: { people: 45 } },
    paths: ['/where', '/more/people'],
  });
});
