// The made form as the XForm that ODK Web Forms and Enketo read.
import { calculationOf, limitOf, relevanceOf } from './form-text.mjs';
import { MANY, MASTER, ONE } from './made-form.mjs';

const NAMESPACES =
  'xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms"';
const TYPES = { age: 'int', int: 'int', numByOne: 'int', date: 'date' };
const CHOICES = { master: MASTER, one: ONE, byMany: ONE, multi: MANY };

const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const attribute = (name, value) =>
  value === undefined ? '' : ` ${name}="${escaped(value)}"`;

function pathsOf(groups) {
  const paths = new Map(
    groups.flatMap((group) =>
      group.questions.map(({ name }) => [name, `/data/${group.name}/${name}`]),
    ),
  );
  return (name) => paths.get(name);
}

function bindOf({ kind, name }, group, ref) {
  const [constraint, message] = limitOf(kind) ?? [];
  return [
    `<bind nodeset="${ref(name)}" type="${TYPES[kind] ?? 'string'}"`,
    attribute('relevant', relevanceOf(kind, group, ref)),
    attribute('constraint', constraint),
    attribute('jr:constraintMsg', message),
    attribute('calculate', kind === 'calc' ? calculationOf(group, ref) : undefined),
    '/>',
  ].join('');
}

function controlOf({ kind, name, label }, ref) {
  if (kind === 'calc') return '';
  const choices = CHOICES[kind];
  const tag = choices === undefined ? 'input' : kind === 'multi' ? 'select' : 'select1';
  const items = (choices ?? [])
    .map((it) => `<item><label>${it.label}</label><value>${it.name}</value></item>`)
    .join('');
  return `<${tag} ref="${ref(name)}"><label>${escaped(label)}</label>${items}</${tag}>`;
}

/** The form as one XML text. */
export function xformOf({ id, title, groups }) {
  const ref = pathsOf(groups);
  const nodes = groups.map(
    ({ name, questions }) =>
      `<${name}>${questions.map((q) => `<${q.name}/>`).join('')}</${name}>`,
  );
  const binds = groups.flatMap((group) =>
    group.questions.map((question) => bindOf(question, group, ref)),
  );
  const body = groups.map(
    ({ name, label, questions }) =>
      `<group ref="/data/${name}"><label>${label}</label>${questions.map((q) => controlOf(q, ref)).join('')}</group>`,
  );
  return `<?xml version="1.0"?><h:html ${NAMESPACES}><h:head><h:title>${title}</h:title><model odk:xforms-version="1.0.0"><instance><data id="${id}" version="1">${nodes.join('')}<meta><instanceID/></meta></data></instance>${binds.join('')}<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/></model></h:head><h:body>${body.join('')}</h:body></h:html>`;
}
