// What an entry of the history remembers, so that going back finds the screen as it was left.

/** How long a slow phone may take until the screen is as tall again as it was. */
const PATIENCE_MS = 5000;
const OWN_MOVES = ['wheel', 'pointerdown', 'keydown'];

/** How far down, and where on the screen stood a card: heights of cards that were never in sight are guesses. */
export type Place = { y: number; href?: string; top?: number };

/** Keeps something with the entry that is open; `history.state` has it whenever one comes back. */
export function keepInEntry(part: { left?: Place; open?: readonly string[] }): void {
  history.replaceState({ ...history.state, ...part }, '');
}

/** The place where the page stands now, by the card in the middle of the screen if there is one. */
export function placeNow(): Place {
  for (const part of [0.5, 0.4, 0.6]) {
    const at = document.elementFromPoint(innerWidth / 2, innerHeight * part);
    const link = at?.closest('li')?.querySelector('a');
    const href = link?.getAttribute('href');
    if (link && href) return { y: scrollY, href, top: link.getBoundingClientRect().top };
  }
  return { y: scrollY };
}

/** How far the page stands from the place; null where its card is not drawn (yet). */
function awayFrom({ y, href, top = 0 }: Place): number | null {
  if (href === undefined) return y - scrollY;
  const links = [...document.querySelectorAll('main li a')];
  const link = links.find((it) => it.getAttribute('href') === href);
  return link === undefined ? null : link.getBoundingClientRect().top - top;
}

/**
 * Brings the page back to where it was left, as it grows; ends there, or when the person moves, or gives up.
 * @returns stop
 */
export function restorePlace(place: Place): () => void {
  // Told at once and whenever more is drawn, each time before the paint.
  const grown = new ResizeObserver(() => {
    const away = awayFrom(place);
    // What comes into sight is laid out only then, and may push the card: one is there when nothing moves any more.
    if (away !== null && Math.abs(away) < 1) stop();
    else scrollTo(0, away === null ? place.y : scrollY + away);
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
