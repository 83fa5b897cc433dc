import type { QueryResult } from 'pg';
import type * as z from 'zod/mini';

/** What can run a statement: a connection inside a transaction. */
type Runner = {
  client: { query(text: string, values?: unknown[]): Promise<QueryResult> };
};
type Schema<T> = z.ZodMiniType<T> | { parse(value: unknown): T };

/** Runs a statement and parses each row at the door: what leaves here is what its schema says. */
export async function many<T>(
  tx: Runner,
  row: Schema<T>,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const { rows } = await tx.client.query(text, values);
  return rows.map((found) => row.parse(found));
}

/** The one row there is, or null. */
export async function one<T>(
  tx: Runner,
  row: Schema<T>,
  text: string,
  values: unknown[] = [],
): Promise<T | null> {
  const [found] = await many(tx, row, text, values);
  return found ?? null;
}

/** Runs a statement and says how many rows it touched. */
export async function run(
  tx: Runner,
  text: string,
  values: unknown[] = [],
): Promise<number> {
  return (await tx.client.query(text, values)).rowCount ?? 0;
}
