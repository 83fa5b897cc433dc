// From a picked file to one that can be kept as it is: refused with a reason, or hashed as exactly the bytes that will
// be stored and sent. Its name in the answers still says what it was called.
import { fold } from '../../domain/fold.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { sha256Hex } from '../sha256.ts';
import { newUuid } from '../store/new-uuid.ts';
import type { CapturedPhoto } from './photo.ts';

/** What a phone can hold in memory while it is hashed and sealed, and a slow line can carry. */
export const FILE_MAX_BYTES = 20_000_000;

/** `unreadable`: the file has gone from where it was chosen. */
export type FileProblem = { code: 'empty' | 'too-large' | 'unreadable' };

/** A name the answers can hold: letters, digits and hyphens, and an end of two to five. */
function keptName(name: string, fileId: string): string {
  const cut = name.lastIndexOf('.');
  const stem = fold(cut < 0 ? name : name.slice(0, cut))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  const end = cut < 0 ? '' : name.slice(cut + 1).toLowerCase();
  const safe = /^[a-z0-9]{2,5}$/.test(end) ? end : 'bin';
  return `${stem === '' ? '' : `${stem}-`}${fileId.slice(0, 8)}.${safe}`;
}

/** Prepares a picked file; its bytes are not changed. */
export async function captureFile(
  file: File,
): Promise<Result<CapturedPhoto, FileProblem>> {
  if (file.size === 0) return fail({ code: 'empty' });
  if (file.size > FILE_MAX_BYTES) return fail({ code: 'too-large' });
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return fail({ code: 'unreadable' });
  const fileId = newUuid();
  const type = file.type || 'application/octet-stream';
  return ok({
    fileId,
    name: keptName(file.name, fileId),
    sha256: await sha256Hex(bytes),
    size: bytes.byteLength,
    type,
    // Bytes in hand, not a handle to a file that may be deleted meanwhile.
    blob: new Blob([bytes], { type }),
  });
}
