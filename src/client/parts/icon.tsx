import type { JSX } from 'preact';
import { h } from 'preact';

/** One drawing: the nodes of an icon from the set, as [tag, attributes] pairs. */
export type IconNodes = readonly (readonly [string, Record<string, string | number>])[];

/** Draws an icon; it is decoration beside a word, so it is hidden from assistive technology. */
export function Icon({ of, label }: { of: IconNodes; label?: string }): JSX.Element {
  const named =
    label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      {...named}
    >
      {of.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}
