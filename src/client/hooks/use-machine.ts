import { useEffect, useState } from 'preact/hooks';
import { type PersonRow, readPeople } from '../../device/store/device-db.ts';
import { countPending } from '../../device/store/local-store.ts';
import { deviceDb, openPersonStore } from '../../device/store/person-store.ts';
import { readMe } from '../../device/store/queries.ts';
import { isFault } from '../../sync/fault.ts';
import { logBug } from '../log.ts';
import { readWholeness } from './use-wholeness.ts';

/** What the next person may know of this machine: names of those with an open session, else a bare number. */
export type Machine = {
  open: PersonRow[];
  isNew: boolean;
  /** Whether data was here before and is gone. */
  isLost: boolean;
  unsentOfOthers: number;
};

const UNKNOWN: Machine = { open: [], isNew: false, isLost: false, unsentOfOthers: 0 };

async function unsentOf(personId: string): Promise<number> {
  const store = await openPersonStore(personId);
  try {
    const { ops, setAside } = await countPending(store);
    return ops + setAside;
  } finally {
    store.db.close();
  }
}

async function readMachine(): Promise<Machine> {
  const [people, wholeness] = await Promise.all([
    readPeople(deviceDb()),
    readWholeness(),
  ]);
  const closed = people.filter((row) => row.slot === null);
  const counts = await Promise.all(closed.map((row) => unsentOf(row.personId)));
  return {
    open: people.filter((row) => row.slot !== null),
    isNew: people.length === 0,
    isLost: wholeness === 'lost',
    unsentOfOthers: counts.reduce((sum, count) => sum + count, 0),
  };
}

async function readLogin(personId: string): Promise<string> {
  const store = await openPersonStore(personId);
  try {
    return (await readMe(store))?.phone ?? '';
  } finally {
    store.db.close();
  }
}

function useOnce<T>(read: () => Promise<T>, key: string | null, unknown: T): T | null {
  const [value, setValue] = useState<T | null>(null);
  // read once per key: the sheet does not change under the person's hands
  useEffect(() => {
    let left = false;
    read().then(
      (found) => {
        if (!left) setValue(found);
      },
      // The sheet must open all the same: what cannot be read it simply does not know.
      (thrown) => {
        if (!isFault(thrown)) logBug(thrown);
        if (!left) setValue(unknown);
      },
    );
    return () => {
      left = true;
    };
  }, [key]);
  return value;
}

/** Who may go on here without a password, and how much of others still waits. Null while being read. */
export const useMachine = (): Machine | null => useOnce(readMachine, null, UNKNOWN);

/** The number of the person whose session ran out, so that it need not be typed again. */
export const useKnownLogin = (personId: string | null): string | null =>
  useOnce(async () => (personId === null ? '' : readLogin(personId)), personId, '');
