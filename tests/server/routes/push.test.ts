import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportRecord } from '../../../src/domain/report.ts';
import { PushAnswer } from '../../../src/sync/protocol.ts';
import { batchText, receiptText } from '../../../src/sync/receipt.ts';
import { aFiling, uuid } from '../../support/build.ts';
import { opDigest } from '../../support/digest.ts';
import { type Client, makeClient } from '../../support/edge/edge-client.ts';
import { loadEdgeWorld } from '../../support/edge/edge-world.ts';
import { type Edge, makeEdge } from '../../support/edge/make-edge.ts';

let edge: Edge;
let officer: Client;
let n = 0;
/** A first text of a new report of the officer's unit. */
const filing = (over: Parameters<typeof aFiling>[0] = {}) => {
  n += 1;
  const { body, ...rest } = over;
  return aFiling({
    opId: uuid(n, 21),
    recordId: uuid(n, 22),
    body: { assignmentId: 'assignment-xa-a', ...body },
    ...rest,
  });
};

beforeAll(async () => {
  edge = await makeEdge();
  await loadEdgeWorld(edge.db.pool);
  officer = makeClient(edge.app);
  await officer.signIn('officer');
});
afterAll(() => edge.close());

const envelope = (items: unknown[]) => ({
  protocol: 1,
  appVersion: 'test',
  deviceId: officer.deviceId,
  items,
});
const post = (payload: string | object | Buffer, headers: Record<string, string> = {}) =>
  officer.send('POST', '/api/v1/sync/push', {
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });

test('[PUSH] answers each operation with a signed receipt, and the same again as a duplicate', async () => {
  const op = filing();
  const [first] = await officer.push([op]);
  expect(first).toMatchObject({ opId: op.opId, outcome: 'applied' });
  expect(first?.receipt).toMatchObject({
    id: op.opId,
    digest: opDigest(op),
    rev: 1,
    problem: null,
  });
  const [again] = await officer.push([op]);
  expect(again).toMatchObject({
    outcome: 'duplicate',
    receipt: { rev: 1, outcome: 'duplicate' },
  });
  const { records } = await officer.pullAll();
  expect(records.get(`report:${op.recordId}`)).toMatchObject({
    rev: 1,
    authorId: 'officer',
  });
});

/** Checks signatures by the answer's key of that id, as a browser does. */
async function checkerOf(answer: PushAnswer, keyId: string) {
  const key = answer.keys.find((it) => it.keyId === keyId);
  if (key === undefined) throw new Error('not a published key');
  const { subtle } = globalThis.crypto;
  const imported = await subtle.importKey(
    'jwk',
    key.jwk,
    { name: 'ECDSA', namedCurve: 'P-256' },
    true,
    ['verify'],
  );
  return (text: string, sig: string) =>
    subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      imported,
      Buffer.from(sig, 'base64url'),
      Buffer.from(text),
    );
}

test('[PUSH] the signature is over the canonical text, by a published key', async () => {
  const answer = PushAnswer.parse((await post(envelope([item(filing())]))).json());
  const receipt = answer.outcomes[0]?.receipt;
  if (!receipt) throw new Error('no receipt');
  const isSigned = await checkerOf(answer, receipt.keyId);
  expect(await isSigned(receiptText(receipt), receipt.sig)).toBe(true);
  expect(await isSigned(receiptText({ ...receipt, rev: 7 }), receipt.sig)).toBe(false);
  expect(receipt.epoch).toBe(answer.epoch);
  // One receipt speaks for itself.
  expect(answer.batch).toBeUndefined();
});

test('[P6] several receipts are signed together too, in the order of the answer', async () => {
  const sent = [item(filing()), item(filing(), 2), item(filing(), 3)];
  const answer = PushAnswer.parse((await post(envelope(sent))).json());
  const receipts = answer.outcomes.flatMap(({ receipt }) => receipt ?? []);
  expect(receipts).toHaveLength(3);
  const { batch } = answer;
  if (batch === undefined) throw new Error('no batch signature');
  const isSigned = await checkerOf(answer, batch.keyId);
  expect(await isSigned(batchText(receipts), batch.sig)).toBe(true);
  expect(await isSigned(batchText(receipts.slice(1)), batch.sig)).toBe(false);
  expect(await isSigned(batchText(receipts.toReversed()), batch.sig)).toBe(false);
});

const item = (op: unknown, seq = 1) => ({ op, digest: opDigest(op), seq });

test('[PUSH] takes a gzip body', async () => {
  const op = filing();
  const body = gzipSync(JSON.stringify(envelope([item(op)])));
  const answer = await post(body, { 'content-encoding': 'gzip' });
  expect(PushAnswer.parse(answer.json()).outcomes[0]?.outcome).toBe('applied');
});

test('[PUSH] a small gzip that would become a large text is refused before it does', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
  expect(bomb.length).toBeLessThan(100_000);
  const answer = await post(bomb, { 'content-encoding': 'gzip' });
  expect([answer.statusCode, answer.json()]).toEqual([413, { error: 'too-large' }]);
});

