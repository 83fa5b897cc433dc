import type { Page } from '@playwright/test';
import {
  backInSignal,
  expectAllSent,
  fillActivity,
  outOfSignal,
  PATIENT,
  PEOPLE,
  pill,
  signIn,
} from '../support/browser/acts.ts';
import { expect, test } from '../support/browser/fixtures.ts';
import { drawPhotos } from '../support/browser/photos.ts';
import { reportsSaying } from '../support/browser/truth.ts';

const SUMMARY = 'Tổ công nghệ số đến 12 nhà, cài VNeID cho 9 người.';

/** Far down the task list: a task, back, and there again; the list chosen anew begins at its top. */
async function backFindsThePlace(page: Page): Promise<void> {
  const y = () => page.evaluate(() => Math.round(scrollY));
  const tasks = page.locator('main a[href^="/task/"]');
  await page
    .getByRole('button', { name: /^Xem thêm \d+ nhiệm vụ/ })
    .first()
    .click();
  await expect
    .poll(() => page.evaluate(() => document.body.scrollHeight))
    .toBeGreaterThan(5500);
  // As a thumb does: what comes by is laid out, and is as tall as it is.
  for (let to = 0; to <= 4500; to += 300)
    await page.evaluate(async (top) => {
      scrollTo(0, top);
      await new Promise((done) =>
        requestAnimationFrame(() => requestAnimationFrame(done)),
      );
    }, to);
  const inSight = await tasks.evaluateAll((links) =>
    links.findIndex((link) => link.getBoundingClientRect().top > 200),
  );
  const task = tasks.nth(inSight);
  const href = await task.getAttribute('href');
  const top = (await task.boundingBox())?.y ?? 0;
  await task.click();
  await expect(page).toHaveURL(/\/task\//);
  await expect.poll(y).toBe(0);
  await page.getByRole('button', { name: 'Quay lại' }).click();
  const again = page.locator(`main a[href="${href}"]`);
  const away = async () => Math.abs(((await again.boundingBox())?.y ?? 0) - top);
  await expect.poll(away).toBeLessThan(2);
  await page.getByRole('link', { name: 'Nhiệm vụ', exact: true }).click();
  await expect.poll(y).toBe(0);
}

test('[SHELL1] with the server gone every screen of an official opens cold from the device, and going back finds the place', async ({
  office,
  openPhone,
}) => {
  const phone = await openPhone();
  await signIn(phone.page, office.url, PEOPLE.officer);
  await phone.reopen();
  await office.down();
  for (const [path, heading] of [
    ['/', 'Nhiệm vụ'],
    ['/new', 'Hoạt động vừa thực hiện là gì?'],
    ['/new/F14', /vướng mắc/i],
    ['/reports', 'Phiếu'],
    ['/outbox', 'Tình trạng gửi'],
    ['/more', 'Khác'],
    ['/khong-co', 'Không có trang này'],
  ] as const) {
    await phone.page.goto(`${office.url}${path}`);
    await expect(
      phone.page.getByRole('heading', { level: 1, name: heading }),
    ).toBeVisible(PATIENT);
  }
  await phone.page.goto(`${office.url}/`);
  await backFindsThePlace(phone.page);
  await office.up();
  await phone.page.goto(`${office.url}/`);
  await expectAllSent(phone.page);
});

test('[SHELL2] a new version is offered, never forced, and not over a form', async ({
  line,
  openPhone,
}) => {
  const phone = await openPhone();
  const { page } = phone;
  await signIn(page, line.url, PEOPLE.officer);
  await page.goto(`${line.url}/new/F01`);
  await fillActivity(page, SUMMARY);
  line.rule = ({ path }) => (path === '/sw.js' ? { append: '\n// the next' } : 'pass');
  await page.reload();
  const waiting = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update();
      return registration?.waiting !== null;
    });
  await expect.poll(waiting, PATIENT).toBe(true);
  const offer = page.getByRole('complementary', { name: 'Có bản mới của Lan Tỏa' });
  await expect(page.getByRole('textbox', { name: /^Kết quả chính/ })).toHaveValue(
    SUMMARY,
  );
  await expect(offer).toBeHidden();
  expect(await waiting()).toBe(true);

  await page.goto(`${line.url}/outbox`);
  await expect(offer).toBeVisible(PATIENT);
  // The old one goes on answering until it is pressed.
  expect(await waiting()).toBe(true);
  await offer.getByRole('button', { name: 'Cập nhật ngay' }).click();
  await expect.poll(() => waiting().catch(() => true), PATIENT).toBe(false);
  await expect(page.getByRole('heading', { name: 'Tình trạng gửi' })).toBeVisible(
    PATIENT,
  );
  await expect(offer).toBeHidden();
  await expect(page.getByText('Nháp trên máy này')).toBeVisible(PATIENT);
});

test('[DURABLE] every write of the app asks for strict durability', async ({
  office,
  line,
  openPhone,
}) => {
  const phone = await openPhone();
  const writes: { database: string; stores: string[]; durability: string }[] = [];
  await phone.context.exposeBinding('tellWrite', (_source, write) => writes.push(write));
  await phone.context.addInitScript(() => {
    const { transaction } = IDBDatabase.prototype;
    const { tellWrite } = window as unknown as { tellWrite(write: object): void };
    IDBDatabase.prototype.transaction = function (names, mode, options) {
      const made = transaction.call(this, names, mode, options);
      if (mode !== undefined && mode !== 'readonly')
        tellWrite({
          database: this.name,
          stores: [...made.objectStoreNames],
          durability: made.durability,
        });
      return made;
    };
  });
  const [photo] = await drawPhotos(phone.page, 1);
  if (photo === undefined) throw new Error('no photo');
  await signIn(phone.page, line.url, PEOPLE.officer);
  await outOfSignal(phone, line);
  await phone.page.goto(`${line.url}/new/F01`);
  await fillActivity(phone.page, SUMMARY, [photo]);
  await phone.page.getByRole('button', { name: 'Gửi phiếu' }).click();
  await expect(pill(phone.page)).toContainText('1 phiếu chờ gửi', PATIENT);
  await backInSignal(phone, line);
  await expectAllSent(phone.page);
  expect(await reportsSaying(office, SUMMARY)).toHaveLength(1);
  const of = (store: string) => writes.filter((it) => it.stores.includes(store));
  for (const store of ['drafts', 'outbox', 'files', 'blobs', 'base', 'meta'])
    expect(of(store).length, store).toBeGreaterThan(0);
  const ours = writes.filter((it) => it.database.startsWith('lan-toa'));
  expect(ours.filter((it) => it.durability !== 'strict')).toEqual([]);
});
