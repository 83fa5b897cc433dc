import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isOpenAssignment } from '../../domain/task.ts';
import { assignTask } from '../actions/task.ts';
import { useApp } from '../app-context.ts';
import { useColleagues } from '../hooks/use-colleagues.ts';
import { useMay } from '../hooks/use-may.ts';
import type { TaskDetail } from '../hooks/use-task.ts';
import { useTrying } from '../hooks/use-trying.ts';
import { FaultLine } from '../parts/fault-line.tsx';
import { Icon } from '../parts/icon.tsx';
import { UserRound, UsersRound } from '../parts/icons.ts';
import { PersonPicker } from '../parts/person-picker.tsx';

/** Who does the task, and giving it to somebody. */
export function TaskWho({ detail }: { detail: TaskDetail }): JSX.Element {
  const app = useApp();
  const { words, store } = app;
  const { assignment } = detail;
  const w = words.task;
  const [isChoosing, setChoosing] = useState(false);
  const { fault, run } = useTrying();
  const people = useColleagues(assignment.unitId);
  const isOpen = isOpenAssignment(assignment);
  const mayAssign = useMay('assign-person', assignment.unitId) && isOpen;
  const give = (person: { id: string; name: string } | null) => {
    setChoosing(false);
    run(assignTask(store, assignment, person), () => {
      app.say(person === null ? w.unassigned : w.assigned(person.name));
      app.requestSync();
    });
  };
  return (
    <section class="card">
      <h2>{w.whoTitle}</h2>
      <FaultLine fault={fault} words={words} />
      <p class="task-who">
        <Icon of={assignment.personName === null ? UsersRound : UserRound} />
        {assignment.personName ?? w.nobody}
      </p>
      {mayAssign && (
        <button type="button" onClick={() => setChoosing(true)}>
          {assignment.personName === null ? w.assign : w.reassign}
        </button>
      )}
      {isChoosing && (
        <PersonPicker
          people={people}
          chosenId={assignment.personId}
          words={words}
          onChoose={give}
          onClose={() => setChoosing(false)}
        />
      )}
    </section>
  );
}
