import {
  expectAllSent,
  fileActivity,
  fillSignIn,
  PATIENT,
  PEOPLE,
  pill,
  sendNow,
  signIn,
} from '../support/browser/acts.ts';
import { expect, test } from '../support/browser/fixtures.ts';
import type { Call, Verdict } from '../support/browser/line.ts';
import { drawPhotos } from '../support/browser/photos.ts';
import { ledgerOf, photosOf, reportsSaying, textsOf } from '../support/browser/truth.ts';

const PUSH = '/api/v1/sync/push';
const SUMMARY = 'Treo hai băng rôn ở chợ xã và trước trụ sở, phát 120 tờ rơi.';
const PORTAL: Verdict = {
  type: 'text/html; charset=utf-8',
  body: '<!doctype html><title>Wi-Fi</title><h1>Xin chào</h1><form><button>Vào mạng</button></form>',
};
const EMPTY: Verdict = { type: 'application/json', body: '{}' };

test('[LINE1] an answer lost after the commit doubles nothing, even on a connection used before', async ({
  office,
  line,
  openPhone,
}) => {
  const phone = await openPhone();
  await signIn(phone.page, line.url, PEOPLE.officer);
  const cut: Call[] = [];
  line.rule = (call) => {
    if (call.path !== PUSH || cut.length === 3) return 'pass';
    cut.push(call);
    return 'cut-after';
  };
  await fileActivity(phone.page, line.url, SUMMARY);
  // The server has it from the first time on; the device does not believe so before it has the receipt.
  for (const _ of [1, 2, 3]) {
    if (cut.length === 3) break;
    await sendNow(phone.page, line.url);
    await expect(phone.page.getByRole('button', { name: /ngay$/ })).toBeVisible(PATIENT);
  }
  await sendNow(phone.page, line.url);
  await expectAllSent(phone.page);
  expect(cut).toHaveLength(3);
  expect(cut.some((call) => call.isReused)).toBe(true);
  const reports = await reportsSaying(office, SUMMARY);
  expect(reports).toHaveLength(1);
  expect(reports[0]?.rev).toBe(1);
  expect(await textsOf(office, reports[0]?.id ?? '')).toHaveLength(1);
  expect(await ledgerOf(office, reports[0]?.id ?? '')).toHaveLength(1);
});

test('[LINE2] an answer that arrives by half is no answer', async ({
  office,
  line,
  openPhone,
}) => {
  const phone = await openPhone();
  await signIn(phone.page, line.url, PEOPLE.officer);
  let halves = 0;
  line.rule = ({ path }) => {
    if (!path.startsWith('/api/v1/sync/')) return 'pass';
    halves += 1;
    return 'truncate';
  };
  await fileActivity(phone.page, line.url, SUMMARY);
  await expect(pill(phone.page)).toContainText('1 phiếu chờ gửi', PATIENT);
  await sendNow(phone.page, line.url);
  await expect.poll(() => halves, PATIENT).toBeGreaterThan(1);
  await expect(pill(phone.page)).toContainText('1 phiếu chờ gửi', PATIENT);
  line.rule = () => 'pass';
  await sendNow(phone.page, line.url);
  await expectAllSent(phone.page);
  expect(await reportsSaying(office, SUMMARY)).toHaveLength(1);
});

