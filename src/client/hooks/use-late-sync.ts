import { useCallback, useEffect, useRef } from 'preact/hooks';
import { useApp } from '../app-context.ts';

/** How long a decision stays here, so that a slip of the finger can be undone before anyone has seen it. */
const GRACE_MS = 5000;

/** Asks for a sync a moment later; at once when the screen is left or hidden. The act itself is safe already. */
export function useLateSync(): () => void {
  const { requestSync } = useApp();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const ask = useRef(requestSync);
  ask.current = requestSync;
  useEffect(() => {
    const sendNow = () => {
      if (timer.current === undefined) return;
      clearTimeout(timer.current);
      timer.current = undefined;
      ask.current();
    };
    const onHide = () => {
      if (document.visibilityState === 'hidden') sendNow();
    };
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      sendNow();
    };
  }, []);
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      ask.current();
    }, GRACE_MS);
  }, []);
}
