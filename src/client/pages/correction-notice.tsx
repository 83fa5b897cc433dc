import type { JSX } from 'preact';
import { useApp } from '../app-context.ts';
import { listDifferences } from '../fields/differences.ts';
import type { FormShown } from '../fields/form-shown.ts';
import { jumpTo } from '../fields/jump.ts';
import type { Correction } from '../hooks/use-correction.ts';
import { Icon } from '../parts/icon.tsx';
import { CircleAlert, MessageSquareWarning } from '../parts/icons.ts';
import { Link } from '../parts/link.tsx';
import { pathName } from './form-problems.tsx';

/** What a correction answers: the coordinator's words, the fields they are about, and the text as it was sent. */
export function CorrectionNotice(p: {
  correction: Correction;
  shown: FormShown;
  onCompare: () => void;
}): JSX.Element {
  const { words, go } = useApp();
  const w = words.form.correction;
  const { correction, shown } = p;
  const { asked, report, isStale, isOpen } = correction;
  const different =
    shown.earlier === null
      ? []
      : listDifferences(shown.form, shown.answers(), shown.earlier);
  const last = report.log.findLast((e) => e.kind === 'amended' || e.kind === 'filed');
  return (
    <>
      {!isOpen && (
        <div class="notice" data-tone="bad" role="status">
          <Icon of={CircleAlert} />
          <p>{w.locked}</p>
        </div>
      )}
      {isStale && (
        <div class="notice" data-tone="bad" role="alert">
          <Icon of={CircleAlert} />
          <p>{w.stale(last?.byName ?? report.authorName)}</p>
        </div>
      )}
      {asked !== null && (
        <section class="notice asked" aria-labelledby="asked">
          <Icon of={MessageSquareWarning} />
          <h2 id="asked">{w.asked}</h2>
          {asked.comment !== null && asked.comment !== '' && (
            <p>
              <span class="hint">{w.by(asked.byName)}</span> {asked.comment}
            </p>
          )}
          {asked.fields.length > 0 && (
            <ul aria-label={w.fields(asked.fields.length)}>
              {asked.fields.map(({ path }) => (
                <li key={path}>
                  <button type="button" class="quiet line" onClick={() => jumpTo(path)}>
                    {pathName(shown, path)}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      <p class="row">
        {different.length > 0 && (
          <button type="button" onClick={p.onCompare}>
            {words.form.correction.compare}
          </button>
        )}
        <Link to={{ page: 'report', reportId: report.id }} go={go}>
          {words.form.filed.see}
        </Link>
        {different.length > 0 && <span class="hint">{w.differs(different.length)}</span>}
      </p>
    </>
  );
}
