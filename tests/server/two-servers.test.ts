import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportRecord } from '../../src/domain/report.ts';
import { FileStatus } from '../../src/sync/protocol.ts';
import { aFiling, anAct, uuid } from '../support/build.ts';
import { sha256Hex } from '../support/digest.ts';
import { makeClient } from '../support/edge/edge-client.ts';
import { loadEdgeWorld } from '../support/edge/edge-world.ts';
import { type Edge, makeEdge } from '../support/edge/make-edge.ts';
import { makeUploadClient } from '../support/edge/upload-client.ts';

let edge: Edge;
let other: FastifyInstance;
beforeAll(async () => {
  edge = await makeEdge();
  other = await edge.another();
  await loadEdgeWorld(edge.db.pool);
});
afterAll(() => edge.close());

test('[NODES] one story over two servers: each call goes to the other one, and nothing is missed', async () => {
  const bytes = randomBytes(50_000);
  const fileId = uuid(1, 81);
  const recordId = uuid(1, 82);
  const file = {
    fileId,
    name: 'a.jpg',
    sha256: sha256Hex(bytes),
    size: bytes.length,
    type: 'image/jpeg',
  };
  const filing = aFiling({
    opId: uuid(1, 83),
    recordId,
    body: { assignmentId: 'assignment-xa-a', files: [file] },
  });
  const officer = makeClient(edge.app);
  const coordinator = makeClient(other);
  await officer.signIn('officer');
  await coordinator.signIn('coordinator');

  const [filed] = await officer.push([filing], other);
  expect(filed?.outcome).toBe('applied');
  const [again] = await officer.push([filing], edge.app);
  expect(again?.outcome).toBe('duplicate');
  expect(again?.receipt?.keyId).toBe(filed?.receipt?.keyId);

  const [here, there] = [
    await makeUploadClient(edge.app, officer),
    await makeUploadClient(other, officer),
  ];
  await here.create(fileId, bytes.length);
  await there.append(fileId, 0, bytes.subarray(0, 20_000));
  expect(await here.offset(fileId)).toBe(20_000);
  await here.append(fileId, 20_000, bytes.subarray(20_000));
  const status = await there.send('GET', `/api/v1/files/${fileId}/receipt`);
  expect(FileStatus.parse(JSON.parse(status.body)).receipt).not.toBeNull();

  const { cursor } = await coordinator.pullAll();
  const [returned] = await coordinator.push(
    [anAct('return-report', { opId: uuid(2, 83), recordId })],
    edge.app,
  );
  expect(returned?.outcome).toBe('applied');
  const [amended] = await officer.push(
    [{ ...filing, opId: uuid(3, 83), baseRev: 1 }],
    other,
  );
  expect(amended?.receipt).toMatchObject({ outcome: 'applied', rev: 2 });
  const [approved] = await coordinator.push(
    [anAct('approve-report', { opId: uuid(4, 83), recordId, baseRev: 2 })],
    edge.app,
  );
  expect(approved?.outcome).toBe('applied');
  const { records } = await coordinator.pullAll(cursor);
  const report = records.get(`report:${recordId}`) as ReportRecord;
  expect(report).toMatchObject({ state: 'APPROVED', rev: 2 });
  expect(report.log.map(({ kind }) => kind)).toEqual([
    'filed',
    'returned',
    'amended',
    'approved',
  ]);
  expect(report.files[0]?.received).toBe(true);

  await officer.send('DELETE', '/api/v1/session', { app: other });
  expect((await officer.send('GET', '/api/v1/session')).statusCode).toBe(401);
});

test('[NODES] the same operation sent to both at once is filed once', async () => {
  const officer = makeClient(edge.app);
  await officer.signIn('officer');
  const op = aFiling({
    opId: uuid(1, 85),
    recordId: uuid(1, 86),
    body: { assignmentId: 'assignment-xa-a' },
  });
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) => officer.push([op], i % 2 ? other : edge.app)),
  );
  const outcomes = answers.map(([outcome]) => outcome?.outcome).sort();
  expect(outcomes).toEqual(['applied', ...Array(7).fill('duplicate')]);
});
