// The texts of the built-in forms, read as tables: nothing is missing, nothing dangles, all of it is said in both
// languages.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FIELDS, NOT_DAILY, REQUIRED, SHARED } from './form-fields.ts';
import {
  cell,
  choicesOf,
  EN,
  formText,
  formTexts,
  type PlacedRow,
  VI,
} from './form-texts.ts';

const IDS = 'F01 F02 F02b F03 F04 F05 F06 F07 F08 F09 F10a F10b F11 F12 F13 F14'.split(
  ' ',
);
const SILENT = /^(hidden|calculate)$/;
const TEXTS = ['label', 'hint', 'required_message', 'constraint_message'];
const isVisible = ({ row }: PlacedRow) => !SILENT.test(cell(row, 'type'));
/** `placement.gps` of `/placement/gps`, `note` of `/more/note`. */
const nameOf = (path: string): string =>
  path.replace(/^\/(more\/)?/, '').replaceAll('/', '.');
const namesOf = (id: string) => formText(id).rows.map(({ path }) => nameOf(path));

describe('[FORM] the texts of all forms', () => {
  test('[FORM] there is one for each form, and none for the periodic report', () => {
    expect(formTexts.map(({ id }) => id)).toEqual(IDS);
  });

  test.each(Object.keys(FIELDS))('[FORM] %s asks everything it has to ask', (id) => {
    expect(namesOf(id)).toEqual(expect.arrayContaining([...(FIELDS[id] ?? [])]));
  });

  test('[FORM] every phiếu about an activity has the shared block', () => {
    for (const id of 'F01 F03 F04 F05 F06 F07 F08 F09 F11 F12 F13'.split(' ')) {
      const names = namesOf(id).map((name) => name.replace(/^(photos|documents)\./, ''));
      expect(names, id).toEqual(expect.arrayContaining(SHARED));
    }
  });

  test('[FORM] who is asked in a survey stays unknown: no photo, no place, no name', () => {
    expect(namesOf('F10b').join(' ')).not.toMatch(/photo|location|sender|document/);
  });

  test('[FORM] figures of the dossier system are not asked day by day', () => {
    for (const name of NOT_DAILY) expect(namesOf('F02')).not.toContain(name);
    expect(namesOf('F07')).not.toContain('median_reply_hours');
  });

  test.each(Object.keys(REQUIRED))('[FORM] %s requires little', (id) => {
    const required = formText(id)
      .rows.filter(({ row }) => cell(row, 'required') !== '')
      .map(({ path }) => path);
    expect(required).toEqual(REQUIRED[id]);
  });

  test('[FORM] names are given once in a section, and are names', () => {
    for (const { id, rows } of formTexts) {
      const paths = rows.map(({ path }) => path);
      expect(new Set(paths).size, id).toBe(paths.length);
      for (const path of paths) expect(path).toMatch(/^(\/[a-z][a-z0-9_]*)+$/);
    }
  });
});

describe('[FORM] what a person reads', () => {
  const said = formTexts.flatMap(({ id, tables, rows }) => [
    ...rows.flatMap(({ path, row }) =>
      TEXTS.map((column) => ({ at: `${id} ${path} ${column}`, row, column })),
    ),
    ...tables.choices.map((row) => ({
      at: `${id} ${cell(row, 'list_name')} ${cell(row, 'name')}`,
      row,
      column: 'label',
    })),
  ]);

  test('[FORM] is in Vietnamese and in English, composed, with no code left over', () => {
    for (const { at, row, column } of said) {
      const [vi, en] = [cell(row, `${column}::${VI}`), cell(row, `${column}::${EN}`)];
      expect([at, vi === ''], at).toEqual([at, en === '']);
      expect(vi.normalize('NFC'), at).toBe(vi);
      expect(vi, at).not.toMatch(/\bbạn\b|other|\btext\b|both|draft|nộp hộ|trả lại/i);
      expect(vi, at).not.toMatch(/\b[A-Z]+_[A-Z]+\b/);
      expect(en.replaceAll('đồng', ''), at).not.toMatch(/[ạ-ỹđ]/i);
    }
  });

  test('[FORM] names every question, and explains every refusal', () => {
    for (const { id, rows } of formTexts)
      for (const placed of rows.filter(isVisible)) {
        const { path, row } = placed;
        expect(cell(row, `label::${VI}`), `${id} ${path}`).not.toBe('');
        for (const rule of ['required', 'constraint'])
          expect(
            [path, cell(row, rule) === '' || cell(row, `${rule}_message::${VI}`) !== ''],
            `${id} ${path}`,
          ).toEqual([path, true]);
      }
  });

  test('[FORM] every list that is used is there, and every list there is used', () => {
    for (const form of formTexts) {
      const used = form.rows
        .map(({ row }) => /^select_\w+ (\w+)$/.exec(cell(row, 'type'))?.[1])
        .filter((list) => list !== undefined);
      const there = form.tables.choices.map((row) => cell(row, 'list_name'));
      expect([...new Set(there)].sort(), form.id).toEqual([...new Set(used)].sort());
      for (const list of used) {
        const names = choicesOf(form, list);
        expect(new Set(names).size, `${form.id} ${list}`).toBe(names.length);
      }
    }
  });
});

describe('[FORM] rules as standard XLSForm', () => {
  const rules = formTexts.flatMap(({ id, rows }) =>
    rows.flatMap(({ path, row }) =>
      [...row.cells].map(([column, text]) => ({ at: `${id} ${path} ${column}`, text })),
    ),
  );

  test('[FORM] a pattern has no lookaround, no backreference and no repeated repetition', () => {
    const patterns = rules.flatMap(({ at, text }) =>
      [...text.matchAll(/regex\(.*?, '([^']*)'\)/g)].map(([, pattern]) => ({
        at,
        pattern: pattern ?? '',
      })),
    );
    expect(patterns.length).toBeGreaterThan(5);
    for (const { at, pattern } of patterns) {
      expect(pattern, at).not.toMatch(/\(\?|\\\d|[*+}]\)[*+{]/);
      expect(() => new RegExp(pattern, 'u'), at).not.toThrow();
    }
  });

  test('[FORM] a rate asks first whether there is anything to divide by', () => {
    const divided = rules.filter(
      ({ at, text }) => /calculation$/.test(at) && text.includes(' div '),
    );
    expect(divided.length).toBeGreaterThan(8);
    for (const { at, text } of divided)
      expect(text, at).toMatch(/^if\(\$\{.*> 0.*, ''\)$/);
  });

  test('[FORM] every phiếu that can be nothing to report has its one tap', () => {
    for (const id of Object.keys(FIELDS).filter((id) => !id.startsWith('F10')))
      expect(namesOf(id), id).toContain('no_activity');
  });

  test('[FORM] the lists of the forms are the lists of the house', () => {
    const lists = JSON.parse(
      readFileSync('src/server/seed/lists.json', 'utf8'),
    ) as Record<string, { code: string }[]>;
    const codes = (name: string) => lists[name]?.map(({ code }) => code);
    expect(choicesOf(formText('F05'), 'lang')).toEqual(codes('LANGUAGE'));
    expect(choicesOf(formText('F08'), 'field')).toEqual(codes('FIELD'));
    expect(choicesOf(formText('F11'), 'indicator')).toEqual(codes('INDICATOR'));
  });
});
