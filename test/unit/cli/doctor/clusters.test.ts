import { describe, expect, test } from 'vitest';
import { changedSites } from '../../../../cli/sites/doctor/choose-sites';
import type { ProfileFacts, ProjectFacts } from '../../../../cli/sites/doctor/facts';
import { judgeNames, judgeVips } from '../../../../cli/sites/doctor/judge-clusters';
import { judgeDrift } from '../../../../cli/sites/doctor/judge-drift';
import type { ClusterEndpoint, ClusterSummary } from '../../../../lib/palette/survey-model';
import type { Site } from '../../../../lib/sites/site';
import { siteId, testIndex, testSite } from '../../../support/test-site';

function cluster(name: string, changes: Partial<ClusterSummary> = {}): ClusterSummary {
  return {
    uid: `uid-${name}`,
    name,
    cloudType: 'edge-native',
    state: 'Running',
    health: 'healthy',
    labels: { 'managed-by': 'edge-registration', site: name },
    configUid: `config-${name}`,
    profileUids: [],
    pools: [{ isControlPlane: true, size: 1, healthy: 1 }],
    ...changes,
  };
}

const read = <T>(value: T) => ({ isRead: true, value }) as const;

function project(
  sites: readonly Site[],
  clusters: readonly ClusterSummary[],
  changes: Partial<ProjectFacts> = {},
): ProjectFacts {
  const endpoints = new Map<string, ClusterEndpoint>();
  return {
    uid: 'p1',
    sites,
    listed: read([]),
    profiles: [],
    clusters: read(clusters),
    endpoints: read(endpoints),
    hosts: read([]),
    locations: read([]),
    templates: new Map(),
    ...changes,
  };
}

const rest = {
  host: 'api.example.com',
  owner: read({ orgName: 'Juniper', userUid: 'u' }),
  roundTripMs: 1,
  aheadMs: 0,
  projects: read([]),
  tokens: read([]),
  validations: [],
  kinds: [],
  settings: [],
};

const names = (one: ProjectFacts) =>
  judgeNames({ ...rest, inProjects: [one] }).map(({ status, sentence }) => `${status}: ${sentence}`);
const drift = (inProjects: readonly ProjectFacts[], sites: readonly Site[]) =>
  judgeDrift({ palette: { ...rest, inProjects }, index: testIndex(sites) })
    .filter(({ status }) => status !== 'ok')
    .map(({ id, status, sentence }) => `${id} ${status}: ${sentence}`);

const denver = testSite('denver');

describe('the name of a cluster', () => {
  test('is free, or borne by the site’s own', () => {
    expect(names(project([denver], []))).toEqual(['ok: The cluster names of 1 site are their own.']);
    expect(names(project([denver], [cluster('denver')]))[0]).toMatch(/^ok/);
  });

  test('is its own also where the site was called otherwise when it was made', () => {
    const renamed = testSite('denver-snow', { clusterName: 'denver', renamedFrom: siteId('denver') });
    expect(names(project([renamed], [cluster('denver')]))[0]).toMatch(/^ok/);
    expect(names(project([{ ...renamed, renamedFrom: null }], [cluster('denver')]))).toEqual([
      'bad: The name denver of denver-snow is taken: the cluster that bears it is that of site denver.',
    ]);
  });

  test('may be that of a stranger’s where the config takes it over', () => {
    const strangers = cluster('denver', { labels: {} });
    expect(names(project([denver], [strangers]))[0]).toContain('was not made by this app');
    expect(names(project([{ ...denver, adoptExistingCluster: true }], [strangers]))[0]).toMatch(/^ok/);
  });

  test('is not free for being borne by a cluster of another type, and is free for having been deleted', () => {
    expect(names(project([denver], [cluster('denver', { cloudType: 'vsphere' })]))[0]).toContain('of type vsphere');
    expect(names(project([denver], [cluster('denver', { state: 'Deleted' })]))[0]).toMatch(/^ok/);
  });
});

