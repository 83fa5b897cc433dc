// Spreadsheets as coordinators upload them.
import { readMarkdown } from '../../../src/server/forms/read-markdown.ts';
import { writeFormXlsx } from '../../../src/server/forms/write-form-xlsx.ts';
import { XLSX_TYPE } from '../../../src/server/routes/form-drafts.ts';
import type { Answer, Client } from './edge-client.ts';

/** A good form with one question and what else is drawn. */
export const drawnForm = (id: string, version: string, more = ''): string => `
| survey | | | | |
| | type | name | label::Tiếng Việt (vi) | label::English (en) |
| | text | result | Kết quả | Result |
${more}
| settings | | | | |
| | form_title | form_id | version | default_language |
| | Phiếu ${id} | ${id} | ${version} | Tiếng Việt (vi) |
`;

/** The spreadsheet of a form drawn with bars. */
export const sheetOf = (drawn: string): Promise<Buffer> =>
  writeFormXlsx(readMarkdown(drawn));

/** Uploads bytes as a form of a unit. */
export const uploadForm = (
  client: Client,
  unitId: string,
  payload: Buffer,
): Promise<Answer> =>
  client.send(
    'POST',
    `/api/v1/forms/drafts?unitId=${unitId}&fileName=${encodeURIComponent('phiếu.xlsx')}`,
    { headers: { 'content-type': XLSX_TYPE }, payload },
  );
