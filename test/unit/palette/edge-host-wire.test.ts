import { describe, expect, test } from 'vitest';
import { createFakePalette, failureOf, json } from '../../support/fake-palette';
import { hostId } from '../../support/plan-world';

const id = 'edge-5c913342d76bb86e7ccd998b19d030a5';

/** An edge host in the shape of API.md §2.3, as a Go server would send it: null for what is empty. */
const recorded = {
  aclmeta: { ownerUid: 'user-1', projectUid: 'project-1', tenantUid: 'tenant-1' },
  metadata: {
    uid: id,
    name: id,
    labels: { name: 'till-1', site: 'denver' },
    annotations: null,
    creationTimestamp: '2026-11-20T08:00:00.000Z',
    lastModifiedTimestamp: '2026-11-20T08:00:00.000Z',
    deletionTimestamp: '0001-01-01T00:00:00.000Z',
  },
  spec: {
    device: { archType: 'amd64', nics: null, disks: null },
    host: { hostUid: id, hostAddress: '10.1.2.3', hostAuthToken: 'secret-1', hostPairingKey: 'secret-2' },
    clusterProfileTemplates: null,
    tunnelConfig: { remoteSsh: 'disabled' },
  },
  status: {
    state: 'in-use',
    health: { state: 'healthy', message: '', agentVersion: '4.8.1' },
    inUseClustersRef: [{ uid: 'c1', name: 'denver', hybridCluster: null }],
    inUseClusters: [{ uid: 'c1', name: 'denver' }],
    packs: null,
    serviceAuthToken: 'secret-3',
  },
};

const { metadata } = recorded;

async function read(answer: unknown) {
  return createFakePalette([json(answer)]).palette.getHost(hostId(id));
}

describe('an edge host as Palette sends it', () => {
  test('is mapped to our words, and its secrets stay behind', async () => {
    expect(await read(recorded)).toEqual({
      hostId: id,
      architecture: 'amd64',
      state: 'in-use',
      health: 'healthy',
      labels: { name: 'till-1', site: 'denver' },
      clusters: [{ uid: 'c1', name: 'denver' }],
      projectUid: 'project-1',
      createdAtMs: Date.parse('2026-11-20T08:00:00Z'),
      machine: null,
    });
  });

  test('may lack everything but its ID', async () => {
    expect(await read({ metadata: { uid: id } })).toEqual({
      hostId: id,
      state: 'other',
      health: 'unknown',
      labels: {},
      clusters: [],
      projectUid: null,
      createdAtMs: null,
      machine: null,
    });
  });

  test('null stands for empty everywhere', async () => {
    const status = { state: 'unpaired', health: null, inUseClustersRef: null, inUseClusters: null };
    const answer = { aclmeta: null, metadata: { ...metadata, labels: null }, spec: null, status };
    expect(await read(answer)).toMatchObject({ state: 'unpaired', health: 'unknown', labels: {}, clusters: [] });
  });

  test.each([
    [
      'cores, memory and disks',
      { cpu: { cores: 4 }, memory: { sizeInMB: 16_384 }, disks: [{ size: 256 }] },
      [4, 16_384, 256],
    ],
    ['the largest disk', { disks: [{ size: 16 }, { size: 512 }, { size: 64 }] }, [null, null, 512]],
    ['memory in bytes, as the description has it', { memory: { sizeInMB: 4_294_967_296 } }, [null, 4_096, null]],
    ['nothing but cores', { cpu: { cores: 2 }, memory: null, disks: null }, [2, null, null]],
    ['a word where a number was', { cpu: { cores: 'four' }, memory: { sizeInMB: 8_192 } }, [null, 8_192, null]],
    ['a disk without a size', { disks: [{ vendor: 'x' }, { size: 128 }] }, [null, null, 128]],
  ])('reports its machine: %s', async (_, device, [cpus, memoryMb, diskGb]) => {
    expect(await read({ metadata, spec: { device } })).toMatchObject({ machine: { cpus, memoryMb, diskGb } });
  });

  test.each([
    ['no device', null],
    ['only its kind', { archType: 'arm64' }],
    [
      'zeros, as a host that has not called home may have them',
      { cpu: { cores: 0 }, memory: { sizeInMB: 0 }, disks: [] },
    ],
    ['nonsense', 'a machine'],
    ['nonsense in every part', { cpu: 4, memory: [], disks: 'two' }],
  ])('reports no machine, and is a host all the same: %s', async (_, device) => {
    expect(await read({ metadata, spec: { device } })).toMatchObject({ hostId: id, machine: null });
  });

  test.each([
    ['0001-01-01T00:00:00.000Z', null],
    ['0001-01-01T00:00:00Z', null],
    ['yesterday', null],
    [null, null],
    ['1970-01-01T00:00:01Z', 1_000],
  ])('created %s: %j', async (creationTimestamp, createdAtMs) => {
    expect(await read({ metadata: { uid: id, creationTimestamp } })).toMatchObject({ createdAtMs });
  });

  test.each([
    ['unpaired', 'unpaired'],
    ['ready', 'ready'],
    ['in-use', 'in-use'],
    ['InUse', 'other'],
    ['', 'other'],
    ['maintenance', 'other'],
  ])('state "%s" is %s', async (state, expected) => {
    expect(await read({ metadata, status: { state } })).toMatchObject({ state: expected });
  });

  test.each([
    ['healthy', 'healthy'],
    ['unhealthy', 'unhealthy'],
    ['', 'unknown'],
  ])('health "%s" is %s', async (state, health) => {
    expect(await read({ metadata, status: { state: 'ready', health: { state } } })).toMatchObject({ health });
  });

  test.each([
    ['the newer list wins', [{ uid: 'new', name: 'n' }], [{ uid: 'old', name: 'o' }], [{ uid: 'new', name: 'n' }]],
    ['an empty newer list falls back to its twin', [], [{ uid: 'old', name: 'o' }], [{ uid: 'old', name: 'o' }]],
    ['a reference without a name', [{ uid: 'c1' }], null, [{ uid: 'c1', name: '' }]],
    ['a reference without a UID', [{ name: 'x' }], null, [{ uid: '', name: 'x' }]],
  ])('its clusters: %s', async (_, inUseClustersRef, inUseClusters, clusters) => {
    expect(await read({ metadata, status: { inUseClustersRef, inUseClusters } })).toMatchObject({ clusters });
  });

  test.each([
    ['aclmeta', { aclmeta: { projectUid: 'p1' }, spec: { host: { project: { uid: 'p2' } } } }, 'p1'],
    [
      'the host, where aclmeta is blank',
      { aclmeta: { projectUid: '' }, spec: { host: { project: { uid: 'p2' } } } },
      'p2',
    ],
    ['the search’s own form', { spec: { projectMeta: { uid: 'p3', name: 'x' } } }, 'p3'],
    ['nowhere', { spec: { host: { project: null } } }, null],
  ])('its project is named by %s', async (_, more, projectUid) => {
    expect(await read({ metadata, ...more })).toMatchObject({ projectUid });
  });

  test.each([[{}], [{ uid: '' }], [{ uid: 'a b' }], [{ uid: null }]])(
    'without a usable ID it is unreadable: %j',
    async (bad) => {
      const { palette } = createFakePalette([json({ metadata: bad })]);
      expect(await failureOf(palette.getHost(hostId(id)))).toMatchObject({ kind: 'schema' });
    },
  );
});

