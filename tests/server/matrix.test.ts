import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Op } from '../../src/domain/op.ts';
import type { RoutePolicy } from '../../src/server/policy.ts';
import { PullPage, type PushOutcome } from '../../src/sync/protocol.ts';
import { aFiling, anAct, uuid } from '../support/build.ts';
import type { Answer, Client } from '../support/edge/edge-client.ts';
import { formProbes, type Probe } from '../support/edge/form-probes.ts';
import { type Edge, makeEdge } from '../support/edge/make-edge.ts';
import {
  ACTOR_NAMES,
  ACTS,
  type ActorName,
  FORMS,
  isIn,
  type MatrixWorld,
  makeMatrixWorld,
  OUTSIDE,
  type Placed,
  READS,
  RELATIONS,
  type Relation,
  unitAt,
} from '../support/edge/matrix-world.ts';

let edge: Edge;
let world: MatrixWorld;
let cells = 0;
let n = 0;

beforeAll(async () => {
  edge = await makeEdge();
  world = await makeMatrixWorld(edge);
});
afterAll(() => edge.close());

type Cell = { actor: ActorName; relation: Relation; client: Client; at: Placed };

const at = (unitId: string): Placed => {
  const found = world.placed.get(unitId);
  if (found === undefined) throw new Error(`nothing was placed in ${unitId}`);
  return found;
};
const file =
  (method: string, which: 'heldFile' | 'missingFile', path = ''): Probe =>
  ({ client, at: placed }) =>
    client.send(method, `/api/v1/files/${placed[which]}${path}`);

/** How each route is called about something in a unit. A route that is missing here fails the test. */
const PROBES: Record<string, { call: Probe; ok: number }> = {
  'POST /api/v1/session': {
    ok: 401,
    call: ({ client, actor, relation }) => client.signIn(`${actor} ${relation}`, 'đoán'),
  },
  'GET /api/v1/session': {
    ok: 200,
    call: ({ client }) => client.send('GET', '/api/v1/session'),
  },
  'HEAD /api/v1/session': {
    ok: 200,
    call: ({ client }) => client.send('HEAD', '/api/v1/session'),
  },
  'DELETE /api/v1/session': {
    ok: 204,
    call: ({ client }) => client.send('DELETE', '/api/v1/session'),
  },
  'POST /api/v1/session/password': {
    ok: 403,
    call: ({ client }) =>
      client.send('POST', '/api/v1/session/password', {
        payload: { current: 'đoán', next: 'một câu dài hơn' },
      }),
  },
  'POST /api/v1/sync/push': {
    ok: 200,
    call: ({ client }) =>
      client.send('POST', '/api/v1/sync/push', {
        payload: { protocol: 1, appVersion: 't', deviceId: client.deviceId, items: [] },
      }),
  },
  'GET /api/v1/sync/pull': {
    ok: 200,
    call: ({ client }) => client.send('GET', '/api/v1/sync/pull'),
  },
  'HEAD /api/v1/sync/pull': {
    ok: 200,
    call: ({ client }) => client.send('HEAD', '/api/v1/sync/pull'),
  },
  'POST /api/v1/files': {
    ok: 404,
    call: ({ client, at: placed }) =>
      client.send('POST', '/api/v1/files', {
        headers: {
          'tus-resumable': '1.0.0',
          'upload-length': '64',
          'upload-metadata': `fileId ${Buffer.from(placed.missingFile).toString('base64')}`,
        },
      }),
  },
  'HEAD /api/v1/files/:fileId': { ok: 404, call: file('HEAD', 'missingFile') },
  'PATCH /api/v1/files/:fileId': { ok: 404, call: file('PATCH', 'missingFile') },
  'DELETE /api/v1/files/:fileId': { ok: 404, call: file('DELETE', 'missingFile') },
  'GET /api/v1/files/:fileId/receipt': {
    ok: 404,
    call: file('GET', 'heldFile', '/receipt'),
  },
  'HEAD /api/v1/files/:fileId/receipt': {
    ok: 404,
    call: file('HEAD', 'heldFile', '/receipt'),
  },
  'GET /api/v1/files/:fileId': { ok: 200, call: file('GET', 'heldFile') },
  ...formProbes(() => world),
};
/** Public routes show nothing of any unit: asked once per actor. */
const PUBLIC = /^(GET|HEAD) (\/healthz|\/readyz|\/api\/v1\/openapi\.json|\/\*)$/;

