// A line that fails in every way a line is known to fail, around any Remote. What happens to each call is drawn
// by the caller (a script, or a seeded chance), so that a run can be told again exactly.
import { Fault } from '../../src/sync/fault.ts';
import type { Remote } from '../../src/sync/ports.ts';
import type { PushAnswer, PushItem, Receipt } from '../../src/sync/protocol.ts';
import { makeFakeSigner } from './fake-signer.ts';

export const LINE_EVENTS = [
  /** Arrives, and so does the answer. */
  'ok',
  /** The request never arrives. */
  'drop-before',
  /** Done by the server; the answer never arrives. */
  'drop-after',
  /** Delivered twice (browsers do that by themselves); the second answer arrives. */
  'duplicate',
  /** Believed lost, delivered much later. */
  'late',
  /** A captive portal answers 200 with a page of its own. */
  'portal',
  /** Done by the server; the answer is cut in the middle. */
  'truncated',
  /** Refused before anything was done, with a wait. */
  'busy',
  /** An error after everything was done. */
  'error-after',
  /** No answer at all, and the time passes. */
  'black-hole',
  /** Somebody in between answers with receipts of his own making. */
  'forged',
  /** The answer lacks outcomes, and names operations nobody sent. */
  'mixed-up',
  /** The answer to an earlier request arrives instead. */
  'stale-answer',
] as const;
export type LineEvent = (typeof LINE_EVENTS)[number];
export type LineCall = 'push' | 'pull' | 'file';

/** What drives a lossy line, and what it leaves behind. */
export type Line = {
  draw(call: LineCall): LineEvent;
  /** Lets virtual time pass. */
  pass(ms: number): void;
  /** Requests still on their way: calling one delivers it at last. */
  late: (() => Promise<unknown>)[];
  /** The last answer to a push, for arriving again at the wrong moment. */
  lastAnswer: PushAnswer | null;
};

export const makeLine = (
  draw: Line['draw'],
  pass: Line['pass'] = () => undefined,
): Line => ({ draw, pass, late: [], lastAnswer: null });

const forger = makeFakeSigner('key-1', 'not the server’s secret');

/** An answer that claims everything went well, under a signature of the forger's. */
function forgedAnswer(items: readonly PushItem[]): PushAnswer {
  const receiptOf = ({ op, digest }: PushItem): Receipt =>
    forger.sign({
      id: op.opId,
      digest,
      outcome: 'applied',
      rev: op.baseRev + 1,
      problem: null,
      at: op.happenedAt,
      epoch: 'epoch-1',
    });
  const receipts = items.map(receiptOf);
  return {
    protocol: 1,
    epoch: 'epoch-1',
    keys: [forger.next('key-forged').key],
    outcomes: receipts.map((receipt) => ({
      opId: receipt.id,
      outcome: 'applied',
      receipt,
      retryAfterMs: null,
    })),
    batch: forger.signBatch(receipts),
  };
}

/** The answer with its first outcome torn off, the second stripped of its receipt, and a stranger's added. */
function mixedUp(answer: PushAnswer, last: PushAnswer | null): PushAnswer {
  const [, bare, ...rest] = answer.outcomes;
  const stripped = bare === undefined ? [] : [{ ...bare, receipt: null }];
  return {
    ...answer,
    outcomes: [...rest, ...stripped, ...(last?.outcomes.slice(0, 2) ?? [])],
  };
}

/** Runs one call through the line; `act` may run never, once, twice or later. */
async function through<T>(
  line: Line,
  call: LineCall,
  act: () => Promise<T>,
): Promise<{ event: LineEvent; value: T | null }> {
  const event = line.draw(call);
  switch (event) {
    case 'drop-before':
      throw new Fault('offline');
    case 'drop-after':
      await act();
      throw new Fault('offline');
    case 'duplicate':
      await act();
      return { event, value: await act() };
    case 'late':
      line.late.push(act);
      throw new Fault('timeout');
    case 'portal':
      throw new Fault('portal');
    case 'truncated':
      await act();
      throw new Fault('portal');
    case 'busy':
      throw new Fault('busy', '', 5_000);
    case 'error-after':
      await act();
      throw new Fault('server-error');
    case 'black-hole':
      line.pass(60_000);
      throw new Fault('timeout');
    case 'forged':
      return { event, value: null };
    default:
      return { event, value: await act() };
  }
}

/** The remote as it is behind the line. */
export function makeLossyRemote(remote: Remote, line: Line): Remote {
  const plain = async <T>(call: LineCall, act: () => Promise<T>): Promise<T> => {
    const { event, value } = await through(line, call, act);
    // Nobody can forge a page worth believing under our transport: it is a portal's.
    if (event === 'forged') throw new Fault('portal');
    return value as T;
  };
  return {
    push: async (deviceId, items) => {
      const before = line.lastAnswer;
      const { event, value } = await through(line, 'push', () =>
        remote.push(deviceId, items),
      );
      if (value === null) return forgedAnswer(items);
      line.lastAnswer = value;
      if (event === 'mixed-up') return mixedUp(value, before);
      return event === 'stale-answer' && before !== null ? before : value;
    },
    pull: (cursor) => plain('pull', () => remote.pull(cursor)),
    upload: async (file, bytes, onProgress) => {
      const event = line.draw('file');
      if (event === 'drop-before') throw new Fault('offline');
      // Cut in the middle of the bytes: what arrived stays, the rest is resumed.
      let steps = event === 'ok' || event === 'duplicate' ? Number.POSITIVE_INFINITY : 1;
      return remote.upload(file, bytes, async (url, sent) => {
        if (steps-- <= 0) throw new Fault('offline');
        await onProgress(url, sent);
      });
    },
    fileReceipt: (fileId) => plain('file', () => remote.fileReceipt(fileId)),
    download: (fileId) => plain('file', () => remote.download(fileId)),
  };
}
