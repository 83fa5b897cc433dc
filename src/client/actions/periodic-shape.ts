import { fields, isRecord, oneOf, orNull, type Shape, text } from '../../device/shape.ts';
import type {
  CompiledDraft,
  Correction,
  HalfCorrection,
  SectionText,
} from '../../domain/periodic/compiled-draft.ts';
import { AUTHORITIES, type Signer } from '../../domain/periodic/signer.ts';

const number: Shape<number> = (value) => typeof value === 'number';
const mapOf =
  <T>(shape: Shape<T>): Shape<Record<string, T>> =>
  (value): value is Record<string, T> =>
    isRecord(value) && Object.values(value).every(shape);

/** What is held of a compiled report on this machine. */
export const compiledDraft = fields<CompiledDraft>({
  sections: mapOf(fields<SectionText>({ text, from: text })),
  corrections: mapOf(
    fields<Correction>({
      value: number,
      reason: text,
      byName: text,
      at: text,
      drawn: orNull(number),
    }),
  ),
  halfCorrections: mapOf(fields<HalfCorrection>({ value: text, reason: text })),
  signer: orNull(
    fields<Signer>({ authority: oneOf(...AUTHORITIES), name: text, title: text }),
  ),
  number: text,
  recipient: orNull(text),
  changedAt: orNull(text),
});
