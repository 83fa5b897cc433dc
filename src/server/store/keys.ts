import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import type { Pool } from 'pg';
import * as z from 'zod';
import { canonicalJson } from '../../domain/canonical.ts';
import { type BatchSignature, type Receipt, ServerKey } from '../../sync/protocol.ts';
import { batchText, keyText, receiptText } from '../../sync/receipt.ts';
import { makeRefusal } from '../database/refusal.ts';
import { many, run } from './query.ts';
import { asSystem, type Tx } from './scope.ts';

/** The keys of this database: the newest signs, all are published so that devices can follow the chain. */
export type Keys = {
  published: ServerKey[];
  /** Signs a receipt with the newest key. */
  signReceipt(receipt: Omit<Receipt, 'sig' | 'keyId'>): Receipt;
  /** Signs all receipts of an answer at once, with the newest key. */
  signBatch(receipts: readonly Receipt[]): BatchSignature;
};

const KEY_LOCK = 7_305_020;
const Row = z.object({
  keyId: z.string(),
  jwk: ServerKey.shape.jwk,
  by: z.string().nullable(),
  sig: z.string().nullable(),
  sealed: z.instanceof(Buffer),
});
type Row = z.infer<typeof Row>;

const sealKey = (secret: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'lan-toa signing key', 32));

function seal(secret: Buffer, keyId: string, plain: Buffer): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealKey(secret), iv).setAAD(
    Buffer.from(keyId),
  );
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function unseal(secret: Buffer, { keyId, sealed }: Row): KeyObject {
  try {
    const open = createDecipheriv('aes-256-gcm', sealKey(secret), sealed.subarray(0, 12))
      .setAAD(Buffer.from(keyId))
      .setAuthTag(sealed.subarray(12, 28));
    const key = Buffer.concat([open.update(sealed.subarray(28)), open.final()]);
    return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  } catch (cause) {
    throw makeRefusal(
      'The key that signs receipts cannot be opened: DATA_DIR lacks the seal.key this database was begun with; bring that file back, or copy it from the other server.',
      cause,
    );
  }
}

const signText = (key: KeyObject, text: string): string =>
  sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString(
    'base64url',
  );

const readRows = (tx: Tx): Promise<Row[]> =>
  many(
    tx,
    Row,
    `select key_id as "keyId", jwk, signed_by as "by", sig, sealed
     from signing_key order by created_at desc, key_id`,
  );

async function addKey(tx: Tx, secret: Buffer, by: Row | undefined): Promise<void> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = ServerKey.shape.jwk.parse(publicKey.export({ format: 'jwk' }));
  const hash = createHash('sha256').update(canonicalJson(jwk)).digest('base64url');
  const key = { keyId: hash.slice(0, 16), jwk, by: by?.keyId ?? null };
  const sig = by === undefined ? null : signText(unseal(secret, by), keyText(key));
  const plain = privateKey.export({ format: 'der', type: 'pkcs8' });
  await run(
    tx,
    `insert into signing_key (key_id, jwk, sealed, signed_by, sig, created_at)
     values ($1, $2, $3, $4, $5, clock_timestamp())`,
    [key.keyId, JSON.stringify(jwk), seal(secret, key.keyId, plain), key.by, sig],
  );
}

function makeKeys(secret: Buffer, rows: readonly Row[]): Keys {
  const newest = rows[0];
  if (newest === undefined) throw new Error('no key to sign with');
  const privateKey = unseal(secret, newest);
  return {
    published: rows.map(({ keyId, jwk, by, sig }) => ({ keyId, jwk, by, sig })),
    signReceipt(receipt) {
      const full = { ...receipt, keyId: newest.keyId };
      return { ...full, sig: signText(privateKey, receiptText(full)) };
    },
    signBatch: (receipts) => ({
      keyId: newest.keyId,
      sig: signText(privateKey, batchText(receipts)),
    }),
  };
}

/**
 * The keys of this database, the first one made when there is none.
 * @param secret seals private keys in the table; the same on every node (seal.key in DATA_DIR)
 */
export const readKeys = (pool: Pool, secret: Buffer): Promise<Keys> =>
  asSystem(pool, async (tx) => {
    const rows = await readRows(tx);
    if (rows.length > 0) return makeKeys(secret, rows);
    await run(tx, 'select pg_advisory_xact_lock($1)', [KEY_LOCK]);
    if ((await readRows(tx)).length === 0) await addKey(tx, secret, undefined);
    return makeKeys(secret, await readRows(tx));
  });

/** Makes a new key that the newest one vouches for (K1); nodes sign with it when they next read the keys. */
export const rotateKey = (pool: Pool, secret: Buffer): Promise<Keys> =>
  asSystem(pool, async (tx) => {
    await run(tx, 'select pg_advisory_xact_lock($1)', [KEY_LOCK]);
    const [newest] = await readRows(tx);
    await addKey(tx, secret, newest);
    return makeKeys(secret, await readRows(tx));
  });
