// A perfect line from one person's device to the memory hub: the Remote port without a network.
import { Fault } from '../../src/sync/fault.ts';
import type { Pusher } from '../../src/sync/hub-store.ts';
import type { FileBytes, OutboxFile, Remote } from '../../src/sync/ports.ts';
import type { PushAnswer, PushItem } from '../../src/sync/protocol.ts';
import { memoryBytes } from './memory-bytes.ts';
import type { MemoryHub } from './memory-hub.ts';

/** What one person's calls reach; bytes of unfinished uploads lie with the server. */
export type MemoryServer = {
  hub: MemoryHub;
  /** Received bytes by file id: those of an unfinished upload, then all of them. */
  bytes: Map<string, Uint8Array>;
  /** Largest piece of one upload step. */
  chunkBytes: number;
};

export const makeMemoryServer = (hub: MemoryHub): MemoryServer => ({
  hub,
  bytes: new Map(),
  chunkBytes: 100,
});

async function upload(
  { hub, bytes, chunkBytes }: MemoryServer,
  pusher: Pusher,
  file: OutboxFile,
  content: FileBytes,
  onProgress: (uploadUrl: string | null, sentBytes: number) => Promise<void>,
): Promise<void> {
  const { fileId, size } = file;
  const expected = hub.state.file.get(fileId);
  // A file nobody announced, or announced by another, does not exist for this person.
  if (expected === undefined || !expected.personIds.includes(pusher.personId))
    throw new Fault('server-error', 'no such file');
  if (expected.received) return onProgress(`/files/${fileId}`, size);
  let held = bytes.get(fileId) ?? new Uint8Array();
  while (held.length < size) {
    const end = Math.min(held.length + chunkBytes, size);
    const piece = new Uint8Array(
      await content.slice(held.length, Math.min(end, content.size)).arrayBuffer(),
    );
    if (piece.length === 0) break;
    if (hub.state.file.get(fileId)?.received) return onProgress(`/files/${fileId}`, size);
    const next = new Uint8Array(held.length + piece.length);
    next.set(held);
    next.set(piece, held.length);
    bytes.set(fileId, next);
    held = next;
    await onProgress(`/files/${fileId}`, held.length);
  }
  // Another runner of the same phone may have been first.
  if (hub.state.file.get(fileId)?.received) return;
  // Not the announced content: dropped, and the sender learns it by the missing receipt.
  if (!hub.receiveFile(fileId, pusher.personId, held)) bytes.delete(fileId);
  else bytes.set(fileId, held);
}

/** The port of one person on one device. */
export function makeMemoryRemote(server: MemoryServer, pusher: Pusher): Remote {
  const { hub } = server;
  return {
    push: async (_deviceId, items): Promise<PushAnswer> =>
      hub.push(pusher, items as readonly PushItem[]),
    pull: async (cursor) => hub.pull(pusher.personId, cursor),
    upload: (file, bytes, onProgress) => upload(server, pusher, file, bytes, onProgress),
    fileReceipt: async (fileId) => hub.fileReceipt(fileId, pusher.personId),
    download: async (fileId) => {
      const content = server.bytes.get(fileId);
      if (content === undefined) throw new Fault('server-error', 'no such file');
      return memoryBytes(content);
    },
  };
}
