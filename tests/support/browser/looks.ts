// What a machine finds wrong with a page that is open.
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';

type RunOnly = NonNullable<Parameters<AxeBuilder['options']>[0]['runOnly']>;

/** What a theme can change: it has other colours, and nothing else. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What a machine finds wrong on what is shown, in both themes. */
export async function faultsOf(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const runOnly: RunOnly =
      colorScheme === 'light'
        ? { type: 'tag', values: TAGS }
        : { type: 'rule', values: OF_COLOUR };
    // Only what is wrong is written out: the rest takes most of the time on a long page.
    // In the page itself ("legacy"): our pages have no frames, and gathering frames in a page of its own doubles the time.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({
      runOnly,
      resultTypes: ['violations'],
    });
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations)
      for (const node of nodes)
        found.push(
          `${colorScheme} ${id}: ${node.target.join(' ')} ${node.failureSummary}`,
        );
  }
  return found;
}

/** What makes the page wider than the screen; empty when nothing does. */
export const beside = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (it) => it.getBoundingClientRect().right > clientWidth + 0.5,
    );
    return wide.map(
      (it) => `${it.tagName} ${it.className} ${it.textContent?.slice(0, 40)}`,
    );
  });

/** Whether it can be read from its first line to its last: nothing lies over it, and it is on the screen. */
export const isInSight = (it: Locator): Promise<boolean> =>
  it.evaluate((element) => {
    const { left, top, bottom } = element.getBoundingClientRect();
    return [top + 2, bottom - 2].every((y) =>
      element.contains(document.elementFromPoint(left + 2, y)),
    );
  });
