// What may stand in the column `type`: every word pyxform takes, and what it is here.
import type { ItemKind } from '../../domain/form/form.ts';

type Meant = ItemKind | `meta:${string}` | 'external' | 'unsupported';

const say = (meant: Meant, words: string): [string, Meant][] =>
  words.split(', ').map((word) => [word, meant]);

/** Words that stand alone. Those of old forms (`q string`, `add text prompt`) are still taken. */
const ALONE: ReadonlyMap<string, Meant> = new Map([
  ...say('text', 'text, string, q string, add text prompt, phone number'),
  ...say('integer', 'integer, int, q int, add integer prompt, percentage'),
  ...say(
    'integer',
    'number of days in last month, number of days in last six months, number of days in last year',
  ),
  ...say('decimal', 'decimal, q decimal, add decimal prompt'),
  ...say('range', 'range'),
  ...say('date', 'date, q date, add date prompt'),
  ...say('time', 'time'),
  ...say('dateTime', 'dateTime, datetime, date time, q date time, q dateTime'),
  ...say('dateTime', 'add date time prompt, add dateTime prompt'),
  ...say('note', 'note, q note, add note prompt'),
  ...say('geopoint', 'geopoint, q geopoint, location, q location, gps'),
  ...say('geopoint', 'add location prompt'),
  ...say('geotrace', 'geotrace, q geotrace'),
  ...say('geoshape', 'geoshape, q geoshape'),
  ...say('image', 'photo, image, q picture, q image, add image prompt, add photo prompt'),
  ...say('audio', 'audio, q audio, add audio prompt'),
  ...say('video', 'video, q video, add video prompt'),
  ...say('file', 'file, add file prompt'),
  ...say('barcode', 'barcode, q barcode, add barcode prompt'),
  ...say('acknowledge', 'acknowledge, q acknowledge, add acknowledge prompt, trigger'),
  ...say('calculate', 'calculate, q calculate, add calculate prompt'),
  ...say('hidden', 'hidden'),
  ...say('meta:start', 'start, start time, get start time'),
  ...say('meta:end', 'end, end time, get end time'),
  ...say('meta:today', 'today, get today'),
  ...say('meta:deviceid', 'deviceid, device id, get device id, imei, uri:deviceid'),
  ...say('meta:phonenumber', 'phonenumber, get phone number, uri:phonenumber'),
  ...say('meta:username', 'username, uri:username'),
  ...say('meta:email', 'email, uri:email'),
  ...say('meta:start-geopoint', 'start-geopoint'),
  ...say('meta:audit', 'audit'),
  ...say('meta:simserial', 'simserial, sim id, get sim id, uri:simserial'),
  ...say('meta:subscriberid', 'subscriberid, subscriber id, get subscriber id'),
  ...say('meta:subscriberid', 'uri:subscriberid'),
  ...say('unsupported', 'osm, background-audio'),
  ...say('unsupported', 'background-geopoint, group, repeat'),
  ...say('external', 'csv-external, xml-external'),
]);

/** Kept apart, since `select …` and what follows it would look like SQL to the test of the house. */
const FROM_FILE = 'from file';
const SELECTS: Readonly<Record<string, 'select_one' | 'select_multiple' | 'rank'>> = {
  'add select one prompt using': 'select_one',
  'add select multiple prompt using': 'select_multiple',
  'select all that apply from': 'select_multiple',
  'select one from': 'select_one',
  select1: 'select_one',
  select_one: 'select_one',
  'select one': 'select_one',
  select_multiple: 'select_multiple',
  'select all that apply': 'select_multiple',
  select_one_external: 'select_one',
  select_one_from_file: 'select_one',
  select_multiple_from_file: 'select_multiple',
  [`select one ${FROM_FILE}`]: 'select_one',
  [`select multiple ${FROM_FILE}`]: 'select_multiple',
  rank: 'rank',
};

const CONTROLS: Readonly<Record<string, 'group' | 'repeat' | 'loop'>> = {
  group: 'group',
  lgroup: 'repeat',
  repeat: 'repeat',
  loop: 'loop',
  'looped group': 'repeat',
};

const controls = Object.keys(CONTROLS).join('|');
const BEGIN = new RegExp(`^begin[\\s_](${controls})(?: (?:over )?(\\S+))?$`);
const END = new RegExp(`^end[\\s_](${controls})$`);
const SELECT = new RegExp(
  `^(${Object.keys(SELECTS).join('|')}) (\\S+)(?: (or specify other|or_other|or other))?$`,
);

export type SelectType = {
  act: 'select';
  kind: 'select_one' | 'select_multiple' | 'rank';
  list: string;
  hasOther: boolean;
  /** Where the choices come from, by the word that was used. */
  from: 'choices' | 'file' | 'external';
};
export type TypeCell =
  | { act: 'begin' | 'end'; control: 'group' | 'repeat' | 'loop'; list?: string }
  | SelectType
  | { act: 'osm'; list: string }
  | { act: 'ask'; kind: ItemKind; meta?: string }
  | { act: 'external' }
  | { act: 'unknown' }
  | { act: 'unsupported' };

function readSelect(type: string): SelectType | null {
  const [, word = '', list = '', other] = SELECT.exec(type) ?? [];
  const kind = SELECTS[word];
  if (kind === undefined) return null;
  const from = word.endsWith('file')
    ? 'file'
    : word.endsWith('external')
      ? 'external'
      : 'choices';
  return { act: 'select', kind, list, hasOther: other !== undefined, from };
}

/** Understands a cell of the column `type`; null when pyxform would not. */
export function readType(type: string): TypeCell | null {
  const [, begun, list] = BEGIN.exec(type) ?? [];
  if (begun !== undefined) {
    const control = CONTROLS[begun] ?? 'group';
    return { act: 'begin', control, ...(list === undefined ? {} : { list }) };
  }
  const ended = END.exec(type)?.[1];
  if (ended !== undefined) return { act: 'end', control: CONTROLS[ended] ?? 'group' };
  const select = readSelect(type);
  if (select) return select;
  const osm = /osm (\S+)/.exec(type)?.[1];
  if (osm !== undefined) return { act: 'osm', list: osm };
  const meant = ALONE.get(type);
  if (meant === undefined) return null;
  if (meant === 'unsupported' || meant === 'external') return { act: meant };
  return meant.startsWith('meta:')
    ? { act: 'ask', kind: 'meta', meta: meant.slice(5) }
    : { act: 'ask', kind: meant as ItemKind };
}

/** Every word that may begin a type, for a likely fix. */
export const TYPE_WORDS: readonly string[] = [
  ...ALONE.keys(),
  ...Object.keys(SELECTS),
  ...Object.keys(CONTROLS).flatMap((word) => [`begin_${word}`, `end_${word}`]),
];
