// The hub that both drains are measured against: it answers the protocol with receipts signed for real, and keeps
// nothing. Runs as a process of its own, so that it takes no time from the page.
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gunzipSync, gzipSync } from 'node:zlib';
import { batchText, receiptText } from '../../src/sync/receipt.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
const keyId = createHash('sha256').update(`${x}.${y}`).digest('hex').slice(0, 16);
const keys = [{ keyId, jwk: { kty, crv, x, y }, by: null, sig: null }];
const epoch = randomUUID();
const personId = 'p-bench';

const signText = (text: string): string =>
  sign('sha256', Buffer.from(text), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  }).toString('base64url');
const signed = <T extends Parameters<typeof receiptText>[0]>(receipt: T) => ({
  ...receipt,
  sig: signText(receiptText(receipt)),
});

type Item = { op: { opId: string; baseRev: number }; digest: string };
const outcomeOf = ({ op, digest }: Item, at: string) => ({
  opId: op.opId,
  outcome: 'applied',
  receipt: signed({
    id: op.opId,
    digest,
    outcome: 'applied',
    rev: op.baseRev + 1,
    problem: null,
    at,
    epoch,
    keyId,
  }),
  retryAfterMs: null,
});

const ANSWERS: Record<string, (body: { items: Item[] }) => unknown> = {
  'POST /api/v1/session': () => ({
    personId,
    name: 'Bench',
    mustChangePassword: false,
    expiresAt: '2099-01-01T00:00:00Z',
    keys,
    epoch,
  }),
  'POST /api/v1/sync/push': ({ items }) => {
    const at = new Date().toISOString();
    const outcomes = items.map((it) => outcomeOf(it, at));
    const batch = { keyId, sig: signText(batchText(outcomes.map((it) => it.receipt))) };
    return { protocol: 1, epoch, outcomes, keys, batch };
  },
  'GET /api/v1/sync/pull': () => ({
    protocol: 1,
    epoch,
    cursor: 'level',
    reset: false,
    lost: [],
    scope: [`person:${personId}`, 'u-bench'],
    changes: [],
    more: false,
  }),
  'GET /blank': () => ({}),
};

async function bodyOf(request: IncomingMessage) {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  const plain =
    request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
  return plain.length === 0 ? {} : JSON.parse(plain.toString());
}

function send(request: IncomingMessage, response: ServerResponse, value: unknown) {
  const plain = Buffer.from(JSON.stringify(value));
  const isZipped =
    plain.length > 1024 && /gzip/.test(String(request.headers['accept-encoding']));
  const bytes = isZipped ? gzipSync(plain, { level: 6 }) : plain;
  response.writeHead(200, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'content-length': bytes.length,
    ...(isZipped ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(bytes);
}

const server = createServer(async (request, response) => {
  const path = new URL(request.url ?? '/', 'http://stub').pathname;
  const answer = ANSWERS[`${request.method} ${path}`];
  if (answer === undefined) response.writeHead(404).end();
  else send(request, response, answer(await bodyOf(request)));
});
server.listen(Number(process.argv[2]), '127.0.0.1');
process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