/** The status a route's declared policy promises to the actor about a unit that is this to theirs. */
function promised(
  { policy }: RoutePolicy,
  ok: number,
  { actor, relation }: Cell,
): number {
  if (policy.access === 'public') return ok;
  if (OUTSIDE.includes(actor)) return 401;
  if (actor === 'newcomer' && policy.access === 'session') return 403;
  if (policy.reach === 'scope' && ok === 200)
    return isIn(READS, actor, relation) ? 200 : 404;
  if (policy.reach === 'forms') return isIn(FORMS, actor, relation) ? ok : 404;
  return ok;
}

const plain = ({ statusCode, headers, body }: Answer): string => {
  const { 'x-request-id': _, date: __, ...kept } = headers;
  return JSON.stringify([statusCode, kept, body]);
};

test('[MATRIX] every route is placed in the matrix', () => {
  const missing = edge.app.policies
    .map(({ method, url }) => `${method} ${url}`)
    .filter((name) => !PUBLIC.test(name) && PROBES[name] === undefined);
  expect(missing).toEqual([]);
});

test('[MATRIX] every route answers every actor about every unit as its policy declares', async () => {
  for (const route of edge.app.policies) {
    const name = `${route.method} ${route.url}`;
    const isPull = route.url.endsWith('/pull');
    for (const actor of ACTOR_NAMES) {
      const refused = new Set<string>();
      let client = await world.clientOf(actor);
      for (const relation of RELATIONS) {
        // Signing out ends the session: each such cell has its own.
        if (route.method === 'DELETE') client = await world.clientOf(actor);
        const cell: Cell = { actor, relation, client, at: at(unitAt(actor, relation)) };
        const probe = PROBES[name] ?? {
          ok: 200,
          call: () => client.send(route.method, route.url.replace('*', '')),
        };
        if (route.url === '/*') continue;
        const answer = await probe.call(cell);
        const wanted = isPull
          ? promised({ ...route, policy: { ...route.policy, reach: 'self' } }, 200, cell)
          : promised(route, probe.ok, cell);
        expect([name, actor, relation, answer.statusCode]).toEqual([
          name,
          actor,
          relation,
          wanted,
        ]);
        if (wanted === 404 || wanted === 401) refused.add(plain(answer));
        cells += 1;
      }
      // What lies in another unit and what does not exist answer byte for byte alike.
      expect([name, actor, refused.size]).toEqual([
        name,
        actor,
        Math.min(refused.size, 1),
      ]);
    }
  }
});

/** What a person's device would hold after pulling everything. */
async function pulled(client: Client): Promise<string> {
  const { records } = await client.pullAll();
  return JSON.stringify([...records]);
}

test('[MATRIX] a pull brings what the actor may read of each unit, and no trace of any other', async () => {
  for (const actor of ACTOR_NAMES) {
    if (OUTSIDE.includes(actor) || actor === 'newcomer') continue;
    const text = await pulled(await world.clientOf(actor));
    for (const relation of RELATIONS) {
      const unitId = unitAt(actor, relation);
      const { reportId, heldFile, missingFile } = at(unitId);
      const wanted = isIn(READS, actor, relation);
      for (const trace of [reportId, heldFile, missingFile, `assignment-${unitId}`]) {
        expect([actor, relation, trace, text.includes(`"${trace}"`)]).toEqual([
          actor,
          relation,
          trace,
          wanted,
        ]);
        cells += 1;
      }
    }
  }
});

