// Files between the box and the database. Promises: bytes lie flushed in the box before the database says
// they were received, and a crash between the two is mended by the next question about the file.
import type { Readable } from 'node:stream';
import type { FileStatus } from '../sync/protocol.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';
import { fileKey } from './file-box.ts';
import {
  type ExpectedFile,
  findExpectedFile,
  findVisibleFile,
  receiveFile,
} from './store/files.ts';

const keyOf = ({ owner, sha256 }: ExpectedFile): string =>
  fileKey(owner.replace(':', '-'), sha256);

/**
 * The file that this very person's text announced, or null for anybody else's and for none alike. Where its
 * bytes are here already (equal ones of the same unit, or a crash before they were noted) it is received.
 */
export async function findExpected(
  deps: Deps,
  caller: Caller,
  fileId: string,
): Promise<ExpectedFile | null> {
  const file = await findExpectedFile(deps.db, caller.personId, fileId);
  if (file === null || file.receivedAt !== null) return file;
  const isHere = await deps.box.has(keyOf(file), file.size);
  if (isHere) return { ...file, receivedAt: await receiveFile(deps.db, file) };
  const isGrown = (await deps.box.grown(fileId)) === file.size;
  return isGrown ? { ...file, receivedAt: await settleUpload(deps, file) } : file;
}

/** Takes a complete upload in, at a moment; null = its bytes are not the announced ones, and they are dropped. */
export async function settleUpload(
  deps: Pick<Deps, 'db' | 'box'>,
  file: ExpectedFile,
): Promise<string | null> {
  const digest = await deps.box.digest(file.fileId);
  const isHere = digest === null && (await deps.box.has(keyOf(file), file.size));
  if (digest !== file.sha256 && !isHere) {
    await deps.box.drop(file.fileId);
    return null;
  }
  if (!isHere) await deps.box.keep(file.fileId, keyOf(file));
  return receiveFile(deps.db, file);
}

/** The receipt of a file, for its author alone; null = no such file of theirs. */
export async function fileReceipt(
  deps: Deps,
  caller: Caller,
  fileId: string,
): Promise<FileStatus | null> {
  const file = await findExpected(deps, caller, fileId);
  if (file === null) return null;
  if (file.receivedAt === null) return { receipt: null };
  const [keys, { epoch }] = await Promise.all([deps.keys(), deps.settings()]);
  const receipt = keys.signReceipt({
    id: file.fileId,
    digest: file.sha256,
    outcome: 'applied',
    rev: 0,
    problem: null,
    at: file.receivedAt,
    epoch,
  });
  return { receipt };
}

/** The bytes of a file whose report the caller sees today, or null. */
export async function openVisibleFile(
  deps: Deps,
  caller: Caller,
  fileId: string,
): Promise<{ type: string; size: number; stream: Readable } | null> {
  const file = await findVisibleFile(deps.db, caller.personId, fileId);
  if (file === null) return null;
  const bytes = await deps.box.read(keyOf(file));
  return bytes === null ? null : { type: file.type, ...bytes };
}
