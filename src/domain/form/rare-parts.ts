// Whether a form has what few forms have: rare kinds of questions, rare functions. Promises: no form that needs
// them is missed, so that a device fetches in time what it will need without a line. Refuses to be exact: a
// text that only looks like it fetches a few kilobytes too many.
import type { FormDefinition } from './form.ts';

/** Kinds whose fields are not in every phone's app. */
export const RARE_KINDS = [
  'range',
  'dateTime',
  'rank',
  'geopoint',
  'geotrace',
  'geoshape',
  'audio',
  'video',
  'file',
  'barcode',
] as const;

/** Functions of function-more.ts; a test holds the two together. */
export const RARE_FUNCTIONS =
  'abs acos area asin atan atan2 base64-decode boolean-from-string ceiling checklist contains cos count-non-empty date-time decimal-date-time decimal-time digest distance ends-with exp exp10 floor geofence intersects join jr:choice-name log log10 normalize-space pi pow pulldata random randomize regex selected-at sin sqrt starts-with substring substring-after substring-before tan translate uuid weighted-checklist'.split(
    ' ',
  );

/** Looks through the definition as text: the worker that asks has no engine. */
export function hasRareParts(definition: FormDefinition): boolean {
  const text = JSON.stringify(definition);
  return [
    `"kind":"(${RARE_KINDS.join('|')})"`,
    '"appearance":"[^"]*(signature|draw|annotate)',
    `\\["(${RARE_FUNCTIONS.join('|')})"`,
    '"randomize":"true"',
    '"media":',
  ].some((pattern) => new RegExp(pattern).test(text));
}
