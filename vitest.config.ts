import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The package throws wherever it is not bundled for a server; a test is a server. */
const alias = { 'server-only': fileURLToPath(new URL('test/support/server-only.ts', import.meta.url)) };

/**
 * `unit` is pure and quick; `contract` talks to real servers on loopback (simulator over HTTP, a real Redis) and reads
 * the published API description.
 */
export default defineConfig({
  test: {
    // All cores: the default leaves one for an editor, which on a machine of two is half of it.
    maxWorkers: '100%',
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          setupFiles: ['test/unit/setup.ts'],
          // Nothing waits here; the limit is for a machine that is busy with something else.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        // After `next build`: what was built.
        resolve: { alias },
        test: { name: 'build', include: ['test/build/**/*.test.ts'] },
      },
    ],
  },
});
