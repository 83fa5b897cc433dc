import { beforeEach, expect, test } from 'vitest';
import type { Op } from '../../src/domain/op.ts';
import { judgeBatch } from '../../src/sync/hub-batch.ts';
import { aFiling, anAct, aPhoto, NOW_MS, uuid } from '../support/build.ts';
import { opDigest, sha256Hex } from '../support/digest.ts';
import { aHubWorld, aPusher } from '../support/hub-world.ts';
import { type MemoryHub, makeMemoryHub } from '../support/memory-hub.ts';

let hub: MemoryHub;
let made = 100;
beforeEach(() => {
  hub = makeMemoryHub(aHubWorld(), () => NOW_MS);
});

/** Pushes operations of one person in one request; what became of each, in short. */
const push = async (person: string, ...ops: Op[]) => {
  const items = ops.map((op, seq) => ({ op, digest: opDigest(op), seq }));
  const judged = await judgeBatch(hub.store, aPusher(person), items, sha256Hex);
  return judged.map(({ outcome, problem }) =>
    problem === null ? outcome : `${outcome}(${problem.code})`,
  );
};
const fresh = () => uuid(++made, 1);
const amend = (baseRev: number, text: string) =>
  aFiling({ opId: fresh(), baseRev, text });
const act = (kind: Parameters<typeof anAct>[0], over: Parameters<typeof anAct>[1] = {}) =>
  anAct(kind, { opId: fresh(), ...over });
const report = () => hub.state.report.get(uuid(1, 2));
const _kept = () => [...hub.state.quarantine.values()];

test('[B1] expects the photos of a kept text, and counts those that are here already', async () => {
  const [a, b] = [aPhoto(1), aPhoto(2)];
  await push('person-1', aFiling({ body: { files: [a.ref] } }));
  expect(hub.receiveFile(a.ref.fileId, 'person-2', a.content)).toBe(false);
  expect(hub.receiveFile(a.ref.fileId, 'person-1', b.content)).toBe(false);
  expect(hub.receiveFile(a.ref.fileId, 'person-1', a.content)).toBe(true);
  expect(hub.receiveFile(b.ref.fileId, 'person-1', b.content)).toBe(false);
  const again = { ...amend(1, 'Thêm một ảnh nữa.') };
  again.body.files = [a.ref, b.ref];
  await push('person-1', again);
  expect(report()?.files.map((f) => f.received)).toEqual([true, false]);
});

test('[B2] does not confirm a report while a photo is missing', async () => {
  const { ref, content } = aPhoto(1);
  await push('person-1', aFiling({ body: { files: [ref] } }));
  expect(await push('coordinator-1', act('approve-report'))).toEqual([
    'rejected(photos-missing)',
  ]);
  hub.receiveFile(ref.fileId, 'person-1', content);
  expect(await push('coordinator-1', act('approve-report'))).toEqual(['applied']);
});

test('[B1] expects the photos of a text that lost, and of one that was quarantined', async () => {
  const [beside, kept, refused] = [aPhoto(3), aPhoto(4), aPhoto(5)];
  await push('person-1', aFiling());
  const late = aFiling({ opId: fresh(), body: { files: [beside.ref] } });
  expect(await push('person-1', late)).toEqual(['conflict(report-exists)']);
  const under = { assignmentId: 'nowhere', files: [kept.ref] };
  await push('person-1', aFiling({ opId: fresh(), recordId: uuid(4, 2), body: under }));
  const abroad = { unitId: 'xa-b', body: { files: [refused.ref] } };
  await push('person-1', aFiling({ opId: fresh(), recordId: uuid(5, 2), ...abroad }));
  const expected = [beside, kept, refused].map(({ ref }) =>
    hub.state.file.has(ref.fileId),
  );
  expect(expected).toEqual([true, true, false]);
});

test('[B2] counts a photo as received in a new report when its bytes are here already', async () => {
  const { ref, content } = aPhoto(6);
  await push('person-1', aFiling({ body: { files: [ref] } }));
  hub.receiveFile(ref.fileId, 'person-1', content);
  const again = { opId: fresh(), recordId: uuid(6, 2), body: { files: [ref] } };
  await push('person-1', aFiling(again));
  expect(hub.state.report.get(uuid(6, 2))?.files).toMatchObject([{ received: true }]);
});
