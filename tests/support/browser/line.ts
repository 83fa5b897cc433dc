// The line between a browser and the office, on plain node:http. What becomes of a call is decided per call: it may
// pass, be cut after the office has handled it, be answered by somebody else, be truncated, or stall.
import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export type Call = {
  method: string;
  path: string;
  /** Whether an earlier call came over the same connection. */
  isReused: boolean;
};
export type Verdict =
  | 'pass'
  /** Nobody is reached. */
  | 'refuse'
  /** The office handles it; its answer is lost with the connection. */
  | 'cut-after'
  /** Half of the answer arrives. */
  | 'truncate'
  /** No answer comes. */
  | 'stall'
  /** Somebody else answers. */
  | { type: string; body: string }
  /** The answer with something at its end. */
  | { append: string };

export type Line = {
  url: string;
  /** Offices behind it, asked in turn. */
  offices: string[];
  /** Decides on each call; may wait before it does. */
  rule: (call: Call) => Verdict | Promise<Verdict>;
  calls: Call[];
  /** The most calls to a path that were under way at one time. */
  mostAtOnce(path: string): number;
  close(): Promise<void>;
};

type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer };

/** Asks an office and reads its whole answer. */
function ask(office: string, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(office);
    const headers = { ...incoming.headers };
    // The answer is read and now and then changed here: never packed, never "as you have it".
    for (const name of ['accept-encoding', 'if-none-match', 'if-modified-since'])
      delete headers[name];
    const asked = request(
      {
        hostname,
        port,
        method: incoming.method,
        path: incoming.url,
        headers,
        agent: false,
      },
      async (answer) => {
        const parts: Buffer[] = [];
        for await (const part of answer) parts.push(part as Buffer);
        resolve({
          status: answer.statusCode ?? 502,
          headers: answer.headers,
          body: Buffer.concat(parts),
        });
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Opens a line to offices; everything passes until its `rule` is replaced. */
export async function openLine(offices: string[]): Promise<Line> {
  const served = new WeakMap<Socket, number>();
  const underWay = new Map<string, number>();
  const most = new Map<string, number>();
  let turn = 0;

  const reply = (response: ServerResponse, answer: Answer, body = answer.body) => {
    const headers = { ...answer.headers };
    delete headers['transfer-encoding'];
    const hasBody = response.req.method !== 'HEAD' && answer.status !== 204;
    if (hasBody) headers['content-length'] = String(body.length);
    response.writeHead(answer.status, headers);
    response.end(hasBody ? body : undefined);
  };

  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    const { socket } = incoming;
    const before = served.get(socket) ?? 0;
    served.set(socket, before + 1);
    const path = new URL(incoming.url ?? '/', 'http://line').pathname;
    const call = { method: incoming.method ?? 'GET', path, isReused: before > 0 };
    line.calls.push(call);
    const now = (underWay.get(path) ?? 0) + 1;
    underWay.set(path, now);
    most.set(path, Math.max(now, most.get(path) ?? 0));
    try {
      const verdict = await line.rule(call);
      if (verdict === 'refuse') return socket.destroy();
      if (verdict === 'stall') return;
      if (typeof verdict === 'object' && 'body' in verdict) {
        response.writeHead(200, { 'content-type': verdict.type });
        return response.end(verdict.body);
      }
      const office = line.offices[turn++ % line.offices.length] ?? '';
      const answer = await ask(office, incoming, Buffer.concat(parts));
      if (verdict === 'cut-after') return socket.destroy();
      if (verdict === 'truncate') {
        const half = answer.body.subarray(0, Math.floor(answer.body.length / 2));
        response.writeHead(answer.status, answer.headers);
        return response.write(half, () => socket.destroy());
      }
      if (typeof verdict === 'object')
        return reply(
          response,
          answer,
          Buffer.concat([answer.body, Buffer.from(verdict.append)]),
        );
      return reply(response, answer);
    } finally {
      underWay.set(path, (underWay.get(path) ?? 1) - 1);
    }
  };

  const server = createServer((incoming, response) => {
    // An office that is gone is a line that is gone.
    handle(incoming, response).catch(() => incoming.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const line: Line = {
    url: `http://127.0.0.1:${port}`,
    offices,
    rule: () => 'pass',
    calls: [],
    mostAtOnce: (path) => most.get(path) ?? 0,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return line;
}
