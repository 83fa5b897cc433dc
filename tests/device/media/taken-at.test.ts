import { describe, expect, test } from 'vitest';
import { takenAt } from '../../../src/device/media/taken-at.ts';
import { makeChance } from '../../support/chance.ts';
import { jpegHead, jpegTaken, pngHead } from '../image-head.ts';

const taken = (bytes: Uint8Array) => takenAt(new Uint8Array(bytes).buffer);

describe('when a picture was taken', () => {
  test('[PHOTO] is what its camera wrote, in either order of bytes', () => {
    const moment = { date: '2026-03-12', clock: '14:05' };
    expect(taken(jpegTaken('2026:03:12 14:05:09'))).toEqual(moment);
    expect(taken(jpegTaken('2026:03:12 14:05:09', { isLittle: true }))).toEqual(moment);
  });

  test('[PHOTO] is not known where no camera says it', () => {
    expect(taken(jpegHead(4000, 3000))).toBeNull();
    expect(taken(pngHead(4000, 3000))).toBeNull();
    expect(taken(new Uint8Array(0))).toBeNull();
    // When it was made a file, which a scan or an editor writes.
    expect(taken(jpegTaken('2026:03:12 14:05:09', { tag: 0x9004 }))).toBeNull();
  });

  test('[PHOTO] is not known of a clock that was never set, or of no day', () => {
    for (const moment of [
      '0000:00:00 00:00:00',
      '    :  :     :  :  ',
      '2026:02:30 14:05:09',
      '2026:03:12 24:05:09',
      '2026:03:12',
    ])
      expect(taken(jpegTaken(moment)), moment).toBeNull();
  });

  test('[PHOTO] of broken bytes breaks nothing', () => {
    const seed = 11;
    const chance = makeChance(seed);
    for (let n = 0; n < 600; n++) {
      const bytes = jpegTaken('2026:03:12 14:05:09', { isLittle: n % 2 === 0 });
      for (let k = 0; k < 4; k++) bytes[chance.int(bytes.length)] = chance.int(256);
      const cut = bytes.subarray(0, chance.int(bytes.length + 1));
      expect(() => taken(cut), `seed ${seed}, round ${n}`).not.toThrow();
    }
  });
});
