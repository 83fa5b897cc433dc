// The page is shown when there is something true on it: the list at once, rather than a skeleton that is laid out and
// painted only to be replaced.

/** A device slower than this shows the frame with its skeletons first. */
const PATIENCE_MS = 600;

const place = (): HTMLElement | null => document.getElementById('app');
let waiting: (() => void)[] = [];

/** Shows the app. Once is enough; again does nothing. */
export function reveal(): void {
  place()?.removeAttribute('hidden');
  const works = waiting;
  waiting = [];
  if (works.length === 0) return;
  // After the frame that shows it: until then they would only keep it waiting.
  const begin = () => {
    for (const work of works) work();
  };
  requestAnimationFrame(() => setTimeout(begin));
}

/** Does something once the app is shown; at once if it is. */
export function onceShown(work: () => void): void {
  if (place()?.hidden) waiting.push(work);
  else work();
}

/** Shows the app in a moment, whatever has come by then. */
export const revealSoon = (): void => {
  setTimeout(reveal, PATIENCE_MS);
};
