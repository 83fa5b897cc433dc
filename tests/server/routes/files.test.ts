import { randomBytes } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportRecord } from '../../../src/domain/report.ts';
import { FileStatus } from '../../../src/sync/protocol.ts';
import { aFiling, anAct, uuid } from '../../support/build.ts';
import { sha256Hex } from '../../support/digest.ts';
import { type Client, makeClient } from '../../support/edge/edge-client.ts';
import { loadEdgeWorld } from '../../support/edge/edge-world.ts';
import { type Edge, makeEdge } from '../../support/edge/make-edge.ts';
import { makeUploadClient, type Uploads } from '../../support/edge/upload-client.ts';

let edge: Edge;
let officer: Client;
let files: Uploads;
let stranger: Client;
let theirs: Uploads;
let n = 0;

beforeAll(async () => {
  edge = await makeEdge();
  await loadEdgeWorld(edge.db.pool);
  officer = makeClient(edge.app);
  await officer.signIn('officer');
  files = await makeUploadClient(edge.app, officer);
  stranger = makeClient(edge.app);
  await stranger.signIn('author-xa-z');
  theirs = await makeUploadClient(edge.app, stranger);
});
afterAll(() => edge.close());

type Photo = { fileId: string; reportId: string; bytes: Buffer };
/** Files a text that announces a photo, and gives back what was announced. */
async function announce(
  bytes = randomBytes(40_000),
  over: { type?: string; by?: Client; unitId?: string } = {},
): Promise<Photo> {
  n += 1;
  const { type = 'image/jpeg', by = officer, unitId = 'xa-a' } = over;
  const fileId = uuid(n, 51);
  const reportId = uuid(n, 52);
  const file = {
    fileId,
    name: `${fileId}.jpg`,
    sha256: sha256Hex(bytes),
    size: bytes.length,
    type,
  };
  const body = { assignmentId: `assignment-${unitId}`, files: [file] };
  const [outcome] = await by.push([
    aFiling({ opId: uuid(n, 53), recordId: reportId, unitId, body }),
  ]);
  expect(outcome?.outcome).toBe('applied');
  return { fileId, reportId, bytes };
}
const receiptOf = async (fileId: string) =>
  FileStatus.parse(
    JSON.parse((await files.send('GET', `/api/v1/files/${fileId}/receipt`)).body),
  ).receipt;
const heldFiles = async (reportId: string) =>
  ((await officer.pullAll()).records.get(`report:${reportId}`) as ReportRecord).files;

test('[FILES] a photo travels in pieces, counts once the hash agrees, and the report says so', async () => {
  const { fileId, reportId, bytes } = await announce();
  expect(await receiptOf(fileId)).toBeNull();
  const created = await files.create(fileId, bytes.length);
  expect([created.status, created.headers.get('location')]).toEqual([
    201,
    `/api/v1/files/${fileId}`,
  ]);
  const first = await files.append(fileId, 0, bytes.subarray(0, 15_000));
  expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '15000']);
  expect(await receiptOf(fileId)).toBeNull();
  expect((await heldFiles(reportId))[0]?.received).toBe(false);
  const last = await files.append(fileId, 15_000, bytes.subarray(15_000));
  expect(last.status).toBe(204);
  expect(await receiptOf(fileId)).toMatchObject({
    id: fileId,
    digest: sha256Hex(bytes),
    outcome: 'applied',
  });
  expect((await heldFiles(reportId))[0]?.received).toBe(true);
});

test('[FILES] a cut line loses nothing that had arrived: the rest goes on from there', async () => {
  const { fileId, bytes } = await announce(randomBytes(300_000));
  await files.create(fileId, bytes.length);
  const { box } = edge.deps;
  await files.cut(fileId, bytes, 180_000, async () => (await box.grown(fileId)) !== 0);
  // What was on the line when it was cut may still come in: ask, send, and ask again where it had moved.
  for (let status = 409; status === 409; ) {
    const there = await files.offset(fileId);
    expect(there).toBeGreaterThan(0);
    expect(there).toBeLessThanOrEqual(180_000);
    ({ status } = await files.append(fileId, there, bytes.subarray(there)));
    expect([204, 409]).toContain(status);
  }
  expect(await receiptOf(fileId)).not.toBeNull();
});

