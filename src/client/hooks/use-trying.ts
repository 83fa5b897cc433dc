import { useCallback, useState } from 'preact/hooks';
import type { Result } from '../../domain/result.ts';
import type { FaultKind } from '../../sync/fault.ts';
import { logBug } from '../log.ts';

/** Runs an act of the person; what the machine refuses is there to be shown at once. */
export function useTrying(): {
  fault: FaultKind | null;
  run: <T>(
    act: Promise<Result<T, { fault: FaultKind }>>,
    then: (value: T) => void,
  ) => void;
} {
  const [fault, setFault] = useState<FaultKind | null>(null);
  const run = useCallback(
    <T>(act: Promise<Result<T, { fault: FaultKind }>>, then: (value: T) => void) => {
      act.then((result) => {
        setFault(result.ok ? null : result.problem.fault);
        if (result.ok) then(result.value);
      }, logBug);
    },
    [],
  );
  return { fault, run };
}
