import { describe, expect, test } from 'vitest';
import { DEFAULT_PROJECT_UID, defaultSeed } from '../../../../lib/palette/simulator/default-seed';
import { profileUid } from '../../../../lib/palette/simulator/seed';
import { seedShape } from '../../../../lib/palette/simulator/seed-shape';
import { at, createBench } from './bench';

describe('registration tokens of the simulator', () => {
  test('are told with their end, whether they are active, and the project that they lead to', async () => {
    const tokens = [
      { name: 'stores', expiry: '2027-01-01T00:00:00.000Z', projectUid: DEFAULT_PROJECT_UID },
      { name: 'old', isActive: false },
    ];
    const { call } = createBench({ seed: { ...defaultSeed, tokens } });
    const { status, body } = await call('GET', '/v1/edgehosts/tokens', undefined, { ProjectUid: '' });
    expect(status).toBe(200);
    expect(at(body, 'items.0')).toMatchObject({
      metadata: { name: 'stores' },
      spec: { expiry: '2027-01-01T00:00:00.000Z', defaultProject: { uid: DEFAULT_PROJECT_UID, name: 'Sites' } },
      status: { isActive: true },
    });
    expect(at(body, 'items.1.status.isActive')).toBe(false);
    expect(at(body, 'items.1.spec.expiry')).toBeUndefined();
  });

  test('are none in a state that an older build kept', async () => {
    const { simulator } = createBench();
    const snapshot = simulator.snapshot();
    const { tokens: _tokens, ...state } = snapshot.state;
    const { call } = createBench({ snapshot: { version: 1, state } });
    expect((await call('GET', '/v1/edgehosts/tokens')).body).toEqual({ items: [] });
  });

  test('are no edge host of that name', async () => {
    const { call } = createBench();
    expect(at((await call('GET', '/v1/edgehosts/tokens')).body, 'items.0.metadata.name')).toBe('stores');
  });
});

describe('the layers of a profile', () => {
  const packs = [{ name: 'edge-k8s', layer: 'k8s' as const, version: '1.31.0', values: 'podSubnet: 10.42.0.0/16\n' }];
  const profiles = [
    { name: 'edge-infra', version: '1.2.0', type: 'infra' as const, packs },
    { name: 'draft', version: '0.1.0', type: 'add-on' as const, isPublished: false },
  ];

  test('say what they say by the profile and by themselves, and lists leave it out', async () => {
    const { call } = createBench({ seed: { ...defaultSeed, profiles } });
    const uid = profileUid('edge-infra', '1.2.0');
    const own = await call('GET', `/v1/clusterprofiles/${uid}`);
    expect(at(own.body, 'spec.published.packs.0.values')).toBe(packs[0]?.values);
    const layers = await call('GET', `/v1/clusterprofiles/${uid}/packs`);
    expect(at(layers.body, 'items.0.spec')).toMatchObject({ name: 'edge-k8s', layer: 'k8s', values: packs[0]?.values });
    const found = await call('POST', '/v1/dashboard/clusterprofiles', {});
    expect(JSON.stringify(found.body)).not.toContain('podSubnet');
    expect((await call('GET', '/v1/clusterprofiles/nowhere/packs')).status).toBe(404);
  });

  test('of a draft stand where drafts do', async () => {
    const { call } = createBench({ seed: { ...defaultSeed, profiles } });
    const { body } = await call('GET', `/v1/clusterprofiles/${profileUid('draft', '0.1.0')}`);
    expect([at(body, 'status.isPublished'), at(body, 'spec.draft.type'), at(body, 'spec.published')]).toEqual([
      false,
      'add-on',
      undefined,
    ]);
  });

  test('a seed file with another layer, or an unknown key, is a mistake', () => {
    const [infra] = profiles;
    const odd = [{ ...infra, packs: [{ ...packs[0], layer: 'roof' }] }];
    expect(seedShape.safeParse({ ...defaultSeed, profiles: odd }).success).toBe(false);
    expect(seedShape.safeParse({ ...defaultSeed, tokens: [{ name: 'a', token: 'planted' }] }).success).toBe(false);
    expect(seedShape.safeParse({ ...defaultSeed, profiles }).success).toBe(true);
  });
});
