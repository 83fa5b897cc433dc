import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readArgs } from '../../src/server/commands/command.ts';
import { DATA_COMMANDS } from '../../src/server/commands/data-commands.ts';
import { PEOPLE_COMMANDS } from '../../src/server/commands/people-commands.ts';
import { seedDir } from '../../src/server/database/package-root.ts';
import { loadGround } from '../../src/server/loader/ground.ts';
import { asSystem } from '../../src/server/store/scope.ts';
import { readSettings } from '../../src/server/store/settings.ts';
import { makeClient } from '../support/edge/edge-client.ts';
import { type Edge, makeEdge } from '../support/edge/make-edge.ts';
import { endServers, runServer } from '../support/edge/run-server.ts';

const COMMANDS = { ...PEOPLE_COMMANDS, ...DATA_COMMANDS };
let edge: Edge;
let dir: string;
beforeAll(async () => {
  edge = await makeEdge();
  dir = await mkdtemp(join(tmpdir(), 'lan-toa-admin-'));
  await loadGround(edge.db.pool);
  await command('load-units', join(seedDir(), 'units.csv'));
});
afterAll(async () => {
  await endServers();
  await edge.close();
  await rm(dir, { recursive: true, force: true });
});

/** Runs a command as the command line does; gives back what it said. */
async function command(name: string, ...argv: string[]): Promise<string> {
  const said: string[] = [];
  const found = COMMANDS[name];
  if (found === undefined) throw new Error(`no command ${name}`);
  await found.run({
    pool: edge.db.pool,
    args: readArgs(argv),
    today: '2026-03-13',
    say: (sentence) => said.push(sentence),
  });
  return said.join('\n');
}
const passwordIn = (said: string): string =>
  /: ([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})$/m.exec(said)?.[1] ?? '';

test('[ADMIN] a real unit can begin: units, an administrator, people, a plan, and the first sign-in', async () => {
  const made = await command(
    'create-admin',
    ...[
      '--name',
      'Trần Văn Quản',
      '--login',
      '+84 905 111 222',
      '--unit',
      'UBND tỉnh Khánh Hòa',
    ],
  );
  const admin = makeClient(edge.app);
  const said = (await admin.signIn('0905.111.222', passwordIn(made))).json();
  expect(said).toMatchObject({ name: 'Trần Văn Quản', mustChangePassword: true });

  const added = await command(
    'add-person',
    ...[
      '--name',
      'Lê Thị Mai',
      '--login',
      'mai.le',
      '--unit',
      'u02241',
      '--role',
      'officer',
    ],
  );
  const loaded = await command(
    'load-plan',
    join(seedDir(), 'plans/a.json'),
    '--copy-to',
    '2026',
  );
  expect(loaded).toContain('plan-a-2020');
  expect(loaded).toContain('plan-a-2026');
  expect(await command('load-plan', join(seedDir(), 'plans/a.json'))).toContain('đã có');
  const mai = makeClient(edge.app);
  const password = passwordIn(added);
  await mai.signIn('Mai.Le', password);
  await mai.send('POST', '/api/v1/session/password', {
    payload: { current: password, next: 'một câu dễ nhớ' },
  });
  const { records } = await mai.pullAll();
  const kinds = [...records.keys()].map((key) => key.split(':')[0]);
  expect(kinds.filter((kind) => kind === 'assignment').length).toBeGreaterThanOrEqual(8);
  for (const kind of ['me', 'unit', 'person', 'plan', 'task', 'form', 'list', 'calendar'])
    expect(kinds).toContain(kind);
});

test('[ADMIN] the tasks of a plan that names no forms ask for those of their channels', async () => {
  const plan = JSON.parse(await readFile(join(seedDir(), 'plans/b.json'), 'utf8'));
  for (const item of plan.items) {
    delete item.form;
    delete item.also;
  }
  const path = join(dir, 'no-forms.json');
  await writeFile(path, JSON.stringify(plan));
  await command('load-plan', path, '--copy-to', '2026');
  const asked = await asSystem(edge.db.pool, async ({ client }) => {
    const { rows } = await client.query(
      `select t.code, t.form_id as form, b.body -> 'moreFormIds' as more
       from task t join feed_body b on b.type = 'task' and b.id = t.id
       where t.plan_id = 'plan-b-2026' and t.code in ('B15', 'B16') order by t.code`,
    );
    return rows;
  });
  expect(asked).toEqual([
    { code: 'B15', form: 'F03', more: [] },
    { code: 'B16', form: 'F04', more: [] },
  ]);
});

