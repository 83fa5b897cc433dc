import readSheets from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertPlan } from '../../../src/server/store/plans.ts';
import { asSystem } from '../../../src/server/store/scope.ts';
import { anAssignment } from '../../support/build.ts';
import { type Client, makeClient } from '../../support/edge/edge-client.ts';
import { loadEdgeWorld } from '../../support/edge/edge-world.ts';
import { drawnForm, sheetOf, uploadForm } from '../../support/edge/form-sheets.ts';
import { type Edge, makeEdge } from '../../support/edge/make-edge.ts';
import { aPlan, aTask } from '../../support/hub-world.ts';

let edge: Edge;
const clients = new Map<string, Client>();
const as = async (person: string): Promise<Client> => {
  const known = clients.get(person) ?? makeClient(edge.app);
  if (!clients.has(person)) expect((await known.signIn(person)).statusCode).toBe(200);
  clients.set(person, known);
  return known;
};
const own = { ...aPlan, id: 'plan-own', issuerUnitId: 'xa-a', focalUnitId: 'xa-a' };

beforeAll(async () => {
  edge = await makeEdge();
  await loadEdgeWorld(edge.db.pool);
  const task = { ...aTask, id: 'task-own', planId: own.id, products: ['LOA'] };
  await asSystem(edge.db.pool, (tx) =>
    insertPlan(tx, {
      plan: own,
      tasks: [
        task,
        { ...task, id: 'task-more', code: 'T2', products: [], moreFormIds: ['F-ALSO'] },
      ],
      assignments: [
        anAssignment({ id: 'own-a', taskId: task.id, planId: own.id, unitId: 'xa-a' }),
      ],
    }),
  );
});
afterAll(() => edge.close());

const count = async (table: string): Promise<number> =>
  asSystem(edge.db.pool, async ({ client }) =>
    Number((await client.query(`select count(*) as n from ${table}`)).rows[0].n),
  );
async function draftOf(person: string, drawn: string, unitId = 'xa-a'): Promise<string> {
  const answer = await uploadForm(await as(person), unitId, await sheetOf(drawn));
  expect([answer.statusCode, answer.json().faults]).toEqual([200, []]);
  return answer.json().draftId;
}
const publish = async (person: string, draftId: string, acknowledged = false) =>
  (await as(person)).send('POST', `/api/v1/forms/drafts/${draftId}/publish`, {
    payload: { acknowledged },
  });
const attach = async (person: string, formId: string, payload: object) =>
  (await as(person)).send('POST', `/api/v1/forms/${formId}/attach`, {
    payload: { planId: own.id, taskIds: [], product: null, ...payload },
  });

test('[FORMS] a faulty sheet is answered row by row, and nothing of it is stored', async () => {
  const bad = drawnForm(
    'F-BAD',
    '1',
    `| | integer | many | Số lượng | Many |
| | text | why | Lý do | Why |
| | calculate | sum |  |  |`,
  ).replace('| | text | why', '| | textt | why');
  const before = await count('form_draft');
  const answer = await uploadForm(await as('coordinator'), 'xa-a', await sheetOf(bad));
  expect(answer.statusCode).toBe(200);
  expect(answer.json().draftId).toBeNull();
  const { faults } = answer.json();
  expect(faults).toContainEqual(
    expect.objectContaining({ sheet: 'survey', row: 4, column: 'type', text: 'textt' }),
  );
  expect(faults[0].message).toEqual({ vi: expect.any(String), en: expect.any(String) });
  expect(await count('form_draft')).toBe(before);
});

test('[FORMS] what is no spreadsheet, or too large, leaves nothing behind either', async () => {
  const client = await as('coordinator');
  const noise = await uploadForm(client, 'xa-a', Buffer.from('không phải bảng tính'));
  expect([noise.statusCode, noise.json().draftId]).toEqual([200, null]);
  expect(noise.json().faults[0]).toMatchObject({ level: 'error', sheet: 'file' });
  const large = await uploadForm(client, 'xa-a', Buffer.alloc(5 * 1024 * 1024 + 1));
  expect([large.statusCode, large.json().error]).toEqual([413, 'too-large']);
  const json = await client.send('POST', '/api/v1/forms/drafts?unitId=xa-a&fileName=a', {
    payload: {},
  });
  expect(json.statusCode).toBe(400);
});

