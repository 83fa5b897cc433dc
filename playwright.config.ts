import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { chromiumArgs, findChromium } from './scripts/chromium.mjs';

const executablePath = await findChromium();
if (!executablePath)
  throw new Error('No Chromium found: run "node scripts/ensure.mjs browser" first.');

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  reporter: 'list',
  // Two files at a time: every test has a server, a database and browsers of its own, and waits for most of its time.
  workers: Math.min(2, availableParallelism()),
  fullyParallel: false,
  forbidOnly: true,
  // A test that passes at the second try is a failed test.
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    browserName: 'chromium',
    locale: 'vi-VN',
    viewport: { width: 360, height: 640 },
    // The screens of a failed test as they were at each step; a film of every test would cost a sixth of the time.
    trace: { mode: 'retain-on-failure', screenshots: false },
    // Containers and root have no user namespaces for the sandbox; only our own pages are opened.
    launchOptions: { executablePath, chromiumSandbox: false, args: chromiumArgs },
  },
});
