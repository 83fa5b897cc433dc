import readSheets from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FormDefinition, formDigestText } from '../../../src/domain/form/form.ts';
import { publishForms, withdrawForm } from '../../../src/server/store/forms.ts';
import { asSystem } from '../../../src/server/store/scope.ts';
import { writeUnitCodes } from '../../../src/server/store/units.ts';
import { aFiling, aFormDefinition, aFormHash, anAct, uuid } from '../../support/build.ts';
import { sha256Hex } from '../../support/digest.ts';
import { type Client, makeClient } from '../../support/edge/edge-client.ts';
import { loadEdgeWorld } from '../../support/edge/edge-world.ts';
import { type Edge, makeEdge } from '../../support/edge/make-edge.ts';

let edge: Edge;
const as = async (person: string): Promise<Client> => {
  const client = makeClient(edge.app);
  expect((await client.signIn(person)).statusCode).toBe(200);
  return client;
};
const URL = '/api/v1/forms/f-test/answers?format=csv';

beforeAll(async () => {
  edge = await makeEdge();
  await loadEdgeWorld(edge.db.pool);
  const officer = await as('officer');
  const coordinator = await as('coordinator');
  const filed = (n: number, text: string) =>
    aFiling({
      opId: uuid(n, 31),
      recordId: uuid(n, 32),
      text,
      body: { assignmentId: 'assignment-xa-a' },
    });
  const outcomes = await officer.push([
    filed(1, '=HYPERLINK("http://x")'),
    filed(2, 'Chưa xác nhận'),
  ]);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
  const [confirmed] = await coordinator.push([
    anAct('approve-report', { opId: uuid(3, 31), recordId: uuid(1, 32) }),
  ]);
  expect(confirmed?.outcome).toBe('applied');
});
afterAll(() => edge.close());

const linesOf = async (client: Client, query = '') => {
  const answer = await client.send('GET', `${URL}${query}`);
  expect([query, answer.statusCode]).toEqual([query, 200]);
  return answer.body.trimEnd().split('\r\n').slice(1);
};

test('[EXPORT] confirmed phiếu only, unless all that were filed are asked for', async () => {
  const coordinator = await as('coordinator');
  const [line, ...more] = await linesOf(coordinator);
  expect(more).toEqual([]);
  expect(line).toContain(`"'=HYPERLINK(""http://x"")"`);
  expect(line).toContain('Đã xác nhận');
  expect(await linesOf(coordinator, '&which=filed')).toHaveLength(2);
});

test('[EXPORT] filtered by plan, period and unit, inside what the person may read', async () => {
  const coordinator = await as('coordinator');
  expect(await linesOf(coordinator, '&planId=plan-1&unitId=xa-a')).toHaveLength(1);
  expect(await linesOf(coordinator, '&planId=plan-x')).toEqual([]);
  expect(await linesOf(coordinator, '&periodKey=2020-Q1')).toEqual([]);
  expect(await linesOf(coordinator, '&unitId=pvhcc-a')).toEqual([]);
  expect(await linesOf(await as('author-xa-b'))).toEqual([]);
  const stranger = await (await as('author-xa-b')).send('GET', `${URL}&unitId=xa-a`);
  expect(stranger.statusCode).toBe(404);
  // The department sees what was confirmed under its plan, and nothing else.
  expect(await linesOf(await as('department'), '&which=filed')).toHaveLength(1);
});

test('[EXPORT] the spreadsheet opens, is named and never cached', async () => {
  const answer = await (await as('coordinator')).send('GET', URL.replace('csv', 'xlsx'));
  expect(answer.headers['content-disposition']).toBe(
    "attachment; filename*=UTF-8''f-test.xlsx",
  );
  expect(answer.headers['cache-control']).toBe('private, no-store');
  const [sheet] = await readSheets(answer.rawPayload);
  expect(sheet?.data[1]?.[0]).toBe(uuid(1, 32));
  const none = await (await as('coordinator')).send(
    'GET',
    '/api/v1/forms/F-NONE/answers?format=csv',
  );
  expect(none.statusCode).toBe(404);
});

test('[EXPORT] a unit that was chosen stands there by its name, its code of that day beside it', async () => {
  const definition: FormDefinition = {
    ...aFormDefinition,
    id: 'f-unit',
    items: [
      ...aFormDefinition.items,
      { kind: 'select_one', name: 'lead_unit', list: 'units' },
    ],
    files: { units: { file: 'units.csv', value: 'name', label: 'label' } },
  };
  const hash = sha256Hex(formDigestText(definition));
  await asSystem(edge.db.pool, async (tx) => {
    await publishForms(tx, [{ definition, hash }]);
    await writeUnitCodes(tx, [
      { unitId: 'xa-b', code: '22390', from: '2026-03-01', to: null },
      { unitId: 'xa-b', code: '00001', from: '2025-07-01', to: '2026-02-28' },
    ]);
  });
  const [outcome] = await (await as('officer')).push([
    aFiling({
      opId: uuid(4, 31),
      recordId: uuid(4, 32),
      body: {
        assignmentId: 'assignment-xa-a',
        form: { id: 'f-unit', version: '1', hash },
        answers: {
          activity_date: '2026-03-13',
          result_summary: 'Đã làm xong.',
          lead_unit: 'xa-b',
        },
      },
    }),
  ]);
  expect(outcome?.outcome).toBe('applied');
  const url = '/api/v1/forms/f-unit/answers?format=csv&which=filed';
  const { body } = await (await as('coordinator')).send('GET', url);
  const [head, line] = body.trimEnd().split('\r\n');
  expect(head).toMatch(/,lead_unit,lead_unit: mã$/);
  expect(line).toMatch(/,Đơn vị xa-b,22390$/);
});

test('[EXPORT] a CSV of a repeat that no version has is not there', async () => {
  const answer = await (await as('coordinator')).send('GET', `${URL}&repeat=/no/such`);
  expect([answer.statusCode, answer.json().error]).toEqual([404, 'not-found']);
});

test('[FORMS] a restart brings back no version that was replaced or withdrawn', async () => {
  const seed = { definition: aFormDefinition, hash: aFormHash };
  const next = { ...aFormDefinition, version: '2' };
  const currentIs = (wanted: string | undefined) =>
    asSystem(edge.db.pool, async (tx) => {
      await publishForms(tx, [seed]);
      const { rows } = await tx.client.query(
        `select version from form where id = 'f-test' and is_current`,
      );
      expect(rows[0]?.version).toBe(wanted);
    });
  await currentIs('1');
  await asSystem(edge.db.pool, (tx) =>
    publishForms(tx, [{ definition: next, hash: 'h' }]),
  );
  await currentIs('2');
  await asSystem(edge.db.pool, (tx) => withdrawForm(tx, 'f-test'));
  await currentIs(undefined);
});
