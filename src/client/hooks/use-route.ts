import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { hrefOf, parseRoute, type Route } from '../route.ts';
import { keepInEntry, type Place, placeNow, restorePlace } from './entry.ts';

const here = (): Route => parseRoute(location.pathname, location.search);

/** The current route, and the two ways to change it. `back` never leaves the app, and finds the place that was left. */
export function useRoute(): {
  route: Route;
  go: (route: Route, replace?: boolean) => void;
  back: () => void;
} {
  const [route, setRoute] = useState<Route>(here);
  const left = useRef<Place | null>(null);
  useEffect(() => {
    const onPop = () => {
      left.current = history.state?.left ?? null;
      setRoute(here());
    };
    addEventListener('popstate', onPop);
    return () => removeEventListener('popstate', onPop);
  }, []);
  // Once the screen before is gone: it might be tall enough by itself.
  useLayoutEffect(() => {
    const place = left.current;
    left.current = null;
    if (place !== null) return restorePlace(place);
  }, [route]);
  const go = useCallback((next: Route, replace = false) => {
    const depth = Number(history.state?.depth ?? 0);
    if (replace) history.replaceState({ depth }, '', hrefOf(next));
    else {
      keepInEntry({ left: placeNow() });
      history.pushState({ depth: depth + 1 }, '', hrefOf(next));
    }
    setRoute(next);
    if (!replace) scrollTo(0, 0);
  }, []);
  const back = useCallback(() => {
    if (Number(history.state?.depth ?? 0) > 0) history.back();
    else go({ page: 'tasks' }, true);
  }, [go]);
  return { route, go, back };
}
