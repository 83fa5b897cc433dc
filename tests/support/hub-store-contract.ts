// What every HubStore must do, as one suite: the memory one and the PostgreSQL one run exactly this. One world is
// loaded once; each test files reports of its own.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Op } from '../../src/domain/op.ts';
import { type FinalOutcome, judgeBatch } from '../../src/sync/hub-batch.ts';
import type { HubStore, HubTx, Pusher } from '../../src/sync/hub-store.ts';
import { aFiling, anAct, aPhoto, aReport, NOW_ISO, uuid } from './build.ts';
import { opDigest, sha256Hex } from './digest.ts';
import { aHubWorld, aPusher, type HubWorld } from './hub-world.ts';

export type HubHarness = {
  store: HubStore;
  /** What is kept in quarantine, of all units. */
  quarantined(): Promise<{ opId: string; digest: string; body: unknown }[]>;
  /** Revision numbers of a report's immutable texts. */
  revisions(reportId: string): Promise<number[]>;
  /** Marks a file as received, as after a complete and correct upload. */
  receiveFile(fileId: string): Promise<void>;
  /** Persons from whom the file's bytes are expected. */
  expectedFrom(fileId: string): Promise<string[]>;
  close(): Promise<void>;
};

const official = aPusher('person-1');
const item = (op: Op, seq = 1) => ({ op, digest: opDigest(op), seq });
/** Ids of the n-th test: an operation and a report of its own. */
const ids = (n: number) => ({ opId: uuid(n, 4), recordId: uuid(n, 5) });

