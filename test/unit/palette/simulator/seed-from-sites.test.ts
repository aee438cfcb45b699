import { expect, it } from 'vitest';
import { DEFAULT_PROJECT_UID, OTHER_PROJECT_UID } from '../../../../lib/palette/simulator/default-seed';
import { profileUid } from '../../../../lib/palette/simulator/seed';
import { seedFromSites } from '../../../../lib/palette/simulator/seed-from-sites';
import { policiesOf } from '../../../../lib/sites/policies';
import type { ProfileReference } from '../../../../lib/sites/site';
import { testIndex, testSite } from '../../../support/test-site';

const noPolicies = policiesOf(testSite());
const infra: ProfileReference = { kind: 'infra', by: { name: 'edge-infra', version: '1.2.0' }, variables: {} };
const apps = (variables: Readonly<Record<string, string>>): ProfileReference => ({
  kind: 'add-on',
  by: { name: 'store-base', version: '3.1.0' },
  variables,
});

it('every version of a profile that sites refer to is there, once', () => {
  const other: ProfileReference = { ...infra, by: { name: 'edge-infra', version: '1.3.0' } };
  const sites = [
    testSite('a', { profiles: [infra] }),
    testSite('b', { profiles: [infra] }),
    testSite('c', { profiles: [other] }),
  ];
  expect(seedFromSites(testIndex(sites)).profiles).toEqual([
    { name: 'edge-infra', version: '1.2.0', type: 'infra', scope: 'tenant', variables: [] },
    { name: 'edge-infra', version: '1.3.0', type: 'infra', scope: 'tenant', variables: [] },
  ]);
});

it('a profile has the variables that any site gives, by default as the first one gives them', () => {
  const sites = [
    testSite('a', { profiles: [infra, apps({ number: '1' })] }),
    testSite('b', { profiles: [infra, apps({ number: '2', region: 'us' })] }),
  ];
  expect(seedFromSites(testIndex(sites)).profiles[1]?.variables).toEqual([
    { name: 'number', defaultValue: '1' },
    { name: 'region', defaultValue: 'us' },
  ]);
});

it('profiles that are named by UID are two, however alike their UIDs end', () => {
  const by = (uid: string): ProfileReference => ({ kind: 'full', by: { uid }, variables: {} });
  const uids = ['628ce30a7c90b5915b37a802', '728ce30a7c90b5915b37a802'];
  const sites = uids.map((uid) => testSite(`s${uid.slice(0, 1)}`, { profiles: [by(uid)] }));
  const { profiles } = seedFromSites(testIndex(sites));
  expect(profiles.map((profile) => [profile.uid, profile.type])).toEqual(uids.map((uid) => [uid, 'cluster']));
});

it('every project of a site is there beside the usual ones', () => {
  const projectUid = '66aa00000000000000000099';
  const sites = [
    testSite('a', { projectUid }),
    testSite('b', { projectUid }),
    testSite('c', { projectUid: OTHER_PROJECT_UID }),
  ];
  const uids = seedFromSites(testIndex(sites)).projects.map(({ uid }) => uid);
  expect(uids).toEqual([DEFAULT_PROJECT_UID, OTHER_PROJECT_UID, projectUid]);
});

it('3,000 sites with a number each make a Palette as small as that of one', () => {
  const sites = Array.from({ length: 3_000 }, (_, at) =>
    testSite(`s-${at}`, { profiles: [infra, apps({ number: String(at) })] }),
  );
  const seed = seedFromSites(testIndex(sites));
  expect(JSON.stringify(seed).length).toBe(JSON.stringify(seedFromSites(testIndex(sites.slice(0, 1)))).length);
});

it('cluster templates are there, with a profile that carries the operating system', () => {
  const uid = '66cc00000000000000000001';
  const changes = { profiles: [], clusterTemplateUid: uid, timeZone: 'America/Denver' };
  const { templates, profiles } = seedFromSites(testIndex([testSite('a', changes), testSite('b', changes)]));
  expect(templates).toHaveLength(1);
  expect(templates?.[0]).toMatchObject({ uid, profileUids: [profileUid('template-infra', '1.0.0')] });
  expect(profiles).toMatchObject([{ name: 'template-infra', type: 'infra' }]);
});

it('backup locations are there by their names, each once', () => {
  const backup = {
    ...{ location: 'archive', schedule: '0 2 * * *', prefix: '', keepHours: 1 },
    ...{ namespaces: [], includeDisks: false, clusterResources: 'auto' as const },
  };
  const policies = { ...noPolicies, backup };
  const sites = [testSite('a', { policies }), testSite('b', { policies }), testSite('c')];
  expect(seedFromSites(testIndex(sites)).backupLocations).toEqual([{ name: 'archive' }]);
});

it('appliances have a system profile', () => {
  const sites = [testSite('a', { profiles: [], kind: 'virtualized' })];
  expect(seedFromSites(testIndex(sites)).profiles).toMatchObject([{ name: 'appliance-os', type: 'system' }]);
});

it('a profile has the layers that sites override, besides its own', () => {
  const packs = [{ name: 'point-of-sale', values: 'a: 1', manifests: [] }];
  const sites = [
    testSite('a', {
      profiles: [
        { ...infra, packs: [...packs, ...packs] },
        { ...apps({}), packs },
      ],
    }),
  ];
  const layers = seedFromSites(testIndex(sites)).profiles.map((profile) => profile.packs?.map(({ name }) => name));
  expect(layers).toEqual([['edge-native-byoi', 'edge-k3s', 'cni-calico', 'point-of-sale'], ['point-of-sale']]);
});
