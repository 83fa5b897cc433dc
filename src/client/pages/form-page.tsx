import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type OpenResult, openDraft } from '../actions/draft-open.ts';
import { useApp } from '../app-context.ts';
import { useDraftLock } from '../hooks/use-draft-lock.ts';
import { FormDesk } from './form-desk.tsx';
import { NoForm, openerOf } from './form-opening.tsx';

/** A draft, opened by its address: cold, offline, or after the browser was killed. */
export function FormPage(): JSX.Element | null {
  const app = useApp();
  const reportId = app.route.page === 'draft' ? app.route.reportId : '';
  const lock = useDraftLock(reportId);
  const [opened, setOpened] = useState<{ turn: number; result: OpenResult } | null>(null);
  const [broken, setBroken] = useState<unknown>(undefined);
  const [moves, setMoves] = useState(0);
  const isAsking = lock.state === 'asking';
  useEffect(() => {
    if (isAsking) return;
    let left = false;
    openDraft(openerOf(app), reportId).then(
      (result) => {
        if (!left) setOpened({ turn: lock.turn, result });
      },
      (thrown: unknown) => setBroken(thrown),
    );
    return () => {
      left = true;
    };
  }, [reportId, lock.turn, isAsking, moves]);
  if (broken !== undefined) throw broken;
  if (opened === null) return null;
  const { result, turn } = opened;
  if (result.kind !== 'open') return <NoForm why={result} reportId={reportId} />;
  return (
    <FormDesk
      key={`${turn} ${result.form.definition.version}`}
      opened={result}
      isNew={false}
      // The text of before our turn may be older than what the other window saved.
      onMoved={() => setMoves(moves + 1)}
      isElsewhere={lock.state === 'elsewhere' || lock.turn !== turn}
    />
  );
}
