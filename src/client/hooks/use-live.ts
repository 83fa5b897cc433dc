import { useLayoutEffect, useState } from 'preact/hooks';
import { live } from '../../device/store/live.ts';

/**
 * Runs a query on the device's database and again whenever what it read changes, whoever wrote it
 * (this page, another tab, the worker). Undefined while the first answer is on its way.
 * @param query reads only; one or two database requests
 * @param deps what the query closes over
 * @throws (into the error boundary) whatever the query throws
 */
export function useLive<T>(
  query: () => Promise<T>,
  deps: readonly unknown[],
): T | undefined {
  const [state, setState] = useState<{ value?: T; broken?: unknown }>({});
  // the caller names what the query depends on
  // Before the paint: what is waited for is asked for while the frame around it is being drawn.
  useLayoutEffect(
    () =>
      live(
        query,
        (value) => setState({ value }),
        (broken) => setState({ broken }),
      ),
    deps as unknown[],
  );
  if (state.broken !== undefined) throw state.broken;
  return state.value;
}
