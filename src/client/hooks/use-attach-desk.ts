import { useMemo, useRef } from 'preact/hooks';
import type { DraftSession } from '../actions/draft-session.ts';
import { useApp } from '../app-context.ts';
import type { AttachDesk } from '../fields/field.ts';
import { logBug } from '../log.ts';

/** Where fields put their files: into the open text, and a way back for what was left out. */
export function useAttachDesk(session: DraftSession): AttachDesk {
  const app = useApp();
  const latest = useRef(app);
  latest.current = app;
  return useMemo(
    () => ({
      held: (name) => session.draft().files.find((file) => file.name === name) ?? null,
      async keep(path, file) {
        const { words } = latest.current;
        const refusal = await session.addPhoto(path, file);
        return refusal === null || refusal === 'filed'
          ? null
          : refusal === 'storage-full'
            ? words.shell.storageFull
            : words.shell.storageBlocked;
      },
      drop(path) {
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
