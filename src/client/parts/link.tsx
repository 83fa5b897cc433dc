import type { ComponentChildren, JSX } from 'preact';
import { hrefOf, type Route } from '../route.ts';

/** A real link (opens in a new tab, can be copied) that moves inside the app on a plain tap. */
export function Link(props: {
  to: Route;
  go: (route: Route) => void;
  class?: string;
  current?: boolean;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <a
      href={hrefOf(props.to)}
      class={props.class}
      aria-current={props.current ? 'page' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0)
          return;
        event.preventDefault();
        props.go(props.to);
      }}
    >
      {props.children}
    </a>
  );
}
