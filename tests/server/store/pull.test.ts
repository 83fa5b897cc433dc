import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isKnownType, RECORD_SCHEMAS } from '../../../src/domain/record.ts';
import { sealCursor } from '../../../src/server/store/cursor.ts';
import { addGrants, endGrants, insertPeople } from '../../../src/server/store/people.ts';
import { withdrawRecord } from '../../../src/server/store/publish.ts';
import { PAGE_BYTES, pullPage } from '../../../src/server/store/pull.ts';
import { asSystem } from '../../../src/server/store/scope.ts';
import { beginEpoch, readSettings } from '../../../src/server/store/settings.ts';
import { PullPage } from '../../../src/sync/protocol.ts';
import { aHubWorld } from '../../support/hub-world.ts';
import {
  asSuperuser,
  makeTestDatabase,
  type TestDatabase,
} from '../../support/server/database.ts';
import { loadWorld } from '../../support/server/load-world.ts';
import { publishList } from './feed-writer.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
  await loadWorld(database.pool, aHubWorld());
});
afterAll(() => database.close());

const pull = (personId: string, cursor: string | null, maxBytes?: number) =>
  pullPage(database.pool, personId, cursor, maxBytes);

/** Pulls until level. */
async function pullAll(personId: string, from: string | null = null, maxBytes?: number) {
  const pages: PullPage[] = [];
  let cursor = from;
  for (let more = true; more; ) {
    const page: PullPage = await pull(personId, cursor, maxBytes);
    pages.push(page);
    ({ cursor, more } = page);
  }
  const changes = pages.flatMap((page) => page.changes);
  return {
    pages,
    changes,
    cursor: cursor ?? '',
    names: changes.map((c) => `${c.type}:${c.id}`),
  };
}

const publish = (id: string, audiences?: string[]) =>
  asSystem(database.pool, (tx) => publishList(tx, id, audiences));

let made = 0;
/** A person of their own for a test, with a hat at a unit. */
async function makePerson(unitId: string, role: 'OFFICER' | 'COORDINATOR' = 'OFFICER') {
  made += 1;
  const id = `pull-${made}`;
  const grant = { personId: id, unitId, role, title: '', from: '2025-07-01', to: null };
  await asSystem(database.pool, (tx) =>
    insertPeople(
      tx,
      [{ id, name: `Người ${made}`, phone: '', username: id, demo: true }],
      [{ ...grant, primary: true }],
    ),
  );
  return id;
}

describe('a first pull', () => {
  test('[L1] lists what the person sees now, each record once and as its schema says', async () => {
    const { pages, names, changes } = await pullAll('person-1');
    expect(names).toEqual([...new Set(names)]);
    expect(names).toEqual(
      expect.arrayContaining([
        'me:person-1',
        'person:person-2',
        'unit:xa-a',
        'form:f-test@1',
        'calendar:cchc',
        'plan:plan-1',
        'task:task-1',
        'assignment:assignment-1',
      ]),
    );
    for (const { type, body } of changes)
      if (isKnownType(type)) RECORD_SCHEMAS[type].parse(body);
    for (const page of pages) expect(PullPage.parse(page)).toEqual(page);
    expect(pages[0]?.reset).toBe(false);
  });

  test('[H7] holds nothing of another unit, in names or in bodies', async () => {
    const { names, changes } = await pullAll('person-b');
    expect(names).toContain('assignment:assignment-b');
    for (const foreign of ['unit:xa-a', 'assignment:assignment-1', 'person:person-1'])
      expect(names).not.toContain(foreign);
    expect(JSON.stringify(changes)).not.toContain('person-1');
  });

  test('[L1] is cut by bytes, and nothing falls between two pages', async () => {
    const whole = await pullAll('person-1');
    const cut = await pullAll('person-1', null, 700);
    expect(cut.pages.length).toBeGreaterThan(2);
    expect([...new Set(cut.names)].sort()).toEqual(whole.names.sort());
  });

  test('[L1] lets a record larger than a page travel alone', async () => {
    await publish('large-a');
    await publish('large-b');
    const { pages, names } = await pullAll('person-1', null, 1);
    expect(pages.every((page) => page.changes.length <= 1)).toBe(true);
    expect(names).toEqual(expect.arrayContaining(['list:large-a', 'list:large-b']));
    expect(PAGE_BYTES).toBe(65_536);
  });

  test('[L7] shows a record seen through two audiences once, with both', async () => {
    const coordinator = await makePerson('xa-a', 'COORDINATOR');
    await publish('both', ['xa-a', 'in:xa-a', 'xa-b']);
    const { changes } = await pullAll(coordinator);
    const found = changes.filter((change) => change.id === 'both');
    expect(found).toMatchObject([{ via: ['in:xa-a', 'xa-a'], gone: [] }]);
  });

  test('[L7] leaves out what was withdrawn before', async () => {
    await publish('gone-before');
    await asSystem(database.pool, (tx) => withdrawRecord(tx, 'list', 'gone-before'));
    const { names } = await pullAll('person-1');
    expect(names).not.toContain('list:gone-before');
  });
});

