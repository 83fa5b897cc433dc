// A hand that counts: what a person does on a touch screen, as the Keystroke-Level Model counts it. Taps are taps,
// what is out of sight costs a swipe first, and a letter costs as many keys as Telex needs for it.
import type { Locator, Page } from '@playwright/test';

export type Effort = { taps: number; swipes: number; keys: number; thoughts: number };

/** Keys of Telex: a mark above, below or through a letter is one more key (ệ is e, e, j; đ is d, d). */
export const telexKeys = (text: string): number =>
  text.normalize('NFD').length + (text.match(/đ/gi)?.length ?? 0);

// Card, Moran and Newell, "The keystroke-level model for user performance time with interactive systems",
// Communications of the ACM 23 (7), 1980: an average typist 0.28 s a key, the slowest 1.2 s; pointing 1.1 s, a
// thought 1.35 s. A swipe is counted as pointing.
const POINT = 1.1;
const THOUGHT = 1.35;
export const KEY = { average: 0.28, slowest: 1.2 } as const;

/** Seconds the model expects, at a speed of typing. */
export const expectedSeconds = (
  { taps, swipes, keys, thoughts }: Effort,
  key: number,
): number => (taps + swipes) * POINT + keys * key + thoughts * THOUGHT;

/** Opens a hand over a page with touch; each tap and each text is one thought. */
export function countedHand(page: Page) {
  const effort: Effort = { taps: 0, swipes: 0, keys: 0, thoughts: 0 };
  /** How far away the middle of it is from where it could be touched: nothing while no bar lies over it. */
  const distance = (target: Locator) =>
    target.evaluate((it) => {
      const { left, top, width, height } = it.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      if (it.contains(document.elementFromPoint(x, y))) return 0;
      return Math.max(1, -y, y - innerHeight);
    });
  const reach = async (target: Locator) => {
    await target.waitFor();
    const screen = page.viewportSize()?.height ?? 640;
    // A swipe moves about half a screen.
    effort.swipes += Math.ceil((await distance(target)) / (screen / 2));
  };
  return {
    effort,
    async tap(target: Locator): Promise<void> {
      await reach(target);
      await target.tap();
      effort.taps += 1;
      effort.thoughts += 1;
    },
    /** Types where the cursor stands. */
    async type(text: string): Promise<void> {
      for (const letter of text) await page.keyboard.insertText(letter);
      effort.keys += telexKeys(text);
      effort.thoughts += 1;
    },
  };
}
