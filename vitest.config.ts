import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Left alone, vitest keeps one core for itself: half of a machine with two.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/architecture.test.ts'],
          // What encodes whole episodes or reads megabytes waits for ./scripts/test.
          exclude: ['tests/**/*.long.test.ts'],
          testTimeout: 20_000,
          // They share modules, which hold nothing that a test could change for the next: in half the time.
          isolate: false,
        },
      },
      { test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], testTimeout: 120_000 } },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts', 'tests/unit/**/*.long.test.ts'],
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
        },
      },
    ],
  },
});
