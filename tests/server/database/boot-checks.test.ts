import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkDatabase } from '../../../src/server/database/boot-checks.ts';
import { migrate } from '../../../src/server/database/migrate.ts';
import { openDatabase, openPool } from '../../../src/server/database/open.ts';
import {
  asSuperuser,
  makeTestDatabase,
  type TestDatabase,
} from '../../support/server/database.ts';

let database: TestDatabase;
const roles: string[] = [];
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(async () => {
  const { superuserUrl } = database;
  for (const role of roles)
    await asSuperuser(superuserUrl, `drop owned by ${role}`, `drop role ${role}`);
  await database.close();
});

/** What the boot says of a database reached by this address; '' when it has nothing against it. */
async function refusalOf(url: string): Promise<string> {
  const pool = openPool(url, 1);
  try {
    await checkDatabase(pool);
    return '';
  } catch (thrown) {
    expect(thrown).toMatchObject({ name: 'Refusal' });
    return (thrown as Error).message;
  } finally {
    await pool.end();
  }
}

/** A role of its own, with the application's rights and something more. */
async function makeRole(attributes: string, ...more: string[]): Promise<string> {
  const role = `boot_${process.pid}_${roles.length}`;
  roles.push(role);
  await asSuperuser(
    database.superuserUrl,
    `create role ${role} login password 'boot' ${attributes}`,
    ...more.map((text) => text.replaceAll('ROLE', role)),
  );
  const url = new URL(database.appUrl);
  url.username = role;
  url.password = 'boot';
  return url.href;
}

const name = () => new URL(database.appUrl).pathname.slice(1);
const oneSentence = /^[A-Z][^\n]*\.$/;

test('[BOOT] a database as the server makes it is accepted', async () => {
  expect(await refusalOf(database.appUrl)).toBe('');
});

test('[BOOT] synchronous_commit off is refused, wherever it was set', async () => {
  const { superuserUrl, appUrl } = database;
  const set = (value: string) =>
    asSuperuser(
      superuserUrl,
      `alter database ${name()} set synchronous_commit = ${value}`,
    );
  for (const value of ['off', 'local', 'remote_write']) {
    await set(value);
    const refusal = await refusalOf(appUrl);
    expect(refusal).toContain(`synchronous_commit = ${value}`);
    expect(refusal).toMatch(oneSentence);
  }
  await asSuperuser(superuserUrl, `alter database ${name()} reset synchronous_commit`);
  const role = await makeRole(
    '',
    'grant lan_toa_app to ROLE',
    'alter role ROLE set synchronous_commit = off',
  );
  expect(await refusalOf(role)).toContain('synchronous_commit = off');
});

test('[BOOT] a superuser is refused', async () => {
  expect(await refusalOf(database.superuserUrl)).toMatch(
    /^The role postgres is a superuser/,
  );
});

test('[BOOT] a role that bypasses row-level security is refused', async () => {
  const url = await makeRole('bypassrls', 'grant lan_toa_app to ROLE');
  expect(await refusalOf(url)).toContain('has BYPASSRLS');
});

test('[BOOT] the owner of the tables is refused, and who may become it', async () => {
  const owner = await refusalOf(database.ownerUrl);
  expect(owner).toMatch(/lan_toa_owner (has no rights|owns)/);
  const member = await makeRole(
    '',
    'grant lan_toa_app to ROLE',
    'grant lan_toa_owner to ROLE',
  );
  expect(await refusalOf(member)).toContain('owns the');
});

test('[BOOT] the owner of a single table is refused', async () => {
  const url = await makeRole(
    '',
    'grant lan_toa_app to ROLE',
    'create table stray (n int)',
    'alter table stray enable row level security',
    'alter table stray owner to ROLE',
  );
  expect(await refusalOf(url)).toContain('owns the table stray');
  await asSuperuser(database.superuserUrl, 'drop table stray');
});

test("[BOOT] a role without the application's rights is refused, with the statement that helps", async () => {
  const url = await makeRole('');
  expect(await refusalOf(url)).toMatch(/run "grant lan_toa_app to boot_\d+_\d+"/);
});

test('[BOOT] a plain member of the application role is accepted', async () => {
  expect(await refusalOf(await makeRole('', 'grant lan_toa_app to ROLE'))).toBe('');
});

test.each(['sync_op', 'report_revision', 'audit_log'])(
  '[BOOT] a role that may change %s is refused',
  async (table) => {
    const { superuserUrl, appUrl } = database;
    await asSuperuser(superuserUrl, `grant update on ${table} to lan_toa_app`);
    expect(await refusalOf(appUrl)).toContain(`may change ${table}`);
    await asSuperuser(superuserUrl, `revoke update on ${table} from lan_toa_app`);
  },
);

test('[BOOT] a table without its wall is refused', async () => {
  const { superuserUrl, appUrl } = database;
  await asSuperuser(superuserUrl, 'alter table report disable row level security');
  expect(await refusalOf(appUrl)).toContain('Row-level security is off for report');
  await asSuperuser(superuserUrl, 'alter table report enable row level security');
});

const open = (databaseUrl: string, migrationDatabaseUrl: string | null = null) =>
  openDatabase({ dataDir: '/nowhere', databaseUrl, migrationDatabaseUrl });
const messageOf = (opening: Promise<unknown>): Promise<string> =>
  opening.then(
    () => '',
    (thrown: Error) => `${thrown.name}: ${thrown.message}`,
  );

test('[BOOT] with DATABASE_URL a database behind this build is refused, and says what to run', async () => {
  const empty = await makeTestDatabase({ empty: true });
  const refusal = await messageOf(open(empty.appUrl));
  expect(refusal).toMatch(
    /^Refusal: The database lacks \d+ migration\(s\), from 0001-.*npm run migrate/,
  );
  const opened = await open(empty.appUrl, empty.ownerUrl);
  await opened.stop();
  await (await open(empty.appUrl)).stop();
  await empty.close();
});

test('[BOOT] with DATABASE_URL the same roles are refused', async () => {
  expect(await messageOf(open(database.superuserUrl))).toContain('superuser');
  expect(await messageOf(open(database.ownerUrl))).toMatch(
    /Refusal: The role lan_toa_owner/,
  );
});

test('[BOOT] a database that does not let us in is one sentence', async () => {
  const change = (part: (url: URL) => void) => {
    const url = new URL(database.appUrl);
    part(url);
    return messageOf(open(url.href));
  };
  const wrong = await change((url) => {
    url.password = 'wrong';
  });
  expect(wrong).toMatch(
    /^Refusal: PostgreSQL refuses the name or the password in DATABASE_URL/,
  );
  const missing = await change((url) => {
    url.pathname = '/nowhere';
  });
  expect(missing).toBe('Refusal: The database named in DATABASE_URL does not exist.');
  const silent = await change((url) => {
    url.port = '1';
  });
  expect(silent).toMatch(
    /^Refusal: No PostgreSQL answers at the address in DATABASE_URL/,
  );
  for (const refusal of [wrong, missing, silent])
    expect(refusal).not.toContain('postgres://');
});

test('[BOOT] migrations run by a role that may not are one sentence', async () => {
  const empty = await makeTestDatabase({ empty: true });
  const refusal = await messageOf(open(empty.appUrl, empty.appUrl));
  expect(refusal).toMatch(/^Refusal: The role in MIGRATION_DATABASE_URL lacks a right/);
  await expect(migrate(empty.appUrl)).rejects.toMatchObject({ code: '42501' });
  await empty.close();
});
