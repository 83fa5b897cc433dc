import { writeOp } from '../../device/store/enqueue.ts';
import type { PersonStore } from '../../device/store/person-store.ts';
import type { Result } from '../../domain/result.ts';
import type { AssignmentRecord } from '../../domain/task.ts';
import type { FaultKind } from '../../sync/fault.ts';
import { attempt } from './attempt.ts';

type Target = Pick<AssignmentRecord, 'id' | 'unitId'>;
type Tried<T> = Promise<Result<T, { fault: FaultKind }>>;

/** *Phân công cho*: gives the task to a person of the unit, or (null) to the whole unit again. */
export const assignTask = (
  store: PersonStore,
  { id, unitId }: Target,
  person: { id: string; name: string } | null,
): Tried<string> =>
  attempt(() =>
    writeOp(store, {
      kind: 'assign-person',
      recordId: id,
      unitId,
      baseRev: 0,
      body: { personId: person?.id ?? null, personName: person?.name ?? null },
    }),
  );
