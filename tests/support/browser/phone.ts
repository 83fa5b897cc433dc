// A phone whose browser can be killed: a profile on disk, opened again as it was.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserContext,
  chromium,
  type LaunchOptions,
  type Page,
} from '@playwright/test';
import { type Sins, watch } from './watch.ts';

export type Phone = {
  context: BrowserContext;
  page: Page;
  /** Whether the phone has a network; kept when its browser is opened again. */
  setOffline(offline: boolean): Promise<void>;
  /** SIGKILL to the browser of this profile, then the same profile again; `offline` before anything loads. */
  kill(options?: { offline?: boolean }): Promise<void>;
  /** Ends the browser as a person does and opens it again: a session cookie of seconds ago is then on disk too. */
  reopen(): Promise<void>;
  close(): Promise<void>;
};

/** The browser of this profile, never its children, and no other browser. */
const pidsOf = (profile: string): number[] =>
  execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((l) => l.includes(`--user-data-dir=${profile}`) && !l.includes('--type='))
    .map((l) => Number(l.trim().split(' ')[0]));

/** Opens a phone-sized browser on a profile of its own, started as the run starts its browsers. */
export async function openPhone(
  sins: Sins,
  launchOptions: LaunchOptions,
): Promise<Phone> {
  const profile = mkdtempSync(join(tmpdir(), 'lan-toa-phone-'));
  const open = async () => {
    const context = await chromium.launchPersistentContext(profile, {
      ...launchOptions,
      locale: 'vi-VN',
      viewport: { width: 360, height: 640 },
      // The phone may stand in any zone: days are those of Asia/Ho_Chi_Minh all the same.
      timezoneId: 'America/Los_Angeles',
    });
    context.setDefaultTimeout(30_000);
    await watch(context, sins);
    return context;
  };
  const firstPage = async (context: BrowserContext) =>
    context.pages()[0] ?? (await context.newPage());
  const context = await open();
  const phone: Phone = {
    context,
    page: await firstPage(context),
    setOffline: (offline) => phone.context.setOffline(offline),
    async kill({ offline = false } = {}) {
      const gone = new Promise<void>((resolve) =>
        phone.context.once('close', () => resolve()),
      );
      const pids = pidsOf(profile);
      if (pids.length === 0) throw new Error('no browser to kill');
      for (const pid of pids) process.kill(pid, 'SIGKILL');
      await gone;
      phone.context = await open();
      await phone.context.setOffline(offline);
      phone.page = await firstPage(phone.context);
    },
    async reopen() {
      await phone.context.close();
      phone.context = await open();
      phone.page = await firstPage(phone.context);
    },
    async close() {
      await phone.context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
  return phone;
}