describe('the next pulls', () => {
  test('[L1] bring what changed since, and its version has grown', async () => {
    await publish('grows');
    const first = await pullAll('person-1');
    expect((await pullAll('person-1', first.cursor)).changes).toEqual([]);
    await publish('grows');
    const { changes } = await pullAll('person-1', first.cursor);
    expect(changes).toMatchObject([{ id: 'grows', ver: 2, via: ['all'] }]);
  });

  test('[L7] name the audience a record left, and take the body back when none is left', async () => {
    const coordinator = await makePerson('xa-a', 'COORDINATOR');
    await publish('moves', ['xa-a', 'in:xa-a']);
    const { cursor } = await pullAll(coordinator);
    await publish('moves', ['in:xa-a']);
    const kept = await pullAll(coordinator, cursor);
    expect(kept.changes).toMatchObject([
      { id: 'moves', via: ['in:xa-a'], gone: ['xa-a'] },
    ]);
    expect(kept.changes[0]?.body).not.toBeNull();
    await publish('moves', ['xa-b']);
    const left = await pullAll(coordinator, kept.cursor);
    expect(left.changes).toMatchObject([
      { id: 'moves', via: [], gone: ['in:xa-a'], body: null },
    ]);
  });

  test('[L8] list a unit newly in scope from its start, while the rest goes on', async () => {
    const person = await makePerson('xa-b');
    const { cursor } = await pullAll(person);
    const grant = { unitId: 'xa-a', role: 'OFFICER' as const, title: '', primary: false };
    await asSystem(database.pool, (tx) =>
      addGrants(tx, [{ ...grant, personId: person, from: '2025-07-01', to: null }]),
    );
    await publish('meanwhile');
    const { names, pages } = await pullAll(person, cursor, 1500);
    expect(names).toEqual(
      expect.arrayContaining(['unit:xa-a', 'assignment:assignment-1', 'list:meanwhile']),
    );
    expect(names).not.toContain('unit:xa-b');
    expect(pages.flatMap((page) => page.lost)).toEqual([]);
    expect(names).toContain(`me:${person}`);
  });

  test('[L8] miss nothing that changes while a new unit is still being listed', async () => {
    const person = await makePerson('xa-b');
    const { cursor } = await pullAll(person);
    const grant = { unitId: 'xa-a', role: 'OFFICER' as const, title: '', primary: false };
    await asSystem(database.pool, (tx) =>
      addGrants(tx, [{ ...grant, personId: person, from: '2025-07-01', to: null }]),
    );
    for (const n of [1, 2, 3]) await publish(`listed-${n}`, ['xa-a']);
    const first = await pull(person, cursor, 1);
    await publish('listed-1', ['xa-a']);
    await publish('listed-2', []);
    const { changes } = await pullAll(person, first.cursor, 1);
    const last = new Map([...first.changes, ...changes].map((c) => [c.id, c]));
    expect(last.get('listed-1')).toMatchObject({ ver: 2, via: ['xa-a'] });
    expect(last.get('listed-2')?.via ?? []).toEqual([]);
    expect(last.get('listed-3')).toMatchObject({ ver: 1, via: ['xa-a'] });
  });

  test('[L7] name a unit that is no longer in scope, once', async () => {
    const person = await makePerson('xa-a');
    const { cursor } = await pullAll(person);
    await asSystem(database.pool, (tx) =>
      endGrants(tx, {
        personId: person,
        unitId: 'xa-a',
        role: null,
        lastDay: '2026-01-01',
      }),
    );
    await publish('not-for-former', ['xa-a']);
    const after = await pullAll(person, cursor);
    expect(after.pages[0]?.lost).toEqual(['xa-a']);
    expect(after.pages[0]?.scope).toEqual(['all', `person:${person}`]);
    expect(after.names).not.toContain('list:not-for-former');
    expect((await pullAll(person, after.cursor)).pages[0]?.lost).toEqual([]);
  });
});

describe('a cursor that cannot be continued', () => {
  const isReset = async (personId: string, cursor: string) => {
    const { pages, names } = await pullAll(personId, cursor);
    return { reset: pages[0]?.reset, listed: names.includes(`me:${personId}`) };
  };
  const startedOver = { reset: true, listed: true };

  test('[L3] starts over when it is altered, torn or nonsense', async () => {
    const { cursor } = await pullAll('person-1');
    const altered = `${cursor.slice(0, -4)}${cursor.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    for (const bad of [altered, cursor.slice(0, 30), 'x', '%%%', ''])
      expect(await isReset('person-1', bad)).toEqual(startedOver);
  });

  test("[L3] starts over when it is another person's", async () => {
    const { cursor } = await pullAll('person-2');
    expect(await isReset('person-1', cursor)).toEqual(startedOver);
  });

  test('[L4] starts over, without an error, when it is from the future', async () => {
    // What a backup leaves behind when it is put back without a new epoch: fewer transactions than devices saw.
    const settings = await asSystem(database.pool, readSettings);
    const followed = ['all', 'person:person-1', 'xa-a'];
    const seal = (xid: string) =>
      sealCursor({ at: [xid, 1], followed, listing: null }, 'person-1', settings);
    expect(await isReset('person-1', seal('18446744073709551615'))).toEqual(startedOver);
    expect((await isReset('person-1', seal('3'))).reset).toBe(false);
  });

  test('[E1] starts over in a new epoch, and says its name', async () => {
    const { cursor, pages } = await pullAll('person-1');
    await asSystem(database.pool, beginEpoch);
    const page = await pull('person-1', cursor);
    expect(page.reset).toBe(true);
    expect(page.epoch).not.toBe(pages[0]?.epoch);
  });

  test('[E1] shows rows that came from another cluster, whose transactions had higher numbers', async () => {
    await asSuperuser(
      database.superuserUrl,
      'alter table feed disable trigger feed_move',
      `update feed set xid = '18446744073709551000'`,
      'alter table feed enable trigger feed_move',
    );
    expect((await pullAll('person-1')).names).toEqual([]);
    await asSystem(database.pool, beginEpoch);
    expect((await pullAll('person-1')).names).toContain('me:person-1');
  });
});
