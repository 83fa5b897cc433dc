// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
import { describe, expect, test } from 'vitest';
import { choices, HEAD, L, settings, survey } from './drawn-form.ts';
import { codesOf } from './form-tables.ts';

describe('[FORM] what pyxform refuses is an error, with its code', () => {
  test.each<[string, string, string]>([
    ['no survey', choices('l|a|A'), 'missing-survey'],
    [
      'a survey called otherwise',
      '| surveys |\n| | type | name |\n| | text | a |',
      'missing-survey',
    ],
    ['no type column', survey('name|label', 'a|A'), 'missing-column'],
    [
      'two columns of one meaning',
      survey('type|name|label|relevant|relevance', 'text|a|A|1|1'),
      'duplicate-column',
    ],
    ['a row without type', survey(HEAD, '|a|A'), 'missing-type'],
    ['a row without name', survey(HEAD, 'text||A'), 'missing-name'],
    ['an unknown type', survey(HEAD, 'hologram|a|A'), 'unknown-type'],
    ['a select without a list', survey(HEAD, 'select_one|a|A'), 'unknown-type'],
    [
      'or_other with answers',
      survey(
        HEAD,
        'begin_repeat|r|R',
        'text|a|A',
        'end_repeat||',
        'select_one ${a} or_other|b|B',
      ),
      'missing-list',
    ],
    [
      'a loop over names that are none',
      `${survey(HEAD, 'begin loop over l|a|A', 'text|t|T', 'end loop||')}\n${choices('l|1|One')}`,
      'invalid-name',
    ],
    ['a name with a blank', survey(HEAD, 'text|a b|A'), 'invalid-name'],
    ['the name meta', survey(HEAD, 'text|meta|A'), 'reserved-name'],
    ['a name twice', survey(HEAD, 'text|a|A', 'text|a|A'), 'duplicate-name'],
    [
      'a name pyxform makes up',
      survey(
        `${HEAD}|repeat_count`,
        'begin_repeat|r|R|1+1',
        'end_repeat|||',
        'text|r_count|A|',
      ),
      'duplicate-name',
    ],
    [
      'a repeat called as the form',
      survey(HEAD, 'begin_repeat|data|R', 'end_repeat||'),
      'reserved-name',
    ],
    [
      'two repeats of one name',
      survey(
        HEAD,
        'begin_repeat|r|R',
        'begin_group|g|G',
        'begin_repeat|r|R',
        'end_repeat||',
        'end_group||',
        'end_repeat||',
      ),
      'duplicate-repeat',
    ],
    ['a group left open', survey(HEAD, 'begin_group|g|G'), 'missing-end'],
    ['an end of nothing', survey(HEAD, 'end_group||'), 'unexpected-end'],
    ['a question nobody can read', survey(HEAD, 'text|a|'), 'missing-label'],
    ['guidance alone', survey('type|name|guidance_hint', 'text|a|x'), 'missing-label'],
    ['a big image alone', survey(`${HEAD}|big-image`, 'text|a|A|x.png'), 'missing-image'],
    ['media of no kind', survey(`${HEAD}|media::smell`, 'text|a|A|x'), 'unknown-media'],
    ['a calculation without one', survey(HEAD, 'calculate|a|'), 'missing-calculation'],
    [
      'a list that is not there',
      `${survey(HEAD, 'select_one m|a|A')}\n${L}`,
      'missing-list',
    ],
    ['no choices at all', survey(HEAD, 'select_one m|a|A'), 'missing-choices'],
    [
      'a choice twice',
      `${survey(HEAD, 'select_one l|a|A')}\n${choices('l|a|A', 'l|a|B')}`,
      'duplicate-choice',
    ],
    [
      'a choice without a name',
      `${survey(HEAD, 'select_one l|a|A')}\n${choices('l|a|A', 'l||B')}`,
      'missing-name',
    ],
    [
      'several choices with blanks',
      `${survey(HEAD, 'select_multiple l|a|A')}\n${choices('l|a b|A')}`,
      'invalid-choice-name',
    ],
    [
      'or_other with a filter',
      `${survey(`${HEAD}|choice_filter`, 'select_one l or_other|a|A|1')}\n${L}`,
      'other-with-filter',
    ],
    ['a file of no kind', survey(HEAD, 'select_one_from_file x.pdf|a|A'), 'invalid-file'],
    [
      'search() with a file',
      survey(`${HEAD}|appearance`, "select_one_from_file x.csv|a|A|search('x')"),
      'search-with-file',
    ],
    ['a reference to nothing', survey(HEAD, 'note|a|${b}'), 'unknown-reference'],
    [
      'a reference to two',
      survey(
        HEAD,
        'text|a|A',
        'begin_group|g|G',
        'text|a|A',
        'end_group||',
        'note|n|${a}',
      ),
      'ambiguous-reference',
    ],
    [
      'a reference left open',
      survey(HEAD, 'text|a|A', 'note|b|${a'),
      'malformed-reference',
    ],
    [
      'a trigger that is none',
      survey(`${HEAD}|trigger`, 'text|a|A|x'),
      'invalid-trigger',
    ],
    [
      'a trigger nobody sees',
      survey(
        'type|name|label|trigger|calculation',
        'calculate|a|||1',
        'calculate|b||${a}|1',
      ),
      'unseen-trigger',
    ],
    [
      'a place without a trigger',
      survey(HEAD, 'background-geopoint|a|A'),
      'missing-trigger',
    ],
    [
      'parameters of no form',
      survey(`${HEAD}|parameters`, 'text|a|A|rows'),
      'parameter-syntax',
    ],
    [
      'a parameter of another type',
      survey(`${HEAD}|parameters`, 'text|a|A|max-pixels=1'),
      'unknown-parameter',
    ],
    [
      'a step of nothing',
      survey(`${HEAD}|parameters`, 'range|a|A|step=0'),
      'invalid-parameter',
    ],
    [
      'a step too wide',
      survey(`${HEAD}|parameters`, 'range|a|A|start=1 end=2 step=3'),
      'invalid-parameter',
    ],
    [
      'quality of no kind',
      survey(`${HEAD}|parameters`, 'audio|a|A|quality=best'),
      'invalid-parameter',
    ],
    [
      'a seed alone',
      `${survey(`${HEAD}|parameters`, 'select_one l|a|A|seed=1')}\n${L}`,
      'seed-without-randomize',
    ],
    [
      'half a location',
      survey(`${HEAD}|parameters`, 'audit|||location-priority=balanced'),
      'incomplete-location',
    ],
    ['a named audit', survey(HEAD, 'audit|log|'), 'invalid-audit'],
    [
      'a package that is none',
      survey(`${HEAD}|parameters`, 'image|a|A|app=nonsense'),
      'invalid-parameter',
    ],
    [
      'data in a repeat',
      survey(HEAD, 'begin_repeat|r|R', 'csv-external|d|', 'end_repeat||'),
      'instance-in-repeat',
    ],
    [
      'one name for two files',
      survey(HEAD, 'csv-external|d|', 'select_one_from_file d.xml|a|A'),
      'instance-clash',
    ],
    [
      'save_to without entities',
      survey(`${HEAD}|save_to`, 'text|a|A|p'),
      'missing-entities',
    ],
    [
      'an entity without a label',
      `${survey(HEAD, 'text|a|A')}\n| entities |\n| | list_name |\n| | trees |`,
      'invalid-entity',
    ],
    [
      'an update without data',
      `${survey(HEAD, 'text|a|A')}\n| entities |\n| | list_name | entity_id |\n| | trees | ${'${a}'} |`,
      'invalid-entity',
    ],
    [
      'save_to of a reserved name',
      `${survey(`${HEAD}|save_to`, 'text|a|A|name')}\n| entities |\n| | list_name | label |\n| | trees | x |`,
      'invalid-save-to',
    ],
    [
      'a form named with a blank',
      `${survey(HEAD, 'text|a|A')}\n${settings('name', 'a b')}`,
      'invalid-name',
    ],
    [
      'an encrypted form without id',
      `${survey(HEAD, 'text|a|A')}\n${settings('omit_instanceID|public_key', 'yes|x')}`,
      'omitted-id',
    ],
    [
      'a mixed table-list',
      `${survey(`${HEAD}|appearance`, 'begin_group|g|G|table-list', 'select_one l|a|A|', 'select_one m|b|B|', 'end_group|||')}\n${choices('l|a|A', 'm|a|A')}`,
      'table-list-mixed',
    ],
  ])('[FORM] refuses %s', (_name, drawn, code) => {
    expect(codesOf(drawn, 'error')).toContain(code);
  });
});
