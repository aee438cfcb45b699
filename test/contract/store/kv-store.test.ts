import { describe } from 'vitest';
import { createKvStore } from '../../../lib/store/kv-store';
import { isSkipAllowed } from '../support/allowed-skips';
import { openBridge } from '../support/open-bridge';
import { findRedisServer } from '../support/start-redis';
import { freshPrefix } from './store-subject';
import { promiseStore } from './store-suite';

const isLeftOut = findRedisServer() === null && isSkipAllowed('redis');

describe.skipIf(isLeftOut)('KV store on a real Redis', () => {
  const bridge = openBridge();

  promiseStore('kv', async () => {
    const { url, token } = bridge();
    return {
      // Longer than in production: a hundred callers share two cores with Redis, the bridge and each other.
      open: async ({ prefix = freshPrefix(), ...options } = {}) =>
        createKvStore({ url, token, prefix, timeoutMs: 20_000, ...options }),
      place: () => ({ kind: 'kv', url, token }),
      stop: async () => {},
    };
  });
});
