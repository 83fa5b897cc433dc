import { useEffect, useState } from 'preact/hooks';

/** Two columns from 900 px at the plain size of text; larger text needs more room for the same words. */
const WIDE_PX = 900;
const PLAIN_TEXT_PX = 16;

function isWideNow(): boolean {
  const text = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const scale = text > PLAIN_TEXT_PX ? text / PLAIN_TEXT_PX : 1;
  return innerWidth >= WIDE_PX && innerWidth >= WIDE_PX * scale;
}

/** Whether list and detail stand side by side. */
export function useIsWide(): boolean {
  const [isWide, setWide] = useState(isWideNow);
  useEffect(() => {
    const onResize = () => setWide(isWideNow());
    addEventListener('resize', onResize);
    return () => removeEventListener('resize', onResize);
  }, []);
  return isWide;
}
