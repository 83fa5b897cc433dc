import { describe, expect, test } from 'vitest';
import { imageSize } from '../../../src/device/media/image-size.ts';
import { makeChance } from '../../support/chance.ts';
import { jpegHead, pngHead, webpHead } from '../image-head.ts';

const sizeOf = (bytes: Uint8Array) => imageSize(new Uint8Array(bytes).buffer);

describe('the size of a picture', () => {
  test('[PHOTO] is read from the head of a JPEG, behind whatever its camera wrote before', () => {
    expect(sizeOf(jpegHead(4000, 3000))).toEqual({ width: 4000, height: 3000 });
    const preview = jpegHead(4000, 3000, { before: 60_000, frame: 0xc2 });
    expect(sizeOf(preview)).toEqual({ width: 4000, height: 3000 });
  });

  test('[PHOTO] is read from PNG and from every kind of WebP', () => {
    expect(sizeOf(pngHead(9000, 7000))).toEqual({ width: 9000, height: 7000 });
    for (const kind of ['VP8 ', 'VP8L', 'VP8X'] as const)
      expect(sizeOf(webpHead(kind, 1234, 567)), kind).toEqual({
        width: 1234,
        height: 567,
      });
  });

  test('[PHOTO] of anything else is not known', () => {
    expect(sizeOf(new Uint8Array(0))).toBeNull();
    expect(
      sizeOf(new TextEncoder().encode('<html><body>không phải ảnh</body></html>')),
    ).toBeNull();
    expect(sizeOf(jpegHead(4000, 3000).subarray(0, 40))).toBeNull();
  });

  test('[PHOTO] of broken bytes breaks nothing', () => {
    const seed = 7;
    const chance = makeChance(seed);
    const heads = [jpegHead(40, 30), pngHead(40, 30), webpHead('VP8X', 40, 30)];
    for (let n = 0; n < 600; n++) {
      const bytes = Uint8Array.from(chance.pick(heads));
      for (let k = 0; k < 4; k++) bytes[chance.int(bytes.length)] = chance.int(256);
      const cut = bytes.subarray(0, chance.int(bytes.length + 1));
      expect(() => sizeOf(cut), `seed ${seed}, round ${n}`).not.toThrow();
    }
  });
});
