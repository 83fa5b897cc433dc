// What the two programs of the server share: one sentence and exit 1 when a start is refused, and how a
// configuration becomes a database, a file box and an app.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { packageRoot } from './database/package-root.ts';
import { codeOf, isRefusal, makeRefusal } from './database/refusal.ts';
import type { Deps } from './deps.ts';
import { type FileBox, openFolderBox } from './file-box.ts';

/** Where the built client stands. */
export const clientDir = (): string => join(packageRoot(), 'dist/client');

const NO_ROOM = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR'];

/** The box under DATA_DIR. @throws a refusal that names the folder */
export async function openBox(config: Config): Promise<FileBox> {
  const dir = join(config.dataDir, 'files');
  try {
    return await openFolderBox(dir);
  } catch (fault) {
    if (!NO_ROOM.includes(codeOf(fault))) throw fault;
    throw makeRefusal(
      `The folder ${dir} cannot be written (${codeOf(fault)}): give it to this user, or set DATA_DIR.`,
      fault,
    );
  }
}

/** Certificate and key. @throws a refusal that names the file */
export async function readTls(config: Config): Promise<Deps['tls']> {
  if (config.tls === null) return null;
  const read = (variable: string, path: string) =>
    readFile(path).catch((fault) => {
      throw makeRefusal(`${variable}: ${path} cannot be read (${codeOf(fault)}).`, fault);
    });
  const { certPath, keyPath } = config.tls;
  return { cert: await read('TLS_CERT', certPath), key: await read('TLS_KEY', keyPath) };
}

/** Whether browsers reach the server by https. */
export const isHttps = (config: Config): boolean =>
  config.tls !== null || (config.publicOrigin?.startsWith('https://') ?? false);

/** The sentence for a port that cannot be had, or what was thrown when it was something else. */
export function listenRefusal(config: Config, fault: unknown): unknown {
  const at = `${config.host}:${config.port}`;
  switch (codeOf(fault)) {
    case 'EADDRINUSE':
      return makeRefusal(
        `Port ${config.port} is in use: stop what uses it, or set PORT.`,
        fault,
      );
    case 'EACCES':
      return makeRefusal(
        `This user may not listen on ${at}: set PORT to 1024 or more.`,
        fault,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return makeRefusal(`This machine has no address ${config.host}: set HOST.`, fault);
    default:
      return codeOf(fault).startsWith('ERR_OSSL') || codeOf(fault).startsWith('ERR_TLS')
        ? makeRefusal('TLS_CERT and TLS_KEY are not a certificate and its key.', fault)
        : fault;
  }
}

/** Ends the process over something thrown: a refusal in its one sentence, a bug with its stack. */
export function endOver(thrown: unknown): never {
  const text = isRefusal(thrown)
    ? thrown.message
    : thrown instanceof Error
      ? (thrown.stack ?? thrown.message)
      : String(thrown);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
