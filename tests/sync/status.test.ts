import { expect, test } from 'vitest';
import type { FaultKind } from '../../src/sync/fault.ts';
import { arrivalOf, type StatusFacts, syncStatus } from '../../src/sync/status.ts';
import { aFile, aFiling, anItem, aPhoto, NOW_ISO } from '../support/build.ts';

const facts = (over: Partial<StatusFacts> = {}): StatusFacts => ({
  totals: { ops: 0, files: 0, setAside: 0 },
  running: null,
  last: { fault: null, at: NOW_ISO, retryAtMs: null },
  online: true,
  ...over,
});

test('[S1] says level only with an empty line and a cycle that ended well', () => {
  expect(syncStatus(facts())).toMatchObject({ kind: 'level', at: NOW_ISO });
  const notLevel: Partial<StatusFacts>[] = [
    { totals: { ops: 1, files: 0, setAside: 0 } },
    { totals: { ops: 0, files: 1, setAside: 0 } },
    { last: null },
    { last: { fault: 'server-error', at: NOW_ISO, retryAtMs: 5 } },
    { online: false },
    { running: 'starting' },
  ];
  for (const over of notLevel) expect(syncStatus(facts(over)).kind).not.toBe('level');
});

test('[S1] names why nothing moves, and what needs a person even without a line', () => {
  const why = (fault: FaultKind, online: boolean) => {
    const last = { fault, at: NOW_ISO, retryAtMs: 9 };
    const status = syncStatus(facts({ last, online }));
    return status.kind === 'waiting' ? status.why : status.kind;
  };
  expect(why('timeout', true)).toBe('backoff');
  expect(why('portal', true)).toBe('portal');
  expect(why('portal', false)).toBe('offline');
  expect(why('signed-out', false)).toBe('signed-out');
  expect(why('update-needed', false)).toBe('update-needed');
  expect(why('storage-full', false)).toBe('storage');
});

test('[S1] counts what is left and what was set aside in every state', () => {
  const totals = { ops: 2, files: 3, setAside: 1 };
  const running = { kind: 'file', sentBytes: 1, totalBytes: 2, left: 3 } as const;
  expect(syncStatus(facts({ totals, running }))).toEqual({
    kind: 'syncing',
    step: 'file',
    left: 5,
    setAside: 1,
  });
  expect(syncStatus(facts({ totals }))).toMatchObject({ left: 5, setAside: 1 });
});

test('[S2] says how far a report has come, and received only by receipts', () => {
  const op = aFiling();
  const photos = [aPhoto(1).ref, aPhoto(2).ref] as const;
  const files = photos.map((ref) => aFile(ref, op));
  const sent = files.map((f) => ({ ...f, state: 'sent' as const }));
  const queued = anItem(op, 1);
  expect(arrivalOf([queued], null, files)).toEqual({ kind: 'waiting' });
  expect(arrivalOf([{ ...queued, sentAt: NOW_ISO }], null, files)).toEqual({
    kind: 'sending',
  });
  const done = { ...queued, state: 'sent' as const };
  expect(arrivalOf([done], null, files)).toEqual({
    kind: 'text-received',
    files: 2,
    received: 0,
  });
  const held = [
    { fileId: photos[0].fileId, received: true },
    { fileId: photos[1].fileId, received: false },
  ];
  expect(arrivalOf([done], held, files)).toMatchObject({ received: 1 });
  expect(arrivalOf([done], held, sent)).toEqual({ kind: 'received', files: 2 });
  const aside = anItem(op, 2, { state: 'set-aside' });
  expect(arrivalOf([aside, queued], held, sent)).toMatchObject({ kind: 'set-aside' });
});

test('[S1] that nothing was ever updated is not said before it is known', () => {
  const never = facts({ last: null });
  expect(syncStatus(never).kind).toBe('never');
  expect(syncStatus({ ...never, last: undefined }).kind).toBe('unknown');
});
