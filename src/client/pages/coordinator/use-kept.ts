import { useState } from 'preact/hooks';

const kept = new Map<string, unknown>();

/** A choice of the screen (tab, filter, what is open) that is still there when one comes back to it. */
export function useKept<T>(name: string, first: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() =>
    kept.has(name) ? (kept.get(name) as T) : first,
  );
  const keep = (next: T) => {
    kept.set(name, next);
    setValue(next);
  };
  return [value, keep];
}
