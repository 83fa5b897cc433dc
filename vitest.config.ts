import { defineConfig } from 'vitest/config';

const node = (name: string, include: string[]) => ({
  test: { name, environment: 'node', include },
});

export default defineConfig({
  test: {
    projects: [
      node('house', ['tests/house.test.ts']),
      node('unit', ['tests/{domain,sync,device}/**/*.test.ts']),
      node('server', ['tests/server/**/*.test.ts']),
      {
        test: {
          name: 'component',
          environment: 'happy-dom',
          include: ['tests/client/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/client/setup.ts'],
        },
      },
    ],
  },
});
