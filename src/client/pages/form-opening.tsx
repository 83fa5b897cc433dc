import type { JSX } from 'preact';
import type { Opener, OpenResult } from '../actions/draft-open.ts';
import { type App, useApp } from '../app-context.ts';
import { Empty } from '../parts/empty.tsx';
import { FileText } from '../parts/icons.ts';
import { Link } from '../parts/link.tsx';

/** What opening a form needs of the app. */
export const openerOf = (app: App): Opener => ({
  store: app.store,
  today: app.today,
  lang: app.lang,
  nowIso: app.nowIso(),
});

/** Why there is no form here, and what to do. */
export function NoForm(p: {
  why: Exclude<OpenResult, { kind: 'open' }>;
  reportId: string | null;
}): JSX.Element {
  const app = useApp();
  const w = app.words.form;
  const isFiled = p.why.kind === 'no-draft' && p.why.isFiled && p.reportId !== null;
  const [title, body] = {
    'no-form': [w.missing.form, w.missing.formBody],
    'no-part': [w.missing.part, w.kindMissing],
    'no-unit': [w.missing.unit, w.missing.unitBody],
    'no-role': [w.missing.role, w.missing.roleBody],
    'no-draft': isFiled
      ? [w.filed.already, w.filed.alreadyBody]
      : [w.missing.title, w.missing.body],
  }[p.why.kind];
  return (
    <Empty isScreen icon={FileText} title={title} body={body}>
      {isFiled && p.reportId !== null && (
        <Link
          class="button primary"
          to={{ page: 'report', reportId: p.reportId }}
          go={app.go}
        >
          {w.filed.see}
        </Link>
      )}
      <Link class="button" to={{ page: 'tasks' }} go={app.go}>
        {w.filed.toTasks}
      </Link>
    </Empty>
  );
}