test('[ADMIN] a grant widens what a person sees, its end narrows it again', async () => {
  await command(
    'add-person',
    ...['--name', 'Đỗ Hạnh', '--login', 'hanh', '--unit', 'u02241', '--role', 'DESK'],
  );
  const grant = (...more: string[]) =>
    command(
      'grant',
      '--person',
      'hanh',
      '--unit',
      'u02212',
      '--role',
      'OFFICER',
      ...more,
    );
  const held = async () => {
    const { rows } = await asSystem(edge.db.pool, (tx) =>
      tx.client.query(
        `select g.unit_id as unit, g.valid_to as "to" from person_grant g
         join person p on p.id = g.person_id where p.user_login = 'hanh' order by g.id`,
      ),
    );
    return rows;
  };
  expect(await grant('--title', 'Công chức')).toContain('UBND phường Nha Trang');
  expect(await held()).toEqual([
    { unit: 'u02241', to: null },
    { unit: 'u02212', to: null },
  ]);
  await grant('--end', '--to', '2026-04-01');
  expect((await held())[1]).toEqual({ unit: 'u02212', to: '2026-04-01' });
});

test('[ADMIN] a reset gives a temporary password and ends every session; so does closing an account', async () => {
  const added = await command(
    'add-person',
    ...['--name', 'Bùi An', '--login', 'an.bui', '--unit', 'u02241', '--role', 'OFFICER'],
  );
  const an = makeClient(edge.app);
  await an.signIn('an.bui', passwordIn(added));
  const reset = await command('reset-password', 'an.bui');
  expect((await an.send('GET', '/api/v1/session')).statusCode).toBe(401);
  expect((await an.signIn('an.bui', passwordIn(added))).statusCode).toBe(401);
  expect((await an.signIn('an.bui', passwordIn(reset))).json().mustChangePassword).toBe(
    true,
  );
  expect(await command('revoke-sessions', 'an.bui')).toContain('1');
  expect((await an.send('GET', '/api/v1/session')).statusCode).toBe(401);
  await command('disable-person', 'an.bui');
  expect((await an.signIn('an.bui', passwordIn(reset))).json()).toEqual({
    error: 'wrong-login',
  });
});

test('[ADMIN] what cannot be done is said in a sentence, and nothing is half done', async () => {
  const person = [
    '--name',
    'X',
    '--login',
    'x1',
    '--unit',
    'u02241',
    '--role',
    'OFFICER',
  ];
  await command('add-person', ...person);
  await expect(command('add-person', ...person)).rejects.toThrow('đã có người dùng');
  const other = (unit: string, role = 'OFFICER') =>
    command('add-person', '--name', 'Y', '--login', 'y1', '--unit', unit, '--role', role);
  await expect(other('UBND xã Khánh')).rejects.toThrow('UBND xã Khánh Vĩnh');
  await expect(other('u02241', 'BOSS')).rejects.toThrow('OFFICER, DESK');
  await expect(command('add-person', '--name', 'Y', '--role', 'DESK')).rejects.toThrow(
    '--login',
  );
  await expect(command('reset-password', 'khong-ai')).rejects.toThrow(
    'Không có người dùng',
  );
  await expect(command('load-units', join(dir, 'none.csv'))).rejects.toThrow('ENOENT');
  await writeFile(join(dir, 'bad.csv'), 'id,kind,name\nu1,WRONG,X');
  await expect(command('load-units', join(dir, 'bad.csv'))).rejects.toThrow('row 2');
  await writeFile(join(dir, 'bad.json'), '{"id":"x"}');
  await expect(command('load-plan', join(dir, 'bad.json'))).rejects.toThrow(
    'bad.json: plan:',
  );
  expect(() => readArgs(['--no-such'])).toThrow('--no-such');
});

test('[ADMIN] every act is in the audit log', async () => {
  const { rows } = await asSystem(edge.db.pool, (tx) =>
    tx.client.query<{ action: string }>('select distinct action from audit_log'),
  );
  expect(rows.map(({ action }) => action).sort()).toEqual([
    'add-person',
    'disable-person',
    'end-grant',
    'grant',
    'load-plan',
    'load-units',
    'reset-password',
    'revoke-sessions',
  ]);
});

test('[ADMIN] the command line says how it is used, beside a running server too', async () => {
  const run = async (...args: string[]) => {
    const env = { DATABASE_URL: edge.db.appUrl };
    return (await runServer('admin', env, args)).ended;
  };
  const [usage, wants, done] = await Promise.all([
    run(),
    run('grant'),
    run('revoke-sessions', 'mai.le'),
  ]);
  expect(usage?.code).toBe(1);
  for (const name of Object.keys(COMMANDS)) expect(usage?.out).toContain(`  ${name}`);
  expect([wants?.code, wants?.err]).toEqual([
    1,
    expect.stringContaining('grant --person LOGIN'),
  ]);
  expect([done?.code, done?.out]).toEqual([0, expect.stringContaining('Lê Thị Mai')]);
});

test('[ADMIN] after a backup was restored, one command begins another epoch', async () => {
  const epochOf = async () => (await asSystem(edge.db.pool, readSettings)).epoch;
  const before = await epochOf();
  expect(await command('restored')).toContain('gửi lại');
  expect(await epochOf()).not.toBe(before);
});
