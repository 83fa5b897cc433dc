// The cursor: how far a device has come, sealed so that it comes back as it was given. It names the audiences
// it followed, so that the server can say which were lost and list the new ones from their start.
import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Audience } from '../../domain/unit.ts';
import type { Settings } from './settings.ts';

/** A place in the order of the feed: transaction id (as text, it has 64 bits) and sequence number. */
const Place = z.tuple([z.string().regex(/^\d{1,20}$/), z.number().int().min(0)]);
export type Place = z.infer<typeof Place>;
export const START: Place = ['0', 0];

const Cursor = z.object({
  epoch: z.string(),
  /** Everything of `followed` up to here was given. */
  at: Place,
  followed: z.array(z.string()),
  /** Audiences being listed from their start up to `at`, and how far that has come. */
  listing: z.object({ audiences: z.array(z.string()), at: Place }).nullable(),
});
export type Cursor = { at: Place; followed: Audience[]; listing: Listing | null };
export type Listing = { audiences: Audience[]; at: Place };

const MAC_BYTES = 16;
/** Bound to the person: another's cursor is as good as none. */
const macOf = (key: Buffer, personId: string, body: Buffer): Buffer =>
  createHmac('sha256', key).update(`cursor ${personId}\0`).update(body).digest();

/** Seals a cursor for a person. */
export function sealCursor(cursor: Cursor, personId: string, settings: Settings): string {
  const { at, followed, listing } = cursor;
  const body = Buffer.from(
    JSON.stringify({ epoch: settings.epoch, at, followed, listing }),
  );
  const mac = macOf(settings.cursorKey, personId, body).subarray(0, MAC_BYTES);
  return Buffer.concat([mac, body]).toString('base64url');
}

/** Opens a cursor; null when it is not ours, not this person's, or of another epoch: the device starts over. */
export function openCursor(
  text: string,
  personId: string,
  settings: Settings,
): Cursor | null {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length <= MAC_BYTES) return null;
  const body = bytes.subarray(MAC_BYTES);
  const mac = macOf(settings.cursorKey, personId, body).subarray(0, MAC_BYTES);
  if (!timingSafeEqual(mac, bytes.subarray(0, MAC_BYTES))) return null;
  const parsed = Cursor.safeParse(JSON.parse(body.toString('utf8')));
  if (!parsed.success || parsed.data.epoch !== settings.epoch) return null;
  const { at, followed, listing } = parsed.data;
  return { at, followed, listing };
}
