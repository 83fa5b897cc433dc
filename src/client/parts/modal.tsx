import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Words } from '../words/vi.ts';
import { Icon } from './icon.tsx';
import { X } from './more-icons.ts';
import './modal.css';

/** A native window over the screen, open as long as it is drawn. Escape and the backdrop close it. */
export function Modal(props: {
  title: string;
  words: Words;
  onClose: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  class?: string;
  children: ComponentChildren;
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    if (shown?.open === false) shown.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`modal ${props.class ?? ''}`}
      aria-labelledby={id}
      onClose={props.onClose}
      onKeyDown={(e) => props.onKeyDown?.(e)}
      onClick={(e) => {
        if (e.target === dialog.current) dialog.current?.close();
      }}
    >
      <div class="modal-head">
        <h2 id={id} tabIndex={-1} autofocus>
          {props.title}
        </h2>
        <button
          type="button"
          class="quiet icon-only"
          aria-label={props.words.shell.close}
          onClick={() => dialog.current?.close()}
        >
          <Icon of={X} />
        </button>
      </div>
      {props.children}
    </dialog>
  );
}
