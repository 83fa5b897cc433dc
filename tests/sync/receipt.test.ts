import { expect, test } from 'vitest';
import type { Receipt, ServerKey } from '../../src/sync/protocol.ts';
import {
  batchText,
  growTrust,
  isBelievable,
  keyText,
  receiptText,
  signedReceipts,
} from '../../src/sync/receipt.ts';
import { aFiling, anItem, aReceipt, uuid } from '../support/build.ts';
import { fakeVerifier, makeFakeSigner } from '../support/fake-signer.ts';

const item = anItem(aFiling(), 1);
const signer = makeFakeSigner('key-1');
const { sig: _none, ...unsigned } = aReceipt(item);
const receipt = signer.sign(unsigned);
const expected = { id: item.opId, digest: item.digest, epoch: 'epoch-1' };
const believed = (r: Receipt, keys: readonly ServerKey[] = [signer.key]) =>
  isBelievable(r, expected, keys, fakeVerifier);

test('[P4] believes a receipt for our item, of the known epoch, under a trusted key', async () => {
  expect(await believed(receipt)).toBe(true);
});

test('[P4] believes no receipt of which a single field was changed', async () => {
  const changes: Partial<Receipt>[] = [
    { id: uuid(9, 1) },
    { digest: 'a'.repeat(64) },
    { outcome: 'rejected' },
    { rev: 2 },
    { problem: { code: 'not-allowed' } },
    { at: '2026-03-13T07:00:01.000Z' },
    { epoch: 'epoch-2' },
    { keyId: 'key-2' },
    { sig: `${receipt.sig}x` },
  ];
  for (const change of changes)
    expect([change, await believed({ ...receipt, ...change })]).toEqual([change, false]);
  const forged = makeFakeSigner('key-1', 'not the secret').sign(unsigned);
  expect(await believed(forged)).toBe(false);
  expect(await believed(receipt, [])).toBe(false);
  // Not even a verifier that says yes to everything makes an unknown key a trusted one.
  const yes = { verifyReceipt: async () => true };
  const other = makeFakeSigner('key-2').key;
  expect(await isBelievable(receipt, expected, [other], yes)).toBe(false);
});

test('[P6] one signature over all receipts spares looking at each; where it fails each is looked at', async () => {
  const second = signer.sign({ ...unsigned, id: uuid(9, 2) });
  const both = [receipt, second];
  const batch = signer.signBatch(both);
  let looks = 0;
  const counting = {
    verifyBatch: fakeVerifier.verifyBatch,
    verifyReceipt: (r: Receipt, keys: readonly ServerKey[]) => {
      looks += 1;
      return fakeVerifier.verifyReceipt(r, keys);
    },
  };
  const keys = [signer.key];
  expect([...(await signedReceipts(both, batch, keys, counting))]).toEqual(both);
  expect(looks).toBe(0);
  const forged = { ...second, rev: 7 };
  const turned = [second, receipt];
  const forger = makeFakeSigner('key-1', 'not the secret');
  expect([
    [...(await signedReceipts([receipt, forged], batch, keys, counting))],
    [...(await signedReceipts(turned, batch, keys, counting))],
    [...(await signedReceipts([receipt], batch, keys, counting))],
    [...(await signedReceipts(both, forger.signBatch(both), keys, counting))],
    [...(await signedReceipts(both, undefined, keys, counting))],
    [...(await signedReceipts(both, batch, [], counting))],
  ]).toEqual([[receipt], turned, [receipt], both, both, []]);
  expect(looks).toBe(9);
  // A batch's text is never that of a receipt, so one signature cannot stand for the other.
  expect(batchText([receipt])).not.toBe(receiptText(receipt));
});

test('[E1] does not believe a well-signed receipt of another epoch or another item', async () => {
  const others = [{ epoch: 'epoch-0' }, { id: uuid(5, 1) }, { digest: 'c'.repeat(64) }];
  for (const other of others)
    expect(await believed(signer.sign({ ...unsigned, ...other }))).toBe(false);
});

test('[P4] signs the same text whatever the order of the fields', () => {
  const turned = Object.fromEntries(Object.entries(receipt).reverse()) as Receipt;
  expect(receiptText(turned)).toBe(receiptText(receipt));
  expect(receiptText(receipt)).not.toContain(receipt.sig);
  expect(keyText(signer.key)).toContain('"keyId":"key-1"');
});

test('[K1] trusts a new key only through a chain of trusted signatures', async () => {
  const second = signer.next('key-2');
  const third = second.next('key-3');
  const stranger = makeFakeSigner('key-x').next('key-y');
  const offered = [third.key, stranger.key, second.key, makeFakeSigner('key-z').key];
  const keys = await growTrust([signer.key], offered, fakeVerifier);
  expect(keys.map((k) => k.keyId).sort()).toEqual(['key-1', 'key-2', 'key-3']);
  expect(await growTrust([], offered, fakeVerifier)).toEqual([]);
  const renamed = { ...second.key, keyId: 'key-9' };
  expect(await growTrust([signer.key], [renamed], fakeVerifier)).toHaveLength(1);
});

test('[K2] never replaces a key it already trusts', async () => {
  const impostor = makeFakeSigner('key-1', 'another secret').key;
  const keys = await growTrust([signer.key], [impostor], fakeVerifier);
  expect(keys).toEqual([signer.key]);
  const vouched = { ...impostor, by: 'key-1', sig: 'signed by key-1' };
  const yes = { verifyKey: async () => true };
  expect(await growTrust([signer.key], [vouched], yes)).toEqual([signer.key]);
});
