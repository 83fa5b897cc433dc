// A Chromium on a profile of its own, with the page's main thread slowed. Promises: each run is a new process on a
// new copy of the profile, and everything it made is gone afterwards.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../scripts/chromium.mjs';

/** Until the browser itself has come to rest after its start. */
const SETTLE_MS = 1_000;
const TIMEOUT_MS = 120_000;

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** A folder for one profile; `from` = one to begin as a copy of. */
export function makeProfile(from = null) {
  const dir = mkdtempSync(join(tmpdir(), 'lan-toa-bench-'));
  if (from !== null)
    cpSync(from, dir, { recursive: true, filter: (path) => !/Singleton/.test(path) });
  return dir;
}

export const dropProfile = (dir) =>
  rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });

/** Opens a profile, hands its page over and closes it again. */
export async function withPage(dir, { cpu = 1, offline = false, init = '' }, work) {
  const executablePath = await findChromium();
  if (executablePath === undefined) throw new Error('no Chromium on this machine');
  const context = await chromium.launchPersistentContext(dir, {
    executablePath,
    chromiumSandbox: false,
    args: chromiumArgs,
    locale: 'vi-VN',
    viewport: { width: 360, height: 640 },
    deviceScaleFactor: 2,
  });
  try {
    context.setDefaultTimeout(TIMEOUT_MS);
    if (init !== '') await context.addInitScript(init);
    const page = context.pages()[0] ?? (await context.newPage());
    const threw = [];
    page.on('pageerror', (error) => threw.push(error.message));
    await context.setOffline(offline);
    const devtools = await context.newCDPSession(page);
    if (cpu > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    await sleep(SETTLE_MS);
    const result = await work(page, devtools);
    if (threw.length > 0) throw new Error(`the page threw: ${threw[0]}`);
    return result;
  } finally {
    await context.close();
  }
}

/** One measured run: a copy of the profile, used once. */
export async function withCopy(from, options, work) {
  const dir = makeProfile(from);
  try {
    return await withPage(dir, options, work);
  } finally {
    dropProfile(dir);
  }
}
