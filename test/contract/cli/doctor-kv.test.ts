import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../cli/sites/doctor/finding';
import { isSkipAllowed } from '../support/allowed-skips';
import { openBridge } from '../support/open-bridge';
import { findRedisServer } from '../support/start-redis';
import { examine } from './doctor-world';

const isLeftOut = findRedisServer() === null && isSkipAllowed('redis');

describe.skipIf(isLeftOut)('what the doctor says of a KV store', () => {
  const bridge = openBridge();
  const look = async (house = {}): Promise<readonly Finding[]> => {
    const { url, token } = bridge();
    const variables = { KV_REST_API_URL: url, KV_REST_API_TOKEN: token };
    const { findings, printed } = await examine({ variables, house });
    expect(printed).not.toContain(token);
    return findings.filter(({ id }) => id.startsWith('store.'));
  };
  const brief = (findings: readonly Finding[]) => findings.map(({ id, status }) => `${id} ${status}`).sort();

  test('one that is as it should be is well', async () => {
    const findings = await look();
    // How fast it is depends on what else this machine does.
    expect(brief(findings)).toEqual([
      expect.stringMatching(/^store\.answers (ok|warn)$/),
      'store.clock ok',
      'store.eviction ok',
    ]);
    expect(findings.find(({ id }) => id === 'store.answers')?.sentence).toMatch(
      /^The KV database answers within \d+ ms/,
    );
  });

  test('one that forgets when it is full is bad, with the policy by name', async () => {
    await bridge().redis.call('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru');
    const findings = await look();
    await bridge().redis.call('CONFIG', 'SET', 'maxmemory-policy', 'noeviction');
    expect(findings.find(({ id }) => id === 'store.eviction')).toMatchObject({
      status: 'bad',
      sentence: 'When the KV database is full it forgets what it was told (allkeys-lru).',
    });
  });

  test('one that does not tell is unknown, and that is a warning', async () => {
    await bridge().redis.call('ACL', 'SETUSER', 'default', '-info');
    const findings = await look();
    await bridge().redis.call('ACL', 'SETUSER', 'default', '+info');
    expect(findings.find(({ id }) => id === 'store.eviction')).toMatchObject({
      status: 'warn',
      sentence: 'What the KV database does when it is full is unknown: it does not say.',
    });
  });

  test('a clock that is a minute off is a warning', async () => {
    const findings = await look({ now: () => Date.now() - 60_000 });
    expect(findings.find(({ id }) => id === 'store.clock')).toMatchObject({
      status: 'warn',
      sentence: 'The KV database is 60 s ahead of this machine.',
    });
  });
});
