import { useApp } from '../app-context.ts';
import { takeTaskLines } from './first-screen.ts';
import { readTaskLines, type TaskLines } from './read-task-lines.ts';
import { useLive } from './use-live.ts';

/**
 * What `readTaskLines` finds, kept up to date; undefined while the device is being read.
 * @param again another number: all of it is read once more
 */
export function useTaskLines(again = 0): TaskLines | undefined {
  const { store, today } = useApp();
  return useLive(
    () => readTaskLines(store, today),
    [store, today, again],
    () => takeTaskLines(store, today),
  );
}
