import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Op } from '../../../src/domain/op.ts';
import type { ReportRecord } from '../../../src/domain/report.ts';
import {
  findExpectedFile,
  findVisibleFile,
  receiveFile,
} from '../../../src/server/store/files.ts';
import { hubStore } from '../../../src/server/store/hub-store.ts';
import { pullPage } from '../../../src/server/store/pull.ts';
import { judgeBatch } from '../../../src/sync/hub-batch.ts';
import { aFiling, anAct, aPhoto, uuid } from '../../support/build.ts';
import { opDigest, sha256Hex } from '../../support/digest.ts';
import { aHubWorld, aPusher } from '../../support/hub-world.ts';
import { makeTestDatabase, type TestDatabase } from '../../support/server/database.ts';
import { loadWorld } from '../../support/server/load-world.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
  await loadWorld(database.pool, aHubWorld());
});
afterAll(() => database.close());

const push = async (personId: string, ...ops: Op[]) => {
  const items = ops.map((op, n) => ({ op, digest: opDigest(op), seq: n + 1 }));
  const judged = await judgeBatch(
    hubStore(database.pool),
    aPusher(personId),
    items,
    sha256Hex,
  );
  return judged.map((outcome) => outcome.outcome);
};
/** The n-th report with photos, filed by person-1 at xa-a. */
const withPhotos = (n: number, ...photos: number[]) =>
  aFiling({
    opId: uuid(n, 4),
    recordId: uuid(n, 5),
    body: { files: photos.map((photo) => aPhoto(photo).ref) },
  });
const idOf = (photo: number) => aPhoto(photo).ref.fileId;
const expected = (personId: string, photo: number) =>
  findExpectedFile(database.pool, personId, idOf(photo));
const visible = (personId: string, photo: number) =>
  findVisibleFile(database.pool, personId, idOf(photo));
async function receive(photo: number, personId = 'person-1') {
  const file = await expected(personId, photo);
  if (file === null) throw new Error('not expected');
  return receiveFile(database.pool, file);
}
async function readReport(
  id: string,
  personId = 'person-1',
): Promise<ReportRecord | null> {
  const page = await pullPage(database.pool, personId, null);
  return (page.changes.find((change) => change.id === id)?.body as ReportRecord) ?? null;
}

test('[B1] a file is expected from the person whose text announced it, and from nobody else', async () => {
  await push('person-1', withPhotos(1, 1));
  expect(await expected('person-1', 1)).toMatchObject({
    fileId: idOf(1),
    owner: 'xa-a',
    sha256: aPhoto(1).ref.sha256,
    receivedAt: null,
    isKept: false,
  });
  for (const other of ['person-2', 'coordinator-1', 'person-b', 'nobody'])
    expect(await expected(other, 1)).toBeNull();
  expect(await expected('person-1', 99)).toBeNull();
});

test('[B2] a received file is said on the report, to every device, once', async () => {
  const filing = withPhotos(2, 21, 22);
  await push('person-1', filing);
  const received = async () =>
    (await readReport(filing.recordId, 'person-2'))?.files.map((file) => file.received);
  expect(await received()).toEqual([false, false]);
  const at = await receive(21);
  expect(await received()).toEqual([true, false]);
  const { cursor } = await pullPage(database.pool, 'person-2', null);
  expect(await receive(21)).toBe(at);
  const again = await pullPage(database.pool, 'person-2', cursor);
  expect(again.changes).toEqual([]);
});

test('[B2] a report with photos missing is not confirmed until they are here', async () => {
  const filing = withPhotos(3, 31);
  await push('person-1', filing);
  const approve = (n: number) =>
    anAct('approve-report', { opId: uuid(n, 4), recordId: filing.recordId });
  expect(await push('coordinator-1', approve(301))).toEqual(['rejected']);
  await receive(31);
  expect(await push('coordinator-1', approve(302))).toEqual(['applied']);
});

