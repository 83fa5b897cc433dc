// A reviewer's acts: each is one operation on the revision that was read, in the outbox before anything is claimed.
import { writeOp } from '../../device/store/enqueue.ts';
import type { PersonStore } from '../../device/store/person-store.ts';
import { takeBackAct } from '../../device/store/take-back-act.ts';
import type { FieldComment, ReportRecord } from '../../domain/report.ts';
import type { Result } from '../../domain/result.ts';
import type { FaultKind } from '../../sync/fault.ts';
import { attempt } from './attempt.ts';

type Reviewed = Pick<ReportRecord, 'id' | 'rev' | 'unitId'>;
type Tried<T> = Promise<Result<T, { fault: FaultKind }>>;

const onReport = (report: Reviewed) => ({
  recordId: report.id,
  unitId: report.unitId,
  baseRev: report.rev,
});

const plainText = (text: string): string => text.normalize('NFC').trim();

/** The reviewer is about to decide: from here on the author can no longer take the phiếu back. */
export const takeUp = (store: PersonStore, report: Reviewed): Tried<string> =>
  attempt(() =>
    writeOp(store, { kind: 'take-up-report', ...onReport(report), body: {} }),
  );

/** Confirms what was read; the remark may be empty. Returns the operation's id. */
export const approve = (
  store: PersonStore,
  report: Reviewed,
  comment: string,
): Tried<string> =>
  attempt(() =>
    writeOp(store, {
      kind: 'approve-report',
      ...onReport(report),
      body: { comment: plainText(comment) || null },
    }),
  );

/** Asks for more, in general and field by field. Returns the operation's id. */
export const askForMore = (
  store: PersonStore,
  report: Reviewed,
  asked: { comment: string; fields: readonly FieldComment[] },
): Tried<string> =>
  attempt(() =>
    writeOp(store, {
      kind: 'return-report',
      ...onReport(report),
      body: {
        comment: plainText(asked.comment),
        fields: asked.fields
          .map(({ path, comment }) => ({ path, comment: plainText(comment) }))
          .filter(({ comment }) => comment !== ''),
      },
    }),
  );

/** Undoes a decision that has not left this machine; false when it has. */
export const undoDecision = (store: PersonStore, opId: string): Tried<boolean> =>
  attempt(() => takeBackAct(store, opId));