/** Declares the suite for one implementation, loaded with `aHubWorld()`. */
export function hubStoreContract(
  name: string,
  open: (world: HubWorld) => Promise<HubHarness>,
): void {
  describe(`HubStore on ${name}`, () => {
    let h: HubHarness;
    beforeAll(async () => {
      h = await open(aHubWorld());
    });
    afterAll(() => h.close());
    const within = <T>(work: (tx: HubTx) => Promise<T>, pusher: Pusher = official) =>
      h.store.transaction(pusher, work);
    const push = (ops: readonly Op[], pusher: Pusher = official) =>
      judgeBatch(
        h.store,
        pusher,
        ops.map((op, n) => item(op, n + 1)),
        sha256Hex,
      );
    const outcomes = async (ops: readonly Op[], pusher?: Pusher) =>
      (await push(ops, pusher)).map((o: FinalOutcome) => o.outcome);

    test('[H1] gives an operation its first outcome again', async () => {
      const filing = aFiling(ids(1));
      const [first] = await push([filing]);
      const [again] = await push([filing]);
      expect(first).toMatchObject({ outcome: 'applied', rev: 1 });
      expect(again).toEqual({ ...first, outcome: 'duplicate' });
      expect(await h.revisions(filing.recordId)).toEqual([1]);
    });

    test('[H1] files one report when the same operation arrives eight times at once', async () => {
      const filing = aFiling(ids(2));
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => outcomes([filing])),
      );
      expect(answers.flat().filter((o) => o === 'applied')).toHaveLength(1);
      expect(answers.flat().filter((o) => o === 'duplicate')).toHaveLength(7);
      expect(await h.revisions(filing.recordId)).toEqual([1]);
    });

    test('[H2] undoes a part that fails and keeps the rest of the transaction', async () => {
      const [kept, dropped] = [
        aReport({ id: uuid(31, 5) }),
        aReport({ id: uuid(32, 5) }),
      ];
      await h.store.transaction(official, async (tx, savepoint) => {
        await savepoint(() => tx.writeReport(kept, true, aFiling(ids(31)), official));
        const failing = savepoint(async () => {
          await tx.writeReport(dropped, true, aFiling(ids(32)), official);
          throw new RangeError('planted');
        });
        await expect(failing).rejects.toThrow('planted');
        expect(await tx.report(dropped.id)).toBeNull();
      });
      expect(await within((tx) => tx.report(kept.id))).toEqual(kept);
      expect(await within((tx) => tx.report(dropped.id))).toBeNull();
    });

    test('[H2] leaves nothing of a transaction that fails', async () => {
      const report = aReport({ id: uuid(4, 5) });
      const failing = within(async (tx) => {
        await tx.writeReport(report, true, aFiling(ids(4)), official);
        throw new RangeError('planted');
      });
      await expect(failing).rejects.toThrow('planted');
      expect(await within((tx) => tx.report(report.id))).toBeNull();
      expect(await h.revisions(report.id)).toEqual([]);
    });

    test('[H2] reads back its own writes, field by field', async () => {
      // As one who may see it: a store with walls of its own shows it to nobody else.
      const read = () =>
        within((tx) => tx.assignment('assignment-centre'), aPusher('desk-1'));
      const before = await read();
      const accept = anAct('accept-task', {
        opId: uuid(5, 4),
        unitId: 'pvhcc-a',
        recordId: 'assignment-centre',
      });
      expect(await outcomes([accept], aPusher('desk-1'))).toEqual(['applied']);
      const after = await read();
      expect(after).toEqual({ ...before, state: 'ACCEPTED', log: after?.log });
      expect(after?.log).toMatchObject([{ kind: 'accepted', byName: 'Tên desk-1' }]);
    });

    test('[H6] lets one of two corrections on the same revision win and keeps both texts', async () => {
      const filing = aFiling(ids(6));
      await push([filing]);
      const change = (n: number) =>
        aFiling({ ...ids(6), opId: uuid(n, 4), baseRev: 1, text: `Sửa lần ${n}` });
      const [a, b] = [change(61), change(62)];
      const both = await Promise.all([
        outcomes([a]),
        outcomes([b], aPusher('person-2', 2)),
      ]);
      expect(both.flat().sort()).toEqual(['applied', 'conflict']);
      const report = await within((tx) => tx.report(filing.recordId));
      expect(report?.rev).toBe(2);
      expect(report?.sides).toHaveLength(1);
      expect(report?.past).toHaveLength(1);
    });

    test('[H3] remembers a refused operation by the record it named', async () => {
      const filing = aFiling({ ...ids(7), body: { assignmentId: 'nowhere' } });
      expect(await outcomes([filing])).toEqual(['quarantined']);
      const entry = await within((tx) => tx.refusedOn(filing.recordId));
      expect(entry).toMatchObject({
        opId: filing.opId,
        outcome: 'quarantined',
        problem: { code: 'assignment-missing' },
      });
      expect(await within((tx) => tx.refusedOn(uuid(99, 5)))).toBeNull();
    });

    test('[H4] keeps a text in quarantine once, however often it is said', async () => {
      const { opId, recordId } = ids(8);
      const entry = {
        opId,
        recordId,
        digest: 'a'.repeat(64),
        unitId: 'xa-a',
        body: { text: 'Nội dung' },
        problem: { code: 'unreadable' } as const,
        by: official,
      };
      await within((tx) => tx.quarantine(entry));
      await within((tx) => tx.quarantine(entry));
      const kept = (await h.quarantined()).filter((q) => q.opId === opId);
      expect(kept).toHaveLength(1);
      expect(kept[0]?.body).toEqual({ text: 'Nội dung' });
    });

    test('[H1] keeps a ledger entry as it was written', async () => {
      const entry = {
        ...ids(9),
        personId: official.personId,
        digest: 'b'.repeat(64),
        outcome: 'rejected' as const,
        rev: 3,
        problem: { code: 'photos-missing', missing: 2 } as const,
        at: NOW_ISO,
      };
      await within((tx) => tx.writeOp(entry, official, 12));
      expect(await within((tx) => tx.findOp(entry.opId))).toEqual(entry);
      expect(await within((tx) => tx.findOp(uuid(98, 4)))).toBeNull();
    });

    test('[B1] expects announced files and knows those that are here already', async () => {
      const photos = [aPhoto(91), aPhoto(92)];
      const files = photos.map(({ ref }) => ref);
      const { recordId } = ids(10);
      const of = { reportId: recordId, unitId: 'xa-a', personId: 'person-1' };
      await within((tx) =>
        tx.writeReport(aReport({ id: recordId }), true, aFiling(ids(10)), official),
      );
      expect([...(await within((tx) => tx.expectFiles(files, of)))]).toEqual([]);
      await h.receiveFile(files[0]?.fileId ?? '');
      expect([...(await within((tx) => tx.expectFiles(files, of)))]).toEqual([
        files[0]?.fileId,
      ]);
    });

    test('[B1] expects a file from everyone who announced it, as the content it first was', async () => {
      const { ref } = aPhoto(93);
      const other = { ...ref, sha256: 'e'.repeat(64) };
      const announce = (personId: string, file: typeof ref) =>
        within(
          (tx) =>
            tx.expectFiles([file], { reportId: uuid(11, 5), unitId: 'xa-a', personId }),
          aPusher(personId),
        );
      // A colleague's correction names the photo before its author's own text is here.
      await announce('person-2', ref);
      await announce('person-1', ref);
      await announce('coordinator-1', other);
      const from = await h.expectedFrom(ref.fileId);
      expect(from.sort()).toEqual(['person-1', 'person-2']);
    });

    test('[H7] reads the rights a person holds and those that ended', async () => {
      const grants = await within((tx) => tx.grantsOf('merged-1'), aPusher('merged-1'));
      expect(grants.map((g) => [g.unitId, g.to])).toEqual(
        expect.arrayContaining([
          ['xa-cu', '2026-02-28'],
          ['xa-a', null],
        ]),
      );
      const nobody = await within((tx) => tx.grantsOf('nobody'), aPusher('nobody'));
      expect(nobody).toEqual([]);
    });

    test('[H4] reads units with what they are inside, their end and their successors', async () => {
      const read = (id: string) => within((tx) => tx.unit(id));
      expect(await read('pvhcc-a')).toMatchObject({ inside: ['xa-a'], endedOn: null });
      expect(await read('xa-cu')).toMatchObject({
        endedOn: '2026-02-28',
        successors: ['xa-a'],
      });
      expect(await read('nowhere')).toBeNull();
    });

    test('[H4] reads forms by version, the calendar, and who works where', async () => {
      const world = aHubWorld();
      expect(await within((tx) => tx.form('f-test', '1'))).toEqual({
        ...world.form,
        files: {},
      });
      expect(await within((tx) => tx.form('f-test', '2'))).toBeNull();
      expect(await within((tx) => tx.calendar())).toEqual(world.calendar);
      const works = (person: string, unit: string) =>
        within(async (tx) => {
          const facts = await tx.unit(unit);
          return facts !== null && tx.isOfUnit(person, facts);
        });
      expect(await works('person-1', 'xa-a')).toBe(true);
      expect(await works('gone-1', 'xa-a')).toBe(false);
      expect(await works('person-b', 'xa-a')).toBe(false);
    });
  });
}
