// Transactions, and who they run as. A transaction that was told nothing sees nothing (row-level security);
// one of a person sees what the person's grants reach; the system mode is entered by name, here only.
import type pg from 'pg';
import { civilDateOf } from '../../domain/civil-date.ts';
import { Grant, scopeOf } from '../../domain/person.ts';
import { ALL, type Audience } from '../../domain/unit.ts';
import { Fault } from '../../sync/fault.ts';
import { codeOf } from '../database/refusal.ts';
import { GRANT_COLUMNS } from './grant-columns.ts';
import { many } from './query.ts';

/** An open transaction. */
export type Tx = {
  readonly client: pg.PoolClient;
  /** Server time at which it began, UTC. */
  readonly nowIso: string;
};

/** A person's transaction: what they hold was read inside it. */
export type PersonTx = Tx & {
  readonly personId: string;
  readonly grants: readonly Grant[];
  readonly scope: readonly Audience[];
  /** Civil date in Viet Nam. */
  readonly today: string;
};

const MAX_TRIES = 5;
const RETRY_WAIT_MS = 20;
/** Another transaction was first: the same work succeeds, or answers differently, when done again. */
const AGAIN = ['40001', '40P01', '23505'];
/** PostgreSQL has no room, no memory, is stopping or starting, or did not answer in time. */
const BUSY = [
  '53100',
  '53200',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '57014',
  '55P03',
  '25P03',
];
const GONE = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '08006',
  '08003',
  '08001',
];
/** node-postgres has no code for these: the pool is exhausted, or the connection died in use. */
const LOST =
  /Connection terminated|not queryable|timeout exceeded when trying to connect/;
const RETRY_AFTER_MS = 5000;

/** What the world's failures become at this door; anything else is a bug and stays what it is. */
function asFault(thrown: unknown): unknown {
  const code = codeOf(thrown);
  const text = thrown instanceof Error ? thrown.message : '';
  const isLost = LOST.test(text);
  const isTorn = code === '40001' || code === '40P01';
  if (isLost || isTorn || BUSY.includes(code) || GONE.includes(code))
    return new Fault('busy', code || 'connection', RETRY_AFTER_MS);
  return thrown;
}

type Begin<T extends Tx> = (client: pg.PoolClient) => Promise<T>;

async function once<T extends Tx, R>(
  pool: pg.Pool,
  begin: Begin<T>,
  work: (tx: T) => Promise<R>,
): Promise<R> {
  const client = await pool.connect();
  let isBroken = false;
  const note = () => {
    isBroken = true;
  };
  client.on('error', note);
  try {
    const result = await work(await begin(client));
    // After an error that the work swallowed PostgreSQL answers a commit with a rollback, and does not complain.
    const { command } = await client.query('commit');
    if (command !== 'COMMIT')
      throw new Error('the transaction had failed before its commit');
    return result;
  } catch (thrown) {
    await client.query('rollback').catch(note);
    throw thrown;
  } finally {
    client.off('error', note);
    client.release(isBroken);
  }
}

async function transact<T extends Tx, R>(
  pool: pg.Pool,
  begin: Begin<T>,
  work: (tx: T) => Promise<R>,
): Promise<R> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(pool, begin, work);
    } catch (thrown) {
      const isAgain = AGAIN.includes(codeOf(thrown));
      if (!isAgain || attempt === MAX_TRIES) throw asFault(thrown);
      await new Promise((resolve) => setTimeout(resolve, RETRY_WAIT_MS * attempt));
    }
  }
}

const NOW = `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`;
type Mode = 'read write' | 'repeatable read, read only';

/** Begins and tells PostgreSQL who asks, in one round trip. */
async function beginAs(
  client: pg.PoolClient,
  setting: 'app.system' | 'app.person',
  value: string,
  mode: Mode = 'read write',
): Promise<string> {
  const set = `set_config('${setting}', ${client.escapeLiteral(value)}, true)`;
  // Several statements in one text give several results, whatever the types say.
  const isolation = mode === 'read write' ? mode : `isolation level ${mode}`;
  const text = `begin ${isolation}; ${NOW}, ${set}`;
  const results = (await client.query(text)) as unknown as pg.QueryResult[];
  return results[1]?.rows[0].now;
}

/**
 * Work of the server itself: sign-in, loaders, the administrator's commands. Sees and writes everything.
 * Done again from its start when another transaction was first, so `work` must not touch anything else.
 * @throws Fault busy when PostgreSQL is
 */
export const asSystem = <R>(pool: pg.Pool, work: (tx: Tx) => Promise<R>): Promise<R> =>
  transact(
    pool,
    async (client) => ({ client, nowIso: await beginAs(client, 'app.system', 'on') }),
    work,
  );

/** The grants of a person, as the policy reads them. */
export const grantsOf = (tx: Tx, personId: string): Promise<Grant[]> =>
  many(
    tx,
    Grant,
    `select ${GRANT_COLUMNS} where g.person_id = $1 order by g.is_primary desc, g.id`,
    [personId],
  );

/** A PostgreSQL array literal of plain tags. */
export const tags = (list: readonly string[]): string =>
  `{${list.map((tag) => `"${tag.replace(/["\\]/g, '')}"`).join(',')}}`;

/** Of a scope, what makes one belong: the units themselves and what lies inside them, never `over:` or `under:`. */
const reachOf = (scope: readonly Audience[]): Audience[] =>
  scope.filter((tag) => tag !== ALL && (!tag.includes(':') || tag.startsWith('in:')));

/** Everything the person may have seen under grants that have ended since, beside what they see today. */
const pastScope = (personId: string, grants: readonly Grant[]): Audience[] =>
  grants.flatMap((grant) => scopeOf(personId, [grant], grant.from));

type PersonOptions = {
  /**
   * Sees also what grants that have ended reached: the judge must know that a report of one's former unit
   * exists, to keep a late text. Writes nothing there.
   */
  withPast?: boolean;
  /** One unchanging view for all statements, and no writing. */
  readOnly?: boolean;
};

async function beginPerson(
  client: pg.PoolClient,
  personId: string,
  options: PersonOptions,
): Promise<PersonTx> {
  const mode = options.readOnly ? 'repeatable read, read only' : 'read write';
  const nowIso = await beginAs(client, 'app.person', personId, mode);
  const grants = await grantsOf({ client, nowIso }, personId);
  const today = civilDateOf(nowIso);
  const scope = scopeOf(personId, grants, today);
  const seen = options.withPast ? [...scope, ...pastScope(personId, grants)] : scope;
  await client.query(
    `select set_config('app.audiences', $1, true), set_config('app.reach', $2, true)`,
    [tags(seen), tags(reachOf(scope))],
  );
  return { client, nowIso, personId, grants, scope, today };
}

/**
 * Work of a signed-in person, inside what their grants reach today; the rights are read in this very transaction.
 * Done again from its start when another transaction was first.
 * @throws Fault busy when PostgreSQL is
 */
export const asPerson = <R>(
  pool: pg.Pool,
  personId: string,
  work: (tx: PersonTx) => Promise<R>,
  options: PersonOptions = {},
): Promise<R> => transact(pool, (client) => beginPerson(client, personId, options), work);
