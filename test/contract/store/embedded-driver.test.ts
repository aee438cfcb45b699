import { describe, expect, it, vi } from 'vitest';

const loaded = vi.hoisted(() => ({ isDriverLoaded: false }));
vi.mock('@libsql/client', () => {
  loaded.isDriverLoaded = true;
  return {
    createClient: () => {
      throw new Error('no binary for this machine');
    },
  };
});

describe('the embedded store', () => {
  it('loads its native driver only when a store is opened, and says what failed then', async () => {
    const { openEmbeddedStore } = await import('../../../lib/store/embedded-store');
    expect(loaded.isDriverLoaded).toBe(false);
    const { mkdtemp, rm } = await import('node:fs/promises');
    const { join } = await import('node:path');
    const { tmpdir } = await import('node:os');
    const dataDir = await mkdtemp(join(tmpdir(), 'no-driver-'));
    await expect(openEmbeddedStore({ dataDir, prefix: 'test' })).rejects.toMatchObject({
      name: 'StoreError',
      cause: { message: 'no binary for this machine' },
    });
    await rm(dataDir, { recursive: true });
    expect(loaded.isDriverLoaded).toBe(true);
  });
});
