import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { wakeStorage } from '../../../src/device/store/wake-storage.ts';

const openAt = (name: string, version?: number) =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open(name, version);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

test('[WAKE] where there is no database none is made, and the real one is made whole after it', async () => {
  wakeStorage(indexedDB, 'none');
  let isMade = false;
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open('none', 3);
    asked.onupgradeneeded = ({ oldVersion }) => {
      isMade = oldVersion === 0;
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  expect(isMade).toBe(true);
  db.close();
});

test('[WAKE] a database that is there keeps its version, and is let go of for the next one', async () => {
  (await openAt('there', 2)).close();
  wakeStorage(indexedDB, 'there');
  const now = await openAt('there');
  expect(now.version).toBe(2);
  now.close();
  // Held open it would block this for ever.
  const next = await openAt('there', 3);
  expect(next.version).toBe(3);
  next.close();
});

test('[WAKE] storage that is refused or missing stops nobody', () => {
  const refusing = {
    open: () => {
      throw new DOMException('no', 'SecurityError');
    },
  } as unknown as IDBFactory;
  expect(() => wakeStorage(refusing, 'any')).not.toThrow();
  expect(() => wakeStorage(undefined, 'any')).not.toThrow();
});
