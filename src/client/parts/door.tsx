import type { ComponentChildren, JSX } from 'preact';
import type { Words } from '../words/vi.ts';
import './door.css';

/** The frame of what stands before the app: the name, and one sheet. */
export const Door = (props: {
  words: Words;
  title: string;
  children: ComponentChildren;
}): JSX.Element => (
  <main class="door" id="main">
    <header>
      <img src="/favicon.svg" alt="" width="56" height="56" />
      <p>
        <strong>{props.words.shell.appName}</strong>
        <span>{props.words.signIn.lead}</span>
      </p>
    </header>
    <section class="card stack">
      <h1>{props.title}</h1>
      {props.children}
    </section>
  </main>
);

/** What went wrong, at once and until the next try. */
export const DoorAlert = ({ text }: { text: string | null }): JSX.Element | null =>
  text === null ? null : (
    <p class="notice one" data-tone="bad" role="alert">
      {text}
    </p>
  );
