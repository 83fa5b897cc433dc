import { readCurrentForms } from '../../device/store/queries.ts';
import type { FormRecord } from '../../domain/record.ts';
import { useApp } from '../app-context.ts';
import { useLive } from './use-live.ts';

/** Forms a new phiếu can be started with; undefined while the device is being read. */
export function useForms(): FormRecord[] | undefined {
  const { store } = useApp();
  return useLive(() => readCurrentForms(store), [store]);
}
