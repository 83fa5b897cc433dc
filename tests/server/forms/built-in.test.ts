import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  type FormDefinition,
  FormDefinition as Schema,
} from '../../../src/domain/form/form.ts';
import {
  isSection,
  nodesOf,
  prepareForm,
} from '../../../src/domain/form/prepare-form.ts';
import { builtInForms } from '../../../src/server/forms/built-in.ts';

const SEED_DIR = 'src/server/seed';
const forms = builtInForms(SEED_DIR);
const formOf = (id: string): FormDefinition => {
  const found = forms.find((form) => form.id === id);
  if (!found) throw new Error(`no form ${id}`);
  return found;
};
const itemsOf = (form: FormDefinition) => nodesOf(form.items).map((node) => node.item);

/** Every text of a form that a person can come to read. */
function textsOf(form: FormDefinition) {
  const items = itemsOf(form).flatMap((item) => [
    item.label,
    item.hint,
    ...(isSection(item) ? [] : [item.requiredMessage, item.constraintMessage]),
  ]);
  const choices = Object.values(form.lists).flatMap((list) => list.map((c) => c.label));
  return [form.title, ...items, ...choices].filter((text) => text !== undefined);
}

describe('[FORM] the forms that come with the program', () => {
  test('[FORM] are F01 to F14, whole on the wire, each runnable', () => {
    expect(forms.map((form) => form.id)).toEqual(
      'F01 F02 F02b F03 F04 F05 F06 F07 F08 F09 F10a F10b F11 F12 F13 F14'.split(' '),
    );
    for (const form of forms) {
      expect(Schema.parse(JSON.parse(JSON.stringify(form)))).toEqual(form);
      expect(() => prepareForm(form)).not.toThrow();
    }
  });

  test('[FORM] say everything in Vietnamese and in English', () => {
    for (const form of forms) {
      for (const { vi, en } of textsOf(form)) {
        expect(vi.normalize('NFC')).toBe(vi);
        expect(vi.length * en.length).toBeGreaterThan(0);
        expect(vi).not.toMatch(/\bbạn\b|OTHER|TEXT/i);
        expect(en.replace('đồng', '')).not.toMatch(/[ạ-ỹđ]/i);
      }
      for (const item of itemsOf(form))
        if (!isSection(item) && item.constraint !== undefined)
          expect([item.name, item.constraintMessage]).not.toEqual([item.name, undefined]);
    }
  });

  test('[FORM] require what usage allows to be required, and nothing more', () => {
    const required = (id: string) =>
      nodesOf(formOf(id).items)
        .filter(({ item }) => !isSection(item) && item.required !== undefined)
        .map((node) => node.path);
    expect(required('F01')).toEqual([
      '/channel',
      '/participants_total',
      '/result_summary',
      // Inside a row the person has added; an unwanted row is taken out with one tap.
      '/more/products/kind',
    ]);
    expect(required('F14')).toEqual(['/description']);
  });

  test('[FORM] fold away all that is not asked, under the two words everybody knows', () => {
    // What a respondent is asked is asked at once.
    for (const form of forms.filter(({ id }) => id !== 'F10b')) {
      const more = form.items.find((item) => item.name === 'more');
      expect(more).toMatchObject({
        appearance: 'details',
        label: { vi: 'Thêm chi tiết' },
      });
    }
  });

  test('[FORM] share their codes and words with the lists of the plans', () => {
    const lists = JSON.parse(readFileSync(`${SEED_DIR}/lists.json`, 'utf8')) as Record<
      string,
      { code: string; vi: string; en: string }[]
    >;
    for (const name of ['CHANNEL', 'AUDIENCE', 'TOPIC', 'PRODUCT', 'FUNDING'])
      expect(formOf('F01').lists[name.toLowerCase()]).toEqual(
        lists[name]?.map(({ code, vi, en }) => ({ name: code, label: { vi, en } })),
      );
  });

  test('[FORM] carry no list they do not use', () => {
    for (const form of forms) {
      const used = itemsOf(form).map((item) => ('list' in item ? item.list : undefined));
      for (const list of Object.keys(form.lists)) expect(used).toContain(list);
    }
  });
});
