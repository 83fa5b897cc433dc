import type { ComponentChildren, JSX } from 'preact';

/** A part of a list: how many, the cards, and the button for more of them. */
export const ListSection = (props: {
  /** The address of the section within its page. */
  id: string;
  title: string;
  count: number;
  /** Drawn above the cards. */
  above?: ComponentChildren;
  /** What the button says; absent when everything is shown. */
  more?: string | null;
  onMore?: () => void;
  children: ComponentChildren;
}): JSX.Element => (
  <section id={props.id} class="bucket" aria-labelledby={`h-${props.id}`}>
    <h2 id={`h-${props.id}`}>
      {props.title} <span class="badge">{props.count}</span>
    </h2>
    {props.above}
    <ul class="stack-s">{props.children}</ul>
    {props.more && (
      <button type="button" class="quiet" onClick={props.onMore}>
        {props.more}
      </button>
    )}
  </section>
);
