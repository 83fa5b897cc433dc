import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { ChevronDown } from '../parts/more-icons.ts';
import type { FormShown } from './form-shown.ts';

/** What is not asked of everyone waits folded; it opens by itself when something in it needs the person. */
export function Details(p: {
  shown: FormShown;
  path: string;
  label: string;
  children: ComponentChildren;
}): JSX.Element {
  const place = useRef<HTMLDetailsElement>(null);
  const isWithin = (path: string) => path.startsWith(`${p.path}/`);
  const needs =
    p.shown.problems().some(({ path }) => isWithin(path)) ||
    [...p.shown.comments.keys()].some(isWithin);
  useEffect(() => {
    if (needs && place.current !== null) place.current.open = true;
  }, [needs]);
  return (
    <details ref={place} class="more">
      <summary>
        {p.label}
        <Icon of={ChevronDown} />
      </summary>
      <div class="fields">{p.children}</div>
    </details>
  );
}
