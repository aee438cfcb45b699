import { describe, expect, test } from 'vitest';
import { seedFromSites } from '../../../../lib/palette/simulator/seed-from-sites';
import { richSite } from '../../../support/drifted-world';
import { clustersNamed, edgeHost, edgeHosts, expectOneCluster } from '../../../support/palette-truth';
import { testIndex, testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

const host = edgeHost(1);
const locations = 'GET /v1/users/assets/locations';

function countLooks(world: TestWorld): number {
  return world.calls().filter((call) => call === locations).length;
}

describe('where the backups of a site go', () => {
  test('is found by name, once for several sites', async () => {
    const boulder = { ...richSite(), ...testSite('boulder', { policies: richSite().policies ?? never() }) };
    const world = createTestWorld([richSite(), boulder]);
    await world.submit(host, 'denver');
    await world.submit(edgeHost(2), 'boulder');
    const uid = world.simulator.snapshot().state.backupLocations?.[0]?.uid;
    const created = world.writes().filter(({ path }) => path === '/v1/spectroclusters/edge-native');
    expect(created).toHaveLength(2);
    for (const { requestBody } of created)
      expect(requestBody).toHaveProperty('spec.policies.backupPolicy.backupLocationUid', uid);
    expect(countLooks(world)).toBe(1);
  });

  test('a site without backups never asks', async () => {
    const world = createTestWorld([testSite()]);
    await world.submit(host, 'denver');
    expect(countLooks(world)).toBe(0);
  });

  test('gone, it stops the create with a code for IT, and the hosts stay registered', async () => {
    const world = createTestWorld([richSite()], { seed: seedFromSites(testIndex([testSite()])) });
    expect(await world.submit(host, 'denver')).toMatchObject({ problem: { code: 'backup_location_gone' } });
    expect(clustersNamed(world.simulator, 'denver')).toEqual([]);
    expect(Object.keys(world.simulator.snapshot().state.hosts)).toEqual([host]);
  });

  test('made in Palette since, the registration goes on with the next look', async () => {
    const seed = seedFromSites(testIndex([testSite()]));
    const before = createTestWorld([richSite()], { seed });
    await before.submit(host, 'denver');
    const snapshot = before.simulator.snapshot();
    const backupLocations = [{ uid: '66bb00000000000000000001', name: 'backups' }];
    const mended = { ...snapshot, state: { ...snapshot.state, backupLocations } };
    const world = createTestWorld([richSite()], { store: () => before.store, snapshot: mended });
    world.clock.advance(60 * 60_000);
    expect((await world.submit(host, 'denver')).problem).toBeNull();
    expectOneCluster(world.simulator, 'denver', [host]);
  });
});

describe('remote access', () => {
  test.each([
    ['is asked for with the entry, by a user made for the occasion', true, 'enabled'],
    ['is asked for with the entry, by the usual user', false, 'disabled'],
  ] as const)('%s', async (_name, hasTemporaryUser, remoteSshTempUser) => {
    const world = createTestWorld([testSite('denver', { remoteAccess: { hasTemporaryUser } })]);
    for (const one of edgeHosts(2)) await world.submit(one, 'denver');
    const posted = world.writes().filter(({ path }) => path === '/v1/edgehosts');
    expect(posted).toHaveLength(2);
    for (const { requestBody } of posted)
      expect(requestBody).toHaveProperty('spec.tunnelConfig', { remoteSsh: 'enabled', remoteSshTempUser });
  });

  test('is not spoken of where the site says nothing of it: closed is what Palette has of itself', async () => {
    const world = createTestWorld([testSite()]);
    await world.submit(host, 'denver');
    expect(world.writes()[0]?.requestBody).not.toHaveProperty('spec.tunnelConfig');
  });
});

function never(): never {
  throw new Error('The rich site has policies');
}
