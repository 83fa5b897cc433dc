// The memory hub behind real HTTP, with receipts signed for real: everything between the device and the judge is what
// it will be, except the database.
import { generateKeyPairSync, sign as signText } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PushAnswer, Receipt, ServerKey } from '../../src/sync/protocol.ts';
import { receiptText } from '../../src/sync/receipt.ts';
import { aHubWorld, aPusher } from '../support/hub-world.ts';
import { type MemoryHub, makeMemoryHub } from '../support/memory-hub.ts';
import { bodyOf, reply, serve } from './http-server.ts';

/** What happens to the n-th call of a kind instead of, or after, what should. */
export type Mishap = 'lose-answer' | 'portal' | 'cut' | null;
export type HubServer = {
  hub: MemoryHub;
  origin: string;
  key: ServerKey;
  pushes: number;
  /** Decides over each call. */
  mishap: (request: IncomingMessage) => Mishap;
};

const TUS = { 'tus-resumable': '1.0.0' };

/** Serves a hub to `person-1` (slot 0) until the test ends. */
export async function serveHub(nowMs: () => number): Promise<HubServer> {
  const hub = makeMemoryHub(aHubWorld(), nowMs);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const key: ServerKey = {
    keyId: 'k1',
    jwk: { kty: 'EC', crv: 'P-256', x, y },
    by: null,
    sig: null,
  };
  const signed = (receipt: Receipt | null): Receipt | null => {
    if (receipt === null) return null;
    const named = { ...receipt, keyId: 'k1' };
    const bytes = Buffer.from(receiptText(named));
    const options = { key: privateKey, dsaEncoding: 'ieee-p1363' as const };
    return { ...named, sig: signText('sha256', bytes, options).toString('base64url') };
  };
  const pusher = aPusher('person-1', 1);
  const parts = new Map<string, Buffer>();

  async function push(body: Buffer): Promise<PushAnswer> {
    const { items } = JSON.parse(body.toString());
    const answer = await hub.push(pusher, items);
    const outcomes = answer.outcomes.map((it) => ({
      ...it,
      receipt: signed(it.receipt),
    }));
    return { ...answer, outcomes, keys: [key] };
  }

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<unknown> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://hub');
    const body = await bodyOf(request);
    const fileId = pathname.split('/')[4] ?? '';
    const held = parts.get(fileId) ?? Buffer.alloc(0);
    const offset = (bytes: Buffer) => ({ ...TUS, 'upload-offset': String(bytes.length) });
    if (pathname === '/api/v1/sync/push') {
      served.pushes += 1;
      return reply(response, 200, await push(body));
    }
    if (pathname === '/api/v1/sync/pull')
      return reply(response, 200, hub.pull('person-1', searchParams.get('cursor')));
    if (pathname.endsWith('/receipt'))
      return reply(response, 200, {
        receipt: signed(hub.fileReceipt(fileId, 'person-1')),
      });
    if (request.method === 'POST') {
      const pair = String(request.headers['upload-metadata']).split(/[ ,]/)[1] ?? '';
      const named = Buffer.from(pair, 'base64').toString();
      const location = `/api/v1/files/${named}`;
      return response.writeHead(201, { ...TUS, location }).end();
    }
    if (request.method === 'HEAD') return response.writeHead(200, offset(held)).end();
    const next = Buffer.concat([held, body]);
    parts.set(fileId, next);
    const size = hub.state.file.get(fileId)?.ref.size ?? -1;
    if (next.length === size) hub.receiveFile(fileId, 'person-1', next);
    return response.writeHead(204, offset(next)).end();
  }

  const served: HubServer = { hub, origin: '', key, pushes: 0, mishap: () => null };
  const { origin } = await serve(async (request, response) => {
    const mishap = served.mishap(request);
    if (mishap === 'cut') return request.socket.destroy();
    if (mishap === 'portal')
      return response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<html></html>');
    if (mishap !== 'lose-answer') return answer(request, response);
    // It is done, and nobody hears of it.
    const deaf = { writeHead: () => deaf, end: () => deaf } as unknown as ServerResponse;
    await answer(request, deaf);
    return request.socket.destroy();
  });
  served.origin = origin;
  return served;
}