test('[FORMS] a draft is seen with the published version beside it, and by no stranger', async () => {
  const draftId = await draftOf('coordinator', drawnForm('F-SEEN', '1'));
  const url = `/api/v1/forms/drafts/${draftId}`;
  const seen = (await (await as('coordinator')).send('GET', url)).json();
  expect(seen).toMatchObject({
    draft: {
      formId: 'F-SEEN',
      version: '1',
      unitId: 'xa-a',
      uploadedBy: 'Tên coordinator',
    },
    published: null,
    obstacle: null,
  });
  for (const stranger of ['officer', 'author-xa-b', 'department', 'leader'])
    expect([stranger, (await (await as(stranger)).send('GET', url)).statusCode]).toEqual([
      stranger,
      404,
    ]);
  const again = await draftOf('coordinator', drawnForm('F-SEEN', '2'));
  expect((await (await as('coordinator')).send('GET', url)).statusCode).toBe(404);
  const dropped = await (await as('coordinator')).send(
    'DELETE',
    `/api/v1/forms/drafts/${again}`,
  );
  expect(dropped.statusCode).toBe(204);
});

test('[FORMS] publishing is for good: the next version takes over, the first stays as it was', async () => {
  const first = await publish(
    'coordinator',
    await draftOf('coordinator', drawnForm('F-ONE', '1')),
  );
  expect(first.json()).toEqual({ formId: 'F-ONE', version: '1' });
  const same = await publish(
    'coordinator',
    await draftOf('coordinator', drawnForm('F-ONE', '1')),
  );
  expect([same.statusCode, same.json().error]).toEqual([409, 'form-version-exists']);
  const more = '| | integer | many | Số lượng | Many |';
  const next = await draftOf('coordinator', drawnForm('F-ONE', '2', more));
  const view = (
    await (await as('coordinator')).send('GET', `/api/v1/forms/drafts/${next}`)
  ).json();
  expect(view.published.version).toBe('1');
  expect((await publish('coordinator', next)).statusCode).toBe(200);
  const { records } = await (await as('officer')).pullAll();
  expect(records.get('form:F-ONE@1')).toMatchObject({ current: false });
  expect(records.get('form:F-ONE@2')).toMatchObject({ current: true });
  // A commune's form is nothing to its neighbour; what lies inside the commune has it.
  expect((await (await as('author-xa-b')).pullAll()).records.has('form:F-ONE@2')).toBe(
    false,
  );
  expect((await (await as('clerk')).pullAll()).records.has('form:F-ONE@2')).toBe(true);
});

test('[FORMS] a published draft is a draft no more, and two who publish at once publish once', async () => {
  const draftId = await draftOf('coordinator', drawnForm('F-RACE', '1'));
  const codes = await Promise.all([
    publish('coordinator', draftId),
    publish('coordinator', draftId),
  ]);
  expect(codes.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404]);
});

test('[FORMS] an id that belongs to another unit, or came with the server, is taken', async () => {
  const taken = await publish(
    'department',
    await draftOf('department', drawnForm('F-ONE', '9'), 'so-a'),
  );
  expect([taken.statusCode, taken.json().error]).toEqual([409, 'form-id-taken']);
  const common = await publish(
    'coordinator',
    await draftOf('coordinator', drawnForm('f-test', '2')),
  );
  expect(common.json().error).toBe('form-id-taken');
});

test('[FORMS] warnings have to be acknowledged', async () => {
  const drawn = drawnForm('F-WARN', '1', '| | image | photo | Ảnh | Photo |');
  const answer = await uploadForm(await as('coordinator'), 'xa-a', await sheetOf(drawn));
  const { draftId, faults } = answer.json();
  expect(faults.length).toBeGreaterThan(0);
  expect(faults.every(({ level }: { level: string }) => level === 'warning')).toBe(true);
  expect((await publish('coordinator', draftId)).json().error).toBe('not-acknowledged');
  expect((await publish('coordinator', draftId, true)).statusCode).toBe(200);
});

test('[FORMS] attached to a task, the form is with its people at the next pull', async () => {
  const officer = await as('officer');
  const { cursor } = await officer.pullAll();
  const done = await attach('coordinator', 'F-ONE', { taskIds: ['task-own'] });
  expect([done.statusCode, done.json()]).toEqual([200, { tasks: 1 }]);
  const { records } = await officer.pullAll(cursor);
  expect(records.get('task:task-own')).toMatchObject({ formId: 'F-ONE' });
  expect(records.get('assignment:own-a')).toMatchObject({
    formId: 'F-ONE',
    state: 'NEW',
  });
  expect(
    (await attach('coordinator', 'F-ONE', { taskIds: ['task-own'] })).json().tasks,
  ).toBe(0);
});

