import type { JSX } from 'preact';
import './bar.css';

/** How much of something is there; the numbers stand beside it in words. */
export const Bar = (props: {
  max: number;
  value: number;
  label: string;
}): JSX.Element => (
  <progress
    class="bar"
    max={props.max}
    value={Math.min(props.value, props.max)}
    aria-label={props.label}
  />
);
