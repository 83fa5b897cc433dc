import { randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import * as z from 'zod';
import { many, run } from './query.ts';
import { asSystem, type Tx } from './scope.ts';

const Setting = z.object({ name: z.string(), value: z.string() });

/** What all nodes agree on and devices must notice a change of. */
export type Settings = {
  /** Names one history of this database; a restore from a backup begins another (E1). */
  epoch: string;
  /** Key that seals cursors. */
  cursorKey: Buffer;
};

const read = (tx: Tx) => many(tx, Setting, 'select name, value from server_setting');

/** Reads the settings inside an open transaction. */
export async function readSettings(tx: Tx): Promise<Settings> {
  const found = new Map((await read(tx)).map(({ name, value }) => [name, value]));
  const epoch = found.get('epoch');
  const cursorKey = found.get('cursor_key');
  if (epoch === undefined || cursorKey === undefined)
    throw new Error('the settings of this database were never made');
  return { epoch, cursorKey: Buffer.from(cursorKey, 'base64url') };
}

/** Makes the settings a fresh database lacks; of two nodes that start at once one wins and both agree. */
export const makeSettings = (pool: Pool): Promise<Settings> =>
  asSystem(pool, async (tx) => {
    await run(
      tx,
      `insert into server_setting (name, value) values ('epoch', $1), ('cursor_key', $2)
       on conflict (name) do nothing`,
      [randomUUID(), randomBytes(32).toString('base64url')],
    );
    return readSettings(tx);
  });

/**
 * Begins a new epoch: after the database was restored to an earlier moment, devices offer again what it lost.
 * Every feed row moves forward, because one that came from another cluster may carry a transaction id this one
 * reaches only in years, and would be invisible until then.
 */
export async function beginEpoch(tx: Tx): Promise<void> {
  await run(tx, `update server_setting set value = $1 where name = 'epoch'`, [
    randomUUID(),
  ]);
  await run(tx, 'update feed set gone = gone');
}

/** Reads a mark, such as that something was loaded once; null when it was never made. */
export async function readMark(tx: Tx, name: string): Promise<string | null> {
  return (await read(tx)).find((setting) => setting.name === name)?.value ?? null;
}

/** Makes a mark; the first one stays. */
export const writeMark = (tx: Tx, name: string, value: string): Promise<number> =>
  run(
    tx,
    'insert into server_setting (name, value) values ($1, $2) on conflict (name) do nothing',
    [name, value],
  );
