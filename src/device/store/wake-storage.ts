/**
 * Lets the browser open its storage while the page is still on its way, rather than when the page asks for its first
 * row: on a slow disk that is most of the wait. Makes no database where there is none, and lets go at once.
 * @param name of a database that is opened soon after
 */
export function wakeStorage(storage: IDBFactory | undefined, name: string): void {
  try {
    const asked = storage?.open(name);
    if (asked === undefined) return;
    asked.onupgradeneeded = () => asked.transaction?.abort();
    asked.onsuccess = () => asked.result.close();
    // Its own abort, or a disk that fails: the page meets it too, and says so.
    asked.onerror = (event) => event.preventDefault();
  } catch {
    // Storage is refused here (a private window): the page says so.
  }
}
