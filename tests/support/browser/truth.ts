// What the server holds, asked of PostgreSQL and of the disk, never of the app.
import type { Office } from './office.ts';

export type HeldReport = {
  id: string;
  rev: number;
  state: string;
  author_id: string;
};

/** Reports of which some text ever taken in says this. */
export const reportsSaying = (office: Office, words: string): Promise<HeldReport[]> =>
  office.ask<HeldReport>(
    `select id, rev, state, author_id from report where id in
       (select report_id from report_revision where strpos(body::text, $1) > 0)
     order by id`,
    [words],
  );

/** Every text kept of a report, first to last; a text beside it has no number. */
export const textsOf = (office: Office, reportId: string) =>
  office.ask<{ rev: number | null; body: string }>(
    `select rev, body::text from report_revision where report_id = $1 order by rev`,
    [reportId],
  );

/** The pictures a report announced. */
export const photosOf = (office: Office, reportId: string) =>
  office.ask<{ sha256: string; size: string; received_at: Date | null }>(
    `select sha256, size, received_at from file_expected where report_id = $1`,
    [reportId],
  );

/** What became of the operations on a record, one line each. */
export const ledgerOf = (office: Office, recordId: string) =>
  office.ask<{ op_id: string; person_id: string; outcome: string }>(
    `select op_id, person_id, outcome from sync_op where record_id = $1 order by at`,
    [recordId],
  );
