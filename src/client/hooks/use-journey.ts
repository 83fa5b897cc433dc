import { readOutbox } from '../../device/store/outbox-queries.ts';
import type { Receipt } from '../../sync/protocol.ts';
import { useApp } from '../app-context.ts';
import { useLive } from './use-live.ts';

/** How far a filed text has come. */
export type Journey = {
  state: 'queued' | 'sent' | 'set-aside';
  receipt: Receipt | null;
  photosLeft: number;
};

const LATELY = 20;

/** Follows one filed text on its way; undefined while nothing is known of it. */
export function useJourney(opId: string): Journey | undefined {
  const { store } = useApp();
  return useLive(async () => {
    const entry = (await readOutbox(store, LATELY)).find((it) => it.opId === opId);
    if (entry === undefined) return undefined;
    const { state, receipt, files } = entry;
    return {
      state,
      receipt,
      photosLeft: files.filter((file) => file.state !== 'sent').length,
    };
  }, [store, opId]);
}
