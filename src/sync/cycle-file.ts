// The file half of the cycle: photos up after their text, others' photos down. Promises: a file counts only by
// a receipt that names its SHA-256, and one bad file never holds up the next. Refuses bytes that are not the
// ones their name promises, in either direction.
import { nextWait } from './backoff.ts';
import { firstFault, noteWait, type Run } from './cycle-run.ts';
import { askForKeys } from './cycle-text.ts';
import { Fault, type FaultKind } from './fault.ts';
import type { OutboxFile } from './ports.ts';
import { isBelievable } from './receipt.ts';

/** How many files of others are fetched in one cycle. */
export const WANTED_LIMIT = 20;

/** Uploads one file after another until none may travel. */
export async function carryFiles(run: Run): Promise<void> {
  const { store, clock } = run.ports;
  const tried = new Set<string>();
  for (;;) {
    const early = run.urgent && tried.size === 0;
    const file = await store.nextFile(early ? Number.MAX_SAFE_INTEGER : clock.nowMs());
    // B4: each file once per cycle, whatever the store says.
    if (file === null || tried.has(file.fileId)) return;
    tried.add(file.fileId);
    run.fileInFlight = file;
    if (await carry(run, file)) run.done.files += 1;
    else await putOff(run, file);
    run.fileInFlight = null;
  }
}

async function putOff(run: Run, file: OutboxFile): Promise<void> {
  const { store, clock } = run.ports;
  const atMs = clock.nowMs() + nextWait(file.attempts + 1, clock.random());
  noteWait(run, atMs);
  run.done.postponed += 1;
  await store.postponeFile(file.fileId, atMs);
}

/** Whether the file arrived: its receipt holds and names its content. */
async function carry(run: Run, file: OutboxFile): Promise<boolean> {
  const { store, remote, verifier, onProgress } = run.ports;
  const bytes = await store.readFile(file.fileId);
  // B3: bytes that are gone or changed can not become the announced file; others need not wait for it.
  if (bytes === null || (await verifier.sha256(bytes)) !== file.sha256) return false;
  const { files: left } = await store.countPending();
  await remote.upload(file, bytes, async (uploadUrl, sentBytes) => {
    await store.noteUpload(file.fileId, uploadUrl, sentBytes);
    onProgress?.({ kind: 'file', sentBytes, totalBytes: file.size, left });
  });
  const receipt = await remote.fileReceipt(file.fileId);
  if (receipt === null) {
    // The server holds something else than we sent: begin again rather than resume.
    await store.noteUpload(file.fileId, null, 0);
    return false;
  }
  if (!run.keys.some((key) => key.keyId === receipt.keyId)) await askForKeys(run);
  const expected = { id: file.fileId, digest: file.sha256, epoch: run.epoch ?? '' };
  if (!(await isBelievable(receipt, expected, run.keys, verifier)))
    throw new Fault('portal', 'no believable file receipt');
  // B2: only now does the file count as received.
  await store.settleFile(receipt);
  return true;
}

/** Fetches files of others' reports that are worth having here. */
export async function fetchWanted(run: Run): Promise<void> {
  for (const wanted of await run.ports.store.wantedFiles(WANTED_LIMIT)) {
    const fault = await firstFault(() => fetchOne(run, wanted));
    // B5: one that the server can not give now is missing here, and that is all; the line's faults end the cycle.
    if (fault !== null && !OF_ONE_FILE.includes(fault.kind)) throw fault;
  }
}
const OF_ONE_FILE: readonly FaultKind[] = ['server-error', 'forbidden'];

async function fetchOne(
  { ports: { store, remote, verifier }, done }: Run,
  wanted: { fileId: string; sha256: string },
): Promise<void> {
  const bytes = await remote.download(wanted.fileId);
  // B3: whatever does not match its hash is dropped.
  if ((await verifier.sha256(bytes)) !== wanted.sha256) return;
  await store.writeWanted(wanted.fileId, bytes);
  done.wanted += 1;
}
