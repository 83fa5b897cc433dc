import { describe, expect, test } from 'vitest';
import { makeVerifier } from '../../../src/device/remote/verifier.ts';
import type { Receipt, ServerKey } from '../../../src/sync/protocol.ts';
import { batchText, growTrust, keyText, receiptText } from '../../../src/sync/receipt.ts';
import { aReceipt, uuid } from '../../support/build.ts';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' };

async function makeSigner(keyId: string) {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(CURVE, true, [
    'sign',
  ]);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  const jwk = { kty: 'EC', crv: 'P-256', x, y } as const;
  const sign = async (text: string) => {
    const bytes = await crypto.subtle.sign(
      SIGNING,
      privateKey,
      new TextEncoder().encode(text),
    );
    return Buffer.from(bytes).toString('base64url');
  };
  const key: ServerKey = { keyId, jwk, by: null, sig: null };
  return {
    key,
    signed: async (over: Partial<Receipt> = {}): Promise<Receipt> => {
      const receipt = { ...plain, keyId, ...over };
      return { ...receipt, sig: await sign(receiptText(receipt)) };
    },
    together: async (receipts: readonly Receipt[]) => ({
      keyId,
      sig: await sign(batchText(receipts)),
    }),
    vouch: async (other: ServerKey): Promise<ServerKey> => {
      const named = { ...other, by: keyId };
      return { ...named, sig: await sign(keyText(named)) };
    },
  };
}
const plain = aReceipt({ opId: uuid(1, 1), digest: 'a'.repeat(64) });
const { verifyReceipt, verifyBatch, verifyKey, sha256 } = makeVerifier();

describe('signatures', () => {
  test('[P4] a receipt holds under the key it names, and under no other', async () => {
    const [ours, other] = [await makeSigner('k1'), await makeSigner('k1')];
    const receipt = await ours.signed();
    expect(await verifyReceipt(receipt, [ours.key])).toBe(true);
    expect(await verifyReceipt(receipt, [other.key])).toBe(false);
    expect(await verifyReceipt(receipt, [])).toBe(false);
    expect(await verifyReceipt(receipt, [{ ...ours.key, keyId: 'k2' }])).toBe(false);
  });

  test('[P6] one signature holds for these receipts in this order, under the key it names', async () => {
    const [ours, other] = [await makeSigner('k1'), await makeSigner('k1')];
    const receipts = [await ours.signed(), await ours.signed({ id: uuid(2, 1) })];
    const batch = await ours.together(receipts);
    const { key } = ours;
    expect(await verifyBatch(receipts, batch, [key])).toBe(true);
    expect(await verifyBatch(receipts.toReversed(), batch, [key])).toBe(false);
    expect(await verifyBatch(receipts.slice(1), batch, [key])).toBe(false);
    expect(await verifyBatch(receipts, batch, [other.key])).toBe(false);
    expect(await verifyBatch(receipts, { ...batch, keyId: 'k2' }, [key])).toBe(false);
    const [first, second] = receipts as [Receipt, Receipt];
    expect(await verifyBatch([first, { ...second, rev: 9 }], batch, [key])).toBe(false);
  });

  test('[P4] a receipt with anything changed does not hold', async () => {
    const { key, signed } = await makeSigner('k1');
    const receipt = await signed({
      problem: { code: 'not-allowed' },
      outcome: 'rejected',
    });
    const changes: Partial<Receipt>[] = [
      { id: uuid(2, 1) },
      { digest: 'b'.repeat(64) },
      { outcome: 'applied' },
      { rev: 9 },
      { problem: null },
      { problem: { code: 'report-missing' } },
      { at: '2026-03-13T07:00:01.000Z' },
      { epoch: 'epoch-2' },
    ];
    expect(await verifyReceipt(receipt, [key])).toBe(true);
    for (const change of changes)
      expect(await verifyReceipt({ ...receipt, ...change }, [key])).toBe(false);
  });

  test('[P4] what is no signature, or no key, proves nothing and breaks nothing', async () => {
    const { key, signed } = await makeSigner('k1');
    const receipt = await signed();
    for (const sig of [
      '',
      'A',
      '====',
      `${receipt.sig}A`,
      'Đ'.repeat(86),
      'A'.repeat(86),
    ])
      expect(await verifyReceipt({ ...receipt, sig }, [key])).toBe(false);
    const notOnCurve = { ...key, jwk: { ...key.jwk, y: key.jwk.x } };
    expect(await verifyReceipt(receipt, [notOnCurve])).toBe(false);
  });

  test('[K1] a key is trusted when a trusted one signed exactly it', async () => {
    const [old, next, last] = [
      await makeSigner('k1'),
      await makeSigner('k2'),
      await makeSigner('k3'),
    ];
    const second = await old.vouch(next.key);
    const third = await next.vouch(last.key);
    expect(await verifyKey(second, [old.key])).toBe(true);
    expect(await verifyKey(second, [last.key])).toBe(false);
    expect(await verifyKey({ ...second, jwk: last.key.jwk }, [old.key])).toBe(false);
    expect(await verifyKey({ ...second, sig: null }, [old.key])).toBe(false);
    const grown = await growTrust([old.key], [third, second], makeVerifier());
    expect(grown.map((key) => key.keyId)).toEqual(['k1', 'k2', 'k3']);
  });

  test('[B2] the hash of a file is that of its bytes', async () => {
    expect(await sha256(new Blob(['abc']))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
