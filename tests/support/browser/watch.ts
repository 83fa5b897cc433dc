import type { BrowserContext, Page } from '@playwright/test';

/** What a page did that it must not: filled while the test runs, empty at its end. */
export type Sins = string[];

const MARK = 'policy broken:';

/** Watches every page of a context, those opened later too. */
export async function watch(context: BrowserContext, sins: Sins): Promise<void> {
  // The event also tells what the console leaves out: violations met inside a caught error.
  await context.addInitScript((mark) => {
    addEventListener('securitypolicyviolation', (event) =>
      // biome-ignore lint/suspicious/noConsole: the way out of the page
      console.error(mark, event.effectiveDirective, event.blockedURI),
    );
  }, MARK);
  const onPage = (page: Page) => {
    page.on('pageerror', (error) => sins.push(`threw: ${error.message}`));
    page.on('console', (message) => {
      const text = message.text();
      // A line that is cut on purpose is told by the browser itself, not by us.
      const isNetwork = /^(Failed to load resource|Manifest: Line)/.test(text);
      const isPolicy = /Content Security Policy|Trusted ?Type/i.test(text);
      if (isPolicy || (message.type() === 'error' && !isNetwork))
        sins.push(`said: ${text}`);
    });
  };
  context.on('page', onPage);
  for (const page of context.pages()) onPage(page);
}
