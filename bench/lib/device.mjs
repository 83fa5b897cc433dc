// The device that is measured: an official of the demonstration signed in through the real screens, then given more
// work than anyone has: 2,000 assignments and 500 phiếu, made from the real ones. The floor gets the same rows.
import { makeProfile, withPage } from './browser.mjs';
import { RAW_DB } from './page-db.mjs';

export const ASSIGNMENTS = 2_000;
export const REPORTS = 500;
/** A task whose channel makes a meeting of it and whose audiences ask for every count: F01 at its longest. */
export const LONG_TASK = 'as-bench-long';

export const OFFICER = { login: '0900000001', password: 'lantoa-mau' };

async function signIn(page, url) {
  await page.goto(url);
  await page.getByLabel('Số điện thoại').fill(OFFICER.login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(OFFICER.password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.getByText(/Đã gửi hết/).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

/** Runs in the page: fills the person's database up and returns the rows that the floor is to hold. */
async function fillUp({ assignments, reports, longTask }) {
  const { done, open } = window.__raw;
  const db = await open();
  const rows = await done(db.transaction('base').objectStore('base').getAll());
  const own = (type) => rows.filter((row) => row.type === type);
  const copies = (type, wanted) => {
    const held = own(type);
    return Array.from({ length: wanted - held.length }, (_, n) => {
      const row = structuredClone(held[n % held.length]);
      const id =
        type === 'report'
          ? crypto.randomUUID()
          : `as-bench-${String(n).padStart(5, '0')}`;
      Object.assign(row, { key: `${type}:${id}` });
      Object.assign(row.body, { id, title: `${row.body.title} (${n + 1})` });
      return row;
    });
  };
  const made = [...copies('assignment', assignments), ...copies('report', reports)];
  const long = made[0];
  Object.assign(long, { key: `assignment:${longTask}` });
  Object.assign(long.body, {
    id: longTask,
    formId: 'F01',
    channels: ['HAMLET_MEETING'],
    audiences: ['OFFICIAL', 'CITIZEN', 'ENTERPRISE'],
  });
  const tx = db.transaction(['base', 'meta'], 'readwrite', { durability: 'strict' });
  // Written past the app, which therefore cannot know that the top of its list is another now.
  tx.objectStore('meta').delete('list-top');
  for (const row of made) tx.objectStore('base').put(row);
  await new Promise((resolve) => {
    tx.oncomplete = resolve;
  });
  db.close();
  const sample = own('report').find(
    ({ body }) => body.form.id === 'F01' && body.files.length === 0,
  );
  const task = own('assignment').find(({ body }) => body.id === sample.body.assignmentId);
  return {
    rows: [...own('assignment'), ...own('report'), ...made],
    sample: { report: sample.body, task: task.body },
  };
}

/** Runs in the page: waits until the app has kept the top of its list, or takes that away. */
async function topOfList(act) {
  const { done, open } = window.__raw;
  const db = await open();
  const meta = () => db.transaction('meta', 'readwrite').objectStore('meta');
  for (let tries = 0; !(await done(meta().get('list-top'))); tries++) {
    if (tries === 100) throw new Error('the top of the list was not kept');
    await new Promise((wait) => setTimeout(wait, 100));
  }
  if (act === 'drop') await done(meta().delete('list-top'));
  db.close();
}

/**
 * Makes the profile that every run begins as a copy of.
 * @returns the profile; the same where something was written since the list was shown; and a phiếu and its task to
 * model others on
 */
export async function makeDevice(url, floorUrl) {
  const dir = makeProfile();
  const sample = await withPage(dir, { init: RAW_DB }, async (page) => {
    await signIn(page, url);
    const wanted = { assignments: ASSIGNMENTS, reports: REPORTS, longTask: LONG_TASK };
    const made = await page.evaluate(fillUp, wanted);
    // Once more under the worker, with all of it: as the device was left the evening before.
    await page.goto(url);
    await page.locator('.task-card').first().waitFor();
    await page.evaluate(topOfList, 'wait');

    await page.goto(`${floorUrl}/start-floor`);
    await page.waitForFunction(() => window.floor !== undefined);
    await page.evaluate((rows) => window.floor.seed(rows).then(() => 0), made.rows);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.goto(`${floorUrl}/start-floor?cards=5`);
    await page.locator('.task-card').first().waitFor();
    return made.sample;
  });
  const changedDir = makeProfile(dir);
  await withPage(changedDir, { init: RAW_DB }, async (page) => {
    // An address of the app without the app, which would keep the top again.
    await page.goto(`${url}/robots.txt`);
    await page.evaluate(topOfList, 'drop');
  });
  return { dir, changedDir, sample };
}
