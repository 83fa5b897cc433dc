import { useLayoutEffect, useState } from 'preact/hooks';
import { live } from '../../device/store/live.ts';
import { onceShown } from './reveal.ts';

/** A live query that runs before there is anything to show it on. */
export type Begun<T> = {
  /** Hands over to whoever shows it: the latest answer at once, and every one after it. Once. */
  attach(onValue: (value: T) => void, onError: (thrown: unknown) => void): () => void;
  stop(): void;
};

/**
 * Begins a live query ahead of its screen.
 * @param when calls back once the query may run; at once without it
 */
export function beginLive<T>(
  query: () => Promise<T>,
  when: (begin: () => void) => void = (begin) => begin(),
): Begun<T> {
  let last: { value: T } | { broken: unknown } | null = null;
  let to: { value: (value: T) => void; broken: (thrown: unknown) => void } | null = null;
  let end: (() => void) | null = null;
  let left = false;
  const stop = () => {
    left = true;
    end?.();
  };
  const onValue = (value: T) => {
    last = { value };
    to?.value(value);
  };
  const onError = (broken: unknown) => {
    last = { broken };
    to?.broken(broken);
  };
  when(() => {
    if (!left) end = live(query, onValue, onError);
  });
  return {
    attach: (value, broken) => {
      to = { value, broken };
      if (last !== null && 'value' in last) value(last.value);
      else if (last !== null) broken(last.broken);
      return stop;
    },
    stop,
  };
}

/**
 * Runs a query on the device's database and again whenever what it read changes, whoever wrote it
 * (this page, another tab, the worker). Undefined while the first answer is on its way.
 * @param query reads only; one or two database requests
 * @param deps what the query closes over
 * @param takeBegun the same query if it was begun ahead, or null; asked once for each change of `deps`
 * @throws (into the error boundary) whatever the query throws
 */
export function useLive<T>(
  query: () => Promise<T>,
  deps: readonly unknown[],
  takeBegun?: () => Begun<T> | null,
): T | undefined {
  const [state, setState] = useState<{ value?: T; broken?: unknown }>({});
  // the caller names what the query depends on
  // Before the paint: what is waited for is asked for while the frame around it is being drawn.
  useLayoutEffect(() => {
    const onValue = (value: T) => setState({ value });
    const onError = (broken: unknown) => setState({ broken });
    const begun = takeBegun?.() ?? null;
    return begun === null
      ? live(query, onValue, onError)
      : begun.attach(onValue, onError);
  }, deps as unknown[]);
  if (state.broken !== undefined) throw state.broken;
  return state.value;
}

/** The same for what may come a moment after the first screen: it is not asked for before that is shown. */
export function useLiveLater<T>(
  query: () => Promise<T>,
  deps: readonly unknown[],
): T | undefined {
  return useLive(query, deps, () => beginLive(query, onceShown));
}
