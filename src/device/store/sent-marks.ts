// Which operations in line have left the device, and how often. All in one small row: marking a batch is one write,
// not a thousand, and it is on disk before the batch leaves (O5).
import type { Mark, Marks, PersonDb } from './person-db.ts';

const KEY = 'sent';
/** Never left the device. */
export const UNSENT: Mark = { sentAt: null, attempts: 0 };

/** All marks; inside or outside a transaction over `meta`. */
export const readMarks = async (db: PersonDb): Promise<Marks> =>
  (await db.meta.get(KEY))?.marks ?? {};

export const markOf = (marks: Marks, opId: string): Mark => marks[opId] ?? UNSENT;

/** Writes all marks, inside a transaction over `meta`. */
export async function writeMarks(db: PersonDb, marks: Marks): Promise<void> {
  await db.meta.put({ key: KEY, n: 0, body: null, marks });
}

/** Forgets the marks of operations that are out of the line, inside a transaction over `meta`. */
export async function dropMarks(db: PersonDb, opIds: readonly string[]): Promise<void> {
  const marks = { ...(await readMarks(db)) };
  const known = opIds.filter((opId) => Object.hasOwn(marks, opId));
  if (known.length === 0) return;
  for (const opId of known) delete marks[opId];
  await writeMarks(db, marks);
}