for (const [kind, answer] of [
  ['a page of HTML', PORTAL],
  ['empty JSON', EMPTY],
] as const)
  test(`[LINE3] a captive portal that answers 200 with ${kind} to everything is not believed`, async ({
    office,
    line,
    openPhone,
  }) => {
    const phone = await openPhone();
    const [photo] = await drawPhotos(phone.page, 1);
    if (photo === undefined) throw new Error('no photo');
    // The first sign-in behind a portal says so, and lets nobody in.
    await phone.page.goto(line.url);
    await phone.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    line.rule = () => answer;
    await fillSignIn(phone.page, PEOPLE.officer);
    await expect(
      phone.page.getByText(/Mạng Wi-Fi này còn đòi đăng nhập riêng/),
    ).toBeVisible(PATIENT);
    line.rule = () => 'pass';
    await signIn(phone.page, line.url, PEOPLE.officer);

    line.rule = () => answer;
    await fileActivity(phone.page, line.url, SUMMARY, [photo]);
    const told = /Mạng Wi-Fi này cần đăng nhập trước · 1 phiếu chờ gửi, 1 ảnh/;
    await expect(pill(phone.page)).toContainText(told, PATIENT);
    await sendNow(phone.page, line.url);
    await expect(phone.page.getByRole('button', { name: 'Gửi ngay' })).toBeVisible(
      PATIENT,
    );
    await expect(pill(phone.page)).toContainText(told, PATIENT);
    expect(await reportsSaying(office, SUMMARY)).toEqual([]);

    // The text passes and the photo meets the portal: the photo is not believed to be there either.
    line.rule = ({ path }) => (path.startsWith('/api/v1/files') ? answer : 'pass');
    await sendNow(phone.page, line.url);
    await expect(pill(phone.page)).toContainText('còn 1 ảnh chưa gửi', PATIENT);
    const [report] = await reportsSaying(office, SUMMARY);
    expect(await photosOf(office, report?.id ?? '')).toMatchObject([
      { received_at: null },
    ]);

    line.rule = () => 'pass';
    await sendNow(phone.page, line.url);
    await expectAllSent(phone.page);
    expect(await reportsSaying(office, SUMMARY)).toHaveLength(1);
    const [file] = await photosOf(office, report?.id ?? '');
    expect(office.heldFiles().get(file?.sha256 ?? '')).toBe(Number(file?.size));
  });

test('[LINE4] two servers on one database are one office: text, photos and receipts alternate between them', async ({
  office,
  line,
  openPhone,
}) => {
  const phone = await openPhone();
  const photos = await drawPhotos(phone.page, 3);
  line.offices = [office.url, await office.another()];
  await signIn(phone.page, line.url, PEOPLE.officer);
  await fileActivity(phone.page, line.url, SUMMARY, photos);
  // The pill may still speak of the moment before: what counts is what the office holds.
  await expect
    .poll(async () => (await reportsSaying(office, SUMMARY)).length, PATIENT)
    .toBe(1);
  await expectAllSent(phone.page);
  const reports = await reportsSaying(office, SUMMARY);
  expect(reports).toHaveLength(1);
  const files = await photosOf(office, reports[0]?.id ?? '');
  expect(files).toHaveLength(3);
  const held = office.heldFiles();
  for (const { sha256, size } of files) expect(held.get(sha256)).toBe(Number(size));
});

test('[LINE5] a portal met while the app is being stored never becomes the app', async ({
  office,
  line,
  openPhone,
}) => {
  const { page } = await openPhone();
  let portals = 0;
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  // The page itself comes whole, and only then the worker; what that one asks for meets the portal.
  line.rule = async ({ path }): Promise<Verdict> => {
    if (path === '/sw.js') await gate;
    return 'pass';
  };
  await page.goto(line.url);
  await expect(page.getByLabel('Số điện thoại')).toBeVisible(PATIENT);
  line.rule = ({ path }) => {
    // What the page itself still fetches (a visitor's words) is not the worker's, and comes whole.
    if (path === '/sw.js' || path.startsWith('/assets/visit-')) return 'pass';
    portals += 1;
    return PORTAL;
  };
  open();
  await expect.poll(() => portals, PATIENT).toBeGreaterThan(0);
  const isStored = () =>
    page.evaluate(async () => {
      const held = await navigator.serviceWorker.getRegistration();
      return held?.installing !== undefined && held.installing !== null
        ? 'installing'
        : (held?.active ?? null) !== null;
    });
  await expect.poll(isStored, PATIENT).toBe(false);
  line.rule = () => 'pass';
  await signIn(page, line.url, PEOPLE.officer);
  await office.down();
  await page.goto(line.url);
  await expect(page.getByRole('heading', { name: 'Nhiệm vụ', level: 1 })).toBeVisible(
    PATIENT,
  );
});
