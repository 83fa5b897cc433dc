import type { FileBytes } from '../../src/sync/ports.ts';

/** Bytes in memory, as the ports know them. */
export const memoryBytes = (content: Uint8Array, type = 'image/jpeg'): FileBytes => ({
  size: content.length,
  type,
  slice: (from, to) => memoryBytes(content.slice(from, to), type),
  arrayBuffer: async () => content.slice().buffer as ArrayBuffer,
});
