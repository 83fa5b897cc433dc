// The part of the browser's locks that the app uses: one holder of a name at a time, the others in line.
type Grant = (lock: { name: string } | null) => Promise<unknown>;
type Asking = { ifAvailable?: boolean; signal?: AbortSignal };

/** A lock manager shared by every "window" of a test. */
export function fakeLocks(): Pick<LockManager, 'request' | 'query'> {
  const held = new Set<string>();
  const line = new Map<string, (() => void)[]>();
  const leave = (name: string) => {
    const next = line.get(name)?.shift();
    if (next === undefined) held.delete(name);
    else next();
  };
  const hold = async (name: string, grant: Grant) => {
    try {
      return await grant({ name });
    } finally {
      leave(name);
    }
  };
  const request = async (name: string, ...how: [Grant] | [Asking, Grant]) => {
    const [asking, grant] = how.length === 1 ? [{} as Asking, how[0]] : how;
    if (!held.has(name)) {
      held.add(name);
      return hold(name, grant);
    }
    if (asking.ifAvailable) return grant(null);
    await new Promise<void>((resolve, reject) => {
      const turn = () => resolve();
      line.set(name, [...(line.get(name) ?? []), turn]);
      asking.signal?.addEventListener('abort', () => {
        line.set(
          name,
          (line.get(name) ?? []).filter((it) => it !== turn),
        );
        reject(new DOMException('', 'AbortError'));
      });
    });
    return hold(name, grant);
  };
  const query = async () => ({ held: [...held].map((name) => ({ name })), pending: [] });
  return { request: request as LockManager['request'], query };
}
