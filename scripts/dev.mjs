// npm run dev: the API server, restarted when its sources change, and Vite's dev server before it.
// Typing o and Enter takes the API away and brings it back: what a phone sees when the line is gone.
// (The service worker is not part of this: try it on the build, with npm start.)
import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'));
const apiPort = process.env.PORT ?? '8080';
let isEnding = false;
let server;

/** Each child has a group of its own: tsx and Vite start processes that must end with them. */
function start(name, args, env = {}) {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
    env: { ...process.env, ...env },
  });
  child.once('exit', (code) => {
    if (isEnding || child !== server) return;
    console.log(`dev: the ${name} ended with code ${code}`);
  });
  return child;
}

function stop(child) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGTERM');
  } catch (fault) {
    if (fault.code !== 'ESRCH') throw fault;
  }
}

const startServer = () =>
  start('API server', ['node_modules/tsx/dist/cli.mjs', 'watch', 'src/server/main.ts'], {
    PORT: apiPort,
  });

console.log('dev: o and Enter takes the line away and brings it back');
server = startServer();
const vite = start('Vite', ['node_modules/vite/bin/vite.js'], {
  DEV_API_ORIGIN: `http://127.0.0.1:${apiPort}`,
});

function end() {
  isEnding = true;
  stop(server);
  stop(vite);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, end);
vite.once('exit', () => {
  if (!isEnding) end();
  lines.close();
});

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  if (line.trim() !== 'o') return;
  const isUp = Boolean(server);
  if (isUp) stop(server);
  server = isUp ? undefined : startServer();
  console.log(isUp ? 'dev: offline (o and Enter: back online)' : 'dev: online');
});
