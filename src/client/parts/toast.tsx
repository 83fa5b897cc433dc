import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Words } from '../words/vi.ts';

/** One short message at the bottom; `undo` makes it offer to take the act back. */
export type Toast = { text: string; undo?: (() => void) | undefined; seq: number };

const STAY_MS = 8000;

/** One short message above the bottom bar; stays long enough to be read and undone. */
export function ToastLine(props: {
  toast: Toast | null;
  words: Words;
  onDone: () => void;
}): JSX.Element {
  const { toast, onDone } = props;
  useEffect(() => {
    if (toast === null) return;
    const timer = setTimeout(onDone, STAY_MS);
    return () => clearTimeout(timer);
  }, [toast, onDone]);
  const undo = toast?.undo;
  return (
    <div class="toast-place" role="status" aria-live="polite">
      {toast && (
        <div class="toast">
          <span>{toast.text}</span>
          {undo && (
            <button
              type="button"
              class="quiet"
              onClick={() => {
                undo();
                onDone();
              }}
            >
              {props.words.shell.undo}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
