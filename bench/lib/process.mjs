// Processes of a run: the shipped server on a folder of its own, and the bench's own small servers. Each listens on a
// free port of 127.0.0.1 and is ended by its id.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchDir, rootDir } from './paths.mjs';

const READY_MS = 120_000;

export const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

const ended = (child) =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done();
    else child.once('exit', done);
  });

/** Starts a program and waits until its address answers. */
async function start(args, { env = {}, readyUrl, onStop = () => {} }) {
  const child = spawn(process.execPath, args, {
    cwd: rootDir,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const until = Date.now() + READY_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${args[0]} ended by itself`);
    const answer = await fetch(readyUrl).catch(() => null);
    if (answer?.ok) break;
    if (Date.now() > until) throw new Error(`${args[0]} does not answer`);
    await new Promise((done) => setTimeout(done, 100));
  }
  return {
    async stop() {
      child.kill('SIGTERM');
      await ended(child);
      onStop();
    },
  };
}

/** The shipped server with its own PostgreSQL and the demonstration loaded. */
export async function startRealServer() {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'lan-toa-bench-data-'));
  const url = `http://127.0.0.1:${port}`;
  const server = await start([join(rootDir, 'dist/server/main.js')], {
    env: {
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      DEMO: '1',
      LOG_LEVEL: 'silent',
      NODE_ENV: 'production',
    },
    readyUrl: `${url}/readyz`,
    onStop: () => rmSync(dataDir, { recursive: true, force: true }),
  });
  return { url, stop: () => server.stop() };
}

/** One of the bench's own servers, as a process beside the bench. */
export async function startOwn(file) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = await start([join(benchDir, file), String(port)], {
    readyUrl: `${url}/blank`,
  });
  return { url, stop: () => server.stop() };
}
