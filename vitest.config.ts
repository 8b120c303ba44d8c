import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: { name: 'unit', include: ['tests/unit/**/*.test.ts', 'tests/architecture.test.ts'], testTimeout: 20_000 },
      },
      { test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], testTimeout: 120_000 } },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 400_000,
          hookTimeout: 120_000,
          // Each of these starts whole programs: side by side on two cores they would only wait for one another.
          fileParallelism: false,
        },
      },
    ],
  },
});