test('[FILES] bytes that are not the announced ones are dropped and never counted', async () => {
  const { fileId, reportId, bytes } = await announce();
  await files.create(fileId, bytes.length);
  const wrong = await files.append(fileId, 0, randomBytes(bytes.length));
  expect([wrong.status, JSON.parse(wrong.body)]).toEqual([
    460,
    { error: 'digest-differs' },
  ]);
  expect(await receiptOf(fileId)).toBeNull();
  expect((await heldFiles(reportId))[0]?.received).toBe(false);
  expect(
    (await readdir(join(edge.dir, 'partial'))).filter((f) => f.startsWith(fileId)),
  ).toEqual([]);
  await files.create(fileId, bytes.length);
  expect((await files.append(fileId, 0, bytes)).status).toBe(204);
  expect(await receiptOf(fileId)).not.toBeNull();
});

test('[FILES] what was received already answers as complete to every question', async () => {
  const { fileId, bytes } = await announce();
  await files.create(fileId, bytes.length);
  await files.append(fileId, 0, bytes);
  const again = await files.create(fileId, bytes.length);
  expect([again.status, again.headers.get('upload-offset')]).toEqual([
    201,
    String(bytes.length),
  ]);
  expect(await files.offset(fileId)).toBe(bytes.length);
  expect((await files.append(fileId, 0, randomBytes(10))).status).toBe(204);
  const gone = await files.send('DELETE', `/api/v1/files/${fileId}`);
  expect([gone.status, JSON.parse(gone.body)]).toEqual([409, { error: 'file-received' }]);
  expect(await receiptOf(fileId)).not.toBeNull();
});

test('[FILES] beginning again after a lost answer goes on where it stood', async () => {
  const { fileId, bytes } = await announce();
  await files.create(fileId, bytes.length);
  await files.append(fileId, 0, bytes.subarray(0, 9_000));
  expect((await files.create(fileId, bytes.length)).status).toBe(201);
  expect(await files.offset(fileId)).toBe(9_000);
  const stale = await files.append(fileId, 0, bytes);
  expect([stale.status, JSON.parse(stale.body)]).toEqual([
    409,
    { error: 'offset-differs' },
  ]);
});

test('[FILES] the announced size is the size: neither more nor less is taken', async () => {
  const { fileId, bytes } = await announce();
  for (const size of [bytes.length - 1, bytes.length + 1, 0]) {
    const answer = await files.create(fileId, size);
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      400,
      { error: 'size-differs' },
    ]);
  }
  await files.create(fileId, bytes.length);
  const long = await files.append(fileId, 0, Buffer.concat([bytes, bytes]));
  expect(long.status).toBe(413);
  expect(await files.offset(fileId)).toBeLessThanOrEqual(bytes.length);
});

test('[FILES] another person and an unknown id are told the same: there is no such file', async () => {
  const { fileId, bytes } = await announce();
  await files.create(fileId, bytes.length);
  await files.append(fileId, 0, bytes.subarray(0, 100));
  const nowhere = uuid(999, 51);
  const calls = (id: string) => [
    theirs.create(id, bytes.length),
    theirs.append(id, 100, bytes.subarray(100)),
    theirs.send('HEAD', `/api/v1/files/${id}`),
    theirs.send('DELETE', `/api/v1/files/${id}`),
    theirs.send('GET', `/api/v1/files/${id}`),
    theirs.send('GET', `/api/v1/files/${id}/receipt`),
  ];
  const plain = ({ status, headers, body }: Awaited<ReturnType<Uploads['create']>>) => {
    const kept = [...headers].filter(
      ([name]) => name !== 'date' && name !== 'x-request-id',
    );
    return JSON.stringify([status, kept, body]);
  };
  const foreign = (await Promise.all(calls(fileId))).map(plain);
  const missing = (await Promise.all(calls(nowhere))).map(plain);
  expect(foreign).toEqual(missing);
  for (const answer of foreign) expect(answer).toMatch(/^\[404,/);
  expect(await files.offset(fileId)).toBe(100);
});

test('[FILES] only those who see the report read its photo, safely', async () => {
  const { fileId, reportId, bytes } = await announce();
  await files.create(fileId, bytes.length);
  expect((await files.send('GET', `/api/v1/files/${fileId}`)).status).toBe(404);
  await files.append(fileId, 0, bytes);
  const read = (client: Client) => client.send('GET', `/api/v1/files/${fileId}`);
  const coordinator = makeClient(edge.app);
  await coordinator.signIn('coordinator');
  const answer = await read(coordinator);
  expect(answer.statusCode).toBe(200);
  expect(answer.rawPayload.equals(bytes)).toBe(true);
  expect(answer.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': `attachment; filename="${fileId}.jpg"`,
    'cache-control': 'private, no-store',
  });
  const department = makeClient(edge.app);
  await department.signIn('department');
  expect((await read(department)).statusCode).toBe(404);
  const [approved] = await coordinator.push([
    anAct('approve-report', { opId: uuid(n, 54), recordId: reportId }),
  ]);
  expect(approved?.outcome).toBe('applied');
  expect((await read(department)).statusCode).toBe(200);
  expect((await read(stranger)).statusCode).toBe(404);
});