describe('a VIP', () => {
  const judged = (clusters: readonly ClusterSummary[], site = denver) => {
    const endpoints = new Map(clusters.map(({ uid }) => [uid, { host: '10.1.2.10', type: 'VIP' }]));
    return judgeVips({ ...rest, inProjects: [project([site], clusters, { endpoints: read(endpoints) })] });
  };

  test('at which the site’s own cluster answers is its own; at which another does, is taken', () => {
    expect(judged([cluster('denver')])).toMatchObject([{ status: 'ok' }]);
    expect(judged([cluster('denver'), cluster('tills')])).toMatchObject([{ status: 'bad', subject: 'denver' }]);
  });

  test('is not asked of a site that has a DNS name', () => {
    const site = testSite('denver', { endpoint: { type: 'ddns', host: '10.1.2.10', searchDomain: '' } });
    expect(judged([cluster('tills')], site)).toMatchObject([{ status: 'ok' }]);
  });
});

function profile(uid: string, site: Site): ProfileFacts {
  const detail = {
    uid,
    name: 'edge-infra',
    version: '1.2.0',
    kind: 'infra',
    scope: 'tenant',
    cloudType: 'edge-native',
    isPublished: true,
    packs: [],
  } as const;
  const by = { name: 'edge-infra', version: '1.2.0' };
  return { key: uid, kind: 'infra', by, uses: [{ site, variables: {} }], detail: read(detail), variables: read([]) };
}

describe('where Palette and config differ', () => {
  test('many sites with the same difference are one finding', () => {
    const sites = ['a', 'b', 'c', 'd', 'e'].map((id) => testSite(id, { topology: { controlPlane: 3 } }));
    const clusters = sites.map(({ id }) => cluster(id));
    expect(drift([project(sites, clusters)], sites)).toEqual([
      'drift.size warn: a, b, c and 2 more: the control plane has 1 host, and the config says 3.',
    ]);
  });

  test('a profile that could not be looked up is told elsewhere, and no drift is made of it', () => {
    const unknown = { ...profile('p1', denver), detail: { isRead: false, cause: 'late', because: 'late' } } as const;
    const clusters = [cluster('denver', { profileUids: ['p9'] })];
    expect(drift([project([denver], clusters, { profiles: [unknown] })], [denver])).toEqual([]);
    expect(drift([project([denver], clusters, { profiles: [profile('p1', denver)] })], [denver])).toEqual([
      'drift.profiles warn: denver: the cluster has p9, and the config says p1.',
    ]);
  });

  test('where a search tells no profiles, nothing is said of them', () => {
    const clusters = [cluster('denver', { profileUids: [] })];
    expect(drift([project([denver], clusters, { profiles: [profile('p1', denver)] })], [denver])).toEqual([]);
  });

  test('clusters of closed sites, and of sites under their old name, are no orphans', () => {
    const closed = testSite('reno', { status: { state: 'closed' } });
    const renamed = testSite('boise', { clusterName: 'old', renamedFrom: siteId('old') });
    const clusters = [cluster('reno'), cluster('old'), cluster('gone'), cluster('strangers', { labels: {} })];
    expect(drift([project([denver], clusters)], [denver, closed, renamed])).toEqual([
      'drift.orphans warn: The cluster gone belongs to site gone, which is not in the config.',
    ]);
  });

  test('a list that could not be read makes all of it unknown', () => {
    const clusters = { isRead: false, cause: 'refused', because: 'the key may not' } as const;
    const found = drift([project([denver], [], { clusters })], [denver]);
    expect(found).toHaveLength(5);
    for (const line of found) expect(line).toContain('skipped: Skipped because the key may not.');
  });
});

test('the sites of --base are those that are new, changed or renamed, and open', () => {
  const before = [denver, testSite('boulder'), testSite('old'), testSite('shut')];
  const after = [
    denver,
    testSite('boulder', { overlayCidr: '100.64.0.0/23' }),
    testSite('new'),
    testSite('renamed', { clusterName: 'old', renamedFrom: siteId('old') }),
    testSite('shut', { status: { state: 'closed' } }),
  ];
  expect(changedSites(testIndex(before), testIndex(after)).map(({ id }) => id)).toEqual(['boulder', 'new', 'renamed']);
  expect(changedSites(null, testIndex(after))).toHaveLength(4);
});
