import type { ComponentType, JSX, VNode } from 'preact';
import { useRef } from 'preact/hooks';

const isSame = (a: object, b: object): boolean => {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => a[key as keyof typeof a] === b[key as keyof typeof b])
  );
};

/**
 * A part that is drawn again only when one of its props is another value. Handing the drawn node back as it was
 * tells Preact to leave everything below alone; this spares the whole compatibility package for one function.
 */
export function memo<P extends object>(
  Part: ComponentType<P>,
): (props: P) => JSX.Element {
  return function Memo(props: P): JSX.Element {
    const held = useRef<{ props: P; node: VNode } | null>(null);
    if (held.current === null || !isSame(held.current.props, props))
      held.current = { props, node: <Part {...props} /> };
    return held.current.node;
  };
}
