// Passwords: argon2id, and always the same amount of work, whether the account exists or not.
// Typed Vietnamese is brought to NFC first: two keyboards spell the same word in different bytes.
import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane (algorithm 2 is argon2id). */
export const ARGON2 = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The text that is kept instead of the password. */
export const hashPassword = (password: string): Promise<string> =>
  hash(password.normalize('NFC'), ARGON2);

let decoy: Promise<string> | null = null;

/**
 * Whether the password belongs to the hash. Without a hash (no such account) it does the same work on
 * a decoy and says no, so that an answer's time tells nothing.
 */
export async function isPassword(
  kept: string | null,
  password: string,
): Promise<boolean> {
  decoy ??= hashPassword('no account has this password');
  const matches = await verify(kept ?? (await decoy), password.normalize('NFC'));
  return kept !== null && matches;
}

/** Unlike letters and digits only: it is read aloud over the telephone. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to be changed at the first sign-in: 12 characters, about 59 bits, in groups of four. */
export function makeTemporaryPassword(): string {
  const chars = Array.from(
    { length: 12 },
    () => ALPHABET[randomInt(ALPHABET.length)] ?? 'x',
  );
  return chars.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** Whether a person may choose it: long enough, not the old one, not a sign-in name. */
export const isFitPassword = (
  next: string,
  current: string,
  logins: readonly string[],
): boolean =>
  next.normalize('NFC').length >= 8 &&
  next !== current &&
  !logins.includes(next.normalize('NFC').toLowerCase());
