// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
import { describe, expect, test } from 'vitest';
import { choices, HEAD, L, settings, survey } from './drawn-form.ts';
import { codesOf } from './form-tables.ts';

describe('[FORM] what pyxform takes is no error', () => {
  test.each<[string, string]>([
    [
      'old words for types',
      survey(HEAD, 'q string | a | A', 'add integer prompt | b | B'),
    ],
    ['columns in any case', survey('Type | NAME | Label', 'text | a | A')],
    ['aliases of columns', survey('command | tag | caption | relevance', 'text|a|A|1=1')],
    ['a language after one colon', survey('type | name | label:English', 'text | a | A')],
    ['selects in old words', `${survey(HEAD, 'select one from l | a | A')}\n${L}`],
    ['or other', `${survey(HEAD, 'select_multiple l or_other | a | A')}\n${L}`],
    ['a note without a name', survey(HEAD, 'note | | A')],
    ['a group without a label', survey(HEAD, 'begin group | g | ', 'end group | | ')],
    ['lgroup for repeat', survey(HEAD, 'begin lgroup | g | G', 'end lgroup | | ')],
    ['names that differ in case', survey(HEAD, 'text | a | A', 'text | A | A')],
    [
      'one name in two groups',
      survey(
        HEAD,
        'text | a | A',
        'begin_group | g | G',
        'text | a | A',
        'end_group | |',
      ),
    ],
    [
      'a calculation without label',
      survey('type | name | label | calculation', 'text | a | | 1'),
    ],
    [
      'a remark',
      survey('type | name | label | notes', '| | | xin chào', 'text | a | A | '),
    ],
    [
      'a disabled row',
      survey('type | name | label | disabled', 'nonsense | a | A | yes'),
    ],
    ['a range', survey(`${HEAD} | parameters`, 'range | a | A | start=0 end=1 step=0.1')],
    [
      'several triggers',
      survey(
        'type|name|label|trigger|calculation',
        'text|a|A| |',
        'text|b|B| |',
        'calculate|c| |${a},${b}|1',
      ),
    ],
    [
      'the id of the report',
      survey('type|name|label|calculation', 'calculate|a| |${instanceID}'),
    ],
    [
      'what was saved last',
      survey('type|name|label|default', 'text|a|A|${last-saved#a}'),
    ],
    [
      'a select of earlier answers',
      survey(
        HEAD,
        'begin_repeat|r|R',
        'text|a|A',
        'end_repeat| |',
        'select_one ${a}|b|B',
      ),
    ],
    ['a file of choices', survey(HEAD, 'select_one_from_file x.geojson | a | A')],
    [
      'choices twice where allowed',
      `${survey(HEAD, 'select_one l|a|A')}\n${choices('l|a|A', 'l|a|B')}\n${settings('allow_choice_duplicates', 'yes')}`,
    ],
    [
      'a choice without a label',
      `${survey(HEAD, 'select_one l|a|A')}\n${choices('l|a|')}`,
    ],
    ['an audit', survey(`${HEAD} | parameters`, 'audit | | | track-changes=true')],
    [
      'an entity',
      `${survey(`${HEAD} | save_to`, 'text|a|A|prop')}\n| entities |\n| | list_name | label |\n| | trees | ${'${a}'} |`,
    ],
    [
      'expressions only an engine would refuse',
      survey(`${HEAD}|relevant`, 'text|a|A|1 = = nope('),
    ],
    [
      'both names of the id',
      `${survey(HEAD, 'text|a|A')}\n${settings('id_string | form_id', 'x | y')}`,
    ],
    ['an unknown sheet', `${survey(HEAD, 'text|a|A')}\n| surveys |\n| | x |`],
  ])('[FORM] takes %s', (_name, drawn) => {
    expect(codesOf(drawn, 'error')).toEqual([]);
  });
});
