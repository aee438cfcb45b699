import { describe, expect, test } from 'vitest';
import { createFakePalette, failureOf, json, refusal, whoWeAre } from '../../support/fake-palette';

/** A cluster in the shape of API.md §5. */
const recorded = {
  metadata: {
    uid: 'c1',
    name: 'denver',
    labels: { site: 'denver', 'managed-by': 'edge-registration' },
    annotations: { scope: 'project', description: 'Denver' },
    creationTimestamp: '2026-11-20T08:00:00.000Z',
    lastModifiedTimestamp: '0001-01-01T00:00:00.000Z',
  },
  spec: {
    cloudType: 'edge-native',
    cloudConfigRef: { kind: 'EdgeNativeCloudConfig', name: 'denver', uid: 'k1' },
    clusterProfileTemplates: null,
    clusterType: 'PureManage',
  },
  status: { state: 'Running', conditions: null, packs: null, apiEndpoints: null },
};

async function read(changes: Record<string, unknown>) {
  return createFakePalette([json({ ...recorded, ...changes })]).palette.getCluster('c1');
}

describe('a cluster as Palette sends it', () => {
  test('is mapped to our words', async () => {
    expect(await read({})).toEqual({
      uid: 'c1',
      name: 'denver',
      cloudType: 'edge-native',
      state: 'Running',
      labels: { site: 'denver', 'managed-by': 'edge-registration' },
      configUid: 'k1',
      deletingSinceMs: null,
    });
  });

  test('a deleted one says since when it goes', async () => {
    const metadata = { ...recorded.metadata, deletionTimestamp: '2026-11-21T08:00:00.000Z' };
    expect(await read({ metadata })).toMatchObject({ deletingSinceMs: Date.UTC(2026, 10, 21, 8) });
  });

  test.each([
    ['without a status', undefined],
    ['with a null status', null],
    ['with an empty status', {}],
    ['with a blank state', { state: '' }],
    ['with a null state', { state: null }],
  ])('%s it was made a moment ago: Pending', async (_, status) => {
    expect(await read({ status })).toMatchObject({ state: 'Pending' });
  });

  test.each(['Pending', 'Provisioning', 'Running', 'Deleting', 'Error'])('state %s is known', async (state) => {
    expect(await read({ status: { state } })).toMatchObject({ state });
  });

  test.each(['Importing', 'running', 'Paused', 'toString'])('state "%s" is unknown to us', async (state) => {
    expect(await read({ status: { state } })).toMatchObject({ state: 'Unknown' });
  });

  test('a deleted one still answers, and counts as absent', async () => {
    expect(await read({ status: { state: 'Deleted' } })).toBeNull();
  });

  test.each([
    ['no spec', null],
    ['no reference', { cloudType: 'edge-native', cloudConfigRef: null }],
    ['a blank reference', { cloudType: 'edge-native', cloudConfigRef: { uid: '' } }],
  ])('%s: its cloud config is not known yet', async (_, spec) => {
    expect(await read({ spec })).toMatchObject({ configUid: null });
  });

  test('without a spec it has no cloud type, so it is none of ours', async () => {
    expect(await read({ spec: undefined })).toMatchObject({ cloudType: '' });
  });

  test('without UID and name it is nobody’s', async () => {
    expect(await read({ metadata: {} })).toMatchObject({ uid: '', name: '', labels: {} });
  });

  test('without metadata it is unreadable', async () => {
    const { palette } = createFakePalette([json({ spec: {} })]);
    expect(await failureOf(palette.getCluster('c1'))).toMatchObject({ kind: 'schema' });
  });
});

describe('the cheapest poll', () => {
  test.each([
    ['{"status":{"state":"Provisioning"}}', 'Provisioning'],
    ['{}', 'Pending'],
    ['null', 'Pending'],
    ['', 'Pending'],
    ['{"status":{"state":"Strange"}}', 'Unknown'],
  ])('%s is %s', async (text, state) => {
    expect(await createFakePalette([new Response(text)]).palette.getClusterState('c1')).toBe(state);
  });

  test('a page of HTML is no state', async () => {
    const { palette } = createFakePalette([new Response('<html>')]);
    expect(await failureOf(palette.getClusterState('c1'))).toMatchObject({ kind: 'schema' });
  });

  test('a cluster that is gone is Deleted', async () => {
    const { palette } = createFakePalette([refusal(404, 'ResourceNotFound'), json(whoWeAre)]);
    expect(await palette.getClusterState('c1')).toBe('Deleted');
  });
});

describe('searching clusters by name', () => {
  function items(...metadata: readonly Record<string, unknown>[]) {
    return json({ items: metadata.map((one) => ({ metadata: one, specSummary: {}, status: null })), listmeta: null });
  }

  test('only exactly this name counts, whatever the index returns', async () => {
    const replies = [
      items({ uid: 'c1', name: 'denver' }, { uid: 'c2', name: 'Denver' }, { uid: 'c3', name: 'denver-2' }),
    ];
    expect(await createFakePalette(replies).palette.findClusters('denver')).toEqual(['c1']);
  });

  test('two of the name are both told', async () => {
    const replies = [items({ uid: 'c1', name: 'denver' }, { uid: 'c2', name: 'denver' })];
    expect(await createFakePalette(replies).palette.findClusters('denver')).toEqual(['c1', 'c2']);
  });

  test.each([{ name: 'denver' }, { uid: '', name: 'denver' }, { uid: 'c1' }, { uid: 'c1', name: null }])(
    'an item without UID or name is left out: %j',
    async (metadata) => {
      expect(await createFakePalette([items(metadata)]).palette.findClusters('denver')).toEqual([]);
    },
  );

  test('asks for clusters of the name that are not deleted and not nested', async () => {
    const { palette, sent } = createFakePalette([items()]);
    await palette.findClusters('denver');
    const is = (value: string, negation: boolean) => ({
      string: { operator: 'eq', negation, ignoreCase: false, match: { conjunction: 'or', values: [value] } },
    });
    const filters = [
      { property: 'environment', type: 'string', condition: is('nested', true) },
      { property: 'isDeleted', type: 'bool', condition: { bool: { value: false } } },
      { property: 'clusterName', type: 'string', condition: is('denver', false) },
    ];
    expect(sent[0]?.body).toEqual({ filter: { conjunction: 'and', filterGroups: [{ conjunction: 'and', filters }] } });
  });
});
