// What a coordinator does with forms. All of it needs a line, and nothing of it is kept on this device.
import { httpOf } from '../../device/remote/session.ts';
import {
  type AnswersWanted,
  type Attaching,
  answersPath,
  draftFilePath,
  fetchDraft,
  fetchFile,
  fetchShelf,
  sendAttach,
  sendDropDraft,
  sendDropFormFile,
  sendFormFile,
  sendPublish,
  sendSheet,
  sendWithdraw,
  sheetPath,
} from '../../device/remote/unit-forms.ts';
import { deviceDb } from '../../device/store/person-store.ts';
import { fail, type Result } from '../../domain/result.ts';
import { isFault } from '../../sync/fault.ts';

export type {
  DraftFile,
  DraftHead,
  DraftView,
  FormShelf,
  SheetFault,
  ShelfForm,
} from '../../device/remote/unit-forms.ts';

/** An answer, or why there is none: the server's code or the fault's kind. */
export type Answered<T> = Promise<Result<T, string>>;
type Http = Awaited<ReturnType<typeof httpOf>>;

async function speak<T>(
  personId: string,
  work: (http: Http) => Answered<T>,
): Answered<T> {
  try {
    return await work(await httpOf(deviceDb(), personId));
  } catch (thrown) {
    if (!isFault(thrown)) throw thrown;
    return fail(thrown.kind);
  }
}

/** What one person may ask about forms. */
export const unitForms = (personId: string) => ({
  shelf: (unitId: string) => speak(personId, (http) => fetchShelf(http, unitId)),
  upload: (unitId: string, file: File) =>
    speak(personId, (http) => sendSheet(http, unitId, file)),
  draft: (id: string) => speak(personId, (http) => fetchDraft(http, id)),
  drop: (id: string) => speak(personId, (http) => sendDropDraft(http, id)),
  addFile: (id: string, file: File) =>
    speak(personId, (http) => sendFormFile(http, id, file)),
  draftFile: (id: string, sha256: string) =>
    speak(personId, (http) => fetchFile(http, draftFilePath(id, sha256))),
  dropFile: (id: string, name: string) =>
    speak(personId, (http) => sendDropFormFile(http, id, name)),
  publish: (id: string, acknowledged: boolean) =>
    speak(personId, (http) => sendPublish(http, id, acknowledged)),
  withdraw: (formId: string) => speak(personId, (http) => sendWithdraw(http, formId)),
  attach: (formId: string, its: Attaching) =>
    speak(personId, (http) => sendAttach(http, formId, its)),
  sheet: (formId: string, version: string) =>
    speak(personId, (http) => fetchFile(http, sheetPath(formId, version))),
  answers: (formId: string, wanted: AnswersWanted) =>
    speak(personId, (http) => fetchFile(http, answersPath(formId, wanted))),
});
export type UnitForms = ReturnType<typeof unitForms>;

/** Hands a file to the person, as the browser saves files. */
export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has read it by then; kept for ever it would stay in memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
