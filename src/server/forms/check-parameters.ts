// The column `parameters`, by the rules pyxform has for each type.
import { soleReference } from './cell-reference.ts';
import { checkRange } from './check-range.ts';
import type { ChoiceLists } from './compile-choices.ts';
import type { CompileReport } from './compile-report.ts';
import { nearestName } from './nearest-name.ts';
import { readParameters } from './read-parameters.ts';
import type { SurveyItem } from './read-survey.ts';
import { cellOf, placeOf } from './sheet-row.ts';
import { yesOrNo } from './type-alias.ts';

const GEO = ['allow-mock-accuracy', 'incremental', 'reference-geometry'];
const SELECT = ['randomize', 'seed'];

/** Parameters each type takes; types that are not here are not looked at, as in pyxform. */
const ACCEPTED: Readonly<Record<string, readonly string[]>> = {
  text: ['rows'],
  photo: ['max-pixels', 'app'],
  audio: ['quality'],
  'background-audio': ['quality'],
  geopoint: [
    'allow-mock-accuracy',
    'capture-accuracy',
    'warning-accuracy',
    'reference-geometry',
  ],
  geotrace: GEO,
  geoshape: GEO,
  range: ['start', 'end', 'step', 'tick_interval', 'placeholder', 'tick_labelset'],
  audit: [
    'location-priority',
    'location-min-interval',
    'location-max-age',
    'track-changes',
    'identify-user',
    'track-changes-reasons',
  ],
};

const INTEGER = /^[+-]?\d+(_\d+)*$/;
const NUMBER = /^[+-]?(\d+(_\d+)*\.?\d*|\.\d+)(e[+-]?\d+)?$|^[+-]?(inf(inity)?|nan)$/;
const ANSWERS = /^(true|false)$/;
const COLUMN = /^[a-zA-Z_][a-zA-Z0-9\-_.]*$/;

const RULES: Readonly<Record<string, (value: string, item: SurveyItem) => boolean>> = {
  rows: (v) => INTEGER.test(v),
  'max-pixels': (v) => INTEGER.test(v),
  app: (v, { row }) => {
    const appearance = cellOf(row, 'control::appearance');
    return (appearance !== '' && appearance !== 'annotate') || isPackage(v);
  },
  quality: (v, { word }) =>
    /^(voice-only|low|normal)$/.test(v) || (v === 'external' && word === 'audio'),
  'allow-mock-accuracy': (v) => ANSWERS.test(v),
  'capture-accuracy': (v) => NUMBER.test(v),
  'warning-accuracy': (v) => NUMBER.test(v),
  incremental: (v) => yesOrNo(v) === true,
  'location-priority': (v) => /^(no-power|low-power|balanced|high-accuracy)$/.test(v),
  'location-min-interval': (v) => INTEGER.test(v) && Number(v) >= 0,
  'location-max-age': (v) => INTEGER.test(v) && Number(v) >= 0,
  'track-changes': (v) => ANSWERS.test(v),
  'identify-user': (v) => ANSWERS.test(v),
  'track-changes-reasons': (v) => v === 'on-form-edit',
  randomize: (v) => ANSWERS.test(v),
  seed: (v) => NUMBER.test(v) || soleReference(v) !== null,
  value: (v) => COLUMN.test(v),
  label: (v) => COLUMN.test(v),
};

/** Whether an Android package may be called so. */
const isPackage = (name: string): boolean =>
  name.includes('.') &&
  name.split('.').every((part) => /^[a-zA-Z][a-zA-Z0-9_]*$/.test(part));

function acceptedBy({ type, word }: SurveyItem): readonly string[] | undefined {
  if (type.act !== 'select') return ACCEPTED[word];
  return type.from === 'file' ? [...SELECT, 'value', 'label'] : SELECT;
}

function checkTogether(
  item: SurveyItem,
  found: Map<string, string>,
  report: CompileReport,
) {
  const place = placeOf(item.row, 'parameters');
  if (found.has('seed') && !found.has('randomize'))
    report.blame('seed-without-randomize', place);
  if (item.word === 'photo' && !found.has('max-pixels'))
    report.blame('advised-parameter', place);
  const where = ['location-priority', 'location-min-interval', 'location-max-age'];
  const held = where.filter((name) => found.has(name)).length;
  if (held > 0 && held < where.length) report.blame('incomplete-location', place);
  if (Number(found.get('location-max-age')) < Number(found.get('location-min-interval')))
    report.blame('invalid-parameter', place, { text: 'location-max-age' });
}

/**
 * Checks the parameters of a row.
 * @returns them by name; those that will not do are noted and left out
 */
export function checkParameters(
  item: SurveyItem,
  lists: ChoiceLists,
  report: CompileReport,
): Map<string, string> {
  const place = placeOf(item.row, 'parameters');
  const found = readParameters(place.text);
  if (!found) {
    report.blame('parameter-syntax', place);
    return new Map();
  }
  const accepted = acceptedBy(item);
  if (!accepted) return found;
  for (const [name, value] of found) {
    const isTaken = accepted.includes(name);
    if (!isTaken)
      report.blame('unknown-parameter', place, {
        text: name,
        fix: nearestName(name, accepted),
      });
    else if (RULES[name]?.(value, item) === false)
      report.blame('invalid-parameter', place, { text: `${name}=${value}` });
    else continue;
    found.delete(name);
  }
  checkTogether(item, found, report);
  if (item.word === 'range') checkRange(item, found, lists, report);
  return found;
}

/** Checks what `reference-geometry` names: a list, a file, an entity list or a repeat. */
export function checkGeometry(
  item: SurveyItem,
  value: string,
  names: { isData(name: string): boolean; isRepeat(name: string): boolean },
  report: CompileReport,
): void {
  const repeat = soleReference(value);
  if (names.isData(value) || (repeat !== null && names.isRepeat(repeat))) return;
  const text = `reference-geometry=${value}`;
  report.blame('invalid-parameter', placeOf(item.row, 'parameters'), { text });
}
