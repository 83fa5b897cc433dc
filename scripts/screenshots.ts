// Pictures of every screen, from the running app over the demonstration: phone and wide, light and dark, without a
// line, and with what is wrong. All go to a folder; the best go to docs/screenshots.
// Usage: npx tsx scripts/screenshots.ts [folder]
import { copyFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import {
  fillActivity,
  PATIENT,
  PEOPLE,
  signIn,
  type Who,
} from '../tests/support/browser/acts.ts';
import { startCluster } from '../tests/support/browser/cluster.ts';
import { type Office, openOffice } from '../tests/support/browser/office.ts';
import {
  coordinatorScreens,
  officialScreens,
  openScreen,
  type Screen,
} from '../tests/support/browser/screens.ts';
import { chromiumArgs, findChromium } from './chromium.mjs';

const folder = process.argv[2] ?? join(tmpdir(), 'lan-toa-screenshots');
const SIZES = { phone: { width: 360, height: 640 }, wide: { width: 1280, height: 800 } };
const THEMES = ['light', 'dark'] as const;
/** Shown to newcomers: what is committed. */
const BEST = [
  'tasks-phone-light',
  'tasks-phone-dark',
  'task-phone-light',
  'form-phone-light',
  'form-errors-phone-light',
  'filed-offline-phone-light',
  'correction-phone-light',
  'review-wide-light',
  'plan-wide-light',
  'summary-wide-dark',
];

async function take(page: Page, name: string): Promise<void> {
  // Nothing under way: a picture is of what stays.
  await page.getByText('Đang cập nhật').waitFor({ state: 'detached' });
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) });
    }
  }
  await page.setViewportSize(SIZES.phone);
}

async function enter(browser: Browser, office: Office, who: Who): Promise<Page> {
  const context = await browser.newContext({ locale: 'vi-VN', viewport: SIZES.phone });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENT.timeout);
  await page.goto(office.url);
  await page.getByLabel('Số điện thoại').waitFor();
  if (who === PEOPLE.officer) await take(page, 'sign-in');
  await signIn(page, office.url, who);
  return page;
}

async function all(page: Page, office: Office, screens: Screen[]): Promise<void> {
  for (const screen of screens) {
    await openScreen(page, office.url, screen);
    await take(page, screen.name);
  }
}

async function offline(page: Page, office: Office): Promise<void> {
  await office.down();
  await page.context().setOffline(true);
  await page.goto(`${office.url}/new/F01`);
  await fillActivity(page, 'Phát loa hai buổi về nộp hồ sơ trực tuyến, 30 hộ hỏi thêm.');
  await take(page, 'form');
  await page.getByRole('button', { name: 'Gửi phiếu' }).click();
  await page.getByText('Có mạng sẽ tự gửi').waitFor();
  await take(page, 'filed-offline');
  await page.goto(`${office.url}/outbox`);
  await page.getByText('Đang chờ gửi').waitFor();
  await take(page, 'outbox-offline');
}

mkdirSync(folder, { recursive: true });
const cluster = await startCluster();
const browser = await chromium.launch({
  executablePath: (await findChromium()) ?? '',
  chromiumSandbox: false,
  args: chromiumArgs,
});
try {
  const office = await openOffice(cluster);
  const desk = await enter(browser, office, PEOPLE.coordinator);
  await all(desk, office, await coordinatorScreens(office));
  const phone = await enter(browser, office, PEOPLE.officer);
  await all(phone, office, await officialScreens(office));
  await offline(phone, office);
  await office.close();
  const shown = join('docs', 'screenshots');
  mkdirSync(shown, { recursive: true });
  for (const name of BEST)
    copyFileSync(join(folder, `${name}.png`), join(shown, `${name}.png`));
  console.log(`All are in ${folder}, the best in ${shown}.`);
} finally {
  await browser.close();
  await cluster.stop();
}
