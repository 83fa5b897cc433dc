// Builders: small true records and operations for tests, every field overridable.

import {
  type EvaluationContext,
  type FormDefinition,
  formDigestText,
} from '../../src/domain/form/form.ts';
import { makeUuid } from '../../src/domain/ids.ts';
import type { FileReport, Op } from '../../src/domain/op.ts';
import type { PeriodCalendar } from '../../src/domain/period.ts';
import type { Grant } from '../../src/domain/person.ts';
import type { FileRef, ReportRecord } from '../../src/domain/report.ts';
import type { AssignmentRecord } from '../../src/domain/task.ts';
import type { OutboxFile, OutboxOp } from '../../src/sync/ports.ts';
import type { Change, PullPage, Receipt } from '../../src/sync/protocol.ts';
import { opDigest, sha256Hex } from './digest.ts';

/** A moment all builders agree on: a Friday afternoon in Việt Nam. */
export const NOW_MS = Date.UTC(2026, 2, 13, 7, 0, 0);
export const NOW_ISO = new Date(NOW_MS).toISOString();
export const TODAY = '2026-03-13';

/** The n-th id of a kind; the same n gives the same id. */
export function uuid(n: number, kind = 0): string {
  const random = new Uint8Array(10);
  new DataView(random.buffer).setUint32(4, n);
  random[2] = kind;
  return makeUuid(NOW_MS, random);
}

/** A form of one question and an optional remark: enough for its rules to refuse something. */
export const aFormDefinition: FormDefinition = {
  id: 'f-test',
  version: '1',
  title: { vi: 'Phiếu thử', en: 'Test form' },
  defaultLanguage: 'vi',
  items: [
    { kind: 'text', name: 'activity_title' },
    { kind: 'date', name: 'activity_date', constraint: ['<=', ['.'], ['today']] },
    {
      kind: 'text',
      name: 'result_summary',
      required: true,
      constraint: ['>=', ['string-length', ['.']], 5],
    },
    {
      kind: 'select_one',
      name: 'task_progress',
      list: 'progress',
    },
    { kind: 'repeat', name: 'photos', items: [{ kind: 'image', name: 'photo' }] },
  ],
  lists: {
    progress: [
      { name: 'IN_PROGRESS', label: { vi: 'Đang thực hiện', en: 'In progress' } },
      { name: 'DONE', label: { vi: 'Hoàn thành', en: 'Done' } },
    ],
  },
};
export const aFormHash = sha256Hex(formDigestText(aFormDefinition));
export const aFormRef = { id: 'f-test', version: '1', hash: aFormHash };

export const aCalendar: PeriodCalendar = { id: 'cchc', kinds: [], dueDay: 20 };

export const aContext = (over: Partial<EvaluationContext> = {}): EvaluationContext => ({
  today: TODAY,
  now: '2026-03-13T14:00:00+07:00',
  personId: 'person-1',
  personName: 'Nguyễn Văn An',
  unitId: 'xa-a',
  unitName: 'UBND xã A',
  taskId: null,
  taskDue: null,
  language: 'vi',
  ...over,
});

export const aGrant = (over: Partial<Grant> = {}): Grant => ({
  unitId: 'xa-a',
  unitName: 'UBND xã A',
  unitKind: 'COMMUNE_PC_XA',
  rootId: 'xa-a',
  rootName: 'UBND xã A',
  provinceId: 'tinh-a',
  role: 'OFFICER',
  title: 'Công chức',
  from: '2025-07-01',
  to: null,
  primary: true,
  ...over,
});

export const anAssignment = (over: Partial<AssignmentRecord> = {}): AssignmentRecord => ({
  id: 'assignment-1',
  taskId: 'task-1',
  planId: 'plan-1',
  planNumber: '12/KH-UBND',
  unitId: 'xa-a',
  unitName: 'UBND xã A',
  personId: null,
  personName: null,
  role: 'LEAD',
  binding: 'ASSIGNED',
  state: 'NEW',
  title: 'Tuyên truyền trên loa truyền thanh',
  schedule: { kind: 'RECURRING', freq: 'MONTHLY' },
  window: { from: '2026-01-01', to: '2026-12-31' },
  formId: 'f-test',
  channels: [],
  audiences: [],
  topics: [],
  counts: {},
  lastActivityOn: null,
  issuedOn: '2026-01-05',
  log: [],
  ...over,
});

type FilingOver = Partial<Omit<FileReport, 'body' | 'kind'>> & {
  body?: Partial<FileReport['body']>;
  text?: string;
};
/** A first text of report 1 by default; `text` is its summary. */
export const aFiling = ({ body, text, ...over }: FilingOver = {}): FileReport => ({
  kind: 'file-report',
  opId: uuid(1, 1),
  unitId: 'xa-a',
  recordId: uuid(1, 2),
  baseRev: 0,
  happenedAt: NOW_ISO,
  ...over,
  body: {
    taskId: 'task-1',
    assignmentId: 'assignment-1',
    form: aFormRef,
    answers: {
      activity_date: TODAY,
      result_summary: text ?? 'Đã phát 12 lượt tin trên loa.',
    },
    context: aContext(),
    files: [],
    ...body,
  },
});

