// The hub's port on PostgreSQL (sync/hub-store.ts). One transaction per batch, as the person who pushes: the
// wall of the database stands behind the judge. Reads lock; writes are kept until the batch is judged and then
// written together, before the commit; the store may run the whole work again when another was first.
import type { Pool } from 'pg';
import { personal } from '../../domain/unit.ts';
import type { FoundForm, HubStore, HubTx, Pusher } from '../../sync/hub-store.ts';
import { add, makePending, type Pending, put, withSavepoint } from './hub-pending.ts';
import {
  findFormVersion,
  findRefused,
  findUnitFacts,
  isOfUnit,
  makeSeen,
  readCalendar,
  type Seen,
  seeAssignments,
  seeOps,
  seeReports,
} from './hub-read.ts';
import { writePending } from './hub-write.ts';
import { asPerson, grantsOf, type PersonTx } from './scope.ts';

/** Published versions never change, so each is read from the database once. */
type FormCache = Map<string, FoundForm>;

async function findForm(
  tx: PersonTx,
  cache: FormCache,
  id: string,
  version: string,
): Promise<FoundForm | null> {
  const key = `${id}@${version}`;
  const known = cache.get(key) ?? (await findFormVersion(tx, id, version));
  if (known !== null) cache.set(key, known);
  return known;
}

async function findHere(
  tx: PersonTx,
  owner: string,
  files: readonly { fileId: string; sha256: string }[],
): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ sha256: string }>(
    'select sha256 from file where owner = $1 and sha256 = any ($2)',
    [owner, files.map((file) => file.sha256)],
  );
  const held = new Set(rows.map((row) => row.sha256));
  return new Set(
    files.filter((file) => held.has(file.sha256)).map((file) => file.fileId),
  );
}

type Open = { tx: PersonTx; pending: Pending; seen: Seen; forms: FormCache };

const makeReads = ({ tx, pending, seen, forms }: Open) =>
  ({
    async prepare(ahead) {
      await seeOps(tx, seen, ahead.opIds);
      await seeReports(tx, seen, ahead.reportIds);
      // Those of known reports too, so that every batch takes its locks in the same order.
      const known = ahead.reportIds.flatMap(
        (id) => seen.reports.get(id)?.assignmentId ?? [],
      );
      await seeAssignments(tx, seen, [...new Set([...ahead.assignmentIds, ...known])]);
    },
    async grantsOf(personId) {
      return personId === tx.personId ? tx.grants : grantsOf(tx, personId);
    },
    async findOp(opId) {
      await seeOps(tx, seen, [opId]);
      return pending.ops.get(opId)?.entry ?? seen.ops.get(opId) ?? null;
    },
    async refusedOn(recordId) {
      const mine = [...pending.ops.values()].findLast(
        ({ entry }) => entry.recordId === recordId && entry.outcome !== 'applied',
      );
      return mine?.entry ?? findRefused(tx, recordId);
    },
    async report(id) {
      await seeReports(tx, seen, [id]);
      return pending.reports.get(id) ?? seen.reports.get(id) ?? null;
    },
    async assignment(id) {
      await seeAssignments(tx, seen, [id]);
      return pending.assignments.get(id) ?? seen.assignments.get(id) ?? null;
    },
    unit: (id) => findUnitFacts(tx, id),
    form: (id, version) => findForm(tx, forms, id, version),
    calendar: () => readCalendar(tx),
    isOfUnit: (personId, unit) => isOfUnit(tx, personId, unit.id),
  }) satisfies Partial<HubTx>;

const makeWrites = ({ tx, pending }: Open) =>
  ({
    async writeReport(report, revision, op, by) {
      put(pending, pending.reports, report.id, report);
      if (op.kind !== 'file-report') return;
      const { id: reportId, unitId } = report;
      const text = {
        opId: op.opId,
        reportId,
        unitId,
        baseRev: op.baseRev,
        body: op.body,
      };
      const rev = revision ? report.rev : null;
      add(pending, pending.texts, [{ ...text, rev, authorId: by.personId }]);
    },
    async writeAssignment(assignment) {
      put(pending, pending.assignments, assignment.id, assignment);
    },
    async quarantine(entry) {
      add(pending, pending.quarantined, [entry]);
    },
    async expectFiles(files, of) {
      const owner = of.unitId ?? personal(of.personId);
      const here = await findHere(tx, owner, files);
      const { reportId, personId } = of;
      add(
        pending,
        pending.files,
        files.map((f) => ({
          ...f,
          reportId,
          personId,
          owner,
          isHere: here.has(f.fileId),
        })),
      );
      return here;
    },
    async writeOp(entry, by, seq) {
      put(pending, pending.ops, entry.opId, { entry, deviceId: by.deviceId, seq });
    },
  }) satisfies Partial<HubTx>;

const stores = new WeakMap<Pool, HubStore>();

/** The hub's store on PostgreSQL; one per pool. */
export function hubStore(pool: Pool): HubStore {
  const known = stores.get(pool) ?? makeHubStore(pool);
  stores.set(pool, known);
  return known;
}

function makeHubStore(pool: Pool): HubStore {
  const forms: FormCache = new Map();
  return {
    transaction: (pusher: Pusher, work) =>
      asPerson(
        pool,
        pusher.personId,
        async (tx) => {
          const open: Open = { tx, pending: makePending(), seen: makeSeen(), forms };
          const hubTx: HubTx = {
            nowIso: tx.nowIso,
            ...makeReads(open),
            ...makeWrites(open),
          };
          const result = await work(hubTx, (part) => withSavepoint(open.pending, part));
          await writePending(tx, open.pending, open.seen);
          return result;
        },
        { withPast: true },
      ),
  };
}
