import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconNodes } from './icon.tsx';

/** Nothing to show: why, and what to do. */
export const Empty = (props: {
  /** The title is that of the whole screen. */
  isScreen?: boolean;
  icon?: IconNodes;
  title: string | undefined;
  body: string | undefined;
  children?: ComponentChildren;
}): JSX.Element => {
  const Title = props.isScreen ? 'h1' : 'h2';
  return (
    <div class="empty">
      {props.icon && <Icon of={props.icon} />}
      <Title>{props.title}</Title>
      <p>{props.body}</p>
      {props.children}
    </div>
  );
};
