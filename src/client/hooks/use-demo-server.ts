import { useEffect, useState } from 'preact/hooks';
import { isDemoServer } from '../../device/remote/readiness.ts';
import { logBug } from '../log.ts';

/** Whether the server says it is a demonstration; false while that is not known. */
export function useDemoServer(): boolean {
  const [isDemo, setDemo] = useState(false);
  useEffect(() => {
    let left = false;
    isDemoServer().then((said) => {
      if (!left) setDemo(said === true);
    }, logBug);
    return () => {
      left = true;
    };
  }, []);
  return isDemo;
}
