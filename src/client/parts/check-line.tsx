import type { JSX } from 'preact';
import { Icon } from './icon.tsx';
import { CircleAlert, CircleCheck } from './icons.ts';
import './check-line.css';

/** One thing that is in order, or not yet. */
export const CheckLine = (props: { isGood: boolean; text: string }): JSX.Element => (
  <li class="check-line" data-good={props.isGood || undefined}>
    <Icon of={props.isGood ? CircleCheck : CircleAlert} />
    <span>{props.text}</span>
  </li>
);
