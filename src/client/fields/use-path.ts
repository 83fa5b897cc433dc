import { useEffect, useRef, useState } from 'preact/hooks';
import type { PathWatch } from '../../domain/form/path-watch.ts';

/** Draws the part again when what stands at a path looks different. */
export function usePath(watch: PathWatch, path: string): void {
  const [, again] = useState(0);
  const held = useRef<{ watch: PathWatch; path: string; stop: () => void } | null>(null);
  if (held.current?.path !== path || held.current.watch !== watch) {
    held.current?.stop();
    const stop = watch.on(path, () => again((n) => n + 1));
    held.current = { watch, path, stop };
  }
  useEffect(() => () => held.current?.stop(), []);
}
