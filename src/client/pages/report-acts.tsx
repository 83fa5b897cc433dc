import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isEditable, type ReportRecord } from '../../domain/report.ts';
import { correct, takeBack, withdraw } from '../actions/report.ts';
import { useApp } from '../app-context.ts';
import { useMay } from '../hooks/use-may.ts';
import type { ReportDetail } from '../hooks/use-report.ts';
import { useTrying } from '../hooks/use-trying.ts';
import { FaultLine } from '../parts/fault-line.tsx';
import { Icon } from '../parts/icon.tsx';
import { Pencil, Undo2 } from '../parts/more-icons.ts';
import { WithdrawDialog } from '../parts/withdraw-dialog.tsx';

/** What the person can still do, within reach of the thumb. */
export function ReportActs({
  detail,
  report,
}: {
  detail: ReportDetail;
  report: ReportRecord;
}): JSX.Element | null {
  const app = useApp();
  const { words, store } = app;
  const w = words.report.page;
  const { fault, run } = useTrying();
  const [isAsking, setAsking] = useState(false);
  const mayFile = useMay('file-report', report.unitId);
  const { queuedOpId } = detail;
  const isOpen = mayFile && isEditable(report.state) && queuedOpId === null;
  const toDraft = (reportId: string) => app.go({ page: 'draft', reportId });
  const startCorrecting = () =>
    run(correct(store, report.id), (isStarted) => {
      if (isStarted) toDraft(report.id);
      else app.say(w.correctGone);
    });
  const takeItBack = (opId: string) =>
    run(takeBack(store, opId), (result) => {
      app.say(words.outbox.back[result.kind]);
      app.requestSync();
      if (result.kind !== 'gone') toDraft(result.reportId);
    });
  const withdrawIt = (reason: string) => {
    setAsking(false);
    run(withdraw(store, report, reason), () => {
      app.say(w.withdrawn);
      app.requestSync();
    });
  };
  const mayTakeBack = mayFile && queuedOpId !== null;
  if (!isOpen && !mayTakeBack) return null;
  return (
    <>
      <div class="action-bar no-print">
        <FaultLine fault={fault} words={words} />
        <div class="row">
          {isOpen && (
            <button
              type="button"
              class={report.state === 'RETURNED' ? 'primary' : ''}
              onClick={startCorrecting}
            >
              <Icon of={Pencil} />
              {detail.hasDraft ? w.continueCorrect : w.correct}
            </button>
          )}
          {isOpen && (
            <button type="button" onClick={() => setAsking(true)}>
              <Icon of={Undo2} />
              {w.withdraw}
            </button>
          )}
          {mayTakeBack && (
            <button type="button" onClick={() => takeItBack(queuedOpId)}>
              <Icon of={Undo2} />
              {w.takeBack}
            </button>
          )}
        </div>
      </div>
      {isAsking && (
        <WithdrawDialog
          words={words}
          onClose={() => setAsking(false)}
          onWithdraw={withdrawIt}
        />
      )}
    </>
  );
}
