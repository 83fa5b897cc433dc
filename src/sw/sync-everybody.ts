import { deviceDb, openPersonStore } from '../device/store/person-store.ts';
import { readRecords } from '../device/store/queries.ts';
import { bringFormFiles, signedInPeople, syncPerson } from '../device/sync-person.ts';
import { hasRareParts } from '../domain/form/rare-parts.ts';
import type { FaultKind } from '../sync/fault.ts';

/** Faults that another call of the browser's would only meet again. */
const NEEDS_PERSON: readonly FaultKind[] = ['signed-out', 'forbidden', 'update-needed'];

const appVersion: string = import.meta.env.VITE_APP_VERSION;

/** @returns whether something is left that another run may bring up */
async function syncOne(personId: string): Promise<boolean> {
  const store = await openPersonStore(personId);
  try {
    const result = await syncPerson(store, { appVersion });
    // Somebody else is at it, and will see it through.
    if (result === null) return false;
    if (result.fault !== null) return !NEEDS_PERSON.includes(result.fault.kind);
    return result.left !== null && result.left.ops + result.left.files > 0;
  } finally {
    // A handle kept by a sleeping worker would hold up the next version of the database.
    store.db.close();
  }
}

/**
 * Runs the cycle for everyone with a session on this machine, one after the other.
 * @throws when work is left, or there is no line, so that the browser asks again
 */
export async function syncEverybody(): Promise<void> {
  // An act handed to a line that is not there would count as sent.
  if (!navigator.onLine) throw new Error('no line');
  const left: boolean[] = [];
  for (const personId of await signedInPeople(deviceDb()))
    left.push(await syncOne(personId));
  if (left.includes(true)) throw new Error('work is left');
}

/**
 * So long the worker is kept alive for files of forms: a sync asked for meanwhile is only called once this one's event
 * has ended. What is left comes with the next, or with the app open.
 */
const FILES_MAX_MS = 60_000;

/**
 * Fetches files of forms for everyone with a session here, as far as that goes in a minute. What cannot be had for one
 * person stops neither the next nor the sync event, which would be called again for it; the app open tells of a bug.
 */
export async function bringEverybodysFiles(nowMs = Date.now): Promise<void> {
  const untilMs = nowMs() + FILES_MAX_MS;
  for (const personId of await signedInPeople(deviceDb())) {
    const store = await openPersonStore(personId);
    try {
      await bringFormFiles(store, { appVersion }, () => nowMs() < untilMs);
    } catch {
    } finally {
      store.db.close();
    }
  }
}

/** Whether anyone with a session here has a form that needs more than the usual fields and functions. */
export async function haveRareForms(): Promise<boolean> {
  for (const personId of await signedInPeople(deviceDb())) {
    const store = await openPersonStore(personId);
    try {
      const forms = await readRecords(store, 'form');
      if (forms.some(({ definition }) => hasRareParts(definition))) return true;
    } finally {
      store.db.close();
    }
  }
  return false;
}
