import { writeOp } from '../../device/store/enqueue.ts';
import type { PersonStore } from '../../device/store/person-store.ts';
import type { Result } from '../../domain/result.ts';
import type { AssignmentRecord } from '../../domain/task.ts';
import type { FaultKind } from '../../sync/fault.ts';
import { attempt } from './attempt.ts';

type Target = Pick<AssignmentRecord, 'id' | 'unitId'>;
type Tried<T> = Promise<Result<T, { fault: FaultKind }>>;

/** *Tiếp nhận*: the unit says that it has the task. */
export const acceptTask = (store: PersonStore, { id, unitId }: Target): Tried<string> =>
  attempt(() =>
    writeOp(store, {
      kind: 'accept-task',
      recordId: id,
      unitId,
      // An assignment has no revisions.
      baseRev: 0,
      body: {},
    }),
  );
