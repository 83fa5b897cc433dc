// The compiled form: an XLSForm as JSON, small on the wire, its expressions already parsed, so that the
// phone ships no parser. Promises: a published version never changes, and its digest proves it. Refuses
// members it does not know: an older build must put a newer form aside, not run half of its rules.
import * as z from 'zod/mini';
import { canonicalJson } from '../canonical.ts';
import type { Expression } from './expression.ts';

const text = z.strictObject({ vi: z.string(), en: z.string() });
/** One sentence in both languages. */
export type Text = z.infer<typeof text>;

export { INSERT_FROM } from './insert-text.ts';

/** Files that go with a text: names of files attached to the form. */
const media = z.strictObject({
  image: z.optional(z.string()),
  bigImage: z.optional(z.string()),
  audio: z.optional(z.string()),
  video: z.optional(z.string()),
});
export type Media = z.infer<typeof media>;

const choice = z.strictObject({
  name: z.string(),
  label: text,
  media: z.optional(media),
  /** Further columns of the row, for `choice_filter` and `instance()`. */
  cells: z.optional(z.record(z.string(), z.string())),
});
export type Choice = z.infer<typeof choice>;

// A constant that names itself could never be left out of a bundle that does not parse forms.
function makeExpression(): z.ZodMiniType<Expression> {
  const own: z.ZodMiniType<Expression> = z.lazy(() =>
    z.union([
      z.string(),
      z.number(),
      z.boolean(),
      z.tuple([z.string()], own) as unknown as z.ZodMiniType<Expression>,
    ]),
  );
  return own;
}
const expression = /* @__PURE__ */ makeExpression();

const shared = z.strictObject({
  name: z.string(),
  label: z.optional(text),
  hint: z.optional(text),
  /** Further help, shown when asked for. */
  guidance: z.optional(text),
  media: z.optional(media),
  /** What the characters from U+E000 on in label, hint, guidance and messages stand for. */
  inserts: z.optional(z.array(expression)),
  relevant: z.optional(expression),
  readonly: z.optional(expression),
  /** As in XLSForm: words separated by spaces (`multiline`, `money`, `details`). */
  appearance: z.optional(z.string()),
  parameters: z.optional(z.record(z.string(), z.string())),
});

/** What a question can be. `meta` is recorded by the device, `acknowledge` is a tick (`OK` or nothing). */
export const QUESTION_KINDS = [
  'text',
  'integer',
  'decimal',
  'range',
  'date',
  'time',
  'dateTime',
  'select_one',
  'select_multiple',
  'rank',
  'note',
  'geopoint',
  'geotrace',
  'geoshape',
  'image',
  'audio',
  'video',
  'file',
  'barcode',
  'acknowledge',
  'calculate',
  'hidden',
  'meta',
] as const;

const question = z.extend(shared, {
  kind: z.enum(QUESTION_KINDS),
  /** For `meta`: what is recorded (`start`, `end`, `today`, `deviceid`, `username`, `start-geopoint` …). */
  meta: z.optional(z.string()),
  /** Name of the choice list, for `select_one`, `select_multiple` and `rank`; a key of `lists` or of `files`. */
  list: z.optional(z.string()),
  /** For selects whose choices are the rows of a repeat, `select_one ${name}`: form path of the question inside. */
  listFrom: z.optional(z.string()),
  /** Which choices are offered; seen from each choice in turn. */
  choiceFilter: z.optional(expression),
  required: z.optional(expression),
  requiredMessage: z.optional(text),
  constraint: z.optional(expression),
  constraintMessage: z.optional(text),
  calculation: z.optional(expression),
  /** A fixed first value. */
  default: z.optional(z.union([z.string(), z.number(), z.array(z.string())])),
  /** A first value worked out once, when the form or the row is opened. */
  dynamicDefault: z.optional(expression),
  /** With `randomize=true`: what the order of the choices is worked out from. */
  seed: z.optional(expression),
  /** Form paths of the questions whose change (and nothing else) works `calculation` out again. */
  triggers: z.optional(z.array(z.string())),
});
export type Question = z.infer<typeof question>;

const sectionBase = z.extend(shared, {
  kind: z.enum(['group', 'repeat']),
  /** How many rows a repeat has; a repeat without it grows and shrinks by hand. */
  repeatCount: z.optional(expression),
});
export type Section = z.infer<typeof sectionBase> & { items: FormItem[] };
export type FormItem = Question | Section;
export type ItemKind = FormItem['kind'];

function makeItem(): z.ZodMiniType<FormItem> {
  const own: z.ZodMiniType<FormItem> = z.lazy(() =>
    z.union([question, z.extend(sectionBase, { items: z.array(own) })]),
  );
  return own;
}
const item = /* @__PURE__ */ makeItem();

const fileList = z.strictObject({
  file: z.string(),
  /** Columns that hold a choice's name and label. */
  value: z.string(),
  label: z.string(),
});

/** A file that was uploaded with the form, as phones get it: a data file as its rows in JSON. */
const attachment = z.strictObject({
  sha256: z.string(),
  size: z.number(),
  type: z.string(),
});
export type Attachment = z.infer<typeof attachment>;
/** The type of a data file's rows. */
export const ROWS_TYPE = 'application/json';

export const FormDefinition = z.strictObject({
  id: z.string(),
  version: z.string(),
  title: text,
  defaultLanguage: z.enum(['vi', 'en']),
  items: z.array(item),
  lists: z.record(z.string(), z.array(choice)),
  /**
   * Lists and tables that come with the form or are kept by the host, by the name an expression uses:
   * `select_one_from_file units.csv`, `pulldata('units', …)`, `instance('units')`, `csv-external`.
   */
  files: z.optional(z.record(z.string(), fileList)),
  /** The very bytes that go with this version, by the name the form calls them: part of its digest. */
  attachments: z.optional(z.record(z.string(), attachment)),
  /** Name of a filed report, worked out from its answers. */
  instanceName: z.optional(expression),
  /** As in the settings: `pages`, `theme-grid` … */
  style: z.optional(z.string()),
});
export type FormDefinition = z.infer<typeof FormDefinition>;

/** Rows of the lists and tables a form brings along or the host keeps, by their name in `files`. */
export type FormFiles = Readonly<
  Record<string, readonly Readonly<Record<string, string>>[]>
>;

/**
 * What an expression may know besides the answers. Stored with a filed report, so that the server judges
 * the answers as of that moment and never by its own clock.
 */
export const EvaluationContext = z.object({
  /** Civil date of Asia/Ho_Chi_Minh. */
  today: /* @__PURE__ */ z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  /** ISO text with its offset. */
  now: z.iso.datetime({ offset: true }),
  personId: z.string(),
  personName: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  taskId: z.nullable(z.string()),
  taskDue: z.nullable(z.string()),
  language: z.enum(['vi', 'en']),
  /** What random(), uuid() and shuffled choices are worked out from; of no other use, and one per report. */
  seed: z.optional(z.string()),
  /** What `meta` items record, by XLSForm's names, as far as the device knows it. */
  start: z.optional(z.string()),
  username: z.optional(z.string()),
  deviceid: z.optional(z.string()),
  phonenumber: z.optional(z.string()),
  email: z.optional(z.string()),
});
export type EvaluationContext = z.infer<typeof EvaluationContext>;

/** The text whose SHA-256 (lower-case hex, made by the caller) identifies this very version. */
export const formDigestText = (definition: FormDefinition): string =>
  canonicalJson(definition);
