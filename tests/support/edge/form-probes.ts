// How the matrix calls the routes about forms.
import type { Answer, Client } from './edge-client.ts';
import { uploadForm } from './form-sheets.ts';
import type { ActorName, MatrixWorld, Placed, Relation } from './matrix-world.ts';

/** A call about something in a unit. */
export type Probe = (cell: {
  actor: ActorName;
  relation: Relation;
  client: Client;
  at: Placed;
}) => Promise<Answer>;

const form =
  (method: string, path: string, payload?: object): Probe =>
  ({ client, at: { unitId } }) =>
    client.send(method, `/api/v1/forms/form-${unitId}${path}`, payload && { payload });
const draft =
  (world: () => MatrixWorld, method: string, path = '', payload?: object): Probe =>
  async ({ client, at: placed }) => {
    const id = await world().draftIn(placed.unitId);
    return client.send(
      method,
      `/api/v1/forms/drafts/${id}${path}`,
      payload && { payload },
    );
  };
/** Unreadable bytes, a warning not acknowledged, a plan that is not there: asked for the right, and nothing changes. */
export const formProbes = (
  world: () => MatrixWorld,
): Record<string, { call: Probe; ok: number }> => ({
  'GET /api/v1/forms': {
    ok: 200,
    call: ({ client, at: { unitId } }) =>
      client.send('GET', `/api/v1/forms?unitId=${unitId}`),
  },
  'POST /api/v1/forms/drafts': {
    ok: 200,
    call: ({ client, at: { unitId } }) => uploadForm(client, unitId, Buffer.from('?')),
  },
  'GET /api/v1/forms/drafts/:draftId': { ok: 200, call: draft(world, 'GET') },
  'DELETE /api/v1/forms/drafts/:draftId': { ok: 204, call: draft(world, 'DELETE') },
  'POST /api/v1/forms/drafts/:draftId/publish': {
    ok: 409,
    call: draft(world, 'POST', '/publish', { acknowledged: false }),
  },
  'POST /api/v1/forms/drafts/:draftId/files': {
    ok: 409,
    call: async ({ client, at: placed }) => {
      const id = await world().draftIn(placed.unitId);
      return client.send('POST', `/api/v1/forms/drafts/${id}/files?name=khong-co.csv`, {
        headers: { 'content-type': 'application/octet-stream' },
        payload: Buffer.from('name,label'),
      });
    },
  },
  'DELETE /api/v1/forms/drafts/:draftId/files': {
    ok: 404,
    call: draft(world, 'DELETE', '/files?name=khong-co.csv'),
  },
  'GET /api/v1/forms/drafts/:draftId/files/:sha256': {
    ok: 404,
    call: draft(world, 'GET', `/files/${'0'.repeat(64)}`),
  },
  'GET /api/v1/forms/:formId/versions/:version/files/:sha256': {
    ok: 404,
    call: form('GET', `/versions/1/files/${'0'.repeat(64)}`),
  },
  'POST /api/v1/forms/:formId/withdraw': { ok: 204, call: form('POST', '/withdraw') },
  'POST /api/v1/forms/:formId/attach': {
    ok: 200,
    call: ({ client, at: { unitId } }) =>
      client.send('POST', `/api/v1/forms/f-test/attach`, {
        payload: { planId: `plan-${unitId}`, taskIds: [], product: 'NONE' },
      }),
  },
  'GET /api/v1/forms/:formId/versions/:version/sheet': {
    ok: 200,
    call: form('GET', '/versions/1/sheet'),
  },
  'GET /api/v1/forms/:formId/answers': {
    ok: 200,
    call: ({ client, at: { unitId } }) =>
      client.send('GET', `/api/v1/forms/f-test/answers?format=csv&unitId=${unitId}`),
  },
});