test('[PUSH] unreadable bodies are 400s with a code and no words of ours', async () => {
  const bodies: [string | Buffer | object, Record<string, string>][] = [
    ['{"protocol":1,', {}],
    ['[]', {}],
    [envelope([{ op: {} }]), {}],
    [Buffer.from('not gzip at all'), { 'content-encoding': 'gzip' }],
  ];
  for (const [body, headers] of bodies) {
    const answer = await post(body, headers);
    expect([answer.statusCode, answer.json()]).toEqual([400, { error: 'bad-request' }]);
  }
  const brotli = await post(Buffer.from('x'), { 'content-encoding': 'br' });
  expect([brotli.statusCode, brotli.json()]).toEqual([
    415,
    { error: 'unsupported-type' },
  ]);
});

test('[W2] a protocol older than the server understands is told to update; nothing of it is judged', async () => {
  const op = filing();
  const old = await post({ ...envelope([item(op)]), protocol: 0 });
  expect([old.statusCode, old.json()]).toEqual([426, { error: 'update-needed' }]);
  const header = await officer.send('GET', '/api/v1/sync/pull', {
    headers: { 'x-lan-toa-protocol': '0' },
  });
  expect(header.statusCode).toBe(426);
  const [outcome] = await officer.push([op]);
  expect(outcome?.outcome).toBe('applied');
});

test('[PUSH] one operation that cannot be read is set aside, the others of its batch are filed', async () => {
  const good = [filing(), filing()];
  const poison: unknown[] = [
    null,
    'text',
    { opId: uuid(1, 31) },
    { ...filing(), opId: uuid(2, 31), kind: 'no-such-kind' },
    { ...filing(), opId: uuid(3, 31), happenedAt: 'hôm qua' },
  ];
  const items = [item(good[0]), ...poison.map((op) => item(op)), item(good[1])];
  const answer = PushAnswer.parse((await post(envelope(items))).json());
  expect(answer.outcomes.map(({ outcome }) => outcome)).toEqual([
    'applied',
    ...poison.map(() => 'quarantined'),
    'applied',
  ]);
  for (const { receipt } of answer.outcomes) expect(receipt).not.toBeNull();
});

test('[PUSH] texts that databases choke on are kept: NUL, lone surrogates, poisoned names', async () => {
  const nasty = [
    filing({ text: 'một \u0000 hai ba' }),
    filing({ text: 'nửa \ud800 chữ cái' }),
    filing({
      body: { answers: JSON.parse('{"__proto__":{"a":1},"result_summary":"năm chữ"}') },
    }),
    filing({ text: '$1; drop table report; --' }),
  ];
  const last = filing();
  const answer = await post(
    `{"protocol":1,"appVersion":"t","deviceId":"${officer.deviceId}","items":${JSON.stringify(
      [...nasty, last].map((op) => item(op)),
    )}}`,
  );
  const { outcomes } = PushAnswer.parse(answer.json());
  expect(outcomes).toHaveLength(5);
  for (const { outcome, receipt } of outcomes) {
    expect(['applied', 'quarantined']).toContain(outcome);
    expect(receipt).not.toBeNull();
  }
  expect(outcomes.at(-1)?.outcome).toBe('applied');
});

test('[PUSH] what only the server decides cannot be brought along in any member of the request', async () => {
  const extras = {
    state: 'APPROVED',
    rev: 99,
    authorId: 'leader',
    authorName: 'Người khác',
    unitName: 'Đơn vị khác',
    receivedAt: '2020-01-01T00:00:00Z',
    audiences: ['all'],
    log: [],
    past: [{ rev: 5 }],
    sides: [{}],
    title: 'Tên khác',
    periodKey: '1999',
    personId: 'leader',
    outcome: 'applied',
    receipt: {},
  };
  for (const where of ['op', 'body', 'item', 'request'] as const) {
    const op = filing();
    const told =
      where === 'op'
        ? { ...op, ...extras }
        : where === 'body'
          ? { ...op, body: { ...op.body, ...extras } }
          : op;
    const entry = where === 'item' ? { ...item(told), ...extras } : item(told);
    const request =
      where === 'request' ? { ...envelope([entry]), ...extras } : envelope([entry]);
    const { outcomes } = PushAnswer.parse((await post(request)).json());
    expect([where, outcomes[0]?.outcome]).toEqual([where, 'applied']);
    const { records } = await officer.pullAll();
    const report = records.get(`report:${op.recordId}`) as ReportRecord;
    expect(report).toMatchObject({
      state: 'SUBMITTED',
      rev: 1,
      authorId: 'officer',
      authorName: 'Tên officer',
      unitId: 'xa-a',
      past: [],
      sides: [],
    });
    expect(report.receivedAt).not.toBe(extras.receivedAt);
    expect(report.periodKey).not.toBe('1999');
  }
});
