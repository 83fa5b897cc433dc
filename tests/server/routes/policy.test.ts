import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Edge, makeEdge } from '../../support/edge/make-edge.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await makeEdge();
});
afterAll(() => edge.close());

/** Who may call what, and how far it reaches: changing a line here is a decision. */
const DECLARED = [
  'GET /* public nothing',
  'GET /api/v1/files/:fileId session scope',
  'GET /api/v1/files/:fileId/receipt session author',
  'GET /api/v1/openapi.json public nothing',
  'GET /api/v1/session signed-in self',
  'GET /api/v1/sync/pull session scope',
  'GET /healthz public nothing',
  'GET /readyz public nothing',
  'DELETE /api/v1/files/:fileId session author changes',
  'GET /api/v1/forms session forms',
  'GET /api/v1/forms/:formId/answers session scope',
  'GET /api/v1/forms/:formId/versions/:version/sheet session forms',
  'GET /api/v1/forms/:formId/versions/:version/files/:sha256 session held-forms',
  'GET /api/v1/forms/drafts/:draftId session forms',
  'GET /api/v1/forms/drafts/:draftId/files/:sha256 session forms',
  'POST /api/v1/forms/drafts/:draftId/files session forms changes',
  'DELETE /api/v1/forms/drafts/:draftId/files session forms changes',
  'DELETE /api/v1/forms/drafts/:draftId session forms changes',
  'POST /api/v1/forms/drafts session forms changes',
  'POST /api/v1/forms/drafts/:draftId/publish session forms changes',
  'POST /api/v1/forms/:formId/attach session forms changes',
  'POST /api/v1/forms/:formId/withdraw session forms changes',
  'DELETE /api/v1/session signed-in self changes',
  'HEAD /api/v1/files/:fileId session author',
  'PATCH /api/v1/files/:fileId session author changes',
  'POST /api/v1/files session author changes',
  'POST /api/v1/session public self changes',
  'POST /api/v1/session/password signed-in self changes',
  'POST /api/v1/sync/push session acts changes',
];

test('[POLICY] the routes declare exactly this', () => {
  const declared = edge.app.policies.map(({ method, url, policy }) =>
    `${method} ${url} ${policy.access} ${policy.reach} ${policy.changes ? 'changes' : ''}`.trim(),
  );
  // The framework adds a HEAD beside each GET, with its policy.
  const added = DECLARED.filter((line) => line.startsWith('GET '))
    .map((line) => line.replace('GET', 'HEAD'))
    .filter((line) => !/^HEAD \/api\/v1\/(files\/:fileId |forms)/.test(line));
  expect(declared.sort()).toEqual([...DECLARED, ...added].sort());
});

test('[POLICY] even if one got in without a policy, the door is shut before it', async () => {
  const { addDoor } = await import('../../../src/server/caller.ts');
  const { default: Fastify } = await import('fastify');
  const bare = Fastify();
  addDoor(bare, edge.deps);
  bare.get('/left-behind', async () => 'seen');
  expect((await bare.inject('/left-behind')).statusCode).toBe(403);
  await bare.close();
});
