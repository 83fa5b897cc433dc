// What a machine finds wrong with a page that is open.
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';

type RunOnly = NonNullable<Parameters<AxeBuilder['options']>[0]['runOnly']>;

/** What a theme can change: it has other colours, and nothing else. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'];

/** Looks with axe, in the page itself ("legacy"): our pages have no frames, and gathering them costs as much again. */
async function look(page: Page, runOnly: RunOnly): Promise<Violations> {
  // Only what is wrong is written out: the rest takes most of the time on a long page.
  const options = { runOnly, resultTypes: ['violations' as const] };
  const again = await page.evaluate(async (its) => {
    type Axe = { run(on: Document, options: unknown): Promise<{ violations: unknown }> };
    const { axe } = window as unknown as { axe?: Axe };
    return axe === undefined ? null : (await axe.run(document, its)).violations;
  }, options);
  // A page it has looked at still has it; reading half a megabyte of rules anew takes longer than following them.
  if (again !== null) return again as Violations;
  const axe = new AxeBuilder({ page }).setLegacyMode().options(options);
  return (await axe.analyze()).violations;
}

/** What a machine finds wrong on what is shown, in both themes. */
export async function faultsOf(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const violations = await look(
      page,
      colorScheme === 'light'
        ? { type: 'tag', values: TAGS }
        : { type: 'rule', values: OF_COLOUR },
    );
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
