// Undoing an act that is not a text: confirm, ask for more, take up, accept, assign. Promises: only what never left
// this machine, and is the last word on its record, is undone. Refuses texts: those go back to the table (take-back).
import { canTakeBack } from '../../sync/outbox.ts';
import { rowsOfRecord } from './enqueue.ts';
import type { PersonStore } from './person-store.ts';
import { markOf, readMarks } from './sent-marks.ts';
import { guarded } from './storage-fault.ts';

/** Takes an act out of the line as if it had not been done; false when it has left, or something follows it. */
export const takeBackAct = ({ db }: PersonStore, opId: string): Promise<boolean> =>
  guarded(db, () =>
    db.transaction('rw', db.outbox, db.meta, async () => {
      const row = await db.outbox.get(opId);
      if (row === undefined || row.kind === 'file-report') return false;
      // O5: stamped as sent, it may already be known elsewhere.
      const { sentAt } = markOf(await readMarks(db), opId);
      if (!canTakeBack({ ...row, sentAt })) return false;
      if ((await rowsOfRecord(db, row.recordId)).at(-1)?.opId !== opId) return false;
      await db.outbox.delete(opId);
      return true;
    }),
  );
