import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Totals } from '../../sync/status.ts';
import { handOver, leave, startOver } from '../actions/session.ts';
import { useApp, usePill } from '../app-context.ts';
import { useDrafts } from '../hooks/use-drafts.ts';
import { logBug } from '../log.ts';
import { Modal } from '../parts/modal.tsx';
import type { Words } from '../words/vi.ts';

/** What stays on this machine, by number; nothing of it goes when its person does. */
function unsentText({ ops, files, setAside }: Totals, words: Words): string {
  const w = words.settings.leave;
  const reports = ops + setAside;
  if (reports > 0) return files > 0 ? w.unsentMore(reports, files) : w.unsent(reports);
  return files > 0 ? w.photosOnly(files) : w.nothing;
}

/** Leaving the machine: signing out, or handing it to somebody else. */
export function LeaveCard(): JSX.Element {
  const { words } = useApp();
  const w = words.settings.leave;
  const [isAsking, setAsking] = useState(false);
  return (
    <section class="card stack-s" aria-labelledby="h-leave">
      <h2 id="h-leave">{w.title}</h2>
      <p class="row">
        <button type="button" onClick={() => handOver().then(startOver, logBug)}>
          {w.change}
        </button>
        <button type="button" class="danger" onClick={() => setAsking(true)}>
          {w.signOut}
        </button>
      </p>
      <p class="hint">{w.changeHint}</p>
      {isAsking && <Confirm onClose={() => setAsking(false)} />}
    </section>
  );
}

function Confirm({ onClose }: { onClose: () => void }): JSX.Element {
  const { words, personId, requestSync } = useApp();
  const { totals } = usePill();
  const drafts = useDrafts() ?? [];
  const [isLeaving, setLeaving] = useState(false);
  const w = words.settings.leave;
  const isClear = totals.ops + totals.files + totals.setAside === 0;
  const go = () => {
    if (isLeaving) return;
    setLeaving(true);
    leave(personId).then(startOver, logBug);
  };
  return (
    <Modal title={w.confirm} words={words} onClose={onClose}>
      <div class="stack">
        <p role="status">{unsentText(totals, words)}</p>
        {drafts.length > 0 && <p>{w.drafts(drafts.length)}</p>}
        {(!isClear || drafts.length > 0) && <p class="hint">{w.kept}</p>}
        <p class="row">
          {totals.ops + totals.files > 0 && (
            <button type="button" onClick={() => requestSync(true)}>
              {w.sendFirst}
            </button>
          )}
          <button type="button" class="danger" onClick={go}>
            {w.signOut}
          </button>
          <button type="button" class="quiet" onClick={onClose}>
            {words.shell.cancel}
          </button>
        </p>
      </div>
    </Modal>
  );
}
