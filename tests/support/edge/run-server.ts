// The server as a process of its own, as a service manager runs it, on the PostgreSQL of the test run.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../../src/server/database/package-root.ts';

export type Ended = { code: number | null; out: string; err: string };
export type Running = {
  child: ChildProcess;
  /** The address it prints; rejects when the process ends before. */
  address: Promise<string>;
  ended: Promise<Ended>;
};

const made: { child: ChildProcess; dir: string }[] = [];

/** Starts `main` or `admin` from the sources, in another folder than the project's. */
export async function runServer(
  entry: 'main' | 'admin',
  env: Record<string, string>,
  args: string[] = [],
): Promise<Running> {
  const dir = await mkdtemp(join(tmpdir(), 'lan-toa-process-'));
  const root = packageRoot();
  const child = spawn(
    process.execPath,
    [
      '--import',
      join(root, 'node_modules/tsx/dist/loader.mjs'),
      join(root, `src/server/${entry}.ts`),
      ...args,
    ],
    {
      cwd: dir,
      env: {
        PATH: process.env.PATH ?? '',
        DATA_DIR: join(dir, 'data'),
        DEMO: '0',
        PORT: '0',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  made.push({ child, dir });
  const heard = { out: '', err: '' };
  let tell: (address: string) => void = () => {};
  const printed = new Promise<string>((resolve) => {
    tell = resolve;
  });
  child.stdout?.on('data', (chunk) => {
    heard.out += chunk;
    const address = /^Lan Tỏa: (\S+)$/m.exec(heard.out)?.[1];
    if (address !== undefined) tell(address);
  });
  child.stderr?.on('data', (chunk) => {
    heard.err += chunk;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, ...heard }));
  });
  const address = Promise.race([
    printed,
    ended.then(({ out, err }) => Promise.reject(new Error(`it ended: ${out}${err}`))),
  ]);
  address.catch(() => {});
  return { child, address, ended };
}

/** Ends what a test left running and removes its folders. */
export async function endServers(): Promise<void> {
  for (const { child, dir } of made.splice(0)) {
    if (child.exitCode === null) child.kill('SIGKILL');
    await rm(dir, { recursive: true, force: true });
  }
}
