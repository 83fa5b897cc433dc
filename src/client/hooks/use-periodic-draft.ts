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
import { useSaveOnLeave } from './use-save-on-leave.ts';

/** As for any text: the machine begins to keep it this long after the last key, and while keys keep coming every so often. */
const PAUSE_MS = 300;
const LATEST_MS = 2000;

export type PeriodicDesk = {
  /** Undefined while the machine is being asked what was left here. */
  draft: CompiledDraft | undefined;
  change(change: DraftChange): void;
  /** Whether all of it lies on the machine. */
  isKept: boolean;
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
  const [isKept, setKept] = useState(true);
  const soon = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  // One write at a time: each reads what is held and lays its change over it.
  const line = useRef<Promise<void>>(Promise.resolve());
  const save = useCallback(() => {
    clearTimeout(soon.current);
    clearTimeout(latest.current);
    latest.current = undefined;
    const step = async () => {
      const change = unsaved.current;
      unsaved.current = null;
      if (change === null) return;
      const result = await writePeriodicDraft(store, { unitId, periodKey }, change);
      // What was not kept is tried again with the next key.
      if (!result.ok) unsaved.current = mergeChanges(change, unsaved.current ?? {});
      setFault(result.ok ? null : result.problem.fault);
      setKept(unsaved.current === null);
    };
    line.current = line.current.then(step).catch(logBug);
  }, [store, unitId, periodKey]);
  useEffect(() => {
    let left = false;
    readPeriodicDraft(store, { unitId, periodKey }).then((held) => {
      if (!left) setDraft(held);
    }, setBroken);
    return () => {
      left = true;
    };
  }, [store, unitId, periodKey]);
  useSaveOnLeave(save);
  if (broken !== undefined) throw broken;
  const change = (next: DraftChange) => {
    const dated = { ...next, changedAt: nowIso() };
    setDraft((held) => held && changeDraft(held, dated));
    unsaved.current = mergeChanges(unsaved.current ?? {}, dated);
    setKept(false);
    clearTimeout(soon.current);
    soon.current = setTimeout(save, PAUSE_MS);
    latest.current ??= setTimeout(save, LATEST_MS);
  };
  return { draft, change, isKept, fault };
}
