// Reading what a push brings, item by item. Promises: an operation this build can not read keeps its raw body, and
// its digest is computed here, whatever the device claims. Refuses nothing: that is the judge's business.
import { canonicalJson } from '../domain/canonical.ts';
import { Uuid } from '../domain/ids.ts';
import { isReportOp, Op } from '../domain/op.ts';
import type { RawPushItem } from './protocol.ts';

/** SHA-256 of a text, in lower-case hexadecimal. */
export type DigestOf = (text: string) => string | Promise<string>;

/** An item as read at the door: the operation, or null when it can not be read, with its body kept raw. */
export type ReadItem = {
  opId: string;
  recordId: string;
  op: Op | null;
  raw: unknown;
  claimed: string;
  computed: string;
  seq: number;
};

/** The canonical text of a body, or null for one nested deeper than anything a person could write. */
function textOf(body: unknown): string | null {
  try {
    return canonicalJson(body ?? null);
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}

/** Reads one item at the door; an operation this build can not read keeps its raw body. */
export async function readItem(item: RawPushItem, digestOf: DigestOf): Promise<ReadItem> {
  const text = textOf(item.op);
  const computed = await digestOf(text ?? item.digest);
  const raw = text === null ? null : item.op;
  const parsed = Op.safeParse(raw);
  const shared = { raw, claimed: item.digest, computed, seq: item.seq };
  if (parsed.success)
    return {
      ...shared,
      opId: parsed.data.opId,
      recordId: parsed.data.recordId,
      op: parsed.data,
    };
  const said = (typeof item.op === 'object' && item.op !== null ? item.op : {}) as {
    opId?: unknown;
    recordId?: unknown;
  };
  const opId = Uuid.safeParse(said.opId);
  return {
    ...shared,
    opId: opId.success ? opId.data : idFromDigest(computed),
    recordId: typeof said.recordId === 'string' ? said.recordId.slice(0, 64) : '',
    op: null,
  };
}

/** An id for a body that has none of its own: the same body gets the same one. */
const idFromDigest = (d: string): string =>
  `${d.slice(0, 8)}-${d.slice(8, 12)}-8${d.slice(13, 16)}-8${d.slice(17, 20)}-${d.slice(20, 32)}`;

/** What a batch will ask the store for. */
export function aheadOf(read: readonly ReadItem[]) {
  const reportIds = new Set<string>();
  const assignmentIds = new Set<string>();
  for (const { op } of read) {
    if (op === null) continue;
    if (isReportOp(op)) reportIds.add(op.recordId);
    else assignmentIds.add(op.recordId);
    if (op.kind === 'file-report' && op.body.assignmentId !== null)
      assignmentIds.add(op.body.assignmentId);
  }
  return {
    opIds: read.map((item) => item.opId),
    reportIds: [...reportIds],
    assignmentIds: [...assignmentIds],
  };
}
