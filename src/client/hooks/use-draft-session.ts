import { useEffect, useRef, useState } from 'preact/hooks';
import type { Draft } from '../../device/store/person-db.ts';
import { contextAt } from '../actions/draft-context.ts';
import type { OpenedForm } from '../actions/draft-open.ts';
import { askToKeep } from '../actions/draft-persistence.ts';
import { type DraftSession, makeDraftSession } from '../actions/draft-session.ts';
import { keepUnsaved } from '../actions/draft-unsaved.ts';
import type { SaveState } from '../actions/draft-writer.ts';
import { useApp } from '../app-context.ts';
import { ignoreFault, logBug } from '../log.ts';

/** The open text and what is known of it now. */
export type OpenText = {
  session: DraftSession;
  draft: Draft;
  save: SaveState;
};

/**
 * Keeps one form open: every change on its way to disk, also when the app is hidden or the screen is left.
 * @param opened read once; another form is another screen
 */
export function useDraftSession(opened: OpenedForm): OpenText {
  const app = useApp();
  const { store, nowIso } = app;
  const [, redraw] = useState(0);
  const [save, setSave] = useState<SaveState | null>(null);
  const [session] = useState(() =>
    makeDraftSession(store, {
      form: opened.form,
      draft: opened.draft,
      isStored: opened.isStored,
      files: opened.files,
      live: opened.live,
      context: () => contextAt(opened.filler, nowIso()),
      onChange: () => redraw((n) => n + 1),
      onSave: (state) => {
        setSave(state);
        if (state.kind === 'saved') askToKeep(store).catch(ignoreFault);
      },
    }),
  );
  const latest = useRef(app);
  latest.current = app;
  useEffect(() => {
    const flush = () => {
      session.writer.flush().catch(logBug);
    };
    const onHidden = () => {
      if (document.visibilityState === 'hidden') flush();
    };
    const onClose = (event: BeforeUnloadEvent) => {
      if (session.writer.state().kind === 'failed') event.preventDefault();
    };
    document.addEventListener('visibilitychange', onHidden);
    addEventListener('beforeunload', onClose);
    addEventListener('pagehide', flush);
    addEventListener('blur', flush);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      removeEventListener('beforeunload', onClose);
      removeEventListener('pagehide', flush);
      removeEventListener('blur', flush);
      leave(session, () => latest.current).catch(logBug);
    };
  }, [session]);
  return {
    session,
    draft: session.draft(),
    save: save ?? session.writer.state(),
  };
}

/** Leaving with a text the disk did not take: it is kept in memory, and one tap leads back to it. */
async function leave(
  session: DraftSession,
  app: () => ReturnType<typeof useApp>,
): Promise<void> {
  const state = await session.leave();
  if (state.kind !== 'failed') return;
  const draft = session.draft();
  keepUnsaved(draft);
  const { say, words, go } = app();
  say(words.form.save.left, () => go({ page: 'draft', reportId: draft.reportId }));
}
