// What a person adds to a compiled report while they work on it. Promises: only what was typed or chosen is in it,
// so that everything else still follows the phiếu. Refuses shapes it does not know.
import * as z from 'zod/mini';
import { SECTIONS } from './narrative.ts';
import { AUTHORITIES } from './signer.ts';

const SectionText = z.object({
  text: z.string(),
  /** The suggestion that it was written over, to notice when what was reported has changed since. */
  from: z.string(),
});
export type SectionText = z.infer<typeof SectionText>;

export const CompiledDraft = z.object({
  sections: z.partialRecord(z.enum(SECTIONS), SectionText),
  corrections: z.record(
    z.string(),
    z.object({
      value: z.number(),
      reason: z.string(),
      byName: z.string(),
      at: z.string(),
      drawn: z.nullable(z.number()),
    }),
  ),
  /** Typed and not yet accepted, so that no word of it is lost either. */
  halfCorrections: z.record(
    z.string(),
    z.object({ value: z.string(), reason: z.string() }),
  ),
  signer: z.nullable(
    z.object({ authority: z.enum(AUTHORITIES), name: z.string(), title: z.string() }),
  ),
  number: z.string(),
  /** Null while it is the usual one. */
  recipient: z.nullable(z.string()),
  /** Device clock, UTC, of the last change. */
  changedAt: z.nullable(z.string()),
});
export type CompiledDraft = z.infer<typeof CompiledDraft>;

/** Nothing typed yet. */
export const emptyDraft = (): CompiledDraft => ({
  sections: {},
  corrections: {},
  halfCorrections: {},
  signer: null,
  number: '',
  recipient: null,
  changedAt: null,
});

/** What is changed: whole values, and of the maps the named entries, null to take one out. */
export type DraftChange = Partial<
  Pick<CompiledDraft, 'signer' | 'number' | 'recipient' | 'changedAt'>
> & {
  sections?: { [K in keyof CompiledDraft['sections']]: SectionText | null };
  corrections?: Record<string, CompiledDraft['corrections'][string] | null>;
  halfCorrections?: Record<string, CompiledDraft['halfCorrections'][string] | null>;
};

function laid<T>(
  held: Readonly<Record<string, T>>,
  change: Readonly<Record<string, T | null | undefined>> = {},
): Record<string, T> {
  const next: Record<string, T> = { ...held };
  for (const [name, value] of Object.entries(change))
    if (value === null || value === undefined) delete next[name];
    else next[name] = value;
  return next;
}

/** The draft with a change laid over it: entries the change does not name stay as they are. */
export const changeDraft = (held: CompiledDraft, change: DraftChange): CompiledDraft => ({
  ...held,
  ...change,
  sections: laid(held.sections as Record<string, SectionText>, change.sections),
  corrections: laid(held.corrections, change.corrections),
  halfCorrections: laid(held.halfCorrections, change.halfCorrections),
});

/** Two changes in a row as one. */
export const mergeChanges = (first: DraftChange, then: DraftChange): DraftChange => ({
  ...first,
  ...then,
  sections: { ...first.sections, ...then.sections },
  corrections: { ...first.corrections, ...then.corrections },
  halfCorrections: { ...first.halfCorrections, ...then.halfCorrections },
});

/** Whether anything was typed or chosen. */
export const isBlankDraft = (draft: CompiledDraft): boolean =>
  Object.keys(draft.sections).length === 0 &&
  Object.keys(draft.corrections).length === 0 &&
  Object.keys(draft.halfCorrections).length === 0 &&
  draft.signer === null &&
  draft.number.trim() === '' &&
  draft.recipient === null;
