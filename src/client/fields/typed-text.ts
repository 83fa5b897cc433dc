import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

type Typed = HTMLInputElement | HTMLTextAreaElement;

/**
 * Ties a text box to its answer without ever writing into it while someone types there: Vietnamese input methods
 * rewrite the word under the cursor, and a value set from outside in the middle of it doubles or drops letters.
 * @param shown the answer as text
 * @param holds whether what stands in the box already means that answer
 */
export function useTypedText<E extends Typed>(
  shown: string,
  holds: (boxText: string) => boolean,
): {
  ref: RefObject<E | null>;
  onCompositionStart: () => void;
  onCompositionEnd: () => void;
} {
  const ref = useRef<E | null>(null);
  const composing = useRef(false);
  useLayoutEffect(() => {
    const box = ref.current;
    if (box !== null && !composing.current && !holds(box.value)) box.value = shown;
  }, [shown]);
  return {
    ref,
    onCompositionStart: () => {
      composing.current = true;
    },
    onCompositionEnd: () => {
      composing.current = false;
    },
  };
}
