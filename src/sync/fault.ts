// Fault: the world failed. Thrown by adapters only (store, remote), caught in three places only: the sync
// cycle, the action wrapper, the server's error handler. Refuses to be used for refusals: those are problems.

export type FaultKind =
  | 'offline'
  | 'timeout'
  | 'portal'
  | 'server-error'
  | 'busy'
  | 'signed-out'
  | 'forbidden'
  | 'update-needed'
  | 'storage-full'
  | 'storage-blocked';

/** The one class for a failure of the world around us; `retryAfterMs` when the other side named a wait. */
export class Fault extends Error {
  readonly kind: FaultKind;
  readonly retryAfterMs: number | null;
  constructor(kind: FaultKind, detail = '', retryAfterMs: number | null = null) {
    super(detail === '' ? kind : `${kind}: ${detail}`);
    this.name = 'Fault';
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Whether something thrown is a fault (and not a bug). */
export const isFault = (thrown: unknown): thrown is Fault => thrown instanceof Fault;
