// What a person adds to a compiled report while they work on it. Promises: only what was typed or chosen is in it,
// so that everything else still follows the phiếu.
import type { SECTIONS } from './narrative.ts';
import type { Signer } from './signer.ts';

/** `from`: the suggestion it was written over, to notice when what was reported has changed since. */
export type SectionText = { text: string; from: string };

/** A figure a person set beside the drawn one; `drawn` is what was drawn when they did. */
export type Correction = {
  value: number;
  reason: string;
  byName: string;
  at: string;
  drawn: number | null;
};

/** Typed and not yet accepted, so that no word of it is lost either. */
export type HalfCorrection = { value: string; reason: string };

export type CompiledDraft = {
  sections: Partial<Record<(typeof SECTIONS)[number], SectionText>>;
  corrections: Record<string, Correction>;
  halfCorrections: Record<string, HalfCorrection>;
  signer: Signer | null;
  number: string;
  /** Null while it is the usual one. */
  recipient: string | null;
  /** Device clock, UTC, of the last change. */
  changedAt: string | null;
};

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
