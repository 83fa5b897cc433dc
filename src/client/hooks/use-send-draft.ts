import { useRef, useState } from 'preact/hooks';
import type { FieldProblem } from '../../domain/form/evaluate-form.ts';
import type { OpenedForm } from '../actions/draft-open.ts';
import type { DraftSession } from '../actions/draft-session.ts';
import type { SaveFault } from '../actions/draft-writer.ts';
import { sendDraft } from '../actions/file-report.ts';
import { bringBack } from '../actions/report.ts';
import { useApp } from '../app-context.ts';
import { renameAddress } from './rename-address.ts';

const NO_CALENDAR = { id: 'none', kinds: [], dueDay: 31 };

/** What became of the open text. */
export type Sending = {
  /** The operation it was filed as; null while it is a draft. */
  opId: string | null;
  isBusy: boolean;
  trouble: SaveFault | 'changed' | 'gone' | null;
  send(): Promise<void>;
  retry(): Promise<void>;
  discard(): Promise<void>;
};

/** Sending, trying again and putting away: the three ways a draft leaves the screen on purpose. */
export function useSendDraft(of: {
  session: DraftSession;
  opened: OpenedForm;
  /** Photos still being worked on belong to the phiếu. */
  settled: () => Promise<void>;
  onProblems: (problems: readonly FieldProblem[]) => void;
  leave: () => void;
}): Sending {
  const app = useApp();
  const { session, opened } = of;
  const [opId, setOpId] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Sending['trouble']>(null);
  const busy = useRef(false);
  const { reportId } = opened.draft;

  const fileIt = async () => {
    await of.settled();
    const result = await sendDraft(app.store, session, {
      unitName: opened.filler.unitName,
      assignment: opened.assignment,
      calendar: app.calendar ?? NO_CALENDAR,
      formTitle: opened.form.definition.title.vi,
    });
    switch (result.kind) {
      case 'problems':
        of.onProblems(result.problems);
        return;
      case 'fault':
        setTrouble(result.fault);
        return;
      case 'changed':
      case 'gone':
        setTrouble(result.kind);
        return;
      case 'filed':
        session.close();
        renameAddress({ page: 'report', reportId });
        app.requestSync();
        setOpId(result.opId);
    }
  };
  return {
    opId,
    isBusy,
    trouble,
    async send() {
      // A second tap while the first is being written is the same tap.
      if (busy.current) return;
      busy.current = true;
      setBusy(true);
      setTrouble(null);
      try {
        await fileIt();
      } finally {
        busy.current = false;
        setBusy(false);
      }
    },
    async retry() {
      setTrouble(null);
      session.begin();
      await session.writer.flush();
    },
    async discard() {
      const fault = await session.discard();
      if (fault !== null) {
        setTrouble(fault);
        return;
      }
      of.leave();
      app.say(app.words.form.discarded, async () => {
        const back = await bringBack(app.store, reportId);
        if (back.ok) app.go({ page: 'draft', reportId });
        else app.say(app.words.form.save.failed);
      });
    },
  };
}
