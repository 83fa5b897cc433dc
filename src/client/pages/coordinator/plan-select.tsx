import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { PlanRecord } from '../../../domain/plan.ts';

/** Picks one plan, or all of them where `all` names that. */
export function PlanSelect(props: {
  label: string;
  plans: readonly PlanRecord[];
  planId: string;
  all?: string;
  onChange: (planId: string) => void;
}): JSX.Element {
  const id = useId();
  return (
    <>
      <label for={id}>{props.label}</label>
      <select
        id={id}
        value={props.planId}
        onChange={(e) => props.onChange(e.currentTarget.value)}
      >
        {props.all !== undefined && <option value="">{props.all}</option>}
        {props.plans.map((plan) => (
          <option key={plan.id} value={plan.id}>
            {plan.title} ({plan.year})
          </option>
        ))}
      </select>
    </>
  );
}