test('[FILES] a type a browser could run goes out as plain bytes', async () => {
  const page = Buffer.from('<script>alert(1)</script>');
  const { fileId } = await announce(page, { type: 'text/html' });
  await files.create(fileId, page.length);
  await files.append(fileId, 0, page);
  const answer = await officer.send('GET', `/api/v1/files/${fileId}`);
  expect(answer.headers['content-type']).toBe('application/octet-stream');
  expect(answer.headers['content-disposition']).toBe(
    `attachment; filename="${fileId}.bin"`,
  );
});

test('[FILES] the same photo is kept once in a unit, and never asked after across units', async () => {
  const bytes = randomBytes(5_000);
  const first = await announce(bytes);
  await files.create(first.fileId, bytes.length);
  await files.append(first.fileId, 0, bytes);
  const again = await announce(bytes);
  expect(await receiptOf(again.fileId)).not.toBeNull();
  const elsewhere = await announce(bytes, { by: stranger, unitId: 'xa-z' });
  const status = await theirs.send('GET', `/api/v1/files/${elsewhere.fileId}/receipt`);
  expect(JSON.parse(status.body)).toEqual({ receipt: null });
});

test('[FILES] a creation that nobody announced leaves nothing behind', async () => {
  const before = await readdir(join(edge.dir, 'partial'));
  for (const id of ['../../etc/passwd', 'x', '', uuid(1, 59)])
    expect((await files.create(id, 10)).status).toBe(404);
  const none = await files.send('POST', '/api/v1/files', { 'upload-length': '10' });
  expect(none.status).toBe(404);
  expect(await readdir(join(edge.dir, 'partial'))).toEqual(before);
});

test('[FILES] a crash after the last byte is mended by the next question', async () => {
  const bytesMoved = await announce();
  const { box } = edge.deps;
  await files.create(bytesMoved.fileId, bytesMoved.bytes.length);
  await writeFile(join(edge.dir, 'partial', bytesMoved.fileId), bytesMoved.bytes);
  const digest = sha256Hex(bytesMoved.bytes);
  await box.keep(bytesMoved.fileId, `xa-a/${digest.slice(0, 2)}/${digest}`);
  expect(await receiptOf(bytesMoved.fileId)).toMatchObject({ digest });
  expect((await heldFiles(bytesMoved.reportId))[0]?.received).toBe(true);

  const onlyGrown = await announce();
  await files.create(onlyGrown.fileId, onlyGrown.bytes.length);
  await writeFile(join(edge.dir, 'partial', onlyGrown.fileId), onlyGrown.bytes);
  expect(await files.offset(onlyGrown.fileId)).toBe(onlyGrown.bytes.length);
  expect(await receiptOf(onlyGrown.fileId)).not.toBeNull();
});

test('[FILES] another client of the protocol brings a photo too', async () => {
  const { fileId, bytes } = await announce();
  await new Promise<void>((resolve, reject) =>
    new Upload(bytes, {
      endpoint: `${files.origin}/api/v1/files`,
      metadata: { fileId },
      headers: files.headers(),
      chunkSize: 10_000,
      retryDelays: [],
      onSuccess: () => resolve(),
      onError: reject,
    }).start(),
  );
  expect(await receiptOf(fileId)).not.toBeNull();
});
