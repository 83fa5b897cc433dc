import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./own-process.ts', import.meta.url));

export type OwnProcess = {
  child: ChildProcess;
  /** The first line it prints. */
  line: Promise<string>;
  /** Lets it end by itself. */
  finish(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
};

/** Starts `own-process.ts` with TypeScript read on the fly. */
export function spawnOwn(act: 'migrate' | 'hold', target: string): OwnProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, act, target], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const lines = createInterface({ input: child.stdout });
  const line = new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    lines.once('close', () => reject(new Error('the process ended without a word')));
  });
  return {
    child,
    line,
    async finish() {
      child.stdin.end();
      await ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
