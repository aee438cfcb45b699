import { describe, expect, test } from 'vitest';
import { inspectKv } from '../../../lib/store/inspect-kv';
import { isSkipAllowed } from '../support/allowed-skips';
import { openBridge } from '../support/open-bridge';
import { findRedisServer } from '../support/start-redis';

const isLeftOut = findRedisServer() === null && isSkipAllowed('redis');

describe.skipIf(isLeftOut)('what a KV database tells of itself', () => {
  const bridge = openBridge();
  const connection = () => ({ url: bridge().url, token: bridge().token });

  test('its round trip, its clock and what it does when it is full', async () => {
    const facts = await inspectKv(connection(), Date.now);
    expect(facts.roundTripsMs).toHaveLength(4);
    expect(facts.roundTripsMs).toEqual([...facts.roundTripsMs].sort((one, other) => one - other));
    // Both clocks are this machine's.
    expect(Math.abs(facts.aheadMs)).toBeLessThan(1_000);
    expect(facts.evictionPolicy).toBe('noeviction');
  });

  test('another policy is told as it is', async () => {
    await bridge().redis.call('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru');
    expect((await inspectKv(connection(), Date.now)).evictionPolicy).toBe('allkeys-lru');
    await bridge().redis.call('CONFIG', 'SET', 'maxmemory-policy', 'noeviction');
  });

  test('one that may not be asked is not known, and the rest is told all the same', async () => {
    await bridge().redis.call('ACL', 'SETUSER', 'default', '-info');
    const facts = await inspectKv(connection(), Date.now);
    await bridge().redis.call('ACL', 'SETUSER', 'default', '+info');
    expect(facts.evictionPolicy).toBeNull();
    expect(facts.roundTripsMs).toHaveLength(4);
  });

  test('a clock of ours that is slow makes the database be ahead', async () => {
    const facts = await inspectKv(connection(), () => Date.now() - 60_000);
    expect(facts.aheadMs).toBeGreaterThan(59_000);
    expect(facts.aheadMs).toBeLessThan(61_000);
  });

  test('a wrong token fails without a word of it', async () => {
    const failing = inspectKv({ ...connection(), token: 'planted-wrong-token' }, Date.now);
    await expect(failing).rejects.toMatchObject({ name: 'StoreError', operation: 'inspect' });
    const error = await failing.catch((caught: unknown) => caught);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('planted');
  });
});
