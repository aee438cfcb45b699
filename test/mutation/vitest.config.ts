import { defineConfig } from 'vitest/config';

/** What Stryker runs: the unit tests of the mutated folders only. Paths are from the root of the (sandboxed) project. */
export default defineConfig({
  test: {
    include: [
      'test/unit/hosts/**/*.test.ts',
      'test/unit/registration/plan/**/*.test.ts',
      'test/unit/access/**/*.test.ts',
    ],
    // A mutant makes the machine busy, not the code slow.
    testTimeout: 30_000,
    setupFiles: ['test/unit/setup.ts'],
  },
});
