import { useCallback, useEffect, useState } from 'preact/hooks';
import { hrefOf, parseRoute, type Route } from '../route.ts';

const here = (): Route => parseRoute(location.pathname, location.search);

/** The current route, and the two ways to change it. `back` never leaves the app. */
export function useRoute(): {
  route: Route;
  go: (route: Route, replace?: boolean) => void;
  back: () => void;
} {
  const [route, setRoute] = useState<Route>(here);
  useEffect(() => {
    const onPop = () => setRoute(here());
    addEventListener('popstate', onPop);
    return () => removeEventListener('popstate', onPop);
  }, []);
  const go = useCallback((next: Route, replace = false) => {
    const depth = Number(history.state?.depth ?? 0);
    if (replace) history.replaceState({ depth }, '', hrefOf(next));
    else history.pushState({ depth: depth + 1 }, '', hrefOf(next));
    setRoute(next);
    if (!replace) scrollTo(0, 0);
  }, []);
  const back = useCallback(() => {
    if (Number(history.state?.depth ?? 0) > 0) history.back();
    else go({ page: 'tasks' }, true);
  }, [go]);
  return { route, go, back };
}
