import { run } from './query.ts';
import type { Tx } from './scope.ts';

/** What is kept of an act that no operation tells of: who (a person id, or `admin` at the command line), what, on what. */
export type AuditEntry = {
  actor: string;
  action: string;
  target: string;
  detail?: Record<string, unknown>;
};

/** Adds to the audit log, in the transaction of the act itself; it only ever grows. */
export async function writeAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await run(
    tx,
    'insert into audit_log (actor, action, target, detail) values ($1, $2, $3, $4)',
    [
      entry.actor,
      entry.action,
      entry.target,
      entry.detail === undefined ? null : JSON.stringify(entry.detail),
    ],
  );
}
