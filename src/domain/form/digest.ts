// Digests of texts, for digest(): MD5, SHA-1 and the SHA-2 family, from their published descriptions. Slow
// and small on purpose: a form asks for one now and then. Promises: the digest of the text's UTF-8 bytes.
// Refuses to be used for anything secret: it takes as long as the text decides.

/** The UTF-8 bytes of a text; a half of a pair of surrogates counts as U+FFFD. */
export function utf8(text: string): number[] {
  const escaped = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
  const bytes: number[] = [];
  for (let at = 0; at < escaped.length; at += 1)
    if (escaped[at] === '%') {
      bytes.push(Number.parseInt(escaped.slice(at + 1, at + 3), 16));
      at += 2;
    } else bytes.push(escaped.charCodeAt(at));
  return bytes;
}

/** The bytes with the 1 bit, the zeros and the length that every one of these digests wants at the end. */
function padded(bytes: readonly number[], block: number, isLittle: boolean): number[] {
  const lengthBytes = block / 8;
  const zeros = (2 * block - 1 - lengthBytes - (bytes.length % block)) % block;
  const tail = Array.from({ length: lengthBytes }, (_, i) =>
    i < 8 ? Number((BigInt(bytes.length * 8) >> BigInt(8 * i)) & 255n) : 0,
  );
  return [
    ...bytes,
    0x80,
    ...new Array<number>(zeros).fill(0),
    ...(isLittle ? tail : tail.reverse()),
  ];
}

const rotated = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

const littleBytes = (words: readonly number[]): number[] =>
  words.flatMap((w) => [w & 255, (w >>> 8) & 255, (w >>> 16) & 255, w >>> 24]);

const MD5_SHIFTS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;

function md5(bytes: readonly number[]): number[] {
  const data = padded(bytes, 64, true);
  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let start = 0; start < data.length; start += 64) {
    let [a = 0, b = 0, c = 0, d = 0] = state;
    for (let i = 0; i < 64; i += 1) {
      const round = i >> 4;
      const mixed = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)];
      const pick = [i, 5 * i + 1, 3 * i + 5, 7 * i][round] ?? 0;
      const from = start + 4 * (pick % 16);
      const word = [3, 2, 1, 0].reduce((w, j) => (w << 8) | (data[from + j] ?? 0), 0);
      const added = Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32);
      const sum = (a + (mixed[round] ?? 0) + added + word) | 0;
      [a, d, c, b] = [d, c, b, (b + rotated(sum, MD5_SHIFTS[round]?.[i % 4] ?? 0)) | 0];
    }
    state = [a, b, c, d].map((x, i) => (x + (state[i] ?? 0)) | 0);
  }
  return littleBytes(state);
}

const bigWord = (data: readonly number[], at: number): number =>
  [0, 1, 2, 3].reduce((w, j) => (w << 8) | (data[at + j] ?? 0), 0);

function sha1(bytes: readonly number[]): number[] {
  const data = padded(bytes, 64, false);
  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let start = 0; start < data.length; start += 64) {
    const w = Array.from({ length: 16 }, (_, i) => bigWord(data, start + 4 * i));
    for (let i = 16; i < 80; i += 1)
      w.push(
        rotated(
          (w[i - 3] ?? 0) ^ (w[i - 8] ?? 0) ^ (w[i - 14] ?? 0) ^ (w[i - 16] ?? 0),
          1,
        ),
      );
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
    for (let i = 0; i < 80; i += 1) {
      const round = Math.floor(i / 20);
      const mixed = [
        (b & c) | (~b & d),
        b ^ c ^ d,
        (b & c) | (b & d) | (c & d),
        b ^ c ^ d,
      ];
      const added = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6][round] ?? 0;
      const sum = (rotated(a, 5) + (mixed[round] ?? 0) + e + added + (w[i] ?? 0)) | 0;
      [e, d, c, b, a] = [d, c, rotated(b, 30), a, sum];
    }
    state = [a, b, c, d, e].map((x, i) => (x + (state[i] ?? 0)) | 0);
  }
  return state.flatMap((x) => [x >>> 24, (x >>> 16) & 255, (x >>> 8) & 255, x & 255]);
}

