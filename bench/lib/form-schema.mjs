// The made form as the schema that form-js reads. It has no calculation that gives text, so its sums stay numbers.
import { MANY, MASTER, nameOf, ONE } from './made-form.mjs';

const values = (choices) => choices.map(({ name, label }) => ({ value: name, label }));
const unless = (hide) => ({ conditional: { hide: `=${hide}` } });
const orZero = (name) => `(if ${name} = null then 0 else ${name})`;

const SHAPES = {
  master: () => ({ type: 'radio', values: values(MASTER) }),
  age: () => ({ type: 'number', validate: { min: 0, max: 120 } }),
  sentinel: () => ({
    type: 'textfield',
    ...unless('if age = null then true else age <= 5'),
  }),
  text: () => ({ type: 'textfield', validate: { maxLength: 80 } }),
  int: () => ({ type: 'number', validate: { min: 0, max: 500 } }),
  one: () => ({ type: 'radio', values: values(ONE) }),
  multi: () => ({ type: 'checklist', values: values(MANY) }),
  date: ({ label }) => ({ type: 'datetime', subtype: 'date', dateLabel: label }),
  calc: (_, group) => ({
    type: 'expression',
    computeOn: 'change',
    expression: `=${orZero(nameOf(group, 'int'))} + ${orZero('age')}`,
  }),
  byOne: (_, group) => ({
    type: 'textfield',
    ...unless(`${nameOf(group, 'one')} != "damaged"`),
  }),
  numByOne: (_, group) => ({
    type: 'number',
    validate: { max: 500 },
    ...unless(`${nameOf(group, 'one')} != "damaged"`),
  }),
  byMany: (_, group) => ({
    type: 'radio',
    values: values(ONE),
    ...unless(`not(list contains(${nameOf(group, 'multi')}, "a"))`),
  }),
  flipped: () => ({ type: 'textfield', ...unless('master != "yes"') }),
};

const componentOf = (question, group) => ({
  id: `F_${question.name}`,
  key: question.name,
  label: question.label,
  ...SHAPES[question.kind](question, group),
});

/** The form as a form-js schema. */
export const formSchemaOf = ({ id, groups }) => ({
  type: 'default',
  id,
  schemaVersion: 18,
  components: groups.map((group) => ({
    type: 'group',
    id: `G_${group.name}`,
    label: group.label,
    showOutline: true,
    components: group.questions.map((question) => componentOf(question, group)),
  })),
});
