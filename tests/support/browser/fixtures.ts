// Fixtures of every browser test: an office of its own, phones and desks that sign in as people do, and the rule
// that no page may break our content security policy, throw, or log a bug.
import {
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test';
import { type Cluster, startCluster } from './cluster.ts';
import { type Line, openLine } from './line.ts';
import { type Office, openOffice } from './office.ts';
import { openPhone, type Phone } from './phone.ts';
import { type Sins, watch } from './watch.ts';

export { expect };

/** The part of a fixture that is handed over and then taken down again. */
type Use<T> = (value: T) => Promise<void>;

type Fixtures = {
  office: Office;
  /** Opens a line to the office that can be made to lie, cut and stall. */
  line: Line;
  sins: Sins;
  /** Opens a phone on a profile of its own; closed at the end. */
  openPhone: () => Promise<Phone>;
  /** Opens a browser window of its own; closed at the end. */
  openDesk: (options?: BrowserContextOptions) => Promise<Page>;
};

const WIDE = { width: 1280, height: 800 };

export const test = base.extend<Fixtures, { cluster: Cluster }>({
  cluster: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
    async ({}, use) => {
      const cluster = await startCluster();
      await use(cluster);
      await cluster.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  office: async ({ cluster }, use: Use<Office>) => {
    const office = await openOffice(cluster);
    await use(office);
    await office.close();
  },
  line: async ({ office }, use: Use<Line>) => {
    const line = await openLine([office.url]);
    await use(line);
    await line.close();
  },
  sins: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
    async ({}, use: Use<Sins>) => {
      const sins: Sins = [];
      await use(sins);
      expect(sins).toEqual([]);
    },
    { auto: true },
  ],
  openPhone: async ({ sins, launchOptions }, use: Use<Fixtures['openPhone']>) => {
    const opened: Phone[] = [];
    await use(async () => {
      const phone = await openPhone(sins, launchOptions);
      opened.push(phone);
      return phone;
    });
    for (const phone of opened) await phone.close();
  },
  openDesk: async ({ browser, sins }, use: Use<Fixtures['openDesk']>) => {
    const opened: { close(): Promise<void> }[] = [];
    await use(async (options) => {
      const context = await browser.newContext({
        locale: 'vi-VN',
        viewport: WIDE,
        ...options,
      });
      opened.push(context);
      await watch(context, sins);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
});
