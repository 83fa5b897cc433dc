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
  // Two tests at a time: every test has a server, a database and browsers of its own, and waits for most of its time.
  workers: Math.min(2, availableParallelism()),
  // Tests do not follow each other; one by one, the workers end at the same time.
  fullyParallel: true,
  forbidOnly: true,
  // A test that passes at the second try is a failed test.
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    browserName: 'chromium',
    locale: 'vi-VN',
    viewport: { width: 360, height: 640 },
    // What was done and asked, step by step, what the console said, and how the page stood at the end. Pictures and
    // answers of every step would cost a fifth of the time; where they are needed: npx playwright test --trace on FILE.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    // Containers and root have no user namespaces for the sandbox; only our own pages are opened.
    launchOptions: { executablePath, chromiumSandbox: false, args: chromiumArgs },
  },
});
