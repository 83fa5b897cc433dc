// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
// Rules that hang on where a row stands: loops, tables of questions, the rows that end a section.
import { describe, expect, test } from 'vitest';
import { choices, HEAD, L, survey } from './drawn-form.ts';
import { codesOf } from './form-tables.ts';

const loop = (list: string, ...rows: string[]) =>
  `${survey(HEAD, 'begin loop over l|p|P', ...rows, 'end loop||', 'note|after|Sau')}\n${list}`;
const table = (...rows: string[]) =>
  `${survey(`${HEAD}|appearance|choice_filter`, 'begin_group|g|G|table-list|', ...rows, 'end_group||||')}\n${choices('l|a|A', 'm|a|A')}`;
const external = (list: string, filter: string) =>
  `${survey(`${HEAD}|choice_filter`, `select_one_external l|a|A|${filter}`)}\n| external_choices |\n| | list_name | name |\n| | l | a |\n${list}`;

describe('[FORM] rules that hang on the place of a row', () => {
  test.each<[string, string, string | null]>([
    ['a loop over choices', loop(L, 'text|t|Ở %(label)s'), null],
    ['a percent sign written twice', loop(L, 'text|t|100 %%'), null],
    ['a percent sign alone in a loop', loop(L, 'text|t|100 %'), 'loop-text'],
    ['a column the choices lack', loop(L, 'text|t|%(colour)s'), 'loop-text'],
    ['a percent sign outside of loops', survey(HEAD, 'text|t|100 %'), null],
    [
      'a row of a loop read where it stands twice',
      loop(L, 'text|t|T', 'note|n|${t}'),
      'ambiguous-reference',
    ],
    [
      'a row of a loop read where it stands once',
      loop(choices('l|a|A'), 'text|t|T', 'note|n|${t}'),
      null,
    ],
    [
      'the choice none, which gets no group',
      loop(choices('l|a|A', 'l|none|None'), 'text|t|T', 'note|n|${t}'),
      null,
    ],
    [
      'a loop over choices without labels',
      loop(choices('l|a|'), 'text|t|T'),
      'missing-label',
    ],
    [
      'a loop without a list',
      survey(HEAD, 'begin loop|p|P', 'text|t|T', 'end loop||'),
      'missing-list',
    ],
    ['a table with one list', table('select_one l|a|A||', 'select_one l|b|B||'), null],
    [
      'a table filtered at its second question',
      table('select_one l|a|A||', 'select_one l|b|B||1'),
      null,
    ],
    [
      'a table filtered at its first question',
      table('select_one l|a|A||1'),
      'table-list-filter',
    ],
    [
      'two lists in one table, one in a group inside',
      table(
        'select_one l|a|A||',
        'begin_group|h|H||',
        'select_one m|b|B||',
        'end_group||||',
      ),
      'table-list-mixed',
    ],
    [
      'another list after a section has ended the table',
      table(
        'select_one l|a|A||',
        'begin_group|h|H||',
        'end_group||||',
        'select_one m|b|B||',
      ),
      null,
    ],
    [
      'parameters of no form at an end',
      survey(`${HEAD}|parameters`, 'begin_group|g|G|', 'text|a|A|', 'end_group|||x'),
      'parameter-syntax',
    ],
    [
      'a trigger that is none at an end',
      survey(`${HEAD}|trigger`, 'begin_group|g|G|', 'text|a|A|', 'end_group|||x'),
      'invalid-trigger',
    ],
    [
      'marks on a range that is upright and without ticks',
      survey(
        `${HEAD}|parameters|appearance`,
        'range|a|A|placeholder=3|vertical no-ticks',
      ),
      null,
    ],
    [
      'marks on a range that is picked',
      survey(`${HEAD}|parameters|appearance`, 'range|a|A|placeholder=3|picker'),
      'invalid-parameter',
    ],
    ['choices kept outside, filtered', external('', '1=1'), null],
    ['choices kept outside, not filtered', external('', ''), 'external-without-filter'],
    [
      'choices kept outside and inside, not filtered',
      external(choices('l|a|A'), ''),
      null,
    ],
  ])('[FORM] %s', (_name, drawn, code) => {
    const codes = codesOf(drawn, 'error');
    if (code === null) expect(codes).toEqual([]);
    else expect(codes).toContain(code);
  });
});
