import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import {
  type CompiledDraft,
  changeDraft,
  type DraftChange,
  mergeChanges,
} from '../../domain/periodic/compiled-draft.ts';
import type { FaultKind } from '../../sync/fault.ts';
import {
  type ReportKey,
  readPeriodicDraft,
  writePeriodicDraft,
} from '../actions/periodic-draft.ts';
import { useApp } from '../app-context.ts';
import { logBug } from '../log.ts';

/** As for any text: the machine begins to keep it this long after the last key. */
const PAUSE_MS = 300;

export type PeriodicDesk = {
  /** Undefined while the machine is being asked what was left here. */
  draft: CompiledDraft | undefined;
  change(change: DraftChange): void;
  /** Why the machine would not keep it; the words stay on the screen. */
  fault: FaultKind | null;
};

/** What a person adds to one report, kept on this machine while they work. One report for the life of the caller. */
export function usePeriodicDraft({ unitId, periodKey }: ReportKey): PeriodicDesk {
  const { store, nowIso } = useApp();
  const [draft, setDraft] = useState<CompiledDraft | undefined>(undefined);
  const [fault, setFault] = useState<FaultKind | null>(null);
  const [broken, setBroken] = useState<unknown>(undefined);
  const unsaved = useRef<DraftChange | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const save = useCallback(() => {
    clearTimeout(timer.current);
    const change = unsaved.current;
    unsaved.current = null;
    if (change === null) return;
    writePeriodicDraft(store, { unitId, periodKey }, change).then((result) => {
      // What was not kept is tried again with the next key.
      if (!result.ok) unsaved.current = mergeChanges(change, unsaved.current ?? {});
      setFault(result.ok ? null : result.problem.fault);
    }, logBug);
  }, [store, unitId, periodKey]);
  useEffect(() => {
    let left = false;
    readPeriodicDraft(store, { unitId, periodKey }).then((held) => {
      if (!left) setDraft(held);
    }, setBroken);
    const onHide = () => {
      if (document.visibilityState === 'hidden') save();
    };
    document.addEventListener('visibilitychange', onHide);
    addEventListener('pagehide', save);
    return () => {
      left = true;
      document.removeEventListener('visibilitychange', onHide);
      removeEventListener('pagehide', save);
      save();
    };
  }, [store, unitId, periodKey, save]);
  if (broken !== undefined) throw broken;
  const change = (next: DraftChange) => {
    const dated = { ...next, changedAt: nowIso() };
    setDraft((held) => held && changeDraft(held, dated));
    unsaved.current = mergeChanges(unsaved.current ?? {}, dated);
    clearTimeout(timer.current);
    timer.current = setTimeout(save, PAUSE_MS);
  };
  return { draft, change, fault };
}
