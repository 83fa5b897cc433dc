/** What a path is cut to when nothing stands at it: a picture's own grid, a row's repeat. */
const outer = (path: string): string => path.replace(/(\[\d+\]|\/[^/[\]]+)$/, '');

/** Brings a question into sight, unfolding what it waits in, and puts the cursor there. */
export function jumpTo(path: string): void {
  const boxes = [...document.querySelectorAll<HTMLElement>('[data-path]')];
  for (let at = path; at !== ''; at = outer(at)) {
    const box = boxes.find((one) => one.dataset.path === at);
    if (box === undefined) continue;
    for (
      let around = box.closest('details');
      around !== null;
      around = around.parentElement?.closest('details') ?? null
    )
      around.open = true;
    box.scrollIntoView({ block: 'center' });
    box
      .querySelector<HTMLElement>('input, textarea, select, button')
      ?.focus({ preventScroll: true });
    return;
  }
}
