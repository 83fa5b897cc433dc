import { useEffect } from 'preact/hooks';

/** Saves what is not saved yet when the page is put away, closed, or left; again when `save` is another one. */
export function useSaveOnLeave(save: () => void): void {
  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === 'hidden') save();
    };
    document.addEventListener('visibilitychange', onHide);
    addEventListener('pagehide', save);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      removeEventListener('pagehide', save);
      save();
    };
  }, [save]);
}
