// The database of one person on this machine. Each row is a few index columns and one sealed body. Promises:
// strict durability for every write (a relaxed write is lost by a power cut, measured). Refuses to be deleted:
// signing out leaves it as it is.
import { Dexie, type EntityTable, type Table } from 'dexie';
import type { FilingFacts } from '../../domain/apply.ts';
import type { Op } from '../../domain/op.ts';
import type { Answers, FileRef, FormRef } from '../../domain/report.ts';
import type { OutboxFile, OutboxOp } from '../../sync/ports.ts';
import type { Change, Receipt } from '../../sync/protocol.ts';
import type { Sealed } from './vault.ts';
import { stampWrites } from './write-stamp.ts';

/**
 * The server's word. `ref` is what lists are asked by (report → assignment, assignment → task, form → form id);
 * `gen` counts full re-listings; `ver` ends in ,5 while the body already carries an act of ours whose receipt
 * is here but whose record has not been pulled yet.
 */
export type BaseRow = {
  key: string;
  type: string;
  ref: string;
  ver: number;
  via: string[];
  gen: number;
  body: Sealed<unknown>;
};

/** Whether and when an operation first left the device, and how often it has been tried. */
export type Mark = Pick<OutboxOp, 'sentAt' | 'attempts'>;
export type Marks = Readonly<Record<string, Mark>>;

/** What an outbox row keeps sealed: the act, its receipt, and what the phone alone knows for showing it. */
export type OutboxBody = {
  op: Op;
  receipt: Receipt | null;
  facts: FilingFacts | null;
  /** What a draft had beside the act's own content, so that taking it back gives all of it back. */
  draft: { startedAt: string; touched: string[]; answers: Answers | null } | null;
};
export type OutboxRow = Omit<OutboxOp, 'op' | 'receipt' | keyof Mark> & {
  kind: Op['kind'];
  baseRev: number;
  body: Sealed<OutboxBody>;
};

/** `draft`: its text is not filed yet · `kept`: another person's, held here for reading. */
export type FileRowState = OutboxFile['state'] | 'draft' | 'kept';
export type FileBody = {
  name: string;
  sha256: string;
  type: string;
  receipt: Receipt | null;
};
export type FileRow = Omit<OutboxFile, 'name' | 'sha256' | 'type' | 'state'> & {
  state: FileRowState;
  body: Sealed<FileBody>;
};
/** Bytes apart from all text, so that no text is ever behind a photo. */
export type BlobRow = { fileId: string; blob: Blob };

/** A phiếu being written; `baseRev` 0 = new, n = correcting revision n. */
export type Draft = {
  reportId: string;
  baseRev: number;
  form: FormRef;
  unitId: string;
  taskId: string | null;
  assignmentId: string | null;
  answers: Answers;
  files: FileRef[];
  startedAt: string;
  updatedAt: string;
  /** Paths of the fields the person has been at, so that only these complain. */
  touched: string[];
  /** Paths whose answers were taken over from an earlier report. */
  copied?: string[];
  /** Answers that a newer version of the form has no place for, as text. */
  left?: { label: string; text: string }[];
};
export type DraftRow = {
  id: string;
  formId: string;
  assignmentId: string;
  /** Empty while the draft is alive. */
  deletedAt: string;
  updatedAt: string;
  body: Sealed<Draft>;
};

/** The proof of an act whose text is no longer kept for offering again. */
export type ReceiptRow = { id: string; recordId: string; body: Sealed<Receipt> };
export type ParkedRow = { n?: number; type: string; gen: number; body: Sealed<Change> };
/** A fact of this database: a plain counter in `n`, or something sealed. */
export type MetaRow = {
  key: string;
  n: number;
  body: Sealed<unknown> | null;
  marks?: Marks;
};

export class PersonDb extends Dexie {
  declare base: EntityTable<BaseRow, 'key'>;
  declare outbox: EntityTable<OutboxRow, 'opId'>;
  declare files: EntityTable<FileRow, 'fileId'>;
  declare blobs: EntityTable<BlobRow, 'fileId'>;
  declare drafts: EntityTable<DraftRow, 'id'>;
  declare receipts: EntityTable<ReceiptRow, 'id'>;
  declare parked: Table<ParkedRow, number>;
  declare meta: EntityTable<MetaRow, 'key'>;
  constructor(name: string) {
    // The cache would show a write before it is complete, and copies every row it hands out.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
    stampWrites(this);
    this.version(1).stores({
      base: 'key, [type+ref], *via, gen',
      outbox: 'opId, [state+seq], recordId',
      files: 'fileId, reportId, opId, [state+queuedAt]',
      blobs: 'fileId',
      drafts: 'id, assignmentId',
      receipts: 'id, recordId',
      parked: '++n, type',
      meta: 'key',
    });
  }
}

/** The name of a person's database. */
export const personDbName = (personId: string): string => `lan-toa-${personId}`;
