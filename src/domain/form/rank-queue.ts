// A queue that gives back the smallest number first (a binary heap): what a change reaches is worked out in
// the order of the form's dependencies, whatever the order in which it was found. Promises: a number put in
// costs the logarithm of what waits.

export type RankQueue = {
  add(rank: number): void;
  take(): number | undefined;
};

/** An empty queue. */
export function makeRankQueue(): RankQueue {
  const heap: number[] = [];
  const at = (i: number): number => heap[i] ?? Number.POSITIVE_INFINITY;
  const swap = (i: number, j: number): void => {
    [heap[i], heap[j]] = [at(j), at(i)];
  };
  return {
    add(rank) {
      let i = heap.push(rank) - 1;
      while (i > 0 && at(i) < at((i - 1) >> 1)) {
        swap(i, (i - 1) >> 1);
        i = (i - 1) >> 1;
      }
    },
    take() {
      const first = heap[0];
      const last = heap.pop();
      if (heap.length === 0 || last === undefined) return first;
      heap[0] = last;
      for (let i = 0; ; ) {
        const child = at(2 * i + 1) <= at(2 * i + 2) ? 2 * i + 1 : 2 * i + 2;
        if (at(child) >= at(i)) return first;
        swap(i, child);
        i = child;
      }
    },
  };
}