test('[B1] the same photo in another report of the unit is here already; in another unit it is not', async () => {
  const again = (unit: string, n: number, person: string) => {
    const { ref } = aPhoto(41);
    const files = [{ ...ref, fileId: uuid(n, 3) }];
    const at = unit === 'xa-a' ? 'assignment-1' : 'assignment-b';
    return push(
      person,
      aFiling({ ...withPhotos(n), unitId: unit, body: { assignmentId: at, files } }),
    );
  };
  await push('person-1', withPhotos(4, 41));
  await receive(41);
  await again('xa-a', 401, 'person-2');
  await again('xa-b', 402, 'person-b');
  const find = (person: string, n: number) =>
    findExpectedFile(database.pool, person, uuid(n, 3));
  expect((await find('person-2', 401))?.receivedAt).not.toBeNull();
  expect(await find('person-b', 402)).toMatchObject({ receivedAt: null, isKept: false });
  expect((await readReport(uuid(401, 5)))?.files[0]?.received).toBe(true);
});

test('[B1] bytes that arrive fulfil every text of the unit that waits for them', async () => {
  const { ref } = aPhoto(51);
  await push('person-1', withPhotos(5, 51));
  const other = { ...withPhotos(52), unitId: 'xa-a' };
  await push(
    'person-2',
    aFiling({ ...other, body: { files: [{ ...ref, fileId: uuid(52, 3) }] } }),
  );
  await receive(51);
  for (const id of [uuid(5, 5), uuid(52, 5)])
    expect((await readReport(id))?.files.map((file) => file.received)).toEqual([true]);
});

test('[H7] a file is seen by those who see its report, once it is here', async () => {
  await push('person-1', withPhotos(6, 61));
  expect(await visible('person-1', 61)).toBeNull();
  await receive(61);
  for (const person of ['person-1', 'person-2', 'coordinator-1'])
    expect(await visible(person, 61)).toMatchObject({
      fileId: idOf(61),
      type: 'image/jpeg',
    });
  for (const person of ['person-b', 'desk-1', 'gone-1', 'viewer-1', 'nobody'])
    expect(await visible(person, 61)).toBeNull();
  const approve = anAct('approve-report', { opId: uuid(601, 4), recordId: uuid(6, 5) });
  expect(await push('coordinator-1', approve)).toEqual(['applied']);
  expect(await visible('viewer-1', 61)).not.toBeNull();
});

test("[H7] a text that names another unit's report lends its photos to nobody", async () => {
  const filing = withPhotos(7, 71);
  await push('person-1', filing);
  const forged = aFiling({
    opId: uuid(701, 4),
    recordId: filing.recordId,
    unitId: 'xa-b',
    baseRev: 1,
    body: {
      assignmentId: 'assignment-b',
      files: [{ ...aPhoto(71).ref, fileId: uuid(701, 3) }],
    },
  });
  await push('person-b', forged);
  const file = await findExpectedFile(database.pool, 'person-b', uuid(701, 3));
  if (file !== null) await receiveFile(database.pool, file);
  expect((await readReport(filing.recordId))?.files[0]?.received).toBe(false);
  expect(await findVisibleFile(database.pool, 'person-1', uuid(701, 3))).toBeNull();
});

test('[B1] the id of an announced file cannot be taken over by another text', async () => {
  await push('person-1', withPhotos(8, 81));
  const claim = aFiling({
    ...withPhotos(801, 81),
    unitId: 'xa-b',
    body: { assignmentId: 'assignment-b', files: [aPhoto(81).ref] },
  });
  await push('person-b', claim);
  expect(await expected('person-b', 81)).toBeNull();
  expect(await expected('person-1', 81)).toMatchObject({ reportId: uuid(8, 5) });
});

test('[B4] two photos of one report that arrive at once are both counted', async () => {
  const photos = [91, 92, 93, 94, 95];
  await push('person-1', withPhotos(9, ...photos));
  await Promise.all(photos.map((photo) => receive(photo)));
  const report = await readReport(uuid(9, 5));
  expect(report?.files.map((file) => file.received)).toEqual(photos.map(() => true));
});
