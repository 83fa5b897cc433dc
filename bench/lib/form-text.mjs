// The made form as the XLSForm text that our compiler reads.
import { MANY, MASTER, nameOf, ONE } from './made-form.mjs';

const LIMITS = {
  text: ['string-length(.) <= 80', 'Nhiều nhất 80 ký tự'],
  int: ['. >= 0 and . <= 500', 'Từ 0 đến 500'],
  date: [". >= date('2020-01-01')", 'Từ năm 2020'],
  age: ['. >= 0 and . <= 120', 'Từ 0 đến 120'],
  numByOne: ['. <= 500', 'Nhiều nhất 500'],
};
const TYPES = {
  master: 'select_one master',
  one: 'select_one one',
  byMany: 'select_one one',
  multi: 'select_multiple many',
  age: 'integer',
  int: 'integer',
  numByOne: 'integer',
  date: 'date',
  calc: 'calculate',
};

/** When a question is asked; `ref` writes the name of another as the target language has it. */
export const relevanceOf = (kind, group, ref) =>
  ({
    sentinel: () => `${ref('age')} > 5`,
    byOne: () => `${ref(nameOf(group, 'one'))} = 'damaged'`,
    numByOne: () => `${ref(nameOf(group, 'one'))} = 'damaged'`,
    byMany: () => `selected(${ref(nameOf(group, 'multi'))}, 'a')`,
    flipped: () => `${ref('master')} = 'yes'`,
  })[kind]?.();

export const calculationOf = (group, ref) =>
  `concat('sum ', coalesce(${ref(nameOf(group, 'int'))}, 0) + coalesce(${ref('age')}, 0))`;

export const limitOf = (kind) => LIMITS[kind];

const inText = (name) => `\${${name}}`;

function rowOf(question, group) {
  const { kind, name, label } = question;
  const relevant = relevanceOf(kind, group, inText);
  const limit = limitOf(kind);
  return [
    `- type: ${TYPES[kind] ?? 'text'}`,
    `  name: ${name}`,
    kind === 'calc'
      ? `  calculation: ${calculationOf(group, inText)}`
      : `  label: ${label}`,
    relevant && `  relevant: ${relevant}`,
    limit && `  constraint: ${limit[0]}`,
    limit && `  constraint_message: ${limit[1]}`,
  ].filter((line) => line);
}

/** The form's tables, written out. */
export const formTextOf = ({ id, title, groups }) =>
  [
    '[settings]',
    `- form_title: ${title}`,
    `  form_id: ${id}`,
    '  version: 1',
    '[survey]',
    ...groups.flatMap((group) => [
      '- type: begin_group',
      `  name: ${group.name}`,
      `  label: ${group.label}`,
      ...group.questions.flatMap((question) => rowOf(question, group)),
      '- type: end_group',
    ]),
    '[choices]',
    '| list_name | name | label |',
    ...Object.entries({ master: MASTER, one: ONE, many: MANY }).flatMap(
      ([list, choices]) =>
        choices.map(({ name, label }) => `| ${list} | ${name} | ${label} |`),
    ),
    '',
  ].join('\n');
