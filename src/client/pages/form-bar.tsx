import type { JSX } from 'preact';
import type { SaveState } from '../actions/draft-writer.ts';
import { useApp } from '../app-context.ts';
import type { OpenText } from '../hooks/use-draft-session.ts';
import { Icon } from '../parts/icon.tsx';
import { CircleAlert, CircleCheck, Send } from '../parts/icons.ts';
import { Trash2 } from '../parts/more-icons.ts';
import type { Words } from '../words/vi.ts';

/** What is true of the text right now; "đã lưu" only when it lies on disk. */
function saveFace(save: SaveState, words: Words): { text: string; tone: string } {
  const w = words.form.save;
  switch (save.kind) {
    case 'empty':
      return { text: w.empty, tone: 'calm' };
    case 'saving':
      return { text: w.saving, tone: 'calm' };
    case 'saved':
      return { text: w.saved, tone: 'good' };
    case 'failed':
      return { text: w.failed, tone: 'bad' };
    case 'filed':
      return { text: words.form.filed.already, tone: 'good' };
  }
}

/** Within reach of the thumb: what is saved, and "Gửi phiếu". */
export function FormBar(p: {
  text: OpenText;
  isLocked: boolean;
  /** Written on, but not sent yet. */
  isWaiting: boolean;
  isBusy: boolean;
  onSend: () => void;
  onDiscard: () => void;
}): JSX.Element {
  const { words } = useApp();
  const w = words.form;
  const { save, draft } = p.text;
  const face = saveFace(save, words);
  const isCorrection = draft.baseRev > 0;
  return (
    <>
      {save.kind !== 'empty' && (
        <p class="discard">
          <button
            type="button"
            class="quiet danger"
            disabled={p.isLocked || p.isBusy}
            onClick={p.onDiscard}
          >
            <Icon of={Trash2} />
            {isCorrection ? w.discardCorrection : w.discard}
          </button>
        </p>
      )}
      <div class="form-bar">
        <p class="save">
          <span role="status" aria-label={w.save.region} data-tone={face.tone}>
            {face.tone === 'good' && <Icon of={CircleCheck} />}
            {face.tone === 'bad' && <Icon of={CircleAlert} />}
            {face.text}
          </span>
        </p>
        <button
          type="button"
          class="primary send"
          disabled={p.isLocked || p.isWaiting}
          aria-busy={p.isBusy}
          onClick={p.onSend}
        >
          <Icon of={Send} />
          {p.isBusy ? w.sending : isCorrection ? w.sendCorrection : w.send}
        </button>
      </div>
    </>
  );
}
