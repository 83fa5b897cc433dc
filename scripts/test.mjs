// npm test: every suite, each to its end even if one before it failed, and one line that adds them
// all up. `npm test -- unit lint` runs only the named ones.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.mjs';
import { countSuite } from './count.mjs';

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'));
const reports = mkdtempSync(join(tmpdir(), 'lan-toa-test-'));
const suiteMaxMs = 15 * 60_000;

const check = (name, script, ...args) => ({ name, args: [script, ...args] });
const vitest = (name) => ({
  name,
  runner: 'vitest',
  args: [
    'node_modules/vitest/vitest.mjs',
    'run',
    `--project=${name}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, `${name}.json`)}`,
  ],
});
const browser = {
  name: 'browser',
  runner: 'playwright',
  args: ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
  env: { PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'browser.json') },
};

// Stages follow one another; the lanes of a stage run side by side. The server's and the browser's
// tests have the machine to themselves, because they start real databases and kill real processes.
const stages = [
  [
    [
      check('types', 'node_modules/typescript/bin/tsc', '-b', 'src', 'tests'),
      check('lint', 'node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '.'),
      check('lock', 'scripts/check-lock.mjs'),
      vitest('house'),
      vitest('unit'),
    ],
    [vitest('component')],
  ],
  [[vitest('server')]],
  [[browser]],
  [[check('size', 'scripts/size.mjs')]],
];

const running = new Set();
const endGroup = (child, signal) => {
  try {
    process.kill(-child.pid, signal);
  } catch (fault) {
    if (fault.code !== 'ESRCH') throw fault;
  }
};
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    for (const child of running) endGroup(child, signal);
    rmSync(reports, { recursive: true, force: true });
    process.exit(130);
  });

/** Runs one suite, its lines marked with its name, and counts it. */
async function runSuite({ name, runner, args, env }, extraEnv) {
  const startedAt = Date.now();
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that a suite that hangs can be ended with all it has started.
    detached: true,
    env: { ...process.env, ...extraEnv, ...env },
  });
  running.add(child);
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) =>
      console.log(`${name.padEnd(9)} | ${line}`),
    );
  const deadline = setTimeout(() => endGroup(child, 'SIGKILL'), suiteMaxMs);
  const exitCode = await new Promise((done) =>
    child.once('close', (code) => done(code ?? 1)),
  );
  clearTimeout(deadline);
  running.delete(child);
  const report = join(reports, `${name}.json`);
  return {
    name,
    ms: Date.now() - startedAt,
    ...countSuite({ runner, report, exitCode }),
  };
}

const asked = process.argv.slice(2);
const known = stages.flat(2).map(({ name }) => name);
const strangers = asked.filter((name) => !known.includes(name));
if (strangers.length > 0) {
  console.error(
    `npm test knows the suites ${known.join(', ')}; not ${strangers.join(', ')}.`,
  );
  process.exit(1);
}

const startedAt = Date.now();
const chromium = await findChromium();
const extraEnv = {
  ...(chromium && { CHROMIUM_PATH: chromium }),
  ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
};
const results = [];
for (const stage of stages)
  await Promise.all(
    stage.map(async (lane) => {
      for (const suite of lane)
        if (asked.length === 0 || asked.includes(suite.name))
          results.push(await runSuite(suite, extraEnv));
    }),
  );
rmSync(reports, { recursive: true, force: true });

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`.padStart(8);
const sum = (field) => results.reduce((total, result) => total + result[field], 0);
console.log(
  `\n${'suite'.padEnd(10)}${'passed'.padStart(7)}${'failed'.padStart(7)}${'time'.padStart(9)}`,
);
for (const { name, passed, failed, ms, note } of results)
  console.log(
    `${name.padEnd(10)}${String(passed).padStart(7)}${String(failed).padStart(7)} ${seconds(ms)}${note ? `  ${note}` : ''}`,
  );
console.log(`${'all'.padEnd(24)} ${seconds(Date.now() - startedAt)}\n`);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
