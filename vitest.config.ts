import { defineConfig } from 'vitest/config';

/**
 * `unit` is pure and quick; `contract` talks to real servers on loopback (simulator over HTTP, a real Redis) and reads
 * the published API description.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          setupFiles: ['test/unit/setup.ts'],
        },
      },
      {
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
