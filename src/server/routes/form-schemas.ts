import * as z from 'zod/mini';
import type { FormDefinition } from '../../domain/form/form.ts';
import { Id } from '../../domain/ids.ts';

const Text = z.object({ vi: z.string(), en: z.string() });

/** A form as the compiler made it: described here by its head, checked by whoever runs it. */
const Definition = z.looseObject({
  id: z.string(),
  version: z.string(),
  title: Text,
}) as unknown as z.ZodMiniType<FormDefinition>;

/** A fault on the sheet's own row. */
export const Fault = z.object({
  level: z.enum(['error', 'unsupported', 'warning']),
  sheet: z.string(),
  row: z.int(),
  column: z.string(),
  text: z.string(),
  at: z.optional(z.int()),
  code: z.string(),
  message: Text,
  fix: z.optional(z.string()),
});

export const DraftHead = z.object({
  id: z.string(),
  unitId: z.string(),
  formId: z.string(),
  version: z.string(),
  title: Text,
  fileName: z.string(),
  uploadedBy: z.string(),
  uploadedAt: z.string(),
  warnings: z.int(),
});

export const Uploaded = z.object({
  /** Null: nothing was stored, and the faults say why. */
  draftId: z.nullable(z.string()),
  faults: z.array(Fault),
  about: z.object({
    id: z.string(),
    version: z.string(),
    title: z.string(),
    questions: z.int(),
  }),
});

/** A file the form names. `host`: a list every phone has by itself. */
export const DraftFile = z.object({
  name: z.string(),
  use: z.enum(['data', 'image', 'audio', 'video']),
  state: z.enum(['here', 'missing', 'host']),
  size: z.int(),
  sha256: z.nullable(z.string()),
});

export const DraftView = z.object({
  draft: DraftHead,
  definition: Definition,
  faults: z.array(Fault),
  files: z.array(DraftFile),
  /** The version that phones have now. */
  published: z.nullable(Definition),
  obstacle: z.nullable(z.enum(['form-id-taken', 'form-version-exists'])),
});

export const Shelf = z.object({
  forms: z.array(
    z.object({
      formId: z.string(),
      version: z.string(),
      title: Text,
      unitId: z.nullable(z.string()),
      current: z.boolean(),
      publishedAt: z.string(),
      tasks: z.int(),
    }),
  ),
  drafts: z.array(DraftHead),
  /** Whether the person may also publish and withdraw the forms that belong to no unit. */
  common: z.boolean(),
});

export const FormId = /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(200));
export const UnitQuery = z.object({ unitId: Id });
export const UploadQuery = z.object({
  unitId: Id,
  fileName: z.string().check(z.minLength(1), z.maxLength(200)),
});
export const Attach = z.object({
  planId: Id,
  taskIds: z.array(Id).check(z.maxLength(1000)),
  product: z.nullable(z.string().check(z.minLength(1), z.maxLength(200))),
});
export const AnswersQuery = z.object({
  format: z.enum(['xlsx', 'csv']),
  planId: z.optional(Id),
  unitId: z.optional(Id),
  periodKey: z.optional(z.string().check(z.maxLength(40))),
  /** `filed` adds what is not confirmed yet. */
  which: z.optional(z.enum(['confirmed', 'filed'])),
  /** For CSV, which holds one table: the path of the repeat whose rows are wanted. */
  repeat: z.optional(z.string().check(z.maxLength(400))),
});