/** A report of its own for one cell, filed by somebody of that unit. */
async function freshReport(unitId: string): Promise<string> {
  n += 1;
  const recordId = uuid(n, 71);
  if (unitId === 'khong-co' || unitId === 'xa-cu') return recordId;
  const author = await world.clientOf(`author-${unitId}` as ActorName);
  const body = { assignmentId: `assignment-${unitId}` };
  const op = aFiling({ opId: uuid(n, 72), recordId, unitId, body });
  const [outcome] = await author.push([op]);
  if (outcome?.outcome !== 'applied') throw new Error(`no report in ${unitId}`);
  return recordId;
}

async function actOn(kind: Op['kind'], unitId: string): Promise<Op> {
  n += 1;
  const opId = uuid(n, 73);
  if (kind === 'file-report') {
    const body = { assignmentId: `assignment-${unitId}` };
    return aFiling({ opId, recordId: uuid(n, 74), unitId, body });
  }
  if (kind === 'accept-task' || kind === 'assign-person')
    return anAct(kind, {
      opId,
      unitId,
      recordId: `assignment-${unitId}`,
      ...(kind === 'assign-person' && { body: { personId: null, personName: null } }),
    });
  const recordId = unitId === 'xa-cu' ? at(unitId).reportId : await freshReport(unitId);
  return anAct(kind, { opId, unitId, recordId });
}

const said = (outcome: PushOutcome | undefined) => [
  outcome?.outcome,
  outcome?.receipt?.problem?.code ?? null,
];
/** What is answered where the act is not allowed: only who sees the record learns that it is there. */
function refusal(kind: Op['kind'], sees: boolean): [string, string] {
  if (kind === 'file-report' || sees) return ['rejected', 'not-allowed'];
  return ['rejected', kind.endsWith('-report') ? 'report-missing' : 'assignment-missing'];
}

test('[MATRIX] every act is judged for every actor and unit as the table of roles says', async () => {
  for (const kind of Object.keys(ACTS) as Op['kind'][])
    for (const actor of ACTOR_NAMES) {
      if (OUTSIDE.includes(actor) || actor === 'newcomer') continue;
      const client = await world.clientOf(actor);
      const ops: Op[] = [];
      for (const relation of RELATIONS)
        ops.push(await actOn(kind, unitAt(actor, relation)));
      const outcomes = await client.push(ops);
      for (const [i, relation] of RELATIONS.entries()) {
        const wanted = isIn(ACTS[kind], actor, relation)
          ? ['applied', null]
          : refusal(kind, isIn(READS, actor, relation));
        expect([kind, actor, relation, ...said(outcomes[i])]).toEqual([
          kind,
          actor,
          relation,
          ...wanted,
        ]);
        cells += 1;
      }
      const [other, none] = [outcomes[4], outcomes[6]];
      expect(other?.receipt?.problem).toEqual(none?.receipt?.problem);
      expect(other?.receipt?.rev).toBe(none?.receipt?.rev);
    }
});

test('[MATRIX] a cursor of another person, a forged one and one of another server begin anew', async () => {
  const officer = await world.clientOf('officer');
  const leader = await world.clientOf('leader');
  const { cursor } = await leader.pullAll();
  for (const forged of [cursor, `${cursor.slice(0, -2)}AA`, 'x', 'e30', '']) {
    const url = `/api/v1/sync/pull?cursor=${encodeURIComponent(forged)}`;
    const page = PullPage.parse((await officer.send('GET', url)).json());
    expect([forged.slice(-4), page.reset]).toEqual([forged.slice(-4), true]);
    expect(page.scope).toEqual(['all', 'person:officer', 'xa-a']);
    cells += 1;
  }
});

test('[MATRIX] is as large as it should be', () => {
  process.stdout.write(`authorisation matrix: ${cells} cells\n`);
  expect(cells).toBeGreaterThan(1_800);
});
