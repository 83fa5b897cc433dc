// The page is shown when there is something true on it: the list at once, rather than a skeleton that is laid out and
// painted only to be replaced.

/** A device slower than this shows the frame with its skeletons first. */
const PATIENCE_MS = 600;

/** Shows the app. Once is enough; again does nothing. */
export const reveal = (): void =>
  document.getElementById('app')?.removeAttribute('hidden');

/** Shows the app in a moment, whatever has come by then. */
export const revealSoon = (): void => {
  setTimeout(reveal, PATIENCE_MS);
};
