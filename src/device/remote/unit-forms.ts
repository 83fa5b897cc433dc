// Forms as a coordinator works on them: never stored on the device, so the answer goes to the screen and nowhere
// else. Promises: a refusal of our server is returned by its code, everything else is a Fault.
import type { FormDefinition } from '../../domain/form/form.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { Fault } from '../../sync/fault.ts';
import {
  fields,
  flag,
  isRecord,
  listOf,
  oneOf,
  orNull,
  type Shape,
  text,
  whole,
} from '../shape.ts';
import { jsonBody } from './gzip.ts';
import { ask, type Call, call, type Http, readRefusal, underDeadline } from './http.ts';

type Both = { vi: string; en: string };
const both = fields<Both>({ vi: text, en: text });

export type SheetFault = {
  level: string;
  sheet: string;
  row: number;
  column: string;
  text: string;
  message: Both;
  fix?: string;
};
const sheetFault: Shape<SheetFault> = (value): value is SheetFault =>
  fields<Omit<SheetFault, 'fix'>>({
    level: text,
    sheet: text,
    row: whole,
    column: text,
    text,
    message: both,
  })(value);

export type Uploaded = { draftId: string | null; faults: SheetFault[] };
const uploaded = fields<Uploaded>({ draftId: orNull(text), faults: listOf(sheetFault) });

export type DraftHead = {
  id: string;
  unitId: string;
  formId: string;
  version: string;
  title: Both;
  fileName: string;
  uploadedBy: string;
  uploadedAt: string;
  warnings: number;
};
const draftHead = fields<DraftHead>({
  id: text,
  unitId: text,
  formId: text,
  version: text,
  title: both,
  fileName: text,
  uploadedBy: text,
  uploadedAt: text,
  warnings: whole,
});

export type ShelfForm = {
  formId: string;
  version: string;
  title: Both;
  unitId: string | null;
  current: boolean;
  publishedAt: string;
  tasks: number;
};
const shelfForm = fields<ShelfForm>({
  formId: text,
  version: text,
  title: both,
  unitId: orNull(text),
  current: flag,
  publishedAt: text,
  tasks: whole,
});
export type FormShelf = { forms: ShelfForm[]; drafts: DraftHead[]; common: boolean };
const formShelf = fields<FormShelf>({
  forms: listOf(shelfForm),
  drafts: listOf(draftHead),
  common: flag,
});

/** Enough to know it for a form; what the engine makes of it is seen, not stored. */
const definition: Shape<FormDefinition> = (value): value is FormDefinition =>
  isRecord(value) &&
  text(value.id) &&
  text(value.version) &&
  both(value.title) &&
  Array.isArray(value.items) &&
  isRecord(value.lists);

export type DraftFile = {
  name: string;
  use: 'data' | 'image' | 'audio' | 'video';
  state: 'here' | 'missing' | 'host';
  size: number;
  sha256: string | null;
};
const draftFile = fields<DraftFile>({
  name: text,
  use: oneOf('data', 'image', 'audio', 'video'),
  state: oneOf('here', 'missing', 'host'),
  size: whole,
  sha256: orNull(text),
});

export type DraftView = {
  draft: DraftHead;
  definition: FormDefinition;
  faults: SheetFault[];
  files: DraftFile[];
  published: FormDefinition | null;
  obstacle: string | null;
};
const draftView = fields<DraftView>({
  draft: draftHead,
  definition,
  faults: listOf(sheetFault),
  files: listOf(draftFile),
  published: orNull(definition),
  obstacle: orNull(text),
});

const published = fields<{ formId: string; version: string }>({
  formId: text,
  version: text,
});
const attached = fields<{ tasks: number }>({ tasks: whole });
const empty: Shape<null> = (value): value is null => value === null;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const enc = encodeURIComponent;

async function asked<T>(
  http: Http,
  path: string,
  its: Call,
  shape: Shape<T>,
): Promise<Result<T, string>> {
  const { value, refusal } = await ask(http, path, its, shape);
  return refusal === null ? ok(value) : fail(refusal.code);
}
const post = async (body: unknown): Promise<Call> => ({
  method: 'POST',
  ...(await jsonBody(body)),
});

