// The screens after the first one that every device keeps, which are one chunk: one import of it is fewer bytes than one for each screen.
// A registry that is a list.
export { MorePage } from './more-page.tsx';
export { NewReportPage } from './new-report-page.tsx';
export { OutboxPage } from './outbox-page.tsx';
export { ReportPage } from './report-page.tsx';
export { ReportsPage } from './reports-page.tsx';
export { SignInPage } from './sign-in-page.tsx';
export { TaskPage } from './task-page.tsx';
