import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeRecord, PersonRecord } from '../../../src/domain/person.ts';
import type { RecordBodies, RecordType } from '../../../src/domain/record.ts';
import { publishForms } from '../../../src/server/store/forms.ts';
import { writeCalendars, writeLists } from '../../../src/server/store/lists.ts';
import { addGrants, endGrants, insertPeople } from '../../../src/server/store/people.ts';
import { insertPlan, readPlan } from '../../../src/server/store/plans.ts';
import { pullPage } from '../../../src/server/store/pull.ts';
import { asSystem, type Tx } from '../../../src/server/store/scope.ts';
import {
  countUnits,
  endUnits,
  readUnits,
  writeUnits,
} from '../../../src/server/store/units.ts';
import { anAssignment } from '../../support/build.ts';
import { aHubWorld, aPlan, aTask, aUnit } from '../../support/hub-world.ts';
import { makeTestDatabase, type TestDatabase } from '../../support/server/database.ts';
import { loadWorld } from '../../support/server/load-world.ts';

const world = aHubWorld();
let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
  await loadWorld(database.pool, world);
});
afterAll(() => database.close());

const change = <T>(work: (tx: Tx) => Promise<T>) => asSystem(database.pool, work);
type Held = Map<string, { body: unknown; via: string[] }>;
async function heldBy(personId: string): Promise<Held> {
  const held: Held = new Map();
  let cursor: string | null = null;
  for (let more = true; more; ) {
    const page = await pullPage(database.pool, personId, cursor);
    for (const { type, id, body, via } of page.changes)
      held.set(`${type}:${id}`, { body, via });
    ({ cursor, more } = page);
  }
  return held;
}
const bodyOf = <T extends RecordType>(held: Held, type: T, id: string) =>
  held.get(`${type}:${id}`)?.body as RecordBodies[T] | undefined;
const hat = (
  personId: string,
  unitId: string,
  role: 'OFFICER' | 'COORDINATOR' | 'VIEWER',
) => ({
  personId,
  unitId,
  role,
  title: 'Công chức',
  from: '2025-07-01',
  to: null,
  primary: true,
});
const someone = (id: string, phone = '') => ({
  id,
  name: `Người ${id}`,
  phone,
  username: id,
  demo: true,
});

test('[PEOPLE] a new coordinator is the contact on the devices of the whole organisation', async () => {
  await change((tx) =>
    insertPeople(
      tx,
      [someone('head-b', '0900 000 099')],
      [hat('head-b', 'xa-b', 'COORDINATOR')],
    ),
  );
  const contact = { rootId: 'xa-b', name: 'Người head-b', phone: '0900 000 099' };
  const me = async (id: string): Promise<MeRecord | undefined> =>
    bodyOf(await heldBy(id), 'me', id);
  expect((await me('person-b'))?.contacts).toEqual([contact]);
  expect((await me('person-1'))?.contacts).not.toContainEqual(contact);
});

test('[PEOPLE] a second hat shows on both sides, and its end takes it away', async () => {
  await change((tx) =>
    insertPeople(tx, [someone('two-hats')], [hat('two-hats', 'xa-a', 'OFFICER')]),
  );
  await change((tx) => addGrants(tx, [hat('two-hats', 'xa-b', 'OFFICER')]));
  const colleague = async (seer: string): Promise<PersonRecord | undefined> =>
    bodyOf(await heldBy(seer), 'person', 'two-hats');
  expect((await colleague('person-b'))?.positions).toHaveLength(2);
  const ended = {
    personId: 'two-hats',
    unitId: 'xa-b',
    role: null,
    lastDay: '2026-01-31',
  };
  expect(await change((tx) => endGrants(tx, ended))).toBe(1);
  expect(await colleague('person-b')).toBeUndefined();
  expect((await colleague('person-1'))?.positions).toEqual([
    { unitId: 'xa-a', role: 'OFFICER', title: 'Công chức' },
  ]);
  const me: MeRecord | undefined = bodyOf(await heldBy('two-hats'), 'me', 'two-hats');
  expect(me?.grants.map((grant) => [grant.unitId, grant.to])).toEqual(
    expect.arrayContaining([
      ['xa-a', null],
      ['xa-b', '2026-01-31'],
    ]),
  );
});

test('[PEOPLE] the same people loaded twice stay as they are', async () => {
  const people = world.people.map(({ id }) => ({ ...someone(id), name: 'Tên khác' }));
  await change((tx) => insertPeople(tx, people, []));
  expect(bodyOf(await heldBy('person-1'), 'person', 'person-2')?.name).toBe(
    'Tên person-2',
  );
});

test('[UNITS] are seen inside and by those who supervise the province', async () => {
  const [inside, above, aside] = [
    await heldBy('coordinator-1'),
    await heldBy('viewer-1'),
    await heldBy('person-b'),
  ];
  expect(inside.get('unit:pvhcc-a')?.via).toEqual(['in:xa-a']);
  expect(above.get('unit:pvhcc-a')?.via).toEqual(['under:tinh-a']);
  expect(aside.has('unit:pvhcc-a')).toBe(false);
});

