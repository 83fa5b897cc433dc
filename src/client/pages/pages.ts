// Route → screen. The task list is in the first bytes; every other screen is a chunk of its own, precached;
// the coordinator's are one more, kept at first use.
import type { ComponentType } from 'preact';
import { lazyPart } from '../parts/lazy.tsx';
import type { Route } from '../route.ts';
import { MissingPage, NotHerePage } from './missing-page.tsx';
import { TasksPage } from './tasks-page.tsx';

const wide = (load: () => Promise<ComponentType<object>>) => lazyPart(load, NotHerePage);

export const PAGES: Record<Exclude<Route['page'], 'sign-in'>, ComponentType<object>> = {
  tasks: TasksPage,
  task: lazyPart(() => import('./task-page.tsx').then((m) => m.TaskPage)),
  new: lazyPart(() => import('./new-report-page.tsx').then((m) => m.NewReportPage)),
  draft: lazyPart(() => import('./form-page.tsx').then((m) => m.FormPage)),
  reports: lazyPart(() => import('./reports-page.tsx').then((m) => m.ReportsPage)),
  report: lazyPart(() => import('./report-page.tsx').then((m) => m.ReportPage)),
  outbox: lazyPart(() => import('./outbox-page.tsx').then((m) => m.OutboxPage)),
  more: lazyPart(() => import('./more-page.tsx').then((m) => m.MorePage)),
  review: wide(() => import('./coordinator/review-page.tsx').then((m) => m.ReviewPage)),
  'review-report': wide(() =>
    import('./coordinator/review-page.tsx').then((m) => m.ReviewPage),
  ),
  plans: wide(() => import('./coordinator/plans-page.tsx').then((m) => m.PlansPage)),
  plan: wide(() => import('./coordinator/plan-page.tsx').then((m) => m.PlanPage)),
  units: wide(() => import('./coordinator/units-page.tsx').then((m) => m.UnitsPage)),
  missing: MissingPage,
};
