import { createHash } from 'node:crypto';
import { canonicalJson } from '../../src/domain/canonical.ts';

/** SHA-256 of a text or of bytes, in lower-case hexadecimal. */
export const sha256Hex = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** The digest of an operation, as device and server compute it. */
export const opDigest = (op: unknown): string => sha256Hex(canonicalJson(op));
