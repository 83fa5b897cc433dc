import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { PATIENT, PEOPLE, signIn } from '../support/browser/acts.ts';
import { expect, test } from '../support/browser/fixtures.ts';
import type { Office } from '../support/browser/office.ts';
import { opDigest } from '../support/digest.ts';

const OWN_UNIT = 'u02241';
type Answer = { status: number; body: string; headers: Record<string, string> };

/** Calls as the page itself does, with the session of the person who is signed in. */
const callFrom = (
  page: Page,
  path: string,
  init: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> =>
  page.evaluate(
    async ([address, its]) => {
      const response = await fetch(address, {
        ...its,
        headers: { 'x-lan-toa-slot': '0', 'x-lan-toa-protocol': '1', ...its.headers },
      });
      const headers = Object.fromEntries(response.headers);
      // Every answer has its own.
      for (const name of ['date', 'x-request-id']) delete headers[name];
      return { status: response.status, body: await response.text(), headers };
    },
    [path, init] as const,
  );

/** What another commune has: a report, a photo of it that the server holds, a task. */
async function foreign(office: Office) {
  const [report] = await office.ask<{ id: string; file_id: string }>(
    `select r.id, f.file_id from report r join file_expected f on f.report_id = r.id
     where r.unit_id = 'u02212' and f.received_at is not null order by r.id limit 1`,
  );
  const [task] = await office.ask<{ id: string }>(
    `select id from assignment where unit_id = 'u02212' order by id limit 1`,
  );
  if (report === undefined || task === undefined) throw new Error('the demo has none');
  return { reportId: report.id, fileId: report.file_id, assignmentId: task.id };
}

test('[STRANGER1] the photo of another unit is answered as one that is not there', async ({
  office,
  openPhone,
}) => {
  const { page } = await openPhone();
  await signIn(page, office.url, PEOPLE.officer);
  const { fileId } = await foreign(office);
  const missing = randomUUID();
  const tus = { 'tus-resumable': '1.0.0' };
  const patch = {
    ...tus,
    'upload-offset': '0',
    'content-type': 'application/offset+octet-stream',
  };
  const ways = [
    ['', {}],
    ['/receipt', {}],
    ['', { method: 'HEAD', headers: tus }],
    ['', { method: 'PATCH', headers: patch, body: 'x' }],
    ['', { method: 'DELETE', headers: tus }],
  ] as const;
  for (const [end, init] of ways) {
    const there = await callFrom(page, `/api/v1/files/${fileId}${end}`, init);
    const nowhere = await callFrom(page, `/api/v1/files/${missing}${end}`, init);
    expect(there.status).toBe(404);
    expect(there).toEqual(nowhere);
  }
  const create = (id: string) => {
    const named = { fileId: id, sha256: 'a'.repeat(64) };
    const metadata = Object.entries(named)
      .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
      .join(',');
    const headers = { ...tus, 'upload-length': '1000', 'upload-metadata': metadata };
    return callFrom(page, '/api/v1/files', { method: 'POST', headers });
  };
  expect((await create(fileId)).status).toBe(404);
  expect(await create(fileId)).toEqual(await create(missing));
});

test('[STRANGER2] an act on another unit’s phiếu or task is refused as one on nothing', async ({
  office,
  openPhone,
}) => {
  const { page } = await openPhone();
  await signIn(page, office.url, PEOPLE.officer);
  const { reportId, assignmentId } = await foreign(office);
  const deviceId = randomUUID();
  let seq = 0;
  const push = async (kind: string, recordId: string, baseRev: number, body: object) => {
    const op = {
      opId: randomUUID(),
      unitId: OWN_UNIT,
      baseRev,
      happenedAt: '2026-03-01T00:00:00.000Z',
      recordId,
      kind,
      body,
    };
    seq += 1;
    const answer = await callFrom(page, '/api/v1/sync/push', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        protocol: 1,
        appVersion: '0.1.0',
        deviceId,
        items: [{ op, digest: opDigest(op), seq }],
      }),
    });
    const { outcomes } = JSON.parse(answer.body);
    const [{ outcome, receipt }] = outcomes;
    return { status: answer.status, outcome, problem: receipt.problem, rev: receipt.rev };
  };
  const report = { reason: null };
  const refused = await push('withdraw-report', reportId, 1, report);
  expect(refused.outcome).toBe('rejected');
  expect(refused).toEqual(await push('withdraw-report', randomUUID(), 1, report));
  const review = { comment: 'Xin bổ sung.', fields: [] };
  expect(await push('return-report', reportId, 1, review)).toEqual(
    await push('return-report', randomUUID(), 1, review),
  );
  const task = await push('accept-task', assignmentId, 1, {});
  expect(task.outcome).toBe('rejected');
  expect(task).toEqual(await push('accept-task', `${assignmentId}-none`, 1, {}));
});

test('[STRANGER3] their screens are the screen of nothing, and no page of the feed names them', async ({
  office,
  openPhone,
}) => {
  const { page } = await openPhone();
  await signIn(page, office.url, PEOPLE.officer);
  const { reportId, fileId, assignmentId } = await foreign(office);
  const words = async (path: string) => {
    await page.goto(`${office.url}${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible(PATIENT);
    await expect(page.locator('.skeleton')).toHaveCount(0, PATIENT);
    return page.getByRole('main').innerText();
  };
  expect(await words(`/report/${reportId}`)).toBe(await words(`/report/${randomUUID()}`));
  expect(await words(`/task/${assignmentId}`)).toBe(await words('/task/none'));
  let cursor = '';
  let pages = 0;
  for (let isMore = true; isMore; pages += 1) {
    const address = `/api/v1/sync/pull${cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`}`;
    const { status, body } = await callFrom(page, address);
    expect(status).toBe(200);
    for (const id of [reportId, fileId, assignmentId]) expect(body).not.toContain(id);
    const answer = JSON.parse(body);
    isMore = answer.more === true;
    cursor = answer.cursor;
  }
  expect(pages).toBeGreaterThan(0);
});
