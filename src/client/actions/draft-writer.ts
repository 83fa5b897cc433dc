// Saving while someone types. Promises: a save begins at most 300 ms after the last key, and while keys keep coming
// every two seconds; one write at a time, the newest text last; "saved" is said only of a text that is on disk.
import type { Draft } from '../../device/store/person-db.ts';
import { isFault } from '../../sync/fault.ts';
import { logBug } from '../log.ts';

export const SAVE_AFTER_MS = 250;
export const SAVE_AT_LATEST_MS = 2000;

/** Why nothing can be kept: the disk is full, storage is refused, or a mistake of ours. */
export type SaveFault = 'storage-full' | 'storage-blocked' | 'bug';

/** `empty`: nothing typed yet · `filed`: the text is no draft any more; nothing more is written under it. */
export type SaveState =
  | { kind: 'empty' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; fault: SaveFault }
  | { kind: 'filed' };

export type DraftWriter = {
  /** The text as it stands now; it will be on disk soon. */
  note(draft: Draft): void;
  /** Writes what is not on disk yet, at once. */
  flush(): Promise<SaveState>;
  /** Other work on the stored draft, in turn with the saves; it is handed the text as it stands then. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Tells of a draft that such work has written. */
  noteSaved(typed: Draft, saved: Draft | null): void;
  /** The draft as it lies on disk, for filing; null before the first save. */
  saved(): Draft | null;
  state(): SaveState;
  /** No timer after this; `flush` still works. */
  stop(): void;
  /** Nothing is written after this. */
  close(): void;
};

/** The fault behind something thrown while storing; a bug is logged and said as one. */
export function saveFaultOf(thrown: unknown): SaveFault {
  if (isFault(thrown))
    return thrown.kind === 'storage-full' ? 'storage-full' : 'storage-blocked';
  logBug(thrown);
  return 'bug';
}

/**
 * Makes the writer of one open form.
 * @param write stores a draft; null when its text has been filed meanwhile
 * @param onDisk the draft as it was read, or null for a new one
 */
export function makeDraftWriter(
  write: (draft: Draft) => Promise<Draft | null>,
  onDisk: Draft | null,
  onState: (state: SaveState) => void,
): DraftWriter {
  let typed = onDisk;
  let written = onDisk;
  let saved = onDisk;
  let state: SaveState =
    onDisk === null ? { kind: 'empty' } : { kind: 'saved', at: onDisk.updatedAt };
  let line: Promise<unknown> = Promise.resolve();
  let soon: ReturnType<typeof setTimeout> | undefined;
  let latest: ReturnType<typeof setTimeout> | undefined;

  const say = (next: SaveState) => {
    state = next;
    onState(next);
  };
  const noteSaved = (text: Draft, stored: Draft | null) => {
    if (stored === null) return say({ kind: 'filed' });
    written = text;
    saved = stored;
    say(typed === text ? { kind: 'saved', at: stored.updatedAt } : { kind: 'saving' });
  };
  const step = async () => {
    const text = typed;
    if (text === null || state.kind === 'filed') return;
    if (text === written) {
      if (saved !== null && state.kind !== 'saved')
        say({ kind: 'saved', at: saved.updatedAt });
      return;
    }
    try {
      noteSaved(text, await write(text));
    } catch (thrown) {
      say({ kind: 'failed', fault: saveFaultOf(thrown) });
    }
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = line.then(work);
    line = turn.catch(() => undefined);
    return turn;
  };
  const clear = () => {
    clearTimeout(soon);
    clearTimeout(latest);
    soon = undefined;
    latest = undefined;
  };
  const flush = async (): Promise<SaveState> => {
    clear();
    await inTurn(step);
    return state;
  };
  const begin = () => {
    clear();
    inTurn(step).catch(logBug);
  };
  return {
    note(draft) {
      typed = draft;
      if (state.kind === 'filed') return;
      // A failure stays in sight until a save has succeeded.
      if (state.kind !== 'saving' && state.kind !== 'failed') say({ kind: 'saving' });
      clearTimeout(soon);
      soon = setTimeout(begin, SAVE_AFTER_MS);
      latest ??= setTimeout(begin, SAVE_AT_LATEST_MS);
    },
    flush,
    inTurn,
    noteSaved,
    saved: () => saved,
    state: () => state,
    stop: clear,
    close() {
      clear();
      say({ kind: 'filed' });
    },
  };
}
