import { readCurrentForm } from '../../device/store/queries.ts';
import type { FormRecord } from '../../domain/record.ts';
import type { FormRef } from '../../domain/report.ts';
import { useApp } from '../app-context.ts';
import { useLive } from './use-live.ts';

/** A newer version of a draft's form, as soon as this device has one. */
export function useNewerForm({ id, version }: FormRef): FormRecord | null {
  const { store } = useApp();
  const current = useLive(() => readCurrentForm(store, id), [store, id]) ?? null;
  return current === null || current.version === version ? null : current;
}
