import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Words } from '../words/vi.ts';
import { Modal } from './modal.tsx';

/** Asks before a phiếu is withdrawn, and for a reason that may stay empty. */
export function WithdrawDialog(props: {
  words: Words;
  onClose: () => void;
  onWithdraw: (reason: string) => void;
}): JSX.Element {
  const { words } = props;
  const w = words.report.page;
  const [reason, setReason] = useState('');
  return (
    <Modal title={w.withdrawTitle} words={words} onClose={props.onClose}>
      <form
        class="stack"
        onSubmit={(e) => {
          e.preventDefault();
          props.onWithdraw(reason);
        }}
      >
        <p>{w.withdrawBody}</p>
        <label class="stack-s">
          <span>{w.withdrawReason}</span>
          <textarea
            maxLength={2000}
            value={reason}
            onInput={(e) => setReason(e.currentTarget.value)}
          />
        </label>
        <p class="row">
          <button type="submit" class="danger">
            {w.withdraw}
          </button>
          <button type="button" class="quiet" onClick={props.onClose}>
            {words.shell.cancel}
          </button>
        </p>
      </form>
    </Modal>
  );
}
