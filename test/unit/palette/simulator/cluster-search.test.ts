import { expect, test } from 'vitest';
import { at, type Bench, createBench, searchBody } from './bench';

const SEARCH = '/v1/dashboard/spectroclusters/search';

/** Three clusters, a minute apart: an old running one, a failed one of another kind, a new one. */
function createStock(): Bench {
  const bench = createBench();
  const { stranger } = bench.simulator;
  stranger.createCluster({ name: 'beta', isRunning: true, labels: { site: 'b', team: 'x' } });
  bench.pass(60);
  stranger.createCluster({ name: 'alpha', cloudType: 'nested', labels: { site: 'a' } });
  bench.pass(60);
  stranger.createCluster({ name: 'gamma', labels: { site: 'b' } });
  bench.pass(5);
  stranger.setClusterState('alpha', 'Error');
  return bench;
}

async function namesOf(bench: Bench, body: unknown): Promise<unknown[]> {
  const items = at((await bench.call('POST', SEARCH, body)).body, 'items');
  return Array.isArray(items) ? items.map((item: unknown) => at(item, 'metadata.name')) : [];
}

test.each([
  ['clusterName', 'alpha', ['alpha']],
  ['clusterState', 'Running', ['beta']],
  ['clusterState', 'Pending', ['gamma']],
  ['clusterState', 'running', []],
  ['healthState', 'Healthy', ['beta']],
  ['healthState', 'UnHealthy', ['alpha']],
  ['healthState', 'unhealthy', []],
  ['environment', 'nested', ['alpha']],
  ['environment', 'edge-native', ['beta', 'gamma']],
  ['tags', 'site:b', ['beta', 'gamma']],
  ['tags', 'team:x', ['beta']],
])('clusters with %s %s', async (property, value, names) => {
  expect(await namesOf(createStock(), searchBody(property, value))).toEqual(names);
});

test('clusters come in the order of their creation unless asked otherwise', async () => {
  expect(await namesOf(createStock(), {})).toEqual(['beta', 'alpha', 'gamma']);
});

test.each([
  ['clusterName', 'asc', ['alpha', 'beta', 'gamma']],
  ['clusterName', 'desc', ['gamma', 'beta', 'alpha']],
  ['creationTimestamp', 'desc', ['gamma', 'alpha', 'beta']],
  ['lastModifiedTimestamp', 'desc', ['alpha', 'gamma', 'beta']],
  ['clusterState', 'asc', ['alpha', 'gamma', 'beta']],
  ['environment', 'desc', ['alpha', 'beta', 'gamma']],
])('sorted by %s %s', async (field, order, names) => {
  expect(await namesOf(createStock(), { sort: [{ field, order }] })).toEqual(names);
});

test('a second sort key decides between equals', async () => {
  const sort = [{ field: 'environment' }, { field: 'clusterName', order: 'desc' }];
  expect(await namesOf(createStock(), { sort })).toEqual(['gamma', 'beta', 'alpha']);
});

test('clusters of a time', async () => {
  const since = (operator: string, ...values: string[]) => ({
    filter: {
      filterGroups: [
        {
          filters: [
            { property: 'creationTimestamp', type: 'date', condition: { date: { operator, match: { values } } } },
          ],
        },
      ],
    },
  });
  const bench = createStock();
  expect(await namesOf(bench, since('gte', '2026-01-01T00:01:00Z'))).toEqual(['alpha', 'gamma']);
  expect(await namesOf(bench, since('lt', '2026-01-01T00:01:00Z'))).toEqual(['beta']);
  expect(await namesOf(bench, since('range', '2026-01-01T00:00:30Z', '2026-01-01T00:01:30Z'))).toEqual(['alpha']);
});

test('deleted clusters are found unless the filter leaves them out', async () => {
  const bench = createStock();
  bench.simulator.stranger.deleteCluster('beta');
  bench.pass(60);
  const deleted = (value: boolean) => ({
    filter: { filterGroups: [{ filters: [{ property: 'isDeleted', type: 'bool', condition: { bool: { value } } }] }] },
  });
  expect(await namesOf(bench, {})).toContain('beta');
  expect(await namesOf(bench, deleted(false))).toEqual(['alpha', 'gamma']);
  expect(await namesOf(bench, deleted(true))).toEqual(['beta']);
});

test('the schema lists exactly the properties that a search may name', async () => {
  const bench = createStock();
  for (const [dashboard, property] of [
    ['spectroclusters', 'clusterName'],
    ['edgehosts', 'name'],
  ] as const) {
    const schema = await bench.call('GET', `/v1/dashboard/${dashboard}/search/schema`);
    const properties = at(schema.body, 'schema.properties');
    const names = Array.isArray(properties) ? properties.map((one: unknown) => String(at(one, 'name'))) : [];
    expect(names).toContain(property);
    for (const name of names) {
      const type = at(properties, `${names.indexOf(name)}.type`);
      if (type !== 'string') continue;
      expect((await bench.call('POST', `/v1/dashboard/${dashboard}/search`, searchBody(name, 'x'))).status).toBe(200);
    }
    expect((await bench.call('POST', `/v1/dashboard/${dashboard}/search`, searchBody('colour', 'x'))).status).toBe(400);
  }
});

test('pages of clusters hang together', async () => {
  const bench = createStock();
  const first = await bench.call('POST', `${SEARCH}?limit=2`, {});
  const token = String(at(first.body, 'listmeta.continue'));
  const second = await bench.call('POST', `${SEARCH}?limit=2&continue=${token}`, {});
  expect(at(first.body, 'items')).toHaveLength(2);
  expect(at(second.body, 'items')).toMatchObject([{ metadata: { name: 'gamma' } }]);
  expect(at(second.body, 'listmeta.continue')).toBe('');
});
