import type { JSX } from 'preact';
import { h } from 'preact';

/** One drawing: the nodes of an icon from the set, as [tag, attributes] pairs. */
export type IconNodes = readonly (readonly [string, Record<string, string | number>])[];

/** Draws an icon. It is decoration beside a word, so it is hidden from assistive technology. */
export function Icon({ of }: { of: IconNodes }): JSX.Element {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {of.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}