type ActOver = {
  opId?: string;
  unitId?: string;
  recordId?: string;
  baseRev?: number;
  body?: object;
};
/** Any operation but a filing, on report 1 (or assignment 1) at revision 1. */
export const anAct = (
  kind: Exclude<Op['kind'], 'file-report'>,
  over: ActOver = {},
): Op => {
  const isReport = kind.endsWith('-report');
  const bodies = {
    'withdraw-report': { reason: null },
    'take-up-report': {},
    'return-report': { comment: 'Đề nghị bổ sung số liệu.', fields: [] },
    'approve-report': { comment: null },
    'accept-task': {},
    'assign-person': { personId: 'person-1', personName: 'Nguyễn Văn An' },
  };
  return {
    kind,
    opId: uuid(2, 1),
    unitId: 'xa-a',
    recordId: isReport ? uuid(1, 2) : 'assignment-1',
    baseRev: isReport ? 1 : 0,
    happenedAt: NOW_ISO,
    body: bodies[kind],
    ...over,
  } as Op;
};

/** An item of the outbox that carries the operation. */
export function anItem(op: Op, seq: number, over: Partial<OutboxOp> = {}): OutboxOp {
  return {
    opId: op.opId,
    seq,
    recordId: op.recordId,
    op,
    digest: opDigest(op),
    bytes: JSON.stringify(op).length,
    state: 'queued',
    queuedAt: NOW_ISO,
    sentAt: null,
    attempts: 0,
    notBeforeMs: 0,
    receipt: null,
    ...over,
  };
}

/** Content of the n-th photo and what names it. */
export function aPhoto(n: number): { ref: FileRef; content: Uint8Array } {
  const content = new TextEncoder().encode(`photo ${n} `.repeat(20));
  const fileId = uuid(n, 3);
  const size = content.length;
  const sha256 = sha256Hex(content);
  return {
    ref: { fileId, name: `${fileId}.jpg`, sha256, size, type: 'image/jpeg' },
    content,
  };
}

/** A file row waiting for the text of the operation. */
export const aFile = (
  ref: FileRef,
  op: Op,
  over: Partial<OutboxFile> = {},
): OutboxFile => ({
  ...ref,
  reportId: op.recordId,
  opId: op.opId,
  state: 'held',
  queuedAt: NOW_ISO,
  attempts: 0,
  notBeforeMs: 0,
  uploadUrl: null,
  sentBytes: 0,
  ...over,
});

/** A receipt for an item; unsigned unless a signature is handed in. */
export const aReceipt = (
  item: Pick<OutboxOp, 'opId' | 'digest'>,
  over: Partial<Receipt> = {},
): Receipt => ({
  id: item.opId,
  digest: item.digest,
  outcome: 'applied',
  rev: 1,
  problem: null,
  at: NOW_ISO,
  epoch: 'epoch-1',
  keyId: 'key-1',
  sig: '',
  ...over,
});

export const aReport = (over: Partial<ReportRecord> = {}): ReportRecord => ({
  id: uuid(1, 2),
  unitId: 'xa-a',
  unitName: 'UBND xã A',
  authorId: 'person-1',
  authorName: 'Nguyễn Văn An',
  taskId: 'task-1',
  assignmentId: 'assignment-1',
  title: 'Tuyên truyền trên loa truyền thanh',
  form: aFormRef,
  state: 'SUBMITTED',
  rev: 1,
  answers: { activity_date: TODAY, result_summary: 'Đã phát 12 lượt tin trên loa.' },
  context: aContext(),
  activityDate: TODAY,
  periodKey: '2026-M03',
  files: [],
  happenedAt: NOW_ISO,
  receivedAt: NOW_ISO,
  log: [
    {
      kind: 'filed',
      rev: 1,
      at: NOW_ISO,
      byId: 'person-1',
      byName: 'Nguyễn Văn An',
      comment: null,
      fields: [],
    },
  ],
  past: [],
  sides: [],
  ...over,
});

/** A change that shows a record through the unit's audience. */
export const aChange = (
  type: string,
  body: { id: string },
  over: Partial<Change> = {},
): Change => ({ type, id: body.id, ver: 1, via: ['xa-a'], gone: [], body, ...over });

export const aPage = (over: Partial<PullPage> = {}): PullPage => ({
  protocol: 1,
  epoch: 'epoch-1',
  cursor: 'cursor-1',
  reset: false,
  lost: [],
  scope: ['all', 'person:person-1', 'xa-a'],
  changes: [],
  more: false,
  ...over,
});
