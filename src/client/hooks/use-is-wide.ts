import { useEffect, useState } from 'preact/hooks';

/** The width from which list and detail stand side by side; the styles say the same. */
const WIDE = '(width >= 900px)';

/** Whether the window is wide enough for two columns. */
export function useIsWide(): boolean {
  const [isWide, setWide] = useState(() => matchMedia(WIDE).matches);
  useEffect(() => {
    const query = matchMedia(WIDE);
    const onChange = () => setWide(query.matches);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, []);
  return isWide;
}
