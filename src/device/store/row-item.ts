// Rows as the engine's items and back: the engine knows bodies and no seal, the database the other way round.
import type { OutboxFile, OutboxOp } from '../../sync/ports.ts';
import type { FileBody, FileRow, Mark, OutboxBody, OutboxRow } from './person-db.ts';

/** A row, its opened body and its mark as the engine's item. */
export const asItem = (
  { body: _, kind: __, baseRev: ___, ...row }: OutboxRow,
  body: Pick<OutboxBody, 'op' | 'receipt'>,
  { sentAt, attempts }: Mark,
): OutboxOp => ({ ...row, sentAt, attempts, op: body.op, receipt: body.receipt });

/** The columns of a row after the engine changed its item. */
export const withItem = (row: OutboxRow, item: OutboxOp): OutboxRow => {
  const { op: _, receipt: __, sentAt: ___, attempts: ____, ...columns } = item;
  return { ...row, ...columns };
};

export type TravellingRow = FileRow & { state: OutboxFile['state'] };
/** Whether the file is on its way to the server or has arrived there. */
export const isTravelling = (row: FileRow): row is TravellingRow =>
  row.state !== 'draft' && row.state !== 'kept';

/** A row and its opened body as the engine's file. */
export const asFile = (
  { body: _, ...row }: TravellingRow,
  { name, sha256, type }: Pick<FileBody, 'name' | 'sha256' | 'type'>,
): OutboxFile => ({ ...row, name, sha256, type });

/** The columns of a row after the engine changed its file. */
export const withFile = (row: FileRow, file: OutboxFile): FileRow => {
  const { name: _, sha256: __, type: ___, ...columns } = file;
  return { ...row, ...columns };
};
