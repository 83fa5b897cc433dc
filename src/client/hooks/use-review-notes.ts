import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { FaultKind } from '../../sync/fault.ts';
import {
  isBlank,
  type ReviewNotes,
  readNotes,
  writeNotes,
} from '../actions/review-notes.ts';
import { useApp } from '../app-context.ts';
import { logBug } from '../log.ts';
import { useSaveOnLeave } from './use-save-on-leave.ts';

/** As for any text: the machine begins to keep it this long after the last key. */
const PAUSE_MS = 300;

export type NotesDesk = {
  /** Undefined while the machine is being asked what was left here. */
  notes: ReviewNotes | undefined;
  write(change: Partial<Omit<ReviewNotes, 'rev'>>): void;
  /** Sent, or let go: nothing is kept any more. */
  clear(): void;
  /** Why the machine would not keep it; the words stay on the screen. */
  fault: FaultKind | null;
};

/** A reviewer's remarks on a phiếu, kept on this machine while they are written. */
export function useReviewNotes(reportId: string, rev: number): NotesDesk {
  const { store } = useApp();
  const [notes, setNotes] = useState<ReviewNotes | undefined>(undefined);
  const [fault, setFault] = useState<FaultKind | null>(null);
  const [broken, setBroken] = useState<unknown>(undefined);
  const unsaved = useRef<ReviewNotes | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const blank = useRef<ReviewNotes>({ rev, comment: '', fields: [] });
  blank.current = { rev, comment: '', fields: [] };
  const save = useCallback(() => {
    clearTimeout(timer.current);
    const kept = unsaved.current;
    unsaved.current = null;
    if (kept === null) return;
    writeNotes(store, reportId, kept).then(
      (result) => setFault(result.ok ? null : result.problem.fault),
      logBug,
    );
  }, [store, reportId]);
  useEffect(() => {
    let left = false;
    readNotes(store, reportId).then((held) => {
      if (!left) setNotes(held ?? blank.current);
    }, setBroken);
    return () => {
      left = true;
    };
  }, [store, reportId]);
  useSaveOnLeave(save);
  // Not knowing what was written is not the same as nothing written: the boundary says so.
  if (broken !== undefined) throw broken;
  const keep = (next: ReviewNotes) => {
    setNotes(next);
    unsaved.current = next;
    clearTimeout(timer.current);
    timer.current = setTimeout(save, PAUSE_MS);
  };
  return {
    notes,
    fault,
    write: (change) => keep({ ...blank.current, ...notes, ...change }),
    clear: () => {
      if (notes !== undefined && isBlank(notes) && unsaved.current === null) return;
      keep(blank.current);
      save();
    },
  };
}
