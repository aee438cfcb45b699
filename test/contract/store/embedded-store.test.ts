import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '../../../lib/store/embedded-store';
import type { Store } from '../../../lib/store/store';
import { freshPrefix } from './store-subject';
import { promiseStore } from './store-suite';

promiseStore('embedded', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'embedded-store-'));
  const opened: Store[] = [];
  return {
    async open({ prefix = freshPrefix(), ...options } = {}) {
      const store = await openEmbeddedStore({ dataDir, prefix, ...options });
      opened.push(store);
      return store;
    },
    place: () => ({ kind: 'embedded', dataDir }),
    async stop() {
      await Promise.all(opened.map((store) => store.close()));
      await rm(dataDir, { recursive: true, force: true });
    },
  };
});
