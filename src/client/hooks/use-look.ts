import { useLayoutEffect, useState } from 'preact/hooks';
import { applyLook, type Look, readLook, writeLook } from '../actions/settings-look.ts';

/** Puts on the person's look as soon as they are known, before anything is painted. */
export function useLook(personId: string): void {
  useLayoutEffect(() => applyLook(readLook(personId)), [personId]);
}

/** The person's look, and changing it. */
export function useLookChoice(personId: string): [Look, (change: Partial<Look>) => void] {
  const [look, setLook] = useState(() => readLook(personId));
  const change = (part: Partial<Look>) => {
    const next = { ...look, ...part };
    setLook(next);
    applyLook(next);
    writeLook(personId, next);
  };
  return [look, change];
}
