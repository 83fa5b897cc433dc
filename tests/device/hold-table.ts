import type { PersonStore } from '../../src/device/store/person-store.ts';

/**
 * Somebody writes to a table for as long as wanted: whoever wants to read it meanwhile waits, and nothing else does.
 * @returns lets it go
 */
export async function holdTable(
  { db }: PersonStore,
  name: 'base' | 'outbox',
): Promise<() => void> {
  let isHeld = true;
  const table = db.backendDB().transaction(name, 'readwrite').objectStore(name);
  await new Promise<void>((begun) => {
    const again = () => {
      table.count().onsuccess = () => {
        begun();
        if (isHeld) again();
      };
    };
    again();
  });
  return () => {
    isHeld = false;
  };
}
