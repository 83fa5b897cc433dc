import { useEffect } from 'preact/hooks';
import { tellWorker } from '../actions/tell-worker.ts';

/** Asks the worker to keep the wide side on this device from now on, whole, for a day without a line. */
export function useKeepWide(): void {
  useEffect(() => tellWorker('KEEP_WIDE'), []);
}
