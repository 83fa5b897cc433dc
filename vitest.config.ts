import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const node = (
  name: string,
  include: string[],
  limitMs: number,
  more: Record<string, unknown> = {},
) => ({
  test: {
    name,
    environment: 'node',
    include,
    testTimeout: limitMs,
    hookTimeout: limitMs,
    ...more,
  },
});

// The limits are for a hung test on a slow, busy machine; they measure nothing.
// Where nothing lives outside the functions (domain, sync, device, sw, server), the files of a worker share one process:
// half of the time would go into reading the same modules again. A test that changes what is global puts it back.
export default defineConfig({
  test: {
    allowOnly: false,
    projects: [
      node('house', ['tests/house.test.ts', 'tests/scripts/**/*.test.ts'], 30_000),
      node('unit', ['tests/{domain,sync,device,sw}/**/*.test.ts'], 60_000, {
        isolate: false,
      }),
      node('server', ['tests/server/**/*.test.ts'], 120_000, {
        isolate: false,
        globalSetup: ['tests/support/server/global-setup.ts'],
        // Each worker has a PostgreSQL of its own, so that no file's transactions hold up another's pulls.
        maxWorkers: Math.min(2, availableParallelism()),
        sequence: { groupOrder: 1 },
      }),
      {
        test: {
          name: 'component',
          environment: 'happy-dom',
          include: ['tests/client/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/client/setup.ts'],
          testTimeout: 30_000,
        },
      },
    ],
  },
});
