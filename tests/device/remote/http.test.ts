import { describe, expect, test } from 'vitest';
import { isPasswordChangeNeeded, makeHttp } from '../../../src/device/remote/http.ts';
import { makeRemote } from '../../../src/device/remote/remote.ts';
import { type Fault, isFault } from '../../../src/sync/fault.ts';
import type { PushItem } from '../../../src/sync/protocol.ts';
import { aFiling, aPage, uuid } from '../../support/build.ts';
import { opDigest } from '../../support/digest.ts';
import { bodyOf, type Handler, reply, serve } from '../http-server.ts';

const PATIENT = { baseMs: 10_000, msPerByte: 1 };
const SHORT = { baseMs: 150, msPerByte: 0.001 };
const remoteAt = (origin: string, waits = PATIENT) =>
  makeRemote(makeHttp({ slot: 3, origin, waits }), '1.2.3');
const html = '<html><body>Đăng nhập Wi-Fi</body></html>';
const page = aPage();

/** The fault of a pull from a server that behaves so. */
async function faultOf(handler: Handler, waits = PATIENT): Promise<Fault> {
  const { origin } = await serve(handler);
  const thrown: unknown = await remoteAt(origin, waits)
    .pull(null)
    .catch((it: unknown) => it);
  if (!isFault(thrown)) throw new Error('no fault', { cause: thrown });
  return thrown;
}
const kindOf = async (handler: Handler, waits = PATIENT) =>
  (await faultOf(handler, waits)).kind;
const answer =
  (status: number, body: string, headers: Record<string, string> = {}): Handler =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers });
    response.end(body);
  };
const refusal =
  (status: number, error: string, headers = {}): Handler =>
  (_, response) =>
    reply(response, status, { error }, headers);
const JSON_TYPE = { 'content-type': 'application/json' };

describe('answers that are ours', () => {
  test('[P4] a page is handed on as it came, asked for in the name of its slot', async () => {
    const asked: unknown[] = [];
    const { origin } = await serve((request, response) => {
      const { 'x-lan-toa-slot': slot, 'x-lan-toa-protocol': protocol } = request.headers;
      asked.push([request.method, request.url, slot, protocol]);
      reply(response, 200, page);
    });
    expect(await remoteAt(origin).pull('a b&c')).toEqual(page);
    expect(asked).toEqual([['GET', '/api/v1/sync/pull?cursor=a%20b%26c', '3', '1']]);
  });

  test('[P2] a push travels gzipped when that saves something, and says who speaks', async () => {
    const got: { encoding: string | undefined; body: unknown }[] = [];
    const { origin } = await serve(async (request, response) => {
      const body: unknown = JSON.parse((await bodyOf(request)).toString());
      got.push({ encoding: request.headers['content-encoding'], body });
      reply(response, 200, { protocol: 1, epoch: 'e', outcomes: [], keys: [] });
    });
    const op = aFiling({ text: 'Đã tuyên truyền. '.repeat(200) });
    const item: PushItem = { op, digest: opDigest(op), seq: 1 };
    await remoteAt(origin).push(uuid(1, 9), []);
    await remoteAt(origin).push(uuid(1, 9), [item]);
    expect(got.map((it) => it.encoding)).toEqual([undefined, 'gzip']);
    expect(got[1]?.body).toEqual({
      protocol: 1,
      appVersion: '1.2.3',
      deviceId: uuid(1, 9),
      items: [item],
    });
  });

  test('[B2] a file without a receipt, or unknown to the server, has none', async () => {
    const { origin } = await serve((request, response) =>
      request.url?.includes(uuid(1, 3))
        ? reply(response, 200, { receipt: null })
        : reply(response, 404, { error: 'not-found' }),
    );
    expect(await remoteAt(origin).fileReceipt(uuid(1, 3))).toBeNull();
    expect(await remoteAt(origin).fileReceipt(uuid(2, 3))).toBeNull();
  });

  test('[B5] bytes are fetched as they are; those that can no longer be had are none', async () => {
    const { origin } = await serve((request, response) => {
      if (request.url?.includes(uuid(2, 3)))
        return reply(response, 404, { error: 'not-found' });
      response.writeHead(200, { 'content-type': 'image/jpeg' });
      return response.end('jpeg');
    });
    const bytes = await remoteAt(origin).download(uuid(1, 3));
    expect(Buffer.from(await bytes.arrayBuffer()).toString()).toBe('jpeg');
    expect((await remoteAt(origin).download(uuid(2, 3))).size).toBe(0);
  });
});

