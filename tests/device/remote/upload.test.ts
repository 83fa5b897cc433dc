import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { makeHttp } from '../../../src/device/remote/http.ts';
import { makeUploader } from '../../../src/device/remote/upload.ts';
import { type FaultKind, isFault } from '../../../src/sync/fault.ts';
import type { OutboxFile } from '../../../src/sync/ports.ts';
import { aFile, aFiling, uuid } from '../../support/build.ts';
import { makeChance } from '../../support/chance.ts';
import { sha256Hex } from '../../support/digest.ts';
import { bodyOf, type Handler, reply, serve } from '../http-server.ts';

const PATIENT = { baseMs: 10_000, msPerByte: 1 };
const content = Buffer.from(
  Uint8Array.from({ length: 700_000 }, (_, i) => (i * 7919) >> 3),
);
const blob = new Blob([content]);
const aPhotoFile = (over: Partial<OutboxFile> = {}): OutboxFile =>
  aFile(
    {
      fileId: uuid(1, 3),
      name: 'a.jpg',
      sha256: sha256Hex(content),
      size: content.length,
      type: 'image/jpeg',
    },
    aFiling(),
    { state: 'queued', ...over },
  );

/** One attempt: how it ended and how far the server said it had come, step by step. */
async function attempt(origin: string, file: OutboxFile) {
  const upload = makeUploader(makeHttp({ slot: 0, origin, waits: PATIENT }));
  const steps: number[] = [];
  let place = file.uploadUrl;
  let fault: FaultKind | null = null;
  try {
    await upload(file, blob, async (uploadUrl, sentBytes) => {
      place = uploadUrl;
      steps.push(sentBytes);
    });
  } catch (thrown) {
    if (!isFault(thrown)) throw thrown;
    fault = thrown.kind;
  }
  return { fault, steps, place };
}

type Held = { bytes: Buffer; creations: number };
/** An upload server in a few lines; `before` may answer in its place. */
async function serveUploads(
  before: (n: number, ...all: Parameters<Handler>) => unknown = () => false,
) {
  const held: Held = { bytes: Buffer.alloc(0), creations: 0 };
  let calls = 0;
  const tus = { 'tus-resumable': '1.0.0' };
  const { origin } = await serve(async (request, response) => {
    calls += 1;
    if ((await before(calls, request, response)) === true) return;
    const offset = { ...tus, 'upload-offset': String(held.bytes.length) };
    if (request.method === 'POST') {
      held.creations += 1;
      const location = `/api/v1/files/${uuid(1, 3)}`;
      response.writeHead(201, { ...tus, location }).end();
    } else if (request.method === 'HEAD') {
      response.writeHead(held.creations > 0 ? 200 : 404, offset).end();
    } else {
      const body = await bodyOf(request);
      if (Number(request.headers['upload-offset']) !== held.bytes.length)
        return reply(response, 409, { error: 'offset-differs' });
      held.bytes = Buffer.concat([held.bytes, body]);
      const next = { ...tus, 'upload-offset': String(held.bytes.length) };
      response.writeHead(204, next).end();
    }
  });
  return { origin, held };
}

