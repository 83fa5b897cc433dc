import { useMemo, useRef } from 'preact/hooks';
import type { DraftSession } from '../actions/draft-session.ts';
import { takeFile, takePhoto } from '../actions/photo.ts';
import { useApp } from '../app-context.ts';
import { logBug } from '../log.ts';

/** Where fields put their files: into the open text, and a way back for what was left out. */
export function useAttachDesk(session: DraftSession) {
  const app = useApp();
  const latest = useRef(app);
  latest.current = app;
  return useMemo(
    () => ({
      held: (name: string) =>
        session.draft().files.find((file) => file.name === name) ?? null,
      async keep(path: string, file: File, as: 'file' | 'photo') {
        const taken = as === 'photo' ? await takePhoto(file) : await takeFile(file);
        if (!taken.ok) return taken.problem.code;
        const refusal = await session.addPhoto(path, taken.value);
        return refusal === 'filed' ? null : refusal;
      },
      drop(path: string) {
        const drop = async () => {
          const undo = await session.removePhoto(path);
          const { say, words } = latest.current;
          if (typeof undo !== 'function') say(words.form.save.failed);
          else say(words.form.fileRemoved, () => undo().catch(logBug));
        };
        drop().catch(logBug);
      },
    }),
    [session],
  );
}
