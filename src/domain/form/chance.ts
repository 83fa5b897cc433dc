// Chance without dice: what looks random is worked out from a text, so that the server, with the context that
// was filed, throws what the phone threw. Promises: the same text gives the same numbers. Refuses to be secret.
import { digestBytes } from './digest.ts';

/** The sequence of Park and Miller that ODK shuffles by: numbers from 0 up to but not including 1. */
export function parkMiller(seed: number): () => number {
  const most = 2_147_483_647;
  let at = seed % most;
  if (at <= 0) at += most - 1;
  return () => {
    at = (at * 16_807) % most;
    return (at - 1) / (most - 1);
  };
}

/** The seed ODK makes of a value: a number without its fraction, nothing as 0, a text by its SHA-256. */
export function seedOf(value: string): number {
  const text = value.trim();
  if (text === '') return 0;
  const number = Number(text);
  if (!Number.isNaN(number))
    return Number.isSafeInteger(Math.trunc(number)) ? Math.trunc(number) : 1;
  const bytes = digestBytes(value, 'SHA-256') ?? [];
  const whole = bytes.slice(0, 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return Number(BigInt.asIntN(64, whole) % 2_147_483_647n);
}

/** Mixes a text into 53 bits, as a number from 0 up to but not including 1. */
export function chanceOf(text: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i += 1) {
    a = Math.imul(a ^ text.charCodeAt(i), 2_654_435_761);
    b = Math.imul(b ^ text.charCodeAt(i), 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return ((b >>> 0) * 2 ** 21 + (a >>> 11)) / 2 ** 53;
}

/** Shuffles as ODK does: each member, in its order, changes places with one before it. */
export function shuffled<T>(members: readonly T[], next: () => number): T[] {
  const result: T[] = [];
  for (const [i, member] of members.entries()) {
    const j = Math.floor(next() * (i + 1));
    if (j !== i) result[i] = result[j] as T;
    result[j] = member;
  }
  return result;
}

/** A random UUID (version 4) made of a text. */
export function uuidOf(text: string): string {
  const hex = [0, 1, 2, 3]
    .map((n) =>
      Math.floor(chanceOf(`${n} ${text}`) * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('');
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}