describe('uploads', () => {
  test('[B1] go in growing chunks and say after each how far they have come', async () => {
    const { origin, held } = await serveUploads();
    const { fault, steps } = await attempt(origin, aPhotoFile());
    expect(fault).toBeNull();
    expect(held.bytes.equals(content)).toBe(true);
    const kB = 1024;
    expect(steps.slice(0, 4)).toEqual([0, 64 * kB, 192 * kB, 448 * kB]);
    expect(steps.at(-1)).toBe(content.length);
  });

  test('[B1] go on where the server says it stands', async () => {
    const { origin, held } = await serveUploads();
    held.bytes = content.subarray(0, 100_000);
    held.creations = 1;
    const { fault } = await attempt(
      origin,
      aPhotoFile({ uploadUrl: '/x', sentBytes: 5 }),
    );
    expect(fault).toBeNull();
    expect(held.bytes.equals(content)).toBe(true);
    expect(held.creations).toBe(1);
  });

  test('[B1] find out where they stand when all answers were lost', async () => {
    const { origin, held } = await serveUploads();
    held.bytes = content.subarray(0, 100_000);
    const { fault } = await attempt(origin, aPhotoFile());
    expect(fault).toBeNull();
    expect(held.bytes.equals(content)).toBe(true);
  });

  test('[B1] begin again when the server has forgotten them', async () => {
    const { origin, held } = await serveUploads();
    const { fault } = await attempt(
      origin,
      aPhotoFile({ uploadUrl: '/x', sentBytes: 9_000 }),
    );
    expect(fault).toBeNull();
    expect(held.bytes.equals(content)).toBe(true);
    expect(held.creations).toBe(1);
  });

  test('[B1] send nothing of a file that is there already', async () => {
    const { origin } = await serve((request, response) => {
      expect(request.method).toBe('POST');
      const headers = {
        'tus-resumable': '1.0.0',
        'upload-offset': String(content.length),
        location: `/api/v1/files/${uuid(1, 3)}`,
      };
      response.writeHead(201, headers).end();
    });
    expect(await attempt(origin, aPhotoFile())).toMatchObject({
      fault: null,
      steps: [content.length],
    });
  });

  test('[B1] are whole after cuts at any moment, of any answer', async () => {
    const seed = 20261121;
    const chance = makeChance(seed);
    const { origin, held } = await serveUploads(async (_, request) => {
      if (request.method !== 'PATCH' || chance.next() < 0.4) return false;
      if (chance.next() < 0.5) {
        request.socket.destroy();
        return true;
      }
      // Stored, and then the answer is lost.
      const body = await bodyOf(request);
      if (Number(request.headers['upload-offset']) === held.bytes.length)
        held.bytes = Buffer.concat([held.bytes, body]);
      request.socket.destroy();
      return true;
    });
    let place: string | null = null;
    let tries = 0;
    for (; tries < 60; tries++) {
      const result = await attempt(origin, aPhotoFile({ uploadUrl: place }));
      place = result.place;
      if (result.fault === null) break;
      expect(result.fault).toBe('offline');
    }
    expect(held.bytes.equals(content), `seed ${seed}`).toBe(true);
    expect(tries).toBeGreaterThan(1);
  });

  test.each<[string, number, string]>([
    ['unexpected here', 404, 'not-found'],
    ['of another size', 400, 'size-differs'],
    ['too large', 413, 'too-large'],
    ['dropped for its hash', 460, 'digest-differs'],
  ])('[B4] that are %s wait alone', async (_, status, error) => {
    const { origin } = await serve((_request, response) =>
      reply(response, status, { error }),
    );
    expect(await attempt(origin, aPhotoFile())).toMatchObject({ fault: null, steps: [] });
  });

  test.each<[string, number, string, FaultKind]>([
    ['a session that ended', 401, 'signed-out', 'signed-out'],
    ['another upload of the same file', 423, 'upload-busy', 'busy'],
    ['a full disk', 503, 'busy', 'busy'],
    ['a server in trouble', 500, 'internal', 'server-error'],
  ])('[R1] %s stops them with a fault', async (_, status, error, kind) => {
    const { origin } = await serve((_request, response) =>
      reply(response, status, { error }),
    );
    expect((await attempt(origin, aPhotoFile())).fault).toBe(kind);
    const resumed = await attempt(origin, aPhotoFile({ uploadUrl: '/x' }));
    expect(resumed.fault).toBe(kind);
  });

  test.each<[string, number, Record<string, string>]>([
    ['a page of HTML', 200, {}],
    [
      'a place elsewhere',
      201,
      { 'tus-resumable': '1.0.0', location: 'http://portal/files/1' },
    ],
    [
      'an offset beyond the end',
      201,
      {
        'tus-resumable': '1.0.0',
        'upload-offset': '99999999',
        location: `/api/v1/files/${uuid(1, 3)}`,
      },
    ],
  ])('[P4] %s moves nothing', async (_, status, headers) => {
    const { origin } = await serve((_request, response) => {
      response.writeHead(status, headers).end(status === 200 ? '<html></html>' : '');
    });
    expect(await attempt(origin, aPhotoFile())).toEqual({
      fault: 'portal',
      steps: [],
      place: null,
    });
  });

  test('[P4] a portal in the midst of it moves nothing', async () => {
    const { origin, held } = await serveUploads((n, _, response) => {
      if (n < 3) return false;
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>');
      return true;
    });
    const { fault, steps } = await attempt(origin, aPhotoFile());
    expect(fault).toBe('portal');
    expect(steps.at(-1)).toBe(held.bytes.length);
  });

  test('[B1] end when the server keeps sending them elsewhere', async () => {
    const { origin } = await serveUploads((_, request, response) => {
      if (request.method !== 'PATCH') return false;
      reply(response, 409, { error: 'offset-differs' });
      return true;
    });
    expect((await attempt(origin, aPhotoFile())).fault).toBe('server-error');
  });

  test('[B1] arrive whole at a server of the protocol that is not ours, over cut connections', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'upload-'));
    onTestFinished(() => rm(directory, { recursive: true, force: true }));
    const tus = new Server({
      path: '/api/v1/files',
      relativeLocation: true,
      datastore: new FileStore({ directory }),
      namingFunction: (_, metadata) => metadata?.fileId ?? '',
    });
    let patches = 0;
    const { origin } = await serve((request, response) => {
      if (request.method === 'PATCH') {
        patches += 1;
        if (patches % 2 === 1) {
          let seen = 0;
          request.on('data', (part: Buffer) => {
            seen += part.length;
            if (seen > 20_000) request.socket.destroy();
          });
        }
      }
      return tus.handle(request, response);
    });
    let place: string | null = null;
    for (let tries = 0; tries < 30; tries++) {
      const result = await attempt(origin, aPhotoFile({ uploadUrl: place }));
      place = result.place;
      if (result.fault === null) break;
    }
    expect(patches).toBeGreaterThan(3);
    const stored = await readFile(join(directory, uuid(1, 3)));
    expect(stored.equals(content)).toBe(true);
  });
});