test('[FORMS] attached by product; refused to strangers, for other plans and unknown tasks', async () => {
  const product = await attach('coordinator', 'f-test', { product: 'LOA' });
  expect(product.json()).toEqual({ tasks: 1 });
  for (const [person, formId, payload] of [
    ['officer', 'F-ONE', { taskIds: ['task-own'] }],
    ['department', 'F-ONE', { planId: 'plan-1', taskIds: ['task-1'] }],
    ['coordinator', 'f-test', { planId: 'plan-1', taskIds: ['task-1'] }],
    ['coordinator', 'F-ONE', { taskIds: ['task-1'] }],
    ['coordinator', 'F-NONE', { taskIds: ['task-own'] }],
  ] as const)
    expect([person, formId, (await attach(person, formId, payload)).statusCode]).toEqual([
      person,
      formId,
      404,
    ]);
});

test('[FORMS] a form of a department reaches the communes that have its task, and no other', async () => {
  await publish(
    'department',
    await draftOf('department', drawnForm('F-SO', '1'), 'so-a'),
  );
  const commune = await as('author-xa-b');
  expect((await commune.pullAll()).records.has('form:F-SO@1')).toBe(false);
  const done = await attach('department', 'F-SO', {
    planId: 'plan-1',
    taskIds: ['task-1'],
  });
  expect(done.json()).toEqual({ tasks: 1 });
  const { records } = await commune.pullAll();
  expect(records.get('form:F-SO@1')).toMatchObject({ current: true });
  expect(records.get('assignment:assignment-xa-b')).toMatchObject({ formId: 'F-SO' });
});

test('[FORMS] withdrawn it is offered to nobody and stays readable; not while a task asks for it', async () => {
  const withdraw = async (person: string, formId: string) =>
    (await (await as(person)).send('POST', `/api/v1/forms/${formId}/withdraw`))
      .statusCode;
  await attach('coordinator', 'F-ONE', { taskIds: ['task-own'] });
  expect(await withdraw('coordinator', 'F-ONE')).toBe(409);
  await attach('coordinator', 'f-test', { taskIds: ['task-own'] });
  expect(await withdraw('officer', 'F-ONE')).toBe(404);
  expect(await withdraw('coordinator', 'f-test')).toBe(404);
  expect(await withdraw('coordinator', 'F-ONE')).toBe(204);
  const { records } = await (await as('officer')).pullAll();
  expect(records.get('form:F-ONE@2')).toMatchObject({ current: false });
  expect(
    (await attach('coordinator', 'F-ONE', { taskIds: ['task-own'] })).json().error,
  ).toBe('form-withdrawn');
});

test('[FORMS] a form that fits a task besides its own is asked for as well', async () => {
  const draftId = await draftOf('coordinator', drawnForm('F-ALSO', '1'));
  await publish('coordinator', draftId);
  const coordinator = await as('coordinator');
  const { forms } = (await coordinator.send('GET', '/api/v1/forms?unitId=xa-a')).json();
  expect(forms).toContainEqual(expect.objectContaining({ formId: 'F-ALSO', tasks: 1 }));
  const refused = await coordinator.send('POST', '/api/v1/forms/F-ALSO/withdraw');
  expect([refused.statusCode, refused.json().error]).toEqual([409, 'form-in-use']);
});

test('[FORMS] the sheet comes back as it was uploaded', async () => {
  const source = await sheetOf(drawnForm('F-BACK', '1'));
  const { draftId } = (await uploadForm(await as('coordinator'), 'xa-a', source)).json();
  await publish('coordinator', draftId);
  const url = '/api/v1/forms/F-BACK/versions/1/sheet';
  const back = await (await as('coordinator')).send('GET', url);
  expect(back.rawPayload.equals(source)).toBe(true);
  const sheets = await readSheets(back.rawPayload);
  expect(sheets.map(({ sheet }) => sheet)).toContain('survey');
  expect((await (await as('department')).send('GET', url)).statusCode).toBe(404);
});

test('[FORMS] the list names versions, drafts and how many tasks ask for each', async () => {
  const shelf = await (await as('coordinator')).send('GET', '/api/v1/forms?unitId=xa-a');
  const { forms, common } = shelf.json();
  expect(common).toBe(false);
  expect(forms).toContainEqual(
    expect.objectContaining({ formId: 'F-BACK', version: '1', current: true, tasks: 0 }),
  );
  expect(forms.some(({ formId }: { formId: string }) => formId === 'F-SO')).toBe(false);
});
