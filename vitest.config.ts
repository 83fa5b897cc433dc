import { defineConfig } from 'vitest/config';

const node = (
  name: string,
  include: string[],
  limitMs: number,
  globalSetup: string[] = [],
) => ({
  test: {
    name,
    environment: 'node',
    include,
    globalSetup,
    testTimeout: limitMs,
    hookTimeout: limitMs,
  },
});

// The limits are for a hung test on a slow, busy machine; they measure nothing.
export default defineConfig({
  test: {
    allowOnly: false,
    projects: [
      node('house', ['tests/house.test.ts', 'tests/scripts/**/*.test.ts'], 30_000),
      node('unit', ['tests/{domain,sync,device,sw}/**/*.test.ts'], 60_000),
      node('server', ['tests/server/**/*.test.ts'], 120_000, [
        'tests/support/server/global-setup.ts',
      ]),
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
