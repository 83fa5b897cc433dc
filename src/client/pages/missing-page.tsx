import type { JSX } from 'preact';
import { useApp } from '../app-context.ts';
import { Empty } from '../parts/empty.tsx';
import { Link } from '../parts/link.tsx';

/** An address that leads nowhere; foreign and missing look the same. */
export function MissingPage(): JSX.Element {
  const app = useApp();
  const w = app.words.shell.missing;
  return (
    <Empty isScreen title={w.title} body={w.body}>
      <Link class="button primary" to={{ page: 'tasks' }} go={app.go}>
        {w.home}
      </Link>
    </Empty>
  );
}

/** The same within a screen. */
export const NotHereNote = (): JSX.Element => (
  <p class="notice" role="status">
    {useApp().words.shell.notHere.body}
  </p>
);

/** A screen whose code has not been kept on this device, opened without a line. */
export function NotHerePage(): JSX.Element {
  const app = useApp();
  const w = app.words.shell.notHere;
  return (
    <Empty isScreen title={w.title} body={w.body}>
      <Link class="button primary" to={{ page: 'tasks' }} go={app.go}>
        {app.words.shell.missing.home}
      </Link>
    </Empty>
  );
}
