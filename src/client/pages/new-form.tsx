import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type OpenResult, openNew } from '../actions/draft-open.ts';
import { useApp } from '../app-context.ts';
import { FormDesk } from './form-desk.tsx';
import { NoForm, openerOf } from './form-opening.tsx';

/** A new phiếu with a form, opened in memory. */
export function NewForm(p: {
  formId: string;
  assignmentId: string | null;
}): JSX.Element | null {
  const app = useApp();
  const { formId, assignmentId } = p;
  const [result, setResult] = useState<OpenResult | null>(null);
  const [broken, setBroken] = useState<unknown>(undefined);
  const isKnown = app.me !== null;
  useEffect(() => {
    let left = false;
    openNew(openerOf(app), { formId, assignmentId, acting: app.acting }).then(
      (opened) => {
        // The app may not have said yet in which position the person works: then once more, when it has.
        if (!left && (isKnown || opened.kind !== 'open')) setResult(opened);
      },
      (thrown: unknown) => setBroken(thrown),
    );
    return () => {
      left = true;
    };
  }, [formId, assignmentId, isKnown]);
  if (broken !== undefined) throw broken;
  if (result === null) return null;
  if (result.kind !== 'open') return <NoForm why={result} reportId={null} />;
  return (
    <FormDesk
      key={result.draft.reportId}
      opened={result}
      isNew={true}
      isElsewhere={false}
      onMoved={() => app.go({ page: 'draft', reportId: result.draft.reportId })}
    />
  );
}
