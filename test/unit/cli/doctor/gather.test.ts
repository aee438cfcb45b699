import { describe, expect, test } from 'vitest';
import type { ProjectFacts } from '../../../../cli/sites/doctor/facts';
import { gatherProject, type Look } from '../../../../cli/sites/doctor/gather-project';
import { readNetworks } from '../../../../cli/sites/doctor/read-networks';
import { createReader } from '../../../../cli/sites/doctor/reading';
import { validateSites } from '../../../../cli/sites/doctor/validate-sites';
import { type Connection, connectPalette } from '../../../../cli/sites/live/connect-palette';
import { parseEnv } from '../../../../lib/env';
import { DEFAULT_PROJECT_UID } from '../../../../lib/palette/simulator/default-seed';
import { seedFromSites } from '../../../../lib/palette/simulator/seed-from-sites';
import type { Seed } from '../../../../lib/palette/simulator/seed-shape';
import { createSimulator, type Simulator } from '../../../../lib/palette/simulator/simulator';
import type { Site } from '../../../../lib/sites/site';
import { createMemoryStore } from '../../../../lib/store/memory-store';
import type { Store } from '../../../../lib/store/store';
import { siteId, testIndex, testSite } from '../../../support/test-site';

const denver = testSite('denver');

interface World {
  readonly connection: Connection;
  readonly look: Look;
  readonly store: Store;
  gather(sites: readonly Site[]): Promise<ProjectFacts>;
}

/** A connection to the simulator as somebody left it in the store. */
async function world(
  plant: (simulator: Simulator) => void = () => undefined,
  seed: Partial<Seed> = {},
): Promise<World> {
  const index = testIndex([denver]);
  const simulator = createSimulator({ seed: { ...seedFromSites(index), ...seed } });
  plant(simulator);
  const store = createMemoryStore({ now: Date.now });
  await store.writeCache(`simulator:${index.version}`, JSON.stringify(simulator.snapshot()), 60_000);
  const env = parseEnv({ PALETTE_MODE: 'simulator' });
  if (!env.ok) throw new Error('environment');
  const deadlineMs = Date.now() + 60_000;
  const connection = await connectPalette(env.env, { index, store, deadlineMs });
  const look = { connection, read: createReader({ now: Date.now }, deadlineMs), wantsVips: false };
  return { connection, look, store, gather: (sites) => gatherProject(look, DEFAULT_PROJECT_UID, sites) };
}

describe('what is gathered of a project', () => {
  test('profiles once for all sites that use them, with the values of each', async () => {
    const { gather, connection } = await world();
    const sites = Array.from({ length: 40 }, (_, at) => testSite(`store-${at}`));
    const { profiles, clusters, hosts } = await gather(sites);
    expect(profiles.map(({ key, kind, uses }) => `${kind} ${key} ${uses.length}`)).toEqual([
      'infra edge-infra@1.2.0 40',
      'add-on store-base@3.1.0 40',
    ]);
    expect(profiles.every(({ detail, variables }) => detail.isRead && variables.isRead)).toBe(true);
    expect([clusters.isRead, hosts.isRead]).toEqual([true, true]);
    // List, clusters, tags; two profiles with their variables.
    expect(connection.callCount()).toBe(7);
  });

  test('layers by themselves where the profile does not show its networks', async () => {
    const values = 'pack: {}\n';
    const packs = [{ name: 'edge-k8s', layer: 'k8s' as const, version: '1.31.0', values }];
    const profiles = [{ name: 'edge-infra', version: '1.2.0', type: 'infra' as const, packs }];
    const { gather, connection } = await world(undefined, { profiles });
    const one = await gather([testSite('denver', { profiles: denver.profiles.slice(0, 1) })]);
    expect(connection.callCount()).toBe(6);
    const [detail] = one.profiles.map((profile) => profile.detail);
    expect(detail?.isRead && detail.value !== null && readNetworks(detail.value.packs)).toEqual({
      pods: null,
      services: null,
    });
  });

  test('of two of one name that of the project, if it is of the kind that is wanted', async () => {
    const by = { name: 'edge-infra', version: '1.2.0' };
    const add = { ...by, type: 'add-on' as const, scope: 'project' as const, uid: 'a'.repeat(24) };
    const tenant = { ...by, type: 'infra' as const, scope: 'tenant' as const, uid: 'b'.repeat(24) };
    const own = { ...by, type: 'infra' as const, scope: 'project' as const, uid: 'c'.repeat(24) };
    const chosen = async (...profiles: Seed['profiles']) => {
      const { gather } = await world(undefined, { profiles });
      const { profiles: found } = await gather([testSite('denver', { profiles: denver.profiles.slice(0, 1) })]);
      const [detail] = found.map((profile) => profile.detail);
      return detail?.isRead ? detail.value?.uid : null;
    };
    expect(await chosen(add, tenant)).toBe('b'.repeat(24));
    expect(await chosen(add, tenant, own)).toBe('c'.repeat(24));
    expect(await chosen(add)).toBe('a'.repeat(24));
    expect(await chosen()).toBeUndefined();
  });

  test('a profile by its UID needs no list', async () => {
    const { gather } = await world(undefined, {
      profiles: [{ uid: 'd'.repeat(24), name: 'edge-infra', version: '1.2.0', type: 'infra' }],
    });
    const by = { uid: 'd'.repeat(24) };
    const { profiles } = await gather([testSite('denver', { profiles: [{ kind: 'infra', by, variables: {} }] })]);
    expect(profiles[0]).toMatchObject({ key: by.uid, detail: { isRead: true, value: { name: 'edge-infra' } } });
  });

  test('where clusters answer', async () => {
    const { gather } = await world(({ stranger }) => {
      stranger.createCluster({ name: 'a', cloudConfig: { controlPlaneEndpoint: { host: '10.9.9.9', type: 'VIP' } } });
      stranger.createCluster({ name: 'b', cloudType: 'vsphere' });
    });
    const { endpoints } = await gather([denver]);
    expect(endpoints.isRead && [...endpoints.value.values()]).toEqual([{ host: '10.9.9.9', type: 'VIP' }]);
  });
});

