// Receipts: the only thing that takes an item out of the outbox. Promises: the text that is signed is the same
// on every machine, and a receipt is believed for exactly the id, content and epoch it names. Refuses to
// check signatures itself: that is a port, because keys and curves belong to the platform.
import { canonicalJson } from '../domain/canonical.ts';
import type { Verifier } from './ports.ts';
import type { BatchSignature, Receipt, ServerKey } from './protocol.ts';

/** The text the server signs for a receipt: everything it says, except the signature itself. */
export function receiptText(receipt: Omit<Receipt, 'sig'>): string {
  const { id, digest, outcome, rev, problem, at, epoch, keyId } = receipt;
  return canonicalJson({ id, digest, outcome, rev, problem, at, epoch, keyId });
}

/**
 * The text the server signs over all receipts of one answer, in its order. Begins unlike any receipt's own text, so
 * that neither can pass for the other.
 */
export const batchText = (receipts: readonly Omit<Receipt, 'sig'>[]): string =>
  ['receipts', ...receipts.map(receiptText)].join('\n');

/** The text an older key signs to vouch for a new one. */
export function keyText(key: Omit<ServerKey, 'sig'>): string {
  const { keyId, jwk, by } = key;
  const { kty, crv, x, y } = jwk;
  return canonicalJson({ keyId, jwk: { kty, crv, x, y }, by });
}

/** What a receipt must name to be believed: the item we hold, and the server's epoch we know. */
export type Expected = { id: string; digest: string; epoch: string };

/** Whether the receipt speaks of exactly this item (O3) of exactly this epoch (E1). */
export const isFor = (receipt: Receipt, expected: Expected): boolean =>
  receipt.id === expected.id &&
  receipt.digest === expected.digest &&
  receipt.epoch === expected.epoch;

const isSignedByOne = async (
  receipt: Receipt,
  keys: readonly ServerKey[],
  verifier: Pick<Verifier, 'verifyReceipt'>,
): Promise<boolean> =>
  keys.some((key) => key.keyId === receipt.keyId) &&
  (await verifier.verifyReceipt(receipt, keys));

/** The receipts of an answer that a trusted key signed: all at once, or one by one. */
export async function signedReceipts(
  receipts: readonly Receipt[],
  batch: BatchSignature | undefined,
  keys: readonly ServerKey[],
  verifier: Pick<Verifier, 'verifyReceipt' | 'verifyBatch'>,
): Promise<ReadonlySet<Receipt>> {
  // P6: one signature speaks for all of them, or for none.
  if (batch !== undefined && keys.some((key) => key.keyId === batch.keyId))
    if (await verifier.verifyBatch(receipts, batch, keys)) return new Set(receipts);
  const held = await Promise.all(
    receipts.map((receipt) => isSignedByOne(receipt, keys, verifier)),
  );
  return new Set(receipts.filter((_, n) => held[n]));
}

/** Whether a single receipt may be acted upon: it speaks of our item and a trusted key signed it. */
export const isBelievable = async (
  receipt: Receipt,
  expected: Expected,
  keys: readonly ServerKey[],
  verifier: Pick<Verifier, 'verifyReceipt'>,
): Promise<boolean> => isFor(receipt, expected) && isSignedByOne(receipt, keys, verifier);

/**
 * The keys to trust from now on: those trusted, and those offered that a trusted one vouches for, through as
 * many steps as needed (K1). A key id already trusted is never replaced (K2).
 */
export async function growTrust(
  trusted: readonly ServerKey[],
  offered: readonly ServerKey[],
  verifier: Pick<Verifier, 'verifyKey'>,
): Promise<ServerKey[]> {
  const keys = [...trusted];
  let open = offered.filter((key) => !keys.some((k) => k.keyId === key.keyId));
  for (let grown = true; grown && open.length > 0; ) {
    grown = false;
    for (const key of open) {
      const vouched = key.sig !== null && keys.some((k) => k.keyId === key.by);
      if (!vouched || !(await verifier.verifyKey(key, keys))) continue;
      keys.push(key);
      grown = true;
    }
    open = open.filter((key) => !keys.some((k) => k.keyId === key.keyId));
  }
  return keys;
}
