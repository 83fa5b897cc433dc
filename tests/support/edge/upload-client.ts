// Bringing files over a real socket, as the upload protocol says it, with the cookies of a client.
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Client } from './edge-client.ts';

export type Sent = { status: number; headers: Headers; body: string };
export type Uploads = {
  send(
    method: string,
    path: string,
    headers?: Record<string, string>,
    body?: Buffer,
  ): Promise<Sent>;
  create(fileId: string, size: number): Promise<Sent>;
  append(fileId: string, offset: number, bytes: Buffer): Promise<Sent>;
  /** Announces all bytes, sends some, and cuts the line once the server has taken some in. */
  cut(
    fileId: string,
    bytes: Buffer,
    sent: number,
    isTaken: () => Promise<boolean>,
  ): Promise<void>;
  offset(fileId: string): Promise<number>;
  origin: string;
  headers(): Record<string, string>;
};

const OFFSET_TYPE = 'application/offset+octet-stream';

/** The upload side of a signed-in client; the app listens on a free port from now on. */
export async function makeUploadClient(
  app: FastifyInstance,
  client: Client,
): Promise<Uploads> {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const headers = () => ({
    origin,
    'tus-resumable': '1.0.0',
    'x-lan-toa-slot': String(client.slot),
    cookie: [...client.jar].map(([name, value]) => `${name}=${value}`).join('; '),
  });
  const send: Uploads['send'] = async (method, path, extra = {}, body) => {
    const answer = await fetch(`${origin}${path}`, {
      method,
      headers: { ...headers(), ...extra },
      ...(body && { body: new Uint8Array(body) }),
    });
    return { status: answer.status, headers: answer.headers, body: await answer.text() };
  };
  const at = (fileId: string) => `/api/v1/files/${fileId}`;
  return {
    origin,
    headers,
    send,
    create: (fileId, size) =>
      send('POST', '/api/v1/files', {
        'upload-length': String(size),
        'upload-metadata': `fileId ${Buffer.from(fileId).toString('base64')}`,
      }),
    append: (fileId, offset, bytes) =>
      send(
        'PATCH',
        at(fileId),
        { 'upload-offset': String(offset), 'content-type': OFFSET_TYPE },
        bytes,
      ),
    cut: async (fileId, bytes, sent, isTaken) => {
      const call = request(`${origin}${at(fileId)}`, {
        method: 'PATCH',
        headers: {
          ...headers(),
          'upload-offset': '0',
          'content-type': OFFSET_TYPE,
          'content-length': bytes.length,
        },
      });
      call.on('error', () => {});
      call.write(bytes.subarray(0, sent));
      while (!(await isTaken())) await new Promise(setImmediate);
      call.destroy();
    },
    offset: async (fileId) =>
      Number((await send('HEAD', at(fileId))).headers.get('upload-offset')),
  };
}
