// What an entry of the history remembers, so that going back finds the screen as it was left.

/** How long a slow phone may take until the screen is as tall again as it was. */
const PATIENCE_MS = 5000;
const OWN_MOVES = ['wheel', 'pointerdown', 'keydown'];

/** Keeps something with the entry that is open; `history.state` has it whenever one comes back. */
export function keepInEntry(part: { y?: number; open?: readonly string[] }): void {
  history.replaceState({ ...history.state, ...part }, '');
}

/**
 * Brings the page back to where it was left, as it grows; ends there, or when the person moves, or gives up.
 * @returns stop
 */
export function restoreScroll(y: number): () => void {
  // Told at once and whenever more is drawn, each time before the paint.
  const grown = new ResizeObserver(() => {
    scrollTo(0, y);
    if (scrollY >= y - 1) stop();
  });
  const timer = setTimeout(stop, PATIENCE_MS);
  function stop(): void {
    grown.disconnect();
    clearTimeout(timer);
    for (const move of OWN_MOVES) removeEventListener(move, stop);
  }
  grown.observe(document.body);
  for (const move of OWN_MOVES) addEventListener(move, stop);
  return stop;
}