/** First numbers that are products of nothing, from which SHA-2 takes its constants. */
function primes(count: number): bigint[] {
  const found: bigint[] = [];
  for (let n = 2n; found.length < count; n += 1n)
    if (found.every((prime) => n % prime !== 0n)) found.push(n);
  return found;
}

/** The first 64 bits behind the point of the root of a prime. */
function rootBits(prime: bigint, power: bigint): bigint {
  const value = prime << (64n * power);
  let root = 1n << 70n;
  for (;;) {
    const closer = ((power - 1n) * root + value / root ** (power - 1n)) / power;
    if (closer >= root) return root & ((1n << 64n) - 1n);
    root = closer;
  }
}

/** First values of SHA-384, which are those of the ninth to sixteenth prime. */
const firstValues = (name: string): bigint[] =>
  primes(16)
    .slice(name === 'SHA-384' ? 8 : 0)
    .slice(0, 8)
    .map((prime) => rootBits(prime, 2n));

type Shape = { bits: bigint; rounds: number; turns: readonly bigint[]; bytes: number };
const NARROW = {
  bits: 32n,
  rounds: 64,
  turns: [7n, 18n, 3n, 17n, 19n, 10n, 6n, 11n, 25n, 2n, 13n, 22n],
};
const WIDE = {
  bits: 64n,
  rounds: 80,
  turns: [1n, 8n, 7n, 19n, 61n, 6n, 14n, 18n, 41n, 28n, 34n, 39n],
};
const SHAPES: Record<string, Shape> = {
  'SHA-256': { ...NARROW, bytes: 32 },
  'SHA-384': { ...WIDE, bytes: 48 },
  'SHA-512': { ...WIDE, bytes: 64 },
};

function sha2(name: string, bytes: readonly number[]): number[] {
  const { bits, rounds, turns, bytes: length } = SHAPES[name] as Shape;
  const mask = (1n << bits) - 1n;
  const size = Number(bits) / 8;
  const turn = (x: bigint, n = 0): bigint => {
    const by = turns[n] ?? 0n;
    return ((x >> by) | (x << (bits - by))) & mask;
  };
  const mix = (x: bigint, n: number, isShift: boolean): bigint =>
    turn(x, n) ^ turn(x, n + 1) ^ (isShift ? x >> (turns[n + 2] ?? 0n) : turn(x, n + 2));
  const cut = 64n - bits;
  const added = primes(rounds).map((prime) => rootBits(prime, 3n) >> cut);
  let state = firstValues(name).map((v) => v >> cut);
  const data = padded(bytes, 16 * size, false);
  for (let start = 0; start < data.length; start += 16 * size) {
    const w = Array.from({ length: 16 }, (_, i) =>
      data
        .slice(start + i * size, start + (i + 1) * size)
        .reduce((word, byte) => (word << 8n) | BigInt(byte), 0n),
    );
    const at = (i: number): bigint => w[i] ?? 0n;
    for (let i = 16; i < rounds; i += 1)
      w.push(
        (mix(at(i - 2), 3, true) + at(i - 7) + mix(at(i - 15), 0, true) + at(i - 16)) &
          mask,
      );
    let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state;
    for (let i = 0; i < rounds; i += 1) {
      const one =
        h + mix(e, 6, false) + ((e & f) ^ ((mask ^ e) & g)) + (added[i] ?? 0n) + at(i);
      const two = mix(a, 9, false) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) & mask, c, b, a, (one + two) & mask];
    }
    state = [a, b, c, d, e, f, g, h].map((x, i) => (x + (state[i] ?? 0n)) & mask);
  }
  return state
    .flatMap((x) =>
      Array.from({ length: size }, (_, i) =>
        Number((x >> BigInt(8 * (size - 1 - i))) & 255n),
      ),
    )
    .slice(0, length);
}

/** The bytes of a digest; null for an algorithm that is none of ODK's. */
export function digestBytes(text: string, algorithm: string): number[] | null {
  if (algorithm === 'MD5') return md5(utf8(text));
  if (algorithm === 'SHA-1') return sha1(utf8(text));
  return Object.hasOwn(SHAPES, algorithm) ? sha2(algorithm, utf8(text)) : null;
}
