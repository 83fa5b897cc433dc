// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FormDefinition } from '../../../src/domain/form/form.ts';
import { prepareForm } from '../../../src/domain/form/prepare-form.ts';
import { compileFile } from '../../../src/server/forms/compile-file.ts';
import { compileForm } from '../../../src/server/forms/compile-form.ts';
import { writeFormXlsx } from '../../../src/server/forms/write-form-xlsx.ts';
import { tablesOf } from './form-tables.ts';

const SEED = 20261128;

const words = (text: string) => fc.constantFrom(...text.split(' | '));
const column = words(
  'type | name | label | label::vi | hint | relevant | calculation | constraint | required | default | trigger | parameters | choice_filter | repeat_count | appearance | save_to | media::image | bind::type | x:jr | :: | __proto__ | constructor | disabled',
);
const cell = fc.oneof(
  words(
    'text | begin group | end group | begin_repeat | end repeat | begin loop over l | select_one l | select_multiple l or_other | select_one ${a} | select_one_from_file a.csv | range | calculate | note | image | audit | csv-external | osm x | rank l | a | b | a b | meta | ${a} | ${b | ${a},${b} | . > 1 | yes | step=0 | start=1 end=x | seed=${a} | instance("l")/root/item[name = ${a}]/label | null | if(1, null, ${a}) | pulldata("a", "b", "c", ${a}) | table-list | search("x") | l | data | constructor | __proto__',
  ),
  fc.string({ maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(
      '$',
      '{',
      '}',
      '(',
      ')',
      '[',
      ']',
      "'",
      '"',
      '/',
      '.',
      ' ',
      'a',
      '=',
    ),
  }),
);
const row = fc.dictionary(column, cell, { maxKeys: 6, noNullPrototype: true });
const choice = fc.dictionary(words('list_name | name | label | value | x y'), cell, {
  maxKeys: 4,
  noNullPrototype: true,
});
const setting = fc.dictionary(
  words(
    'form_id | name | default_language | instance_name | allow_choice_duplicates | style',
  ),
  cell,
  { noNullPrototype: true },
);
const tables = fc
  .tuple(fc.array(row, { maxLength: 12 }), fc.array(choice, { maxLength: 5 }), setting)
  .map((parts) => tablesOf(...parts));

describe('[FORM] no table, however malformed, crashes or hangs the compiler', () => {
  test(`[FORM] random tables give a form that can be run, or faults (seed ${SEED})`, () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { form, faults } = compileForm(table);
        const isForbidden = faults.some(({ level }) => level !== 'warning');
        expect(form === null).toBe(isForbidden);
        if (form) prepareForm(FormDefinition.parse(JSON.parse(JSON.stringify(form))));
      }),
      { seed: SEED, numRuns: 1500 },
    );
  });

  test(`[FORM] random bytes, and good spreadsheets broken anywhere (seed ${SEED})`, async () => {
    const good = await writeFormXlsx(tablesOf([{ type: 'text', name: 'a', label: 'A' }]));
    const broken = fc
      .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), {
        minLength: 1,
        maxLength: 8,
      })
      .map((changes) => {
        const bytes = Buffer.from(good);
        for (const [at, value] of changes) bytes[at] = value;
        return new Uint8Array(bytes);
      });
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 300 }), broken);
    const name = fc.constantFrom('a.xlsx', 'a.csv', 'a.md', 'a.form', 'a');
    await fc.assert(
      fc.asyncProperty(bytes, name, async (file, called) => {
        const { faults } = await compileFile({ bytes: file, name: called });
        expect(Array.isArray(faults)).toBe(true);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
