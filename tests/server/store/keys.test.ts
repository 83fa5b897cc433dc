import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readKeys, rotateKey } from '../../../src/server/store/keys.ts';
import { asSystem } from '../../../src/server/store/scope.ts';
import { makeSettings } from '../../../src/server/store/settings.ts';
import { Receipt, ServerKey } from '../../../src/sync/protocol.ts';
import { growTrust, keyText, receiptText } from '../../../src/sync/receipt.ts';
import { makeTestDatabase, type TestDatabase } from '../../support/server/database.ts';

const secret = randomBytes(32);
let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.close());

const isSigned = (text: string, sig: string, by: ServerKey): boolean => {
  const key = createPublicKey({ key: by.jwk, format: 'jwk' });
  const bytes = Buffer.from(sig, 'base64url');
  return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, bytes);
};
const aReceiptText = {
  id: '019ce3a1-0000-7000-8000-000000000001',
  digest: 'a'.repeat(64),
  outcome: 'applied' as const,
  rev: 1,
  problem: null,
  at: '2026-03-13T07:00:00.000Z',
  epoch: 'epoch-1',
};

test('[K1] servers that start at once agree on one key', async () => {
  const other = database.openAnotherPool();
  const all = await Promise.all(
    [database.pool, other, database.pool, other].map((pool) => readKeys(pool, secret)),
  );
  const ids = all.map((keys) => keys.published.map((key) => key.keyId));
  expect(ids).toEqual(ids.map(() => ids[0]));
  expect(ids[0]).toHaveLength(1);
});

test('[O3] a receipt is signed by the published key, and by nothing else', async () => {
  const keys = await readKeys(database.pool, secret);
  const receipt = keys.signReceipt(aReceiptText);
  expect(Receipt.parse(receipt)).toEqual(receipt);
  const [key] = keys.published.map((published) => ServerKey.parse(published));
  if (key === undefined) throw new Error('no key');
  expect(receipt.keyId).toBe(key.keyId);
  expect(isSigned(receiptText(receipt), receipt.sig, key)).toBe(true);
  expect(isSigned(receiptText({ ...receipt, rev: 2 }), receipt.sig, key)).toBe(false);
});

test('[K1] a new key is vouched for by the one before it, through as many steps as it takes', async () => {
  const before = await readKeys(database.pool, secret);
  await rotateKey(database.pool, secret);
  const after = await rotateKey(database.pool, secret);
  expect(after.published).toHaveLength(before.published.length + 2);
  const grown = await growTrust(before.published, after.published, {
    verifyKey: async (key, trusted) => {
      const by = trusted.find((t) => t.keyId === key.by);
      return by !== undefined && key.sig !== null && isSigned(keyText(key), key.sig, by);
    },
  });
  expect(grown).toHaveLength(after.published.length);
  const newest = after.signReceipt(aReceiptText).keyId;
  expect(before.published.map((key) => key.keyId)).not.toContain(newest);
  expect((await readKeys(database.pool, secret)).signReceipt(aReceiptText).keyId).toBe(
    newest,
  );
});

test('[KEY] lies sealed in the table: another secret opens nothing, and is told so', async () => {
  await readKeys(database.pool, secret);
  const sealed = await asSystem(database.pool, async ({ client }) => {
    const { rows } = await client.query('select sealed from signing_key');
    return rows.map((row) => (row.sealed as Buffer).toString('latin1'));
  });
  for (const text of sealed) expect(text).not.toMatch(/PRIVATE|prime256v1/);
  await expect(readKeys(database.pool, randomBytes(32))).rejects.toMatchObject({
    name: 'Refusal',
    message: expect.stringContaining('seal.key'),
  });
});

test('[E1] servers that start at once agree on one epoch and one cursor key', async () => {
  const fresh = await makeTestDatabase();
  const all = await Promise.all(
    Array.from({ length: 6 }, () => makeSettings(fresh.pool)),
  );
  for (const settings of all) expect(settings).toEqual(all[0]);
  expect(all[0]?.cursorKey).toHaveLength(32);
  await fresh.close();
});
