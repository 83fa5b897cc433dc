import { hrefOf, type Route } from '../route.ts';

/**
 * Gives the screen that is open another address, without leaving it: a reload then comes back to the draft. Going
 * there by the router would draw the screen anew, under the fingers of someone typing.
 */
export function renameAddress(route: Route): void {
  history.replaceState(history.state, '', hrefOf(route));
}
