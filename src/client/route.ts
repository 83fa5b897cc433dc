// URL ⇄ Route: every screen has an address that can be opened cold and offline.

export type Route =
  | { page: 'tasks' }
  | { page: 'task'; assignmentId: string }
  | { page: 'new'; formId: string | null; assignmentId: string | null }
  | { page: 'draft'; reportId: string }
  | { page: 'reports' }
  | { page: 'report'; reportId: string }
  | { page: 'outbox' }
  | { page: 'more' }
  | { page: 'sign-in' }
  | { page: 'review' }
  | { page: 'review-report'; reportId: string }
  | { page: 'plans' }
  | { page: 'plan'; planId: string }
  | { page: 'units' }
  | { page: 'forms' }
  | { page: 'periodic' }
  | { page: 'missing' };

const decode = (part: string | undefined): string => {
  try {
    return decodeURIComponent(part ?? '');
  } catch {
    return '';
  }
};

/** Parses a path and query (`location.pathname`, `location.search`). Unknown → `missing`. */
export function parseRoute(path: string, search = ''): Route {
  const [first = '', second] = path.split('/').slice(1);
  const id = decode(second);
  const query = new URLSearchParams(search);
  switch (first) {
    case '':
      return { page: 'tasks' };
    case 'task':
      return id === '' ? { page: 'tasks' } : { page: 'task', assignmentId: id };
    case 'new':
      return { page: 'new', formId: id || null, assignmentId: query.get('task') };
    case 'draft':
      return { page: 'draft', reportId: id };
    case 'reports':
      return { page: 'reports' };
    case 'report':
      return { page: 'report', reportId: id };
    case 'outbox':
    case 'more':
    case 'sign-in':
    case 'plans':
    case 'units':
    case 'forms':
    case 'periodic':
      return { page: first };
    case 'review':
      return id === '' ? { page: 'review' } : { page: 'review-report', reportId: id };
    case 'plan':
      return { page: 'plan', planId: id };
    default:
      return { page: 'missing' };
  }
}

/** The address of a route; `parseRoute(hrefOf(r))` is `r`. */
export function hrefOf(route: Route): string {
  switch (route.page) {
    case 'tasks':
      return '/';
    case 'task':
      return `/task/${encodeURIComponent(route.assignmentId)}`;
    case 'new': {
      const form = route.formId === null ? '' : `/${encodeURIComponent(route.formId)}`;
      const task =
        route.assignmentId === null
          ? ''
          : `?task=${encodeURIComponent(route.assignmentId)}`;
      return `/new${form}${task}`;
    }
    case 'draft':
      return `/draft/${route.reportId}`;
    case 'report':
      return `/report/${route.reportId}`;
    case 'review-report':
      return `/review/${route.reportId}`;
    case 'plan':
      return `/plan/${encodeURIComponent(route.planId)}`;
    default:
      return `/${route.page}`;
  }
}

/** Whether the page belongs to the coordinator's own chunk. */
export const isWidePage = (page: Route['page']): boolean =>
  page === 'review' ||
  page === 'review-report' ||
  page === 'plans' ||
  page === 'plan' ||
  page === 'units' ||
  page === 'forms' ||
  page === 'periodic';
