import { afterAll, beforeAll } from 'vitest';
import { startRedis } from './start-redis';
import { type RestBridge, startRestBridge } from './start-rest-bridge';

/** Gives the tests of this block a Redis of their own behind its bridge; both end with the block. */
export function openBridge(): () => RestBridge {
  let bridge: RestBridge | null = null;
  let stop = async () => {};
  beforeAll(async () => {
    const redis = await startRedis();
    stop = redis.stop;
    bridge = await startRestBridge(redis.socketPath);
  });
  afterAll(async () => {
    await bridge?.stop();
    await stop();
  });
  return () => {
    if (bridge === null) throw new Error('The bridge has not started');
    return bridge;
  };
}
