// Who shows what stands at a path, and is told when it looks different. Promises: cheap with thousands of paths, a map
// and no search. Refuses to remember what was told.

export type PathWatch = {
  /** Calls back when what stands at the path looks different; gives back how to stop. */
  on(path: string, again: () => void): () => void;
  /** @param paths null: everything looks different */
  tell(paths: readonly string[] | null): void;
};

/** A list of who watches which path. */
export function makePathWatch(): PathWatch {
  const watching = new Map<string, Set<() => void>>();
  return {
    on(path, again) {
      const held = watching.get(path) ?? new Set();
      watching.set(path, held.add(again));
      return () => {
        held.delete(again);
        if (held.size === 0 && watching.get(path) === held) watching.delete(path);
      };
    },
    tell(paths) {
      const told =
        paths === null ? [...watching.values()] : paths.map((p) => watching.get(p));
      for (const held of told) for (const again of [...(held ?? [])]) again();
    },
  };
}
