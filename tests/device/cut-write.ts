// A crash at the n-th write: the transaction it belongs to is aborted, as a browser that dies there would leave it.
type Writer = 'put' | 'add' | 'delete';
const WRITERS: readonly Writer[] = ['put', 'add', 'delete'];

/** A full disk lets the requests succeed and aborts at the end, with its reason on the transaction (measured). */
function cut(request: IDBRequest, reason: string | undefined): void {
  const { transaction } = request;
  if (reason === undefined) {
    transaction?.abort();
    return;
  }
  request.addEventListener('success', () => {
    const error = { get: () => new DOMException('', reason) };
    if (transaction !== null) Object.defineProperty(transaction, 'error', error);
    transaction?.abort();
  });
}

/**
 * Runs work during which the n-th write (from 1) of all tables aborts its transaction.
 * @returns whether there was an n-th write, and how the work ended
 */
export async function withCutAt(
  n: number,
  work: () => Promise<unknown>,
  reason?: 'QuotaExceededError',
): Promise<{ wasCut: boolean; thrown: unknown }> {
  let writes = 0;
  const plain = WRITERS.map((name) => [name, IDBObjectStore.prototype[name]] as const);
  for (const [name, method] of plain)
    IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...all: unknown[]) {
      writes += 1;
      const request = (method as (...all: unknown[]) => IDBRequest).apply(this, all);
      if (writes === n) cut(request, reason);
      return request;
    } as never;
  try {
    await work();
    return { wasCut: writes >= n, thrown: null };
  } catch (thrown) {
    return { wasCut: writes >= n, thrown };
  } finally {
    for (const [name, method] of plain) IDBObjectStore.prototype[name] = method as never;
  }
}
