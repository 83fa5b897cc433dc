import {
  backInSignal,
  expectAllSent,
  fileActivity,
  outOfSignal,
  PATIENT,
  PEOPLE,
  pill,
  signIn,
} from '../support/browser/acts.ts';
import { expect, test } from '../support/browser/fixtures.ts';
import type { Verdict } from '../support/browser/line.ts';
import { ledgerOf, reportsSaying, textsOf } from '../support/browser/truth.ts';
import { findWorker } from '../support/browser/worker.ts';

const PUSH = '/api/v1/sync/push';
const SUMMARY = 'Phát loa buổi sáng về chính sách thuế hộ kinh doanh, lần';

test('[TABS] two tabs and the worker syncing at once send each phiếu once, one after the other', async ({
  office,
  line,
  openPhone,
}) => {
  const phone = await openPhone();
  await signIn(phone.page, line.url, PEOPLE.officer);
  await outOfSignal(phone, line);
  for (const n of [1, 2, 3]) await fileActivity(phone.page, line.url, `${SUMMARY} ${n}.`);
  const second = await phone.context.newPage();
  await second.goto(`${line.url}/outbox`);
  await phone.page.goto(`${line.url}/outbox`);
  await expect(pill(second)).toContainText('3 phiếu chờ gửi', PATIENT);
  const worker = await findWorker(phone.page, line.url);

  // The first push is held until all three have been called.
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  line.rule = async ({ path }): Promise<Verdict> => {
    if (path === PUSH) await gate;
    return 'pass';
  };
  const pushes = line.calls.filter((call) => call.path === PUSH).length;
  await phone.setOffline(false);
  await worker.ring();
  await expect
    .poll(() => line.calls.filter((call) => call.path === PUSH).length, PATIENT)
    .toBeGreaterThan(pushes);
  // While it is held everybody is called again; a call of each tab's own that comes back shows they had the time.
  for (const _ of [1, 2, 3]) {
    await worker.ring();
    for (const page of [phone.page, second])
      await page.evaluate(async () => {
        dispatchEvent(new Event('online'));
        await fetch('/healthz');
      });
  }
  open();
  await expectAllSent(phone.page);
  await expectAllSent(second);
  expect(line.mostAtOnce(PUSH)).toBe(1);
  for (const n of [1, 2, 3]) {
    const reports = await reportsSaying(office, `${SUMMARY} ${n}.`);
    expect(reports).toHaveLength(1);
    expect(await textsOf(office, reports[0]?.id ?? '')).toHaveLength(1);
    expect(await ledgerOf(office, reports[0]?.id ?? '')).toHaveLength(1);
  }
});

test('[WORKER] with the app closed the worker alone sends what waits', async ({
  office,
  line,
  openPhone,
}) => {
  const phone = await openPhone();
  await signIn(phone.page, line.url, PEOPLE.officer);
  await outOfSignal(phone, line);
  await fileActivity(phone.page, line.url, SUMMARY);
  await phone.page.goto('about:blank');
  expect(await reportsSaying(office, SUMMARY)).toEqual([]);
  await backInSignal(phone, line);
  const worker = await findWorker(phone.page, line.url);
  await worker.ring();
  await expect.poll(() => reportsSaying(office, SUMMARY), PATIENT).toHaveLength(1);
  // Opened again, the app knows that it has arrived.
  await phone.page.goto(`${line.url}/outbox`);
  await expect(phone.page.getByRole('heading', { name: 'Đã gửi hết' })).toBeVisible(
    PATIENT,
  );
  await expect(phone.page.getByText(/Mã xác nhận/)).toBeVisible(PATIENT);
});

test('[SHARED] two people on one machine: unsent work stays, unseen, and arrives under its own name', async ({
  office,
  line,
  openPhone,
}) => {
  const phone = await openPhone();
  const { page } = phone;
  const theirs = 'Cuộc họp thôn của người sau, 18 hộ dự.';
  // Sessions have a line, texts have none: both people leave with unsent work.
  line.rule = ({ path }) => (path === PUSH ? 'refuse' : 'pass');
  await page.goto(line.url);
  await signIn(page, line.url, PEOPLE.officer);
  await fileActivity(page, line.url, SUMMARY);
  await page.goto(`${line.url}/more`);
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  const leave = page.getByRole('dialog', { name: 'Đăng xuất khỏi máy này?' });
  await expect(leave).toContainText('Còn 1 phiếu chưa gửi được giữ trên máy này.');
  await leave.getByRole('button', { name: 'Đăng xuất', exact: true }).click();

  // The next person is told a number and nothing else.
  await expect(page.getByText(/Máy này còn 1 mục chưa gửi/)).toBeVisible(PATIENT);
  const seen = async () => (await page.locator('body').innerText()).normalize('NFC');
  expect(await seen()).not.toContain('Hương');
  expect(await seen()).not.toContain(SUMMARY);
  await signIn(page, line.url, PEOPLE.elsewhere);
  for (const path of ['/', '/reports', '/outbox', '/more']) {
    await page.goto(`${line.url}${path}`);
    await expect(pill(page)).toContainText('Đã gửi hết', PATIENT);
    expect(await seen()).not.toContain('Hương');
    expect(await seen()).not.toContain(SUMMARY);
  }
  const [first] = await page.evaluate(async () => {
    const names = (await indexedDB.databases()).map((it) => it.name ?? '');
    return names.filter((name) => name.endsWith('p-demo-001'));
  });
  expect(first).toBeDefined();
  await fileActivity(page, line.url, theirs);
  await page.goto(`${line.url}/more`);
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await leave.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
  await expect(page.getByText(/Máy này còn 2 mục chưa gửi/)).toBeVisible(PATIENT);

  // Each comes back and finds, and sends, what is theirs.
  line.rule = () => 'pass';
  await signIn(page, line.url, PEOPLE.officer);
  await expect.poll(() => reportsSaying(office, SUMMARY), PATIENT).toHaveLength(1);
  expect(await reportsSaying(office, theirs)).toEqual([]);
  await page.goto(`${line.url}/more`);
  await page.getByRole('button', { name: 'Đổi người dùng máy này' }).click();
  await expect(page.getByText(/Máy này còn 1 mục chưa gửi/)).toBeVisible(PATIENT);
  // The one before is still signed in here; a link opened in this browser speaks for who is at work all the same.
  const opened = () =>
    page.evaluate(async () => {
      const answer = await fetch('/api/v1/session');
      return answer.ok ? (await answer.json()).personId : answer.status;
    });
  expect(await opened()).toBe(401);
  await signIn(page, line.url, PEOPLE.elsewhere);
  expect(await opened()).toBe(PEOPLE.elsewhere.id);
  await expect.poll(() => reportsSaying(office, theirs), PATIENT).toHaveLength(1);
  for (const [words, who] of [
    [SUMMARY, PEOPLE.officer],
    [theirs, PEOPLE.elsewhere],
  ] as const) {
    const [report] = await reportsSaying(office, words);
    expect(report?.author_id).toBe(who.id);
    const ledger = await ledgerOf(office, report?.id ?? '');
    expect(ledger.map((it) => it.person_id)).toEqual([who.id]);
  }
});
