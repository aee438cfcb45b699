import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { budgetOf, rateLimits } from '../../../lib/palette/rate-limits';
import { createRateLimit } from '../../../lib/palette/simulator/rate-limit';

describe('a call counts against', () => {
  test.each([
    ['/v1/edgehosts', '/v1/edgehosts'],
    ['/v1/edgehosts/{uid}', '/v1/edgehosts'],
    ['/v1/edgehosts/edge-1/meta', '/v1/edgehosts'],
    ['/v1/dashboard/edgehosts/search', '/v1/dashboard'],
    ['/v1/dashboard/spectroclusters/search', '/v1/dashboard'],
    ['/v1/spectroclusters/edge-native', '/v1/spectroclusters'],
    ['/v1/spectroclusters/{uid}', '/v1/spectroclusters'],
    ['/v1/spectroclusters/{uid}/profiles', '/v1/spectroclusters/{uid}/profiles'],
    ['/v1/spectroclusters/5f1/assets/kubeconfig', '/v1/spectroclusters/{uid}/assets'],
    ['/v1/spectroclusters/5f1/logFetcher', '/v1/spectroclusters/{uid}/logFetcher'],
    ['/v1/cloudconfigs/edge-native/{configUid}/machinePools', '/v1/cloudconfigs'],
    ['/v1/clusterprofiles/{uid}', '/v1/clusterprofiles'],
    ['/v1/events', '/v1/events'],
    ['/v1/events/components/spectrocluster/1', '/v1/events/components'],
    ['/v1/users/info', '/v1/users'],
    ['/v1/projects', '/v1/projects'],
    ['/v1/auth/authenticate', '/v1/auth'],
    ['/v1/auth/user/password/reset', '/v1/auth/user/password/reset'],
  ])('%s: %s', (path, prefix) => {
    expect(budgetOf(path)?.prefix).toBe(prefix);
  });

  test.each(['/v1/edgehostsandmore', '/v1/metrics', '/', '/v2/edgehosts', '/v1'])('nothing: %s', (path) => {
    expect(budgetOf(path)).toBeNull();
  });

  test('the row that was given, where the limits are other ones', () => {
    const row = { prefix: '/v1/edgehosts', perSecond: 3, burst: 15 };
    expect(budgetOf('/v1/edgehosts/{uid}', [row])).toBe(row);
    expect(budgetOf('/v1/dashboard/x', [row])).toBeNull();
  });
});

test('no row hides a more special one behind it', () => {
  for (const limit of rateLimits) expect(budgetOf(limit.prefix)).toBe(limit);
});

/** Every path that lib/palette/endpoints calls, read from its text: a new endpoint is compared without being asked. */
const folder = 'lib/palette/endpoints';
const calledPaths = [
  ...new Set(
    readdirSync(folder).flatMap((file) => readFileSync(`${folder}/${file}`, 'utf8').match(/\/v1\/[\w/{}-]+/g) ?? []),
  ),
];

describe('the simulator, which has a table of its own, limits every path that we call alike', () => {
  test('the paths are found', () => {
    expect(calledPaths.length).toBeGreaterThan(8);
  });

  test.each(calledPaths)('%s', (template) => {
    const path = template.replace(/\{\w+\}/g, 'u1');
    const limit = budgetOf(template);
    expect(limit).toEqual(budgetOf(path));
    const { burst, perSecond } = limit ?? { burst: 1_000, perSecond: 1_000 };
    expect([countAtOnce(path), countPerSecond(path)]).toEqual([burst, perSecond]);
  });

  test('and lets the same ones share a budget', () => {
    for (const one of calledPaths) {
      for (const other of calledPaths) {
        const isShared = budgetOf(one) !== null && budgetOf(one) === budgetOf(other);
        expect([one, other, isSharedInSimulator(one, other)]).toEqual([one, other, isShared]);
      }
    }
  });
});

function countAtOnce(path: string): number {
  return countGranted(createRateLimit(1), path, 0);
}

function countPerSecond(path: string): number {
  const limit = createRateLimit(1);
  countGranted(limit, path, 0);
  return countGranted(limit, path, 1_000);
}

function isSharedInSimulator(one: string, other: string): boolean {
  const limit = createRateLimit(1);
  countGranted(limit, one, 0);
  return !limit.take(other, 0, 'per-prefix');
}

function countGranted(limit: ReturnType<typeof createRateLimit>, path: string, atMs: number): number {
  let granted = 0;
  while (granted < 1_000 && limit.take(path, atMs, 'per-prefix')) granted += 1;
  return granted;
}
