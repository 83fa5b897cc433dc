import type { JSX } from 'preact';
import { useApp } from '../app-context.ts';
import { Link } from '../parts/link.tsx';

/** An address that leads nowhere; foreign and missing look the same. */
export function MissingPage(): JSX.Element {
  const app = useApp();
  const w = app.words.shell.missing;
  return (
    <div class="empty">
      <h1>{w.title}</h1>
      <p>{w.body}</p>
      <Link class="button primary" to={{ page: 'tasks' }} go={app.go}>
        {w.home}
      </Link>
    </div>
  );
}

/** A screen whose code has not been kept on this device, opened without a line. */
export function NotHerePage(): JSX.Element {
  const app = useApp();
  const w = app.words.shell.notHere;
  return (
    <div class="empty">
      <h1>{w.title}</h1>
      <p>{w.body}</p>
      <Link class="button primary" to={{ page: 'tasks' }} go={app.go}>
        {app.words.shell.missing.home}
      </Link>
    </div>
  );
}
