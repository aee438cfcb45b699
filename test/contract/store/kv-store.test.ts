import { describe } from 'vitest';
import { createKvStore } from '../../../lib/store/kv-store';
import { isSkipAllowed } from '../support/allowed-skips';
import { findRedisServer, startRedis } from '../support/start-redis';
import { startRestBridge } from '../support/start-rest-bridge';
import { freshPrefix } from './store-subject';
import { promiseStore } from './store-suite';

const isLeftOut = findRedisServer() === null && isSkipAllowed('redis');

describe.skipIf(isLeftOut)('KV store on a real Redis', () => {
  promiseStore('kv', async () => {
    const redis = await startRedis();
    const bridge = await startRestBridge(redis.socketPath);
    const { url, token } = bridge;
    return {
      open: async ({ prefix = freshPrefix(), ...options } = {}) =>
        createKvStore({ url, token, prefix, timeoutMs: 20_000, ...options }),
      place: () => ({ kind: 'kv', url, token }),
      async stop() {
        await bridge.stop();
        await redis.stop();
      },
    };
  });
});
