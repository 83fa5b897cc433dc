import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReportRecord } from '../../../domain/report.ts';
import type { FaultKind } from '../../../sync/fault.ts';
import { approve, askForMore, takeUp, undoDecision } from '../../actions/review.ts';
import { isBlank, type ReviewNotes, writeNotes } from '../../actions/review-notes.ts';
import { useApp } from '../../app-context.ts';
import type { NotesDesk } from '../../hooks/use-review-notes.ts';
import { useTrying } from '../../hooks/use-trying.ts';
import { logBug } from '../../log.ts';
import { FaultLine } from '../../parts/fault-line.tsx';
import { Icon } from '../../parts/icon.tsx';
import { CircleCheck, MessageSquareWarning, Send } from '../../parts/icons.ts';
import { Modal } from '../../parts/modal.tsx';
import { useWideWords, type WideWords } from './use-wide-words.ts';

/**
 * The decision on one phiếu: confirm, or ask for more. Opening either takes the phiếu up, so that what is read is
 * what is decided on; both can be undone until they leave this machine.
 */
export function ReviewDecision(props: {
  report: ReportRecord;
  desk: NotesDesk;
  mayReview: boolean;
  isAsking: boolean;
  missing: number;
  setAsking: (isAsking: boolean) => void;
  /** Nothing was written that could be asked for. */
  onRefused: () => void;
  onDecided: (reportId: string) => void;
}): JSX.Element | null {
  const { report, desk, isAsking, setAsking, missing } = props;
  const { me, store, words, requestSync } = useApp();
  const w = useWideWords().review;
  const { fault, run } = useTrying();
  const [isConfirming, setConfirming] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const decided = useDecided(report, props.onDecided);
  const hasWords = desk.notes !== undefined && !isBlank(desk.notes);
  if (!props.mayReview)
    // Not said before it is known who is reading.
    return me === null ? null : (
      <p class="notice no-print">
        <span>{w.readOnly}</span>
      </p>
    );
  const begin = () => {
    if (report.state === 'SUBMITTED') run(takeUp(store, report), () => requestSync());
  };
  const startApproval = () => {
    setRefused(missing > 0);
    if (missing > 0) return;
    begin();
    setConfirming(true);
  };
  const confirm = (comment: string) => {
    setConfirming(false);
    run(approve(store, report, comment), (opId) => {
      desk.clear();
      decided(w.approved, opId, desk.notes);
    });
  };
  const ask = (notes: ReviewNotes) => {
    if (isBlank(notes)) return props.onRefused();
    run(askForMore(store, report, notes), (opId) => {
      desk.clear();
      setAsking(false);
      decided(w.asked, opId, notes);
    });
  };
  return (
    <section class="decision no-print" aria-label={w.decision}>
      <FaultLine fault={fault ?? desk.fault} words={words} />
      <div role="alert">
        {isRefused && missing > 0 && (
          <p class="notice" data-tone="bad">
            {w.photoMissing(missing, report.files.length)}
          </p>
        )}
      </div>
      {isAsking && desk.notes !== undefined ? (
        <AskBar notes={desk.notes} onCancel={() => setAsking(false)} onSend={ask} />
      ) : (
        <div class="decision-buttons">
          {hasWords && <p class="hint">{w.unfinished}</p>}
          <button type="button" class="primary" onClick={startApproval}>
            <Icon of={CircleCheck} />
            {w.approve}
          </button>
          <button
            type="button"
            onClick={() => {
              begin();
              setRefused(false);
              setAsking(true);
            }}
          >
            <Icon of={MessageSquareWarning} />
            {w.ask}
          </button>
        </div>
      )}
      {isConfirming && (
        <ConfirmWindow onClose={() => setConfirming(false)} onConfirm={confirm} />
      )}
    </section>
  );
}

function AskBar(props: {
  notes: ReviewNotes;
  onCancel: () => void;
  onSend: (notes: ReviewNotes) => void;
}): JSX.Element {
  const { notes } = props;
  const { words } = useApp();
  const w = useWideWords().review;
  const marked = notes.fields.filter((field) => field.comment.trim() !== '').length;
  return (
    <div class="ask-bar">
      <span class="hint" role="status">
        {w.marked(marked)}
      </span>
      <button type="button" onClick={props.onCancel}>
        {words.shell.cancel}
      </button>
      <button type="button" class="primary" onClick={() => props.onSend(notes)}>
        <Icon of={Send} />
        {w.sendAsk}
      </button>
    </div>
  );
}

/** Says that it is decided, offers to undo it while it is here, and goes on to the next. */
function useDecided(report: ReportRecord, onDecided: (reportId: string) => void) {
  const { store, say, go } = useApp();
  const w = useWideWords().review;
  return (text: string, opId: string, notes: ReviewNotes | undefined) => {
    const undo = async () => {
      const undone = await undoDecision(store, opId);
      // This screen may be gone by now, so the sentence goes where every screen shows it.
      if (!undone.ok) return say(faultText(undone.problem.fault, w));
      if (!undone.value) return say(w.undoLate);
      const kept =
        notes === undefined || isBlank(notes)
          ? null
          : await writeNotes(store, report.id, notes);
      say(kept === null || kept.ok ? w.undone : faultText(kept.problem.fault, w));
      go({ page: 'review-report', reportId: report.id }, true);
    };
    say(text, () => {
      undo().catch(logBug);
    });
    onDecided(report.id);
  };
}

const faultText = (fault: FaultKind, w: WideWords['review']): string =>
  fault === 'storage-full' ? w.fault['storage-full'] : w.fault.other;

function ConfirmWindow(props: {
  onClose: () => void;
  onConfirm: (comment: string) => void;
}): JSX.Element {
  const { words } = useApp();
  const w = useWideWords().review;
  const [comment, setComment] = useState('');
  const submit = useRef<HTMLButtonElement>(null);
  // The window is open by now: one more Enter confirms.
  useEffect(() => submit.current?.focus(), []);
  return (
    <Modal title={w.approveTitle} words={words} onClose={props.onClose}>
      <form
        class="stack"
        onSubmit={(e) => {
          e.preventDefault();
          props.onConfirm(comment);
        }}
      >
        <p>{w.approveBody}</p>
        <label class="stack-s">
          <span>{w.approveNote}</span>
          <textarea
            rows={2}
            maxLength={2000}
            value={comment}
            onInput={(e) => setComment(e.currentTarget.value)}
          />
        </label>
        <div class="row">
          <button ref={submit} type="submit" class="primary">
            <Icon of={CircleCheck} />
            {w.approve}
          </button>
          <button type="button" class="quiet" onClick={props.onClose}>
            {words.shell.cancel}
          </button>
        </div>
      </form>
    </Modal>
  );
}
