import type { JSX, Ref } from 'preact';
import { Icon } from './icon.tsx';
import { Search } from './icons.ts';

/** Finds in a list while one types. */
export const SearchBox = (props: {
  label: string;
  hint?: string;
  value: string;
  box?: Ref<HTMLInputElement>;
  onInput: (text: string) => void;
}): JSX.Element => (
  <label class="search">
    <span class="visually-hidden">{props.label}</span>
    <Icon of={Search} />
    <input
      ref={props.box ?? null}
      type="search"
      value={props.value}
      placeholder={props.label}
      title={props.hint}
      onInput={(e) => props.onInput(e.currentTarget.value)}
    />
  </label>
);
