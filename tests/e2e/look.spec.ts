import type { Page } from '@playwright/test';
import { PATIENT, PEOPLE, signIn, type Who } from '../support/browser/acts.ts';
import { expect, test } from '../support/browser/fixtures.ts';
import { beside, faultsOf } from '../support/browser/looks.ts';
import type { Office } from '../support/browser/office.ts';
import {
  coordinatorScreens,
  officialScreens,
  openScreen,
  type Screen,
} from '../support/browser/screens.ts';

// As tall as the page: what the bar at the bottom covers is reached by scrolling, which a machine does not do.
const PHONE = { width: 360, height: 4000 };
const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 2400 };
type Size = typeof PHONE;

// The longest file of all: its tests need not follow each other.
test.describe.configure({ mode: 'parallel' });

/** How much of the page is below the window. */
const hiddenHeight = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return document.documentElement.scrollHeight - window.innerHeight;
  });

/** As tall as what is on it, so that nothing is left under the bar at the bottom; a list may grow as it is shown. */
async function fitHeight(page: Page, size: Size): Promise<void> {
  for (let tries = 0; tries < 8; tries++) {
    const missing = await hiddenHeight(page);
    if (missing <= 0) return;
    const height = page.viewportSize()?.height ?? size.height;
    await page.setViewportSize({ width: size.width, height: height + missing + 100 });
  }
}

/** What a machine finds once all of the screen is in view: looked at again where it had grown out of the window. */
async function faultsInView(page: Page, size: Size): Promise<string[]> {
  let faults: string[] = [];
  for (let looks = 0; looks < 4; looks++) {
    await fitHeight(page, size);
    faults = await faultsOf(page);
    if (faults.length === 0 || (await hiddenHeight(page)) <= 0) break;
  }
  return faults;
}

async function largestText(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/more`);
  await page
    .getByRole('button', { name: 'Rất lớn' })
    .or(page.getByLabel('Rất lớn'))
    .click();
}

const SIDES: {
  who: Who;
  name: string;
  sizes: Size[];
  list: (office: Office) => Promise<Screen[]>;
}[] = [
  { who: PEOPLE.officer, name: 'official', sizes: [PHONE], list: officialScreens },
  {
    who: PEOPLE.coordinator,
    name: 'coordinator',
    sizes: [PHONE, WIDE],
    list: coordinatorScreens,
  },
];

for (const { who, name, sizes, list } of SIDES) {
  test(`[A11Y] a machine finds nothing wrong on any screen of the ${name}, in either theme`, async ({
    office,
    openDesk,
  }) => {
    test.setTimeout(240_000);
    const page = await openDesk({ viewport: PHONE });
    page.setDefaultTimeout(PATIENT.timeout);
    await signIn(page, office.url, who);
    for (const screen of await list(office))
      for (const size of sizes) {
        await page.setViewportSize(size);
        await openScreen(page, office.url, screen);
        expect
          .soft(await faultsInView(page, size), `${screen.name} ${size.width}`)
          .toEqual([]);
      }
  });

  test(`[NARROW] no screen of the ${name} runs out of 320 pixels, nor of text at 130 %`, async ({
    office,
    openDesk,
  }) => {
    test.setTimeout(240_000);
    const page = await openDesk({ viewport: NARROW });
    page.setDefaultTimeout(PATIENT.timeout);
    await signIn(page, office.url, who);
    const screens = await list(office);
    for (const text of ['100 %', '130 %']) {
      if (text === '130 %') await largestText(page, office.url);
      for (const screen of screens) {
        await openScreen(page, office.url, screen);
        expect.soft(await beside(page), `${screen.name} at ${text}`).toEqual([]);
      }
    }
  });
}

test('[DOOR] the doors are sound too: sign-in with its refusals, and another app’s browser', async ({
  office,
  openDesk,
}) => {
  const page = await openDesk({ viewport: NARROW });
  await page.goto(office.url);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await expect(page.getByText('Xin nhập mật khẩu.')).toBeVisible(PATIENT);
  expect(await faultsOf(page)).toEqual([]);
  expect(await beside(page)).toEqual([]);
  const zalo = await openDesk({
    viewport: NARROW,
    userAgent:
      'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0 Mobile Safari/537.36 Zalo android/12100700',
  });
  await zalo.goto(`${office.url}/new/F01`);
  await expect(zalo.getByRole('heading', { name: /để cài đặt/ })).toBeVisible(PATIENT);
  // No draft is begun there, and nothing is kept.
  await expect(zalo.getByRole('textbox', { name: /Kết quả chính/ })).toHaveCount(0);
  expect(await zalo.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  expect(await faultsOf(zalo)).toEqual([]);
  expect(await beside(zalo)).toEqual([]);
});