/** Forms and drafts of a unit. */
export const fetchShelf = (http: Http, unitId: string) =>
  asked(http, `/forms?unitId=${enc(unitId)}`, {}, formShelf);

/** Hands a spreadsheet in. */
export const sendSheet = (http: Http, unitId: string, file: File) =>
  asked(
    http,
    `/forms/drafts?unitId=${enc(unitId)}&fileName=${enc(file.name.slice(-200))}`,
    {
      method: 'POST',
      headers: { 'content-type': XLSX },
      body: file,
      sentBytes: file.size,
    },
    uploaded,
  );

/** A draft with what it says and what is published now. */
export const fetchDraft = (http: Http, draftId: string) =>
  asked(http, `/forms/drafts/${enc(draftId)}`, {}, draftView);

/** Throws a draft away. */
export const sendDropDraft = (http: Http, draftId: string) =>
  asked(http, `/forms/drafts/${enc(draftId)}`, { method: 'DELETE' }, empty);

const filePath = (draftId: string, name: string): string =>
  `/forms/drafts/${enc(draftId)}/files?name=${enc(name)}`;
const attachedFile = fields<{ sha256: string }>({ sha256: text });

/** Hands in a file that a draft names. */
export const sendFormFile = (http: Http, draftId: string, file: File) =>
  asked(
    http,
    filePath(draftId, file.name),
    {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      // Typed by us: the browser would say what it thinks of the file's name.
      body: file.slice(0, file.size, 'application/octet-stream'),
      sentBytes: file.size,
    },
    attachedFile,
  );

/** Takes a file out of a draft. */
export const sendDropFormFile = (http: Http, draftId: string, name: string) =>
  asked(http, filePath(draftId, name), { method: 'DELETE' }, empty);

/** Publishes a draft, warnings and all. */
export const sendPublish = async (http: Http, draftId: string, acknowledged: boolean) =>
  asked(
    http,
    `/forms/drafts/${enc(draftId)}/publish`,
    await post({ acknowledged }),
    published,
  );

/** Takes a form out of what is offered. */
export const sendWithdraw = (http: Http, formId: string) =>
  asked(http, `/forms/${enc(formId)}/withdraw`, { method: 'POST' }, empty);

export type Attaching = { planId: string; taskIds: string[]; product: string | null };
/** Attaches a form to tasks of a plan. */
export const sendAttach = async (http: Http, formId: string, its: Attaching) =>
  asked(http, `/forms/${enc(formId)}/attach`, await post(its), attached);

/** A file of the server's, whole. */
export async function fetchFile(http: Http, path: string): Promise<Result<Blob, string>> {
  const answer = await call(http, path, { headers: { accept: '*/*' } });
  const { response, deadline } = answer;
  if (!response.ok) return fail((await readRefusal(answer)).code);
  // A portal's page is no file of ours: ours are always named for saving.
  if (!response.headers.get('content-disposition')?.startsWith('attachment')) {
    deadline.end();
    throw new Fault('portal', `no file on ${path}`);
  }
  const blob = await underDeadline(deadline, () => response.blob());
  deadline.end();
  return ok(blob);
}

export const draftFilePath = (draftId: string, sha256: string): string =>
  `/forms/drafts/${enc(draftId)}/files/${sha256}`;
export const sheetPath = (formId: string, version: string): string =>
  `/forms/${enc(formId)}/versions/${enc(version)}/sheet`;

export type AnswersWanted = {
  format: 'xlsx' | 'csv';
  planId: string;
  periodKey: string;
  unitId: string;
  which: 'confirmed' | 'filed';
  /** Of CSV, which has one table: the repeat whose rows are wanted; empty for the phiếu. */
  repeat: string;
};
/** Where the answers of a form are had as a file; an empty wish is none. */
export const answersPath = (formId: string, wanted: AnswersWanted): string => {
  const wishes = Object.entries(wanted).filter(([, value]) => value !== '');
  return `/forms/${enc(formId)}/answers?${new URLSearchParams(wishes)}`;
};
