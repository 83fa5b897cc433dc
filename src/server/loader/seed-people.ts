import * as z from 'zod';
import { Role } from '../../domain/person.ts';
import type { NewGrant, NewPerson } from '../store/people.ts';

const SeedPerson = z.object({
  id: z.string(),
  name: z.string(),
  phone: z.string(),
  demo: z.boolean(),
  positions: z.array(
    z.object({ unitId: z.string(), role: Role, title: z.string(), primary: z.boolean() }),
  ),
});
export type SeedPerson = z.infer<typeof SeedPerson>;

/** Reads a `people.json`. @throws Error when it is not one */
export const parsePeople = (text: string): SeedPerson[] =>
  z.array(SeedPerson).parse(JSON.parse(text.normalize('NFC')));

/** What is stored of them: the people, and their hats from a day on. */
export function peopleRecords(
  seeds: readonly SeedPerson[],
  from: string,
): { people: NewPerson[]; grants: NewGrant[] } {
  return {
    people: seeds.map(({ id, name, phone, demo }) => ({
      id,
      name,
      phone,
      demo,
      username: null,
    })),
    grants: seeds.flatMap((seed) =>
      seed.positions.map((position) => ({
        personId: seed.id,
        ...position,
        from,
        to: null,
      })),
    ),
  };
}