describe('a dry run', () => {
  const validate = async ({ look, gather }: World, sites: readonly Site[]) => {
    return validateSites(look, [await gather(sites)], new Set(sites.map(({ id }) => id)));
  };

  test('invents the hosts that are not there, and does not blame Palette for not knowing them', async () => {
    const three = testSite('denver', { topology: { controlPlane: 3 } });
    const found = await validate(
      await world(({ stranger }) => stranger.registerHost({ uid: 'edge-1', labels: { site: 'denver' } })),
      [three],
    );
    expect(found).toMatchObject([{ site: { id: 'denver' }, faults: { isRead: true, value: [] } }]);
  });

  test('of many sites searches for no hosts, which is the scarcest of all calls', async () => {
    const there = await world();
    const sites = Array.from({ length: 51 }, (_, at) => testSite(`store-${at}`));
    const before = there.connection.callCount();
    const found = await validate(there, sites);
    expect(found.every(({ faults }) => faults.isRead && faults.value.length === 0)).toBe(true);
    // Seven for the project, one for each site.
    expect(there.connection.callCount() - before).toBe(7 + 51);
  });

  test('is not done for sites that have a cluster, are closed, or were not asked for', async () => {
    const there = await world(({ stranger }) => {
      stranger.createCluster({ name: 'boulder', labels: { 'managed-by': 'edge-registration', site: 'boulder' } });
    });
    const closed = testSite('reno', { status: { state: 'moved', to: siteId('denver') } });
    expect(await validate(there, [testSite('boulder'), closed])).toEqual([]);
    expect(await validateSites(there.look, [await there.gather([denver])], new Set())).toEqual([]);
  });

  test('keeps nothing of what Palette says that may quote a value', async () => {
    const there = await world();
    const survey: Connection['survey'] = (uid) => ({
      ...there.connection.survey(uid),
      validateCluster: async () => [
        { about: { profile: 'p1' }, code: 'InvalidValue', message: "store_name: 'tiger7' does not match" },
      ],
    });
    const look = { ...there.look, connection: { ...there.connection, survey } };
    const [first, ...others] = denver.profiles;
    if (first === undefined) throw new Error('no profile');
    const site = testSite('denver', { profiles: [{ ...first, variables: { store_name: 'tiger7' } }, ...others] });
    const found = await validate({ ...there, look }, [site]);
    expect(found).toMatchObject([{ faults: { isRead: true, value: [{ code: 'InvalidValue' }] } }]);
    expect(JSON.stringify(found.map(({ faults }) => faults))).not.toContain('tiger7');
  });

  test('says so where a profile is not there', async () => {
    const lost = testSite('denver', {
      profiles: [{ kind: 'infra', by: { name: 'no', version: '1.0.0' }, variables: {} }],
    });
    const [one] = await validate(await world(), [lost]);
    expect(one?.faults).toEqual({ isRead: false, cause: 'failed', because: 'no@1.0.0 was not found' });
  });
});

describe('a connection for whoever only looks', () => {
  test('leaves the simulator of a demo as it is', async () => {
    const { connection, store } = await world();
    const before = await store.readCache('simulator:test');
    await connection.survey(DEFAULT_PROJECT_UID).listClusters();
    await connection.survey(null).whoAmI();
    expect(await store.readCache('simulator:test')).toBe(before);
    expect(connection.host).toBe('The simulator');
    expect(connection.defaultProjectUid).toBe(DEFAULT_PROJECT_UID);
  });

  test('cannot write', async () => {
    const { connection } = await world();
    const { hostId } = await import('../../access/support/door');
    const write = connection.palette(DEFAULT_PROJECT_UID).registerHost(hostId('edge-1'), {}, 'amd64');
    await expect(write).rejects.toThrow('Who may only look has tried to write');
    expect(connection.callCount()).toBe(0);
  });

  test('works though there is no store', async () => {
    const env = parseEnv({ PALETTE_MODE: 'simulator' });
    if (!env.ok) throw new Error('environment');
    const index = testIndex([denver]);
    const connection = await connectPalette(env.env, { index, store: null, deadlineMs: Date.now() + 60_000 });
    expect(await connection.survey(null).listProjects()).toHaveLength(2);
  });
});
