import type { JSX } from 'preact';
import './segmented.css';

/** A few exclusive choices side by side; each is a button that says whether it is pressed. */
export function Segmented<T extends string | boolean>(props: {
  legend: string;
  /** Whether the legend is drawn; it is always read. */
  shown?: boolean;
  options: readonly { value: T; name: string; label?: string }[];
  value: T;
  onChange: (value: T) => void;
}): JSX.Element {
  return (
    <fieldset class="segmented">
      <legend class={props.shown ? '' : 'visually-hidden'}>{props.legend}</legend>
      <div>
        {props.options.map((option) => (
          <button
            key={option.name}
            type="button"
            aria-label={option.label}
            aria-pressed={option.value === props.value}
            onClick={() => props.onChange(option.value)}
          >
            {option.name}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
