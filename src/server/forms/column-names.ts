// What the columns of an XLSForm may be called. Keys are as pyxform takes names apart: `relevant` is
// `bind::relevant`, so that every way to write a column ends at one key.
import type { SheetName } from './form-table.ts';

type Aliases = Readonly<Record<string, string>>;

const MEDIA: Aliases = {
  image: 'media::image',
  'big-image': 'media::big-image',
  audio: 'media::audio',
  video: 'media::video',
};

const SURVEY: Aliases = {
  ...MEDIA,
  compact_tag: 'instance::odk:tag',
  read_only: 'bind::readonly',
  readonly: 'bind::readonly',
  relevant: 'bind::relevant',
  relevance: 'bind::relevant',
  caption: 'label',
  appearance: 'control::appearance',
  required: 'bind::required',
  constraint: 'bind::constraint',
  constraining_message: 'bind::jr:constraintMsg',
  constraint_message: 'bind::jr:constraintMsg',
  calculation: 'bind::calculate',
  calculate: 'bind::calculate',
  command: 'type',
  tag: 'name',
  value: 'name',
  count: 'control::jr:count',
  repeat_count: 'control::jr:count',
  'jr:count': 'control::jr:count',
  autoplay: 'control::autoplay',
  rows: 'control::rows',
  noapperrorstring: 'bind::jr:noAppErrorString',
  no_app_error_string: 'bind::jr:noAppErrorString',
  requiredmsg: 'bind::jr:requiredMsg',
  required_message: 'bind::jr:requiredMsg',
  body: 'control',
  save_to: 'bind::entities:saveto',
};

const LISTS: Aliases = {
  ...MEDIA,
  caption: 'label',
  list_name: 'list name',
  value: 'name',
};

export const COLUMN_ALIASES: Record<SheetName, Aliases> = {
  survey: SURVEY,
  choices: LISTS,
  external_choices: LISTS,
  osm: LISTS,
  entities: { list_name: 'dataset' },
  settings: {
    form_title: 'title',
    set_form_title: 'title',
    form_id: 'id_string',
    set_form_id: 'id_string',
    prefix: 'prefix',
  },
};

const OPTION = ['name', 'label', 'media', 'sms_option', 'parent', 'extra_data'];

export const COLUMNS: Record<SheetName, ReadonlySet<string>> = {
  survey: new Set([
    'type',
    'name',
    'label',
    'hint',
    'guidance_hint',
    'default',
    'trigger',
    'choice_filter',
    'parameters',
    'bind',
    'control',
    'media',
    'instance',
    'query',
    'actions',
    'sms_field',
    'choices',
    'itemset',
    'list_name',
    'extra_data',
    'parent',
  ]),
  choices: new Set(OPTION),
  external_choices: new Set(OPTION),
  osm: new Set(OPTION),
  entities: new Set([
    'dataset',
    'entity_id',
    'create_if',
    'update_if',
    'label',
    'offline',
    'repeat',
  ]),
  settings: new Set([
    'name',
    'label',
    'title',
    'id_string',
    'version',
    'default_language',
    'instance_name',
    'instance_xmlns',
    'namespaces',
    'style',
    'attribute',
    'public_key',
    'submission_url',
    'auto_send',
    'auto_delete',
    'client_editable',
    'allow_choice_duplicates',
    'clean_text_values',
    'omit_instanceID',
    'add_none_option',
    'delimiter',
    'file_name',
    'sms_keyword',
    'sms_separator',
    'sms_allow_media',
    'sms_date_format',
    'sms_datetime_format',
    'sms_response',
    'bind',
    'choices',
    'control',
    'hint',
    'media',
    'type',
    'instance',
    'flat',
    'instance_id',
  ]),
};

const snakeCase = (name: string): string =>
  name.trim().split(/\s+/).join('_').toLowerCase();

/** Takes a header at its colons; `jr:count` stays whole. */
function tokensOf(header: string, isDouble: boolean): string[] {
  if (isDouble || header.includes('::')) return header.split('::').map((t) => t.trim());
  const tokens = header.split(':').map((token) => token.trim());
  const jr = tokens.indexOf('jr');
  if (jr < 0 || jr + 1 >= tokens.length) return tokens;
  return [...tokens.slice(0, jr), `jr:${tokens[jr + 1]}`, ...tokens.slice(jr + 2)];
}

/**
 * Understands one header.
 * @returns its key, and whether it stands there exactly as XLSForm writes it
 */
export function columnKey(
  sheet: SheetName,
  header: string,
  isDouble: boolean,
): { key: string; isPlain: boolean } {
  const aliases = COLUMN_ALIASES[sheet];
  const isKnown = (name: string) =>
    COLUMNS[sheet].has(name) && !Object.hasOwn(aliases, name);
  if (isKnown(header)) return { key: header, isPlain: true };
  const plain = snakeCase(header);
  if (isKnown(plain)) return { key: plain, isPlain: plain === header };
  const [first = '', ...more] = tokensOf(header, isDouble);
  const name = snakeCase(first);
  const stem = Object.hasOwn(aliases, name) ? aliases[name] : undefined;
  if (stem !== undefined)
    return { key: [stem, ...more].join('::'), isPlain: stem === header };
  const isColumn = COLUMNS[sheet].has(name);
  return {
    key: [isColumn ? name : first, ...more].join('::'),
    isPlain: !isColumn || name === header,
  };
}
