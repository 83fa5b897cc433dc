// Finds the Chromium that the browser tests drive, or installs one. The first step uses Node
// built-ins and whatever is on the machine; nothing is downloaded unless nothing was found.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
];
const macPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
/** Keeps the browser from doing anything on its own account while it is measured or cut off. */
export const chromiumArgs = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const lookMs = 20_000;
const downloadMs = 300_000;
const packagesMs = 600_000;

/** A browser that is there but lacks its libraries does not count: it must say its version. */
const isWorking = (file) =>
  existsSync(file) &&
  spawnSync(file, ['--version'], { timeout: lookMs, stdio: 'ignore' }).status === 0;

/** Where Playwright keeps the Chromium it downloads; undefined before the packages are installed. */
async function playwrightPath() {
  try {
    const { chromium } = await import('@playwright/test');
    return chromium.executablePath() || undefined;
  } catch (fault) {
    if (fault?.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw fault;
  }
}

/** The path of a Chromium that runs, or undefined. Looks only. */
export async function findChromium() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (isWorking(asked)) return asked;
    throw new Error(
      `CHROMIUM_PATH is set to ${asked}, which does not run; correct or unset it.`,
    );
  }
  const own = await playwrightPath();
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [own, ...onPath, ...macPaths].find((file) => file && isWorking(file));
}

const run = (command, args, timeout) =>
  spawnSync(command, args, {
    stdio: 'inherit',
    timeout,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

const playwright = (...args) =>
  run(process.execPath, ['node_modules/@playwright/test/cli.js', ...args], downloadMs);

const aptInstall = (name) =>
  run('apt-get', ['install', '-y', '--no-install-recommends', name], packagesMs);

/** The path of a Chromium that runs, installing one if the machine has none. */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;

  const isDebianRoot =
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    existsSync('/etc/debian_version');
  console.log('No Chromium on this machine; asking Playwright for one.');
  const isDownloaded = playwright('install', 'chromium');
  // Downloaded and still not running means that the system libraries it needs are missing.
  if (isDownloaded && isDebianRoot && !(await findChromium()))
    playwright('install-deps', 'chromium');
  const downloaded = await findChromium();
  if (downloaded) return downloaded;

  if (isDebianRoot) {
    console.log('That did not work; asking apt for one.');
    if (!aptInstall('chromium') && run('apt-get', ['update'], packagesMs))
      aptInstall('chromium');
    const installed = await findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'The browser tests need a Chromium: install Chromium or Chrome, or set CHROMIUM_PATH to one, and run "npm test" again.',
  );
}
