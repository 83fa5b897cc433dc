import type { Page } from '@playwright/test';
import {
  backInSignal,
  expectAllSent,
  expectLastSent,
  fileActivity,
  fillActivity,
  killOutOfSignal,
  PATIENT,
  PEOPLE,
  pill,
  saved,
  signIn,
  summaryField,
} from '../support/browser/acts.ts';
import { expect, test } from '../support/browser/fixtures.ts';
import type { Line } from '../support/browser/line.ts';
import type { Office } from '../support/browser/office.ts';
import type { Phone } from '../support/browser/phone.ts';
import { drawPhotos } from '../support/browser/photos.ts';
import { ledgerOf, photosOf, reportsSaying, textsOf } from '../support/browser/truth.ts';

const SUMMARY = 'Họp thôn buổi tối, 32 hộ có mặt, đã hướng dẫn nộp hồ sơ trực tuyến.';

/** Signs in, and lets the browser write its cookie down: the deaths below are about what is written since. */
async function atWork(phone: Phone, url: string): Promise<void> {
  await signIn(phone.page, url, PEOPLE.officer);
  await phone.reopen();
}

/** Nothing lost, nothing doubled: one report, one text, one operation, every photo whole. */
async function expectExactlyOne(office: Office, photos: number): Promise<void> {
  const reports = await reportsSaying(office, SUMMARY);
  expect(reports).toHaveLength(1);
  const id = reports[0]?.id ?? '';
  expect(await textsOf(office, id)).toHaveLength(1);
  expect(await ledgerOf(office, id)).toHaveLength(1);
  const announced = await photosOf(office, id);
  expect(announced).toHaveLength(photos);
  const held = office.heldFiles();
  for (const { sha256, size } of announced) expect(held.get(sha256)).toBe(Number(size));
}

/** How many drafts lie on the device: asked of its database, because a list that is not drawn yet looks empty. */
const draftsHeld = (page: Page): Promise<number> =>
  page.evaluate(async (personId) => {
    const names = (await indexedDB.databases()).map((it) => it.name ?? '');
    const name = names.find((it) => it.endsWith(personId)) ?? '';
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
    const db = await settled(indexedDB.open(name));
    const count = await settled(db.transaction('drafts').objectStore('drafts').count());
    db.close();
    return count;
  }, PEOPLE.officer.id);

/** Files whatever still is a draft, and waits until all has arrived. */
async function finish(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/new`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible(PATIENT);
  await expect(page.getByRole('heading', { name: /Phiếu không gắn/ })).toBeVisible(
    PATIENT,
  );
  if ((await draftsHeld(page)) > 0) {
    await page.locator('a[href^="/draft/"]').first().click();
    await page.getByRole('button', { name: 'Gửi phiếu' }).click();
    await expect(page.getByRole('heading', { name: /hàng chờ gửi|đã nhận/ })).toBeVisible(
      PATIENT,
    );
  }
  await expectLastSent(page, url);
}

test('[KILL1] what was saved while typing outlives the browser', async ({
  office,
  line,
  openPhone,
}) => {
  const phone = await openPhone();
  const photos = await drawPhotos(phone.page, 1);
  await atWork(phone, line.url);
  await phone.page.goto(`${line.url}/new/F01`);
  await fillActivity(phone.page, SUMMARY, photos);
  // Still typing when it dies: what came after "Đã lưu trên máy" may be half there, what came before must be.
  await summaryField(phone.page).pressSequentially(' Thêm một câu chưa kịp', {
    delay: 5,
  });
  const address = new URL(phone.page.url()).pathname;
  expect(address).toMatch(/^\/draft\//);
  await killOutOfSignal(phone, line);
  await phone.page.goto(`${line.url}${address}`);
  await expect(summaryField(phone.page)).toHaveValue(new RegExp(`^${SUMMARY}`), PATIENT);
  await expect(phone.page.getByRole('button', { name: 'Bỏ ảnh 1' })).toBeVisible(PATIENT);
  await expect(phone.page.getByRole('img', { name: 'Ảnh 1' })).toBeVisible(PATIENT);
  await expect(
    phone.page.getByRole('button', { name: /^Hình thức tuyên truyền.*Loa/ }),
  ).toBeVisible();
  await expect(saved(phone.page)).toHaveText('Đã lưu trên máy', PATIENT);
  expect(await reportsSaying(office, SUMMARY)).toEqual([]);
  await backInSignal(phone, line);
  await finish(phone.page, line.url);
  await expectExactlyOne(office, 1);
});

for (const { name, isAwaited } of [
  { name: '[KILL2a] killed at the very tap on "Gửi phiếu"', isAwaited: false },
  { name: '[KILL2b] killed as soon as the phiếu is said to wait', isAwaited: true },
])
  test(`${name}, it is neither lost nor doubled`, async ({ office, line, openPhone }) => {
    const phone = await openPhone();
    await atWork(phone, line.url);
    await phone.page.goto(`${line.url}/new/F01`);
    await fillActivity(phone.page, SUMMARY);
    await phone.page.getByRole('button', { name: 'Gửi phiếu' }).click();
    const said = phone.page.getByRole('heading', { name: /hàng chờ gửi|đã nhận phiếu/ });
    if (isAwaited) await expect(said).toBeVisible(PATIENT);
    await killOutOfSignal(phone, line);
    await phone.page.goto(`${line.url}/outbox`);
    await expect(pill(phone.page)).toContainText('Không có mạng', PATIENT);
    if (isAwaited)
      await expect(phone.page.locator('.outbox-item')).toHaveCount(1, PATIENT);
    await backInSignal(phone, line);
    await finish(phone.page, line.url);
    await expectExactlyOne(office, 0);
  });

test('[KILL3] killed while a photo is on its way, the photo starts again where it was', async ({
  office,
  line,
  openPhone,
}) => {
  const phone = await openPhone();
  const photos = await drawPhotos(phone.page, 3);
  await atWork(phone, line.url);
  const stalled = stallSecondPhoto(line);
  await fileActivity(phone.page, line.url, SUMMARY, photos);
  await stalled;
  await killOutOfSignal(phone, line);
  await phone.page.goto(`${line.url}/outbox`);
  await expect(pill(phone.page)).toContainText('còn 2 ảnh chưa gửi', PATIENT);
  await expect(
    phone.page.getByText('Đã nhận nội dung, còn 2/3 ảnh chưa gửi'),
  ).toBeVisible();
  await backInSignal(phone, line);
  await expectAllSent(phone.page);
  await expectExactlyOne(office, 3);
});

/** The first photo passes; of the second some bytes pass, and then no answer comes any more. */
function stallSecondPhoto(line: Line): Promise<void> {
  const seen: string[] = [];
  return new Promise((resolve) => {
    line.rule = ({ method, path }) => {
      if (method !== 'PATCH' || !path.startsWith('/api/v1/files/')) return 'pass';
      seen.push(path);
      if (new Set(seen).size === 1) return 'pass';
      resolve();
      return 'stall';
    };
  });
}