test('[UNITS] a merger is a change of data: end date, successors, and nothing else moves', async () => {
  await change((tx) => writeUnits(tx, [aUnit({ id: 'xa-c' }), aUnit({ id: 'xa-d' })]));
  await change((tx) =>
    endUnits(tx, ['xa-c'], '2026-06-30', [
      { oldId: 'xa-c', newId: 'xa-d', from: '2026-07-01', note: '' },
      { oldId: 'xa-c', newId: 'xa-a', from: '2026-07-01', note: '' },
    ]),
  );
  const [ended] = await change((tx) => readUnits(tx, ['xa-c']));
  expect(ended).toEqual(aUnit({ id: 'xa-c', validTo: '2026-06-30' }));
  expect(bodyOf(await heldBy('viewer-1'), 'unit', 'xa-c')?.validTo).toBe('2026-06-30');
  const n = await change(countUnits);
  await change((tx) => writeUnits(tx, [aUnit({ id: 'xa-d', name: 'Tên mới' })]));
  expect(await change(countUnits)).toBe(n);
});

test('[UNITS] four thousand units are stored and published in seconds', async () => {
  const units = Array.from({ length: 4000 }, (_, n) =>
    aUnit({ id: `u${n}`, provinceId: 'tinh-z' }),
  );
  const province = aUnit({
    id: 'tinh-z',
    kind: 'PROVINCE_PC',
    parentId: null,
    provinceId: 'tinh-z',
  });
  // Children first: the order of a file does not matter.
  await change((tx) =>
    writeUnits(tx, [...units.map((u) => ({ ...u, parentId: 'tinh-z' })), province]),
  );
  expect(await change((tx) => readUnits(tx, ['u3999']))).toHaveLength(1);
});

test('[PLANS] are seen by the units that have their tasks, and by the issuer and who supervises there', async () => {
  const at = (id: string) =>
    heldBy(id).then((held) => held.get('task:task-1')?.via ?? []);
  expect(await at('person-1')).toEqual(['xa-a']);
  expect(await at('desk-1')).toEqual(['pvhcc-a']);
  expect(await at('viewer-1')).toEqual(['over:so-a', 'so-a']);
  const other = await heldBy('person-b');
  expect(other.has('assignment:assignment-b')).toBe(true);
  expect(other.has('assignment:assignment-1')).toBe(false);
});

test('[PLANS] an original that nobody has is the issuer’s alone, and loads once', async () => {
  const plan = { ...aPlan, id: 'plan-old', year: 2025, state: 'CLOSED' as const };
  const tasks = [{ ...aTask, id: 'task-old', planId: 'plan-old' }];
  const insert = () => change((tx) => insertPlan(tx, { plan, tasks, assignments: [] }));
  expect(await insert()).toBe(true);
  expect(await insert()).toBe(false);
  expect((await heldBy('person-1')).has('plan:plan-old')).toBe(false);
  expect((await heldBy('viewer-1')).has('task:task-old')).toBe(true);
  expect(await change((tx) => readPlan(tx, 'plan-old'))).toEqual({ plan, tasks });
  expect(await change((tx) => readPlan(tx, 'plan-none'))).toBeNull();
});

test('[PLANS] a plan that cannot be stored whole is not stored at all', async () => {
  const plan = { ...aPlan, id: 'plan-half' };
  const tasks = [{ ...aTask, id: 'task-half', planId: 'plan-half' }];
  const assignments = [
    anAssignment({ id: 'a-half', taskId: 'task-none', planId: 'plan-half' }),
  ];
  const insert = change((tx) => insertPlan(tx, { plan, tasks, assignments }));
  await expect(insert).rejects.toMatchObject({ code: '23503' });
  expect(await change((tx) => readPlan(tx, 'plan-half'))).toBeNull();
});

test('[FORMS] a new version becomes current and the old one stays for its drafts', async () => {
  const next = {
    hash: 'f'.repeat(64),
    definition: { ...world.form.definition, version: '2' },
  };
  await change((tx) => publishForms(tx, [next]));
  const held = await heldBy('person-1');
  expect(bodyOf(held, 'form', 'f-test@1')).toMatchObject({
    current: false,
    ...world.form,
  });
  expect(bodyOf(held, 'form', 'f-test@2')).toMatchObject({ current: true, version: '2' });
});

test('[FORMS] a published version never changes', async () => {
  const altered = { hash: 'e'.repeat(64), definition: world.form.definition };
  await expect(change((tx) => publishForms(tx, [altered]))).rejects.toThrow(
    'never changes',
  );
});

test('[LISTS] are published when they change, and only then', async () => {
  const list = {
    id: 'CHANNEL',
    items: [{ code: 'LOUDSPEAKER', vi: 'Loa', en: 'Loudspeaker' }],
  };
  await change((tx) => writeLists(tx, [list]));
  const { cursor } = await pullPage(database.pool, 'person-1', null);
  await change((tx) => writeLists(tx, [list]));
  await change((tx) => writeCalendars(tx, [{ id: 'cchc', calendar: world.calendar }]));
  expect((await pullPage(database.pool, 'person-1', cursor)).changes).toEqual([]);
  await change((tx) => writeLists(tx, [{ ...list, items: [] }]));
  const { changes } = await pullPage(database.pool, 'person-1', cursor);
  expect(changes).toMatchObject([{ type: 'list', id: 'CHANNEL', ver: 2 }]);
});
