import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * A component from its own chunk. Nothing is drawn until it is here; a chunk that cannot be had (no line, and
 * not kept on this device) draws `missing`.
 */
export function lazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  missing: (props: P) => JSX.Element | null = () => null,
): (props: P) => JSX.Element | null {
  let known: ComponentType<P> | null = null;
  return function Lazy(props: P): JSX.Element | null {
    const [state, setState] = useState<'loading' | 'here' | 'missing'>(
      known === null ? 'loading' : 'here',
    );
    useEffect(() => {
      if (state !== 'loading') return;
      let left = false;
      load().then(
        (part) => {
          known = part;
          if (!left) setState('here');
        },
        () => {
          if (!left) setState('missing');
        },
      );
      return () => {
        left = true;
      };
    }, [state]);
    if (state === 'missing') return missing(props);
    if (known === null) return null;
    const Part = known;
    return <Part {...props} />;
  };
}
