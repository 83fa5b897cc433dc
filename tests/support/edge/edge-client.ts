// A phone as the edge sees one: a jar of cookies, the headers of our client, and nothing else.
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Op } from '../../../src/domain/op.ts';
import {
  PROTOCOL_HEADER,
  PullPage,
  PushAnswer,
  type PushOutcome,
  SLOT_HEADER,
} from '../../../src/sync/protocol.ts';
import { uuid } from '../build.ts';
import { opDigest } from '../digest.ts';

export const PASSWORD = 'mật khẩu của bài thử';
const HOST = 'lan-toa.test';
const ORIGIN = `http://${HOST}`;

export type Answer = LightMyRequestResponse;
export type Client = {
  jar: Map<string, string>;
  slot: number;
  deviceId: string;
  /** Sends to a server; the first one unless another is named. */
  send(
    method: string,
    url: string,
    options?: Partial<InjectOptions> & { app?: FastifyInstance },
  ): Promise<Answer>;
  signIn(login: string, password?: string): Promise<Answer>;
  push(ops: readonly Op[], app?: FastifyInstance): Promise<PushOutcome[]>;
  /** Pulls until level; what each record is now, by `type:id`. */
  pullAll(
    cursor?: string | null,
  ): Promise<{ records: Map<string, unknown>; cursor: string }>;
};

let devices = 0;

function keepCookies(jar: Map<string, string>, answer: Answer): void {
  for (const cookie of answer.cookies)
    if (cookie.value === '') jar.delete(cookie.name);
    else jar.set(cookie.name, cookie.value);
}

/** Makes a browser that talks to the app. */
export function makeClient(first: FastifyInstance, slot = 0): Client {
  devices += 1;
  const client: Client = {
    jar: new Map(),
    slot,
    deviceId: uuid(devices, 9),
    async send(method, url, options = {}) {
      const { app = first, headers, ...rest } = options;
      const answer = await app.inject({
        method: method as 'GET',
        url,
        ...rest,
        headers: {
          host: HOST,
          origin: ORIGIN,
          'user-agent': 'Mozilla/5.0',
          'sec-fetch-site': 'same-origin',
          [SLOT_HEADER]: String(client.slot),
          [PROTOCOL_HEADER]: '1',
          cookie: [...client.jar].map(([name, value]) => `${name}=${value}`).join('; '),
          ...headers,
        },
      });
      keepCookies(client.jar, answer);
      return answer;
    },
    signIn: (login, password = PASSWORD) =>
      client.send('POST', '/api/v1/session', {
        payload: { login, password, deviceId: client.deviceId, slot: client.slot },
      }),
    async push(ops, app = first) {
      const items = ops.map((op, i) => ({ op, digest: opDigest(op), seq: i + 1 }));
      const answer = await client.send('POST', '/api/v1/sync/push', {
        app,
        payload: { protocol: 1, appVersion: 'test', deviceId: client.deviceId, items },
      });
      if (answer.statusCode !== 200)
        throw new Error(`push: ${answer.statusCode} ${answer.body}`);
      return PushAnswer.parse(answer.json()).outcomes;
    },
    async pullAll(from = null) {
      const records = new Map<string, unknown>();
      let cursor = from;
      for (;;) {
        const query = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`;
        const page = PullPage.parse(
          (await client.send('GET', `/api/v1/sync/pull${query}`)).json(),
        );
        for (const { type, id, via, body } of page.changes)
          if (via.length > 0) records.set(`${type}:${id}`, body);
          else records.delete(`${type}:${id}`);
        cursor = page.cursor;
        if (!page.more) return { records, cursor };
      }
    },
  };
  return client;
}
