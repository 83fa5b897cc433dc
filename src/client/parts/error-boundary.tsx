import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useErrorBoundary } from 'preact/hooks';

/** A bug in one screen apologises there and leaves everything else, and all data, alone. */
export function ErrorBoundary(props: {
  children: ComponentChildren;
  /** Changing it gives the screen another try. */
  resetKey: string;
  fallback: (retry: () => void) => ComponentChildren;
  onError: (error: unknown) => void;
}): JSX.Element {
  const [error, retry] = useErrorBoundary(props.onError);
  // another screen is another try
  useEffect(() => {
    if (error !== undefined) retry();
  }, [props.resetKey]);
  return <>{error === undefined ? props.children : props.fallback(retry)}</>;
}
