// The Cache API in memory, over a table of what the server would answer.

/** Our server names its policy with every file; a portal's page has none. */
const answerOf = (body = ''): Response =>
  new Response(body, {
    headers: body.startsWith('<')
      ? {}
      : { 'content-security-policy': 'trusted-types lan-toa' },
  });

/** Caches whose `add` and `addAll` fetch from the table; a missing path is a 404. */
export function memoryCaches(server: ReadonlyMap<string, string>): CacheStorage {
  const caches = new Map<string, Map<string, Response>>();
  const pathOf = (request: RequestInfo | URL): string =>
    new URL(request instanceof Request ? request.url : String(request), 'https://app')
      .pathname;
  const open = (held: Map<string, Response>) => ({
    match: async (request: RequestInfo | URL) => held.get(pathOf(request))?.clone(),
    put: async (request: RequestInfo | URL, response: Response) => {
      held.set(pathOf(request), response);
    },
    add: async (request: RequestInfo | URL) => open(held).addAll([request]),
    addAll: async (requests: readonly (RequestInfo | URL)[]) => {
      const bodies = requests.map((it) => [pathOf(it), server.get(pathOf(it))] as const);
      // All or nothing, as the standard has it.
      if (bodies.some(([, body]) => body === undefined)) throw new TypeError('404');
      for (const [path, body] of bodies) held.set(path, answerOf(body));
    },
    keys: async () => [...held.keys()].map((path) => new Request(`https://app${path}`)),
    delete: async (request: RequestInfo | URL) => held.delete(pathOf(request)),
  });
  return {
    has: async (name: string) => caches.has(name),
    open: async (name: string) => {
      const held = caches.get(name) ?? new Map<string, Response>();
      caches.set(name, held);
      return open(held);
    },
    keys: async () => [...caches.keys()],
    delete: async (name: string) => caches.delete(name),
  } as unknown as CacheStorage;
}
