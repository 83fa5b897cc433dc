import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countSuite } from '../../scripts/count.mjs';

const folder = mkdtempSync(join(tmpdir(), 'lan-toa-count-'));
afterAll(() => rmSync(folder, { recursive: true }));

function reportOf(name: string, content: unknown): string {
  const report = join(folder, name);
  writeFileSync(report, JSON.stringify(content));
  return report;
}
const vitestReport = (name: string, ...files: string[][]) =>
  reportOf(name, {
    testResults: files.map((statuses) => ({
      status:
        statuses.length > 0 && statuses.every((s) => s === 'passed')
          ? 'passed'
          : 'failed',
      assertionResults: statuses.map((status) => ({ status })),
    })),
  });
const playwrightReport = (name: string, stats: object, errors: unknown[] = []) =>
  reportOf(name, {
    stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats },
    errors,
  });

test('[COUNT] a suite without a report is one check', () => {
  expect(countSuite({ exitCode: 0 })).toEqual({ passed: 1, failed: 0 });
  expect(countSuite({ exitCode: 2 })).toEqual({ passed: 0, failed: 1 });
});

test('[COUNT] tests that pass are passed, and nothing else is', () => {
  const report = vitestReport(
    'mixed.json',
    ['passed', 'passed'],
    ['failed', 'skipped', 'todo'],
  );
  expect(countSuite({ runner: 'vitest', report, exitCode: 1 })).toEqual({
    passed: 2,
    failed: 3,
  });
});

test('[COUNT] a file that cannot be loaded fails, although it holds no test', () => {
  const report = vitestReport('broken.json', ['passed'], []);
  expect(countSuite({ runner: 'vitest', report, exitCode: 1 })).toEqual({
    passed: 1,
    failed: 1,
  });
});

test('[COUNT] skipped and flaky browser tests fail, and so does an error outside them', () => {
  const stats = { expected: 4, flaky: 1, skipped: 1 };
  const report = playwrightReport('browser.json', stats, [{ message: 'no server' }]);
  expect(countSuite({ runner: 'playwright', report, exitCode: 1 })).toEqual({
    passed: 4,
    failed: 3,
  });
});

test('[COUNT] a suite that ran nothing fails', () => {
  const report = vitestReport('none.json');
  expect(countSuite({ runner: 'vitest', report, exitCode: 0 })).toMatchObject({
    failed: 1,
  });
  const browser = playwrightReport('no-browser.json', {});
  expect(
    countSuite({ runner: 'playwright', report: browser, exitCode: 0 }),
  ).toMatchObject({ failed: 1 });
});

test('[COUNT] a runner that dies without a report, or ends badly behind green tests, fails', () => {
  const missing = join(folder, 'missing.json');
  expect(countSuite({ runner: 'vitest', report: missing, exitCode: 0 })).toMatchObject({
    failed: 1,
  });
  const report = vitestReport('green.json', ['passed']);
  expect(countSuite({ runner: 'vitest', report, exitCode: 1 })).toMatchObject({
    passed: 1,
    failed: 1,
  });
});
