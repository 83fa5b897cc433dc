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

const topOf = (link: Element) => link.getBoundingClientRect().top;

/** The place where the page stands now, by the card in the middle of the screen if there is one. */
export function placeNow(): Place {
  // Two looks: one may fall between two cards.
  for (const part of [2, 2.5]) {
    const at = document.elementFromPoint(innerWidth / 2, innerHeight / part);
    const link = at?.closest('li')?.querySelector('a');
    if (link) return { y: scrollY, href: link.href, top: topOf(link) };
  }
  return { y: scrollY };
}

/** How far the page stands from the place; null where its card is not drawn (yet). */
function awayFrom({ y, href, top = 0 }: Place): number | null {
  if (href === undefined) return y - scrollY;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('li a'))
    if (link.href === href) return topOf(link) - top;
  return null;
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
  // Again does nothing, so whichever comes later is let come.
  const stop = () => grown.disconnect();
  setTimeout(stop, PATIENCE_MS);
  for (const move of OWN_MOVES) addEventListener(move, stop, { once: true });
  grown.observe(document.body);
  return stop;
}