describe('answers that are not', () => {
  test.each<[string, Handler]>([
    ['a page of HTML', answer(200, html)],
    ['a page of HTML that calls itself JSON', answer(200, html, JSON_TYPE)],
    ['a redirect to a sign-in', answer(302, '', { location: 'http://127.0.0.1:9/' })],
    ['a permanent redirect', answer(308, '', { location: '/' })],
    ['some other JSON', answer(200, '{}', JSON_TYPE)],
    [
      'JSON in a text',
      answer(200, JSON.stringify(page), { 'content-type': 'text/plain' }),
    ],
    ['nothing', answer(200, '')],
    ['nothing, said properly', answer(204, '')],
    ['a sign-in of its own', answer(401, html)],
    ['a refusal of its own', answer(403, html)],
    ['a missing page of its own', answer(404, html)],
    ['"network authentication required"', answer(511, html)],
    ['a refusal in JSON that is not ours', answer(401, '{"message":"no"}', JSON_TYPE)],
  ])('[P4] %s is a portal', async (_, handler) => {
    expect(await kindOf(handler)).toBe('portal');
  });

  test('[P4] a redirect is not followed', async () => {
    let visits = 0;
    const portal = await serve((_, response) => {
      visits += 1;
      reply(response, 200, page);
    });
    const location = `${portal.origin}/api/v1/sync/pull`;
    expect(await kindOf(answer(307, '', { location }))).toBe('portal');
    expect(visits).toBe(0);
  });

  test('[P4] a page cut at any length is no page', async () => {
    const whole = JSON.stringify(page);
    let length = 0;
    const { origin } = await serve((_, response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-length': String(length) });
      response.end(whole.slice(0, length));
    });
    for (; length < whole.length; length++) {
      const thrown: unknown = await remoteAt(origin)
        .pull(null)
        .catch((it: unknown) => it);
      expect(isFault(thrown) && thrown.kind, `cut at ${length}`).toBe('portal');
    }
    expect(await remoteAt(origin).pull(null)).toEqual(page);
  });
});

describe('a line that fails', () => {
  test('[R1] nobody there is no line', async () => {
    const { origin, close } = await serve(() => {});
    await close();
    const thrown: unknown = await remoteAt(origin)
      .pull(null)
      .catch((it: unknown) => it);
    expect(isFault(thrown) && thrown.kind).toBe('offline');
  });

  test('[R1] a connection cut before, in and after the headers is no line', async () => {
    const whole = JSON.stringify(page);
    expect(await kindOf((request) => request.socket.destroy())).toBe('offline');
    const cut: Handler = (request, response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-length': String(whole.length) });
      response.write(whole.slice(0, 20), () => request.socket.destroy());
    };
    expect(await kindOf(cut)).toBe('offline');
  });

  test('[R1] silence, slow headers and a dribble of bytes end in time', async () => {
    expect(await kindOf(() => {}, SHORT)).toBe('timeout');
    const half: Handler = (request) => {
      request.socket.write('HTTP/1.1 200 OK\r\ncontent-type: appl');
    };
    expect(await kindOf(half, SHORT)).toBe('timeout');
    const dribble: Handler = (_, response) => {
      response.writeHead(200, JSON_TYPE);
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    };
    expect(await kindOf(dribble, SHORT)).toBe('timeout');
  });
});

describe('refusals of our server', () => {
  test.each<[number, string, string]>([
    [401, 'signed-out', 'signed-out'],
    [403, 'forbidden', 'forbidden'],
    [426, 'update-needed', 'update-needed'],
    [429, 'too-many-tries', 'busy'],
    [503, 'busy', 'busy'],
    [500, 'internal', 'server-error'],
    [400, 'bad-request', 'server-error'],
    [413, 'too-large', 'server-error'],
  ])('[R1] %i %s is the fault %s', async (status, code, kind) => {
    expect(await kindOf(refusal(status, code))).toBe(kind);
  });

  test('[R1] tells a password that has to be changed from another refusal', async () => {
    expect(
      isPasswordChangeNeeded(await faultOf(refusal(403, 'password-change-needed'))),
    ).toBe(true);
    expect(isPasswordChangeNeeded(await faultOf(refusal(403, 'forbidden')))).toBe(false);
  });

  test('[R1] a proxy whose server is away is not a portal', async () => {
    expect(await kindOf(answer(502, html))).toBe('server-error');
    expect(await kindOf(answer(504, html))).toBe('server-error');
    expect(await kindOf(answer(503, html))).toBe('busy');
    expect(await kindOf(answer(413, html))).toBe('server-error');
  });

  test.each<[string, string, number]>([
    ['seconds', '7', 7_000],
    ['ten years', '315360000', 3_600_000],
    ['nothing', '0', 1_000],
    ['a past date', 'Wed, 21 Oct 2015 07:28:00 GMT', 1_000],
    ['a far date', 'Wed, 21 Oct 2099 07:28:00 GMT', 3_600_000],
  ])('[P5] a wait named as %s is brought within bounds', async (_, header, ms) => {
    const fault = await faultOf(refusal(503, 'busy', { 'retry-after': header }));
    expect(fault).toMatchObject({ kind: 'busy', retryAfterMs: ms });
  });

  test('[P5] a wait that is no wait is none', async () => {
    const fault = await faultOf(refusal(503, 'busy', { 'retry-after': 'soon' }));
    expect(fault.retryAfterMs).toBeNull();
  });
});
