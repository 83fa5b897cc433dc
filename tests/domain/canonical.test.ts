import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, nfc } from '../../src/domain/canonical.ts';
import { makeUuid } from '../../src/domain/ids.ts';

const SEED = 20260313;

describe('canonical JSON', () => {
  test('[DIGEST] the order in which keys were written does not matter', () => {
    expect(canonicalJson({ b: 1, a: { d: [2, 'x'], c: null } })).toBe(
      '{"a":{"c":null,"d":[2,"x"]},"b":1}',
    );
  });

  test('[DIGEST] a word typed on two keyboards is one text', () => {
    const composed = 'Tuyên truyền tại Khánh Hòa';
    expect(
      canonicalJson({ [composed.normalize('NFD')]: composed.normalize('NFD') }),
    ).toBe(canonicalJson({ [composed]: composed }));
    expect(nfc({ a: [composed.normalize('NFD')] })).toEqual({ a: [composed] });
  });

  test('[DIGEST] what is not there and what is undefined are one', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe(canonicalJson({ b: 1 }));
  });

  test('[DIGEST] numbers that JSON cannot say are refused', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow(TypeError);
    expect(() => canonicalJson({ a: Number.POSITIVE_INFINITY })).toThrow(TypeError);
    expect(() => canonicalJson(() => 1)).toThrow(TypeError);
  });

  test(`[DIGEST] it parses back to the same value and is stable (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        const back: unknown = JSON.parse(text);
        expect(canonicalJson(back)).toBe(text);
        expect(back).toEqual(JSON.parse(JSON.stringify(nfc(value))));
      }),
      { seed: SEED },
    );
  });
});

describe('ids', () => {
  test('[ID] a UUIDv7 carries its moment, its version and its variant, and different chance makes another', () => {
    const at = Date.UTC(2026, 2, 13);
    const id = makeUuid(at, new Uint8Array(10).fill(255));
    expect(id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(at);
    expect(makeUuid(at, new Uint8Array(10))).not.toBe(id);
  });
});
