// Route → screen. The task list is in the first bytes; every other screen is a chunk of its own, precached;
// the coordinator's are one more, kept at first use.
import type { ComponentType } from 'preact';
import type { Route } from '../route.ts';
import { lazyScreen } from './lazy-screen.ts';
import { MissingPage, NotHerePage } from './missing-page.tsx';
import { TasksPage } from './tasks-page.tsx';

/** Every other screen of an official comes at once: one file, one name for it. */
export const office = () => import('./office.ts');
const filling = () => import('./form-screens.ts');

/** Asks for what a phiếu at this address is filled in with, while the databases are still being opened. */
export function preload(route: Route): void {
  if (route.page !== 'draft' && (route.page !== 'new' || route.formId === null)) return;
  // What is not here is said by the screen itself.
  Promise.all([office(), filling()]).catch(() => undefined);
}
const wide = (load: () => Promise<ComponentType<object>>) =>
  lazyScreen(load, NotHerePage);
// One screen under two addresses: list and phiếu stand side by side, so walking must not begin it anew.
const Review = wide(() =>
  import('./coordinator/review-page.tsx').then((m) => m.ReviewPage),
);

export const PAGES: Record<Exclude<Route['page'], 'sign-in'>, ComponentType<object>> = {
  tasks: TasksPage,
  task: lazyScreen(() => office().then((m) => m.TaskPage)),
  new: lazyScreen(() => office().then((m) => m.NewReportPage)),
  draft: lazyScreen(() => filling().then((m) => m.FormPage), NotHerePage),
  reports: lazyScreen(() => office().then((m) => m.ReportsPage)),
  report: lazyScreen(() => office().then((m) => m.ReportPage)),
  outbox: lazyScreen(() => office().then((m) => m.OutboxPage)),
  more: lazyScreen(() => office().then((m) => m.MorePage)),
  review: Review,
  'review-report': Review,
  plans: wide(() => import('./coordinator/plans-page.tsx').then((m) => m.PlansPage)),
  plan: wide(() => import('./coordinator/plan-page.tsx').then((m) => m.PlanPage)),
  units: wide(() => import('./coordinator/units-page.tsx').then((m) => m.UnitsPage)),
  forms: wide(() => import('./coordinator/forms-page.tsx').then((m) => m.FormsPage)),
  periodic: wide(() =>
    import('./coordinator/periodic-page.tsx').then((m) => m.PeriodicPage),
  ),
  missing: MissingPage,
};
