import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { AssignmentRecord } from '../../../domain/task.ts';
import { assignTask } from '../../actions/assign-task.ts';
import { useApp } from '../../app-context.ts';
import { useColleagues } from '../../hooks/use-colleagues.ts';
import { useTrying } from '../../hooks/use-trying.ts';
import { FaultLine } from '../../parts/fault-line.tsx';
import { PersonPicker } from '../../parts/person-picker.tsx';

/** *Phân công cho*: gives the task to a person of the unit. */
export function AssignPerson(props: { assignment: AssignmentRecord }): JSX.Element {
  const { assignment } = props;
  const { words, store, say, requestSync } = useApp();
  const w = words.task;
  const [isChoosing, setChoosing] = useState(false);
  const { fault, run } = useTrying();
  const people = useColleagues(assignment.unitId);
  const give = (person: { id: string; name: string } | null) => {
    setChoosing(false);
    run(assignTask(store, assignment, person), () => {
      say(person === null ? w.unassigned : w.assigned(person.name));
      requestSync();
    });
  };
  return (
    <>
      <FaultLine fault={fault} words={words} />
      <button type="button" onClick={() => setChoosing(true)}>
        {assignment.personName === null ? w.assign : w.reassign}
      </button>
      {isChoosing && (
        <PersonPicker
          people={people}
          chosenId={assignment.personId}
          words={words}
          onChoose={give}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}
