import * as z from 'zod';
import { civilDateOf } from '../../domain/civil-date.ts';
import { Grant, isGrantOn, type MeRecord } from '../../domain/person.ts';
import { personal } from '../../domain/unit.ts';
import { GRANT_COLUMNS } from './grant-columns.ts';
import { type Published, publishRecords } from './publish.ts';
import { many } from './query.ts';
import type { Tx } from './scope.ts';

const Person = z.object({
  id: z.string(),
  name: z.string(),
  phone: z.string(),
  demo: z.boolean(),
});
const HeldGrant = z.object({
  ...Grant.shape,
  personId: z.string(),
  home: z.array(z.string()),
});
type HeldGrant = z.infer<typeof HeldGrant>;
type Contact = MeRecord['contacts'][number];
const ContactRow = z.object({ rootId: z.string(), name: z.string(), phone: z.string() });

const readGrants = (tx: Tx, ids: readonly string[]): Promise<HeldGrant[]> =>
  many(
    tx,
    HeldGrant,
    `select g.person_id as "personId", u.home, ${GRANT_COLUMNS} where g.person_id = any ($1)
     order by g.is_primary desc, g.id`,
    [ids],
  );

/** Whom to call in an organisation: the coordinators granted at its root. */
const readContacts = (
  tx: Tx,
  roots: readonly string[],
  today: string,
): Promise<Contact[]> =>
  many(
    tx,
    ContactRow,
    `select g.unit_id as "rootId", p.name, p.phone from person_grant g join person p on p.id = g.person_id
     where g.unit_id = any ($1) and g.role = 'COORDINATOR' and p.disabled_at is null
       and g.valid_from <= $2 and (g.valid_to is null or g.valid_to >= $2)
     order by g.unit_id, g.is_primary desc, p.id`,
    [roots, today],
  );

/** Everyone at the organisations where one of these people is a coordinator: their own records name the contact. */
const withCircle = async (tx: Tx, ids: readonly string[]): Promise<string[]> => {
  const found = await many(
    tx,
    z.object({ id: z.string() }),
    `select unnest($1::text[]) as id union
     select other.person_id from person_grant mine
       join unit u on u.root_id = mine.unit_id
       join person_grant other on other.unit_id = u.id
     where mine.person_id = any ($1) and mine.role = 'COORDINATOR'`,
    [ids],
  );
  return found.map(({ id }) => id);
};

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

const bare = ({ personId: _, home: __, ...grant }: HeldGrant): Grant => grant;

/** Publishes people as colleagues see them, and as their own devices know them. */
export async function publishPeople(tx: Tx, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  const today = civilDateOf(tx.nowIso);
  const ids = await withCircle(tx, [...new Set(personIds)]);
  const people = await many(
    tx,
    Person,
    'select id, name, phone, demo from person where id = any ($1)',
    [ids],
  );
  const grantsOf = groupBy(await readGrants(tx, ids), (grant) => grant.personId);
  const roots = new Set([...grantsOf.values()].flat().map((grant) => grant.rootId));
  const contactsOf = groupBy(await readContacts(tx, [...roots], today), (c) => c.rootId);
  const records = people.flatMap((person): Published[] => {
    const all = grantsOf.get(person.id) ?? [];
    const held = all.filter((grant) => isGrantOn(grant, today));
    const positions = held.map(({ unitId, role, title }) => ({ unitId, role, title }));
    const myRoots = [...new Set(held.map((grant) => grant.rootId))];
    const contacts = myRoots.flatMap((root) => contactsOf.get(root) ?? []);
    const shared = { id: person.id, unitId: null };
    return [
      {
        ...shared,
        type: 'person',
        body: { ...person, positions },
        audiences: [...new Set(held.flatMap((grant) => grant.home))],
      },
      {
        ...shared,
        type: 'me',
        body: { ...person, grants: all.map(bare), contacts },
        audiences: [personal(person.id)],
      },
    ];
  });
  await publishRecords(tx, records);
}
