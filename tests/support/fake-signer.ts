// A signer that costs next to nothing, for histories by the thousand. Keyed, so that a forged receipt fails: the
// "public" key carries the secret, which only the tests' own hub uses to sign.
import type { Verifier } from '../../src/sync/ports.ts';
import type { BatchSignature, Receipt, ServerKey } from '../../src/sync/protocol.ts';
import { batchText, keyText, receiptText } from '../../src/sync/receipt.ts';
import { sha256Hex } from './digest.ts';

/** FNV-1a over the text, twice with different starts: enough to tell any two of our texts apart. */
function tag(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01234567;
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(i), 0x01000193) ^ (a >>> 7);
  }
  return `${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}`;
}

export type FakeSigner = {
  key: ServerKey;
  sign(receipt: Omit<Receipt, 'sig' | 'keyId'>): Receipt;
  signBatch(receipts: readonly Receipt[]): BatchSignature;
  /** The key that replaces this one, vouched for by it. */
  next(keyId: string): FakeSigner;
};

/** A signer with a key of its own; a forger may take the id but not the secret. */
export function makeFakeSigner(
  keyId: string,
  secret = `secret of ${keyId}`,
  vouched: Pick<ServerKey, 'by' | 'sig'> = { by: null, sig: null },
): FakeSigner {
  const jwk = { kty: 'EC', crv: 'P-256', x: secret, y: '' } as const;
  return {
    key: { keyId, jwk, ...vouched },
    sign: (receipt) => {
      const named = { ...receipt, keyId };
      return { ...named, sig: tag(secret + receiptText(named)) };
    },
    signBatch: (receipts) => ({ keyId, sig: tag(secret + batchText(receipts)) }),
    next: (nextId) => {
      const plain = makeFakeSigner(nextId).key;
      const sig = tag(secret + keyText({ ...plain, by: keyId }));
      return makeFakeSigner(nextId, undefined, { by: keyId, sig });
    },
  };
}

/** Checks what `makeFakeSigner` signs. */
export const fakeVerifier: Verifier = {
  verifyReceipt: async (receipt, keys) => {
    const key = keys.find((k) => k.keyId === receipt.keyId);
    return key !== undefined && tag(key.jwk.x + receiptText(receipt)) === receipt.sig;
  },
  verifyBatch: async (receipts, { keyId, sig }, keys) => {
    const key = keys.find((k) => k.keyId === keyId);
    return key !== undefined && tag(key.jwk.x + batchText(receipts)) === sig;
  },
  verifyKey: async (key, trusted) => {
    const by = trusted.find((k) => k.keyId === key.by);
    return by !== undefined && tag(by.jwk.x + keyText(key)) === key.sig;
  },
  sha256: async (bytes) => sha256Hex(new Uint8Array(await bytes.arrayBuffer())),
};
