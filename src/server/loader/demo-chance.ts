// Chance from a fixed seed: the same name gives the same numbers on every machine and every day.
export type Chance = {
  /** From 0 up to but not 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  /** The same things in another order. */
  shuffled<T>(list: readonly T[]): T[];
  bytes(count: number): Uint8Array;
};

const seedOf = (name: string): number => {
  let hash = 2166136261;
  for (let at = 0; at < name.length; at++)
    hash = Math.imul(hash ^ name.charCodeAt(at), 16777619);
  return hash >>> 0;
};

/** Makes chance that depends on the name alone. */
export function makeChance(name: string): Chance {
  let state = seedOf(name);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number): number =>
    low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    pick(list) {
      const [first] = list.slice(between(0, list.length - 1));
      if (first === undefined) throw new RangeError('nothing to pick from');
      return first;
    },
    shuffled(list) {
      return list
        .map((thing) => ({ thing, place: next() }))
        .sort((a, b) => a.place - b.place)
        .map(({ thing }) => thing);
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => between(0, 255)),
  };
}
