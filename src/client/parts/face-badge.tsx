import type { JSX } from 'preact';
import { Icon } from './icon.tsx';
import type { Face } from './report-face.ts';
import './face-badge.css';

/** A state as icon and word. */
export const FaceBadge = ({ face }: { face: Face }): JSX.Element => (
  <span class="face" data-tone={face.tone}>
    <Icon of={face.icon} />
    <span>{face.text}</span>
  </span>
);
