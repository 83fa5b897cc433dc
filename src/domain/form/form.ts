// The compiled form: an XLSForm as JSON, small on the wire, its expressions already parsed, so that the
// phone ships no parser. Promises: a published version never changes, and its digest proves it. Refuses
// members it does not know: an older build must put a newer form aside, not run half of its rules.
import * as z from 'zod/mini';
import { canonicalJson } from '../canonical.ts';
import type { Expression } from './expression.ts';

const text = z.strictObject({ vi: z.string(), en: z.string() });
/** One sentence in both languages. */
export type Text = z.infer<typeof text>;

const choice = z.strictObject({ name: z.string(), label: text });
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
  relevant: z.optional(expression),
  readonly: z.optional(expression),
  /** As in XLSForm: words separated by spaces (`multiline`, `money`, `details`). */
  appearance: z.optional(z.string()),
  parameters: z.optional(z.record(z.string(), z.string())),
});

const question = z.extend(shared, {
  kind: z.enum([
    'text',
    'integer',
    'date',
    'time',
    'select_one',
    'select_multiple',
    'image',
    'hidden',
    'calculate',
    'note',
  ]),
  /** Name of the choice list, for `select_one` and `select_multiple`. */
  list: z.optional(z.string()),
  required: z.optional(expression),
  requiredMessage: z.optional(text),
  constraint: z.optional(expression),
  constraintMessage: z.optional(text),
  calculation: z.optional(expression),
  /** A fixed first value. */
  default: z.optional(z.union([z.string(), z.number(), z.array(z.string())])),
  /** A first value worked out once, when the form or the row is opened. */
  dynamicDefault: z.optional(expression),
});
export type Question = z.infer<typeof question>;

const sectionBase = z.extend(shared, { kind: z.enum(['group', 'repeat']) });
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

export const FormDefinition = z.strictObject({
  id: z.string(),
  version: z.string(),
  title: text,
  defaultLanguage: z.enum(['vi', 'en']),
  items: z.array(item),
  lists: z.record(z.string(), z.array(choice)),
});
export type FormDefinition = z.infer<typeof FormDefinition>;

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
});
export type EvaluationContext = z.infer<typeof EvaluationContext>;

/** The text whose SHA-256 (lower-case hex, made by the caller) identifies this very version. */
export const formDigestText = (definition: FormDefinition): string =>
  canonicalJson(definition);