describe('what we send about a host', () => {
  test('registering: uid and name are both the edge host ID', async () => {
    const { palette, sent } = createFakePalette([json({ uid: id }, 201)]);
    await palette.registerHost(hostId(id), { site: 'denver' }, 'arm64');
    expect(sent[0]?.body).toEqual({
      metadata: { uid: id, name: id, labels: { site: 'denver' } },
      spec: { archType: 'arm64' },
    });
  });

  test('registering with a pairing key: beside the architecture', async () => {
    const { palette, sent } = createFakePalette([json({ uid: id }, 201)]);
    await palette.registerHost(hostId(id), {}, 'amd64', { pairingKey: 'pair-me-4711' });
    expect(sent[0]?.body).toMatchObject({ spec: { archType: 'amd64', hostPairingKey: 'pair-me-4711' } });
  });

  test('labels: the whole set, under the same uid and name', async () => {
    const { palette, sent } = createFakePalette([new Response(null, { status: 204 })]);
    await palette.replaceLabels(hostId(id), { site: 'denver', rack: '4' });
    expect(sent[0]?.body).toEqual({ metadata: { uid: id, name: id, labels: { site: 'denver', rack: '4' } } });
  });

  test('searching by label: one exact tag', async () => {
    const { palette, sent } = createFakePalette([json({ items: [recorded] })]);
    expect(await palette.findHostsByLabel('site', 'denver')).toMatchObject([{ hostId: id }]);
    const string = {
      operator: 'eq',
      negation: false,
      ignoreCase: false,
      match: { conjunction: 'or', values: ['site:denver'] },
    };
    const filters = [{ property: 'tags', type: 'string', condition: { string } }];
    const filter = { conjunction: 'and', filterGroups: [{ conjunction: 'and', filters }] };
    expect(sent[0]?.body).toEqual({ filter });
  });

  test('a found host with an ID that we could not have registered is left out', async () => {
    const { palette } = createFakePalette([json({ items: [{ metadata: { uid: 'a b' } }, recorded] })]);
    expect(await palette.findHostsByLabel('site', 'denver')).toHaveLength(1);
  });
});

describe('what an edge host is built like', () => {
  const spec = { device: { archType: 'arm64' } };

  test.each([
    ['is ready', { state: 'ready' }],
    ['is in use and has called home', { state: 'in-use', health: { state: 'healthy' } }],
  ])('is told by one that %s', async (_, status) => {
    expect(await read({ metadata, spec, status })).toMatchObject({ architecture: 'arm64' });
  });

  test.each([
    ['has not called home: that is what was said for it', { state: 'unpaired' }, spec],
    ['is in use before it has called home', { state: 'in-use', health: { state: '' } }, spec],
    ['says a word that we do not know', { state: 'ready' }, { device: { archType: 'riscv' } }],
    ['says nothing', { state: 'ready' }, {}],
  ])('is not told by one that %s', async (_, status, told) => {
    expect(await read({ metadata, spec: told, status })).not.toHaveProperty('architecture');
  });
});
