import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { mayManageForms } from '../../../domain/form-rights.ts';
import { type Answered, type UnitForms, unitForms } from '../../actions/unit-forms.ts';
import { useApp } from '../../app-context.ts';
import { logBug } from '../../log.ts';

/** What is known of an answer that needs a line. */
export type Asked<T> =
  | { kind: 'asking' }
  | { kind: 'here'; value: T }
  | { kind: 'problem'; code: string };

/** Asks at once, and again when told to; an answer that comes after another was asked for is not shown. */
export function useAsked<T>(
  ask: () => Answered<T>,
  about: readonly unknown[],
): [Asked<T>, () => void] {
  const [state, setState] = useState<Asked<T>>({ kind: 'asking' });
  const [turn, setTurn] = useState(0);
  // Asked again for another thing, not for another closure.
  useEffect(() => {
    let left = false;
    ask().then((answer) => {
      if (left) return;
      setState(
        answer.ok
          ? { kind: 'here', value: answer.value }
          : { kind: 'problem', code: answer.problem },
      );
    }, logBug);
    return () => {
      left = true;
    };
  }, [turn, ...about]);
  return [state, useCallback(() => setTurn((n) => n + 1), [])];
}

/** The calls of the person at work. */
export function useUnitForms(): UnitForms {
  const { personId } = useApp();
  return useMemo(() => unitForms(personId), [personId]);
}

export type FormUnit = { id: string; name: string };

/** Units whose forms the person manages by a position there, the one they are working in first. */
export function useFormUnits(): FormUnit[] {
  const { me, acting, today } = useApp();
  const held = (me?.grants ?? []).filter((grant) =>
    mayManageForms([grant], { id: grant.unitId, inside: [] }, today),
  );
  const units = new Map(held.map(({ unitId, unitName }) => [unitId, unitName]));
  return [...units]
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => Number(b.id === acting?.unitId) - Number(a.id === acting?.unitId));
}
