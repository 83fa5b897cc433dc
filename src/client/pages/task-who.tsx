import type { JSX } from 'preact';
import { isOpenAssignment } from '../../domain/task.ts';
import { useApp } from '../app-context.ts';
import { useMay } from '../hooks/use-may.ts';
import type { TaskDetail } from '../hooks/use-task.ts';
import { Icon } from '../parts/icon.tsx';
import { UserRound } from '../parts/more-icons.ts';
import { lazyScreen } from './lazy-screen.ts';

// Only those who coordinate may assign.
const AssignPerson = lazyScreen(() =>
  import('./coordinator/assign-person.tsx').then((m) => m.AssignPerson),
);

/** Who does the task, and giving it to somebody. */
export function TaskWho({ detail }: { detail: TaskDetail }): JSX.Element {
  const { assignment } = detail;
  const w = useApp().words.task;
  const mayAssign = useMay('assign-person', assignment.unitId);
  return (
    <section class="card">
      <h2>{w.whoTitle}</h2>
      <p class="task-who">
        <Icon of={UserRound} />
        {assignment.personName ?? w.nobody}
      </p>
      {mayAssign && isOpenAssignment(assignment) && (
        <AssignPerson assignment={assignment} />
      )}
    </section>
  );
}
