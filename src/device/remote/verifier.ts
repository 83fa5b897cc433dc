// Signatures and digests by WebCrypto. Promises: a signature is believed only under the key it names.

import type { Verifier } from '../../sync/ports.ts';
import type { ServerKey } from '../../sync/protocol.ts';
import { batchText, keyText, receiptText } from '../../sync/receipt.ts';
import { sha256Hex } from '../sha256.ts';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' };

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  // 64 bytes, unpadded: anything else is no signature of this curve.
  if (!/^[\w-]{86}$/.test(text)) return null;
  const raw = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(raw, (char) => char.charCodeAt(0));
}

/** A verifier that imports each key once. */
export function makeVerifier(): Verifier {
  const imported = new Map<string, Promise<CryptoKey | null>>();

  const keyOf = ({ jwk }: ServerKey): Promise<CryptoKey | null> => {
    const { kty, crv, x, y } = jwk;
    const known = imported.get(`${x}.${y}`);
    if (known !== undefined) return known;
    const key = crypto.subtle
      .importKey('jwk', { kty, crv, x, y }, CURVE, false, ['verify'])
      // Not a point of the curve: nothing it signed can be true.
      .catch(() => null);
    imported.set(`${x}.${y}`, key);
    return key;
  };

  async function isSigned(text: string, sig: string, by: ServerKey): Promise<boolean> {
    const key = await keyOf(by);
    const bytes = fromBase64Url(sig);
    if (key === null || bytes === null) return false;
    return crypto.subtle.verify(SIGNING, key, bytes, new TextEncoder().encode(text));
  }

  return {
    verifyReceipt: async (receipt, keys) => {
      const key = keys.find((it) => it.keyId === receipt.keyId);
      return key !== undefined && isSigned(receiptText(receipt), receipt.sig, key);
    },
    verifyBatch: async (receipts, { keyId, sig }, keys) => {
      const key = keys.find((it) => it.keyId === keyId);
      return key !== undefined && isSigned(batchText(receipts), sig, key);
    },
    verifyKey: async (key, trusted) => {
      const by = trusted.find((it) => it.keyId === key.by);
      return by !== undefined && key.sig !== null && isSigned(keyText(key), key.sig, by);
    },
    sha256: async (bytes) => sha256Hex(await bytes.arrayBuffer()),
  };
}
