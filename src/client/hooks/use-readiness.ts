import { useState } from 'preact/hooks';
import { countFormFiles } from '../../device/form-files.ts';
import { whoAmI } from '../../device/remote/session.ts';
import { readPerson } from '../../device/store/device-db.ts';
import { countPending } from '../../device/store/local-store.ts';
import type { PersonStore } from '../../device/store/person-store.ts';
import { readCurrentForms } from '../../device/store/queries.ts';
import { readAssignments } from '../../device/store/report-queries.ts';
import { readStorageState } from '../../device/store/storage-state.ts';
import { civilDateOf, daysBetween } from '../../domain/civil-date.ts';
import { isFault } from '../../sync/fault.ts';
import { useApp } from '../app-context.ts';
import { logBug } from '../log.ts';

/** What a day without a line needs, as this machine has it. */
export type Readiness = {
  /** Whether the app itself opens without a line. */
  shell: boolean;
  forms: number;
  /** What forms bring along: tables, pictures, films. */
  formFiles: { all: number; left: number };
  tasks: number;
  /** Null when the end of the session is not known. */
  sessionDays: number | null;
  unsent: number;
  /** Null when the browser does not say. */
  freeBytes: number | null;
};

/** The app is kept when the worker answers for the page and holds its first file, and filling in with it. */
async function isShellKept(): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !('caches' in globalThis)) return false;
  if (navigator.serviceWorker.controller === null) return false;
  const shell = await caches.match('/index.html', { ignoreSearch: true });
  return shell !== undefined && (await caches.has('form'));
}

/** Longer than this nobody waits for the server's own word on the session. */
const ASK_MS = 3000;

/** The server moves the session's end at every contact; where it answers, its word is the newer one. */
async function renewSession({ device, personId }: PersonStore): Promise<void> {
  const told = whoAmI(device, personId).catch((thrown) => {
    if (!isFault(thrown)) throw thrown;
  });
  await Promise.race([told, new Promise((resolve) => setTimeout(resolve, ASK_MS))]);
}

async function readReadiness(store: PersonStore, today: string): Promise<Readiness> {
  await renewSession(store);
  const [shell, forms, formFiles, tasks, person, pending, storage] = await Promise.all([
    isShellKept(),
    readCurrentForms(store),
    countFormFiles(store),
    readAssignments(store),
    readPerson(store.device, store.personId),
    countPending(store),
    readStorageState(),
  ]);
  const { usedBytes, quotaBytes } = storage;
  const end = person?.expiresAt ?? null;
  return {
    shell,
    forms: forms.length,
    formFiles,
    tasks: tasks.length,
    sessionDays: end === null ? null : daysBetween(today, civilDateOf(end)),
    unsent: pending.ops + pending.files + pending.setAside,
    freeBytes: usedBytes === null || quotaBytes === null ? null : quotaBytes - usedBytes,
  };
}

/** Looks at this machine when asked to. */
export function useReadiness(): {
  found: Readiness | null;
  isRunning: boolean;
  check: () => void;
} {
  const { store, today } = useApp();
  const [found, setFound] = useState<Readiness | null>(null);
  const [isRunning, setRunning] = useState(false);
  const check = () => {
    setRunning(true);
    readReadiness(store, today)
      .then(setFound, logBug)
      .finally(() => setRunning(false));
  };
  return { found, isRunning, check };
}
