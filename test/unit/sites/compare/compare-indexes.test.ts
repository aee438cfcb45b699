import { describe, expect, test } from 'vitest';
import { compareIndexes } from '../../../../lib/sites/compare/compare-indexes';
import type { Comparable } from '../../../../lib/sites/compare/comparison';
import { formatChange, formatComparison } from '../../../../lib/sites/compare/format-comparison';
import { gatherChanges } from '../../../../lib/sites/compare/gather-changes';
import type { ExpectedHost, Site } from '../../../../lib/sites/site';
import type { VmPool } from '../../../../lib/sites/virtualization';
import type { WorkerPool } from '../../../../lib/sites/worker-pool';
import { allExtras, testPolicies, testPool, testVirtualization } from '../../../support/test-extras';
import { siteId, testIndex, testSite } from '../../../support/test-site';
import { vmPool } from '../../../support/virtual-site';

/** A site in which nothing is left at its default. */
const full: Site = testSite('denver', {
  number: '0104',
  location: { latitude: 1, longitude: 2 },
  timeZone: 'America/Denver',
  status: { state: 'moved', to: siteId('boulder') },
  adoptExistingCluster: true,
  sshKeys: ['ssh-ed25519 A one', 'ssh-ed25519 B two'],
  ntpServers: ['time.example.com'],
  overlayCidr: '100.64.192.0/23',
  projectUid: '66aa00000000000000000002',
  addressing: {
    type: 'static',
    nic: 'eth0',
    subnetMask: '255.255.255.0',
    gateway: '10.1.2.1',
    dns: ['10.1.2.2'],
    addresses: ['10.1.2.20'],
  },
  access: {
    modes: ['pin'],
    pinHash: 'scrypt$15$planted',
    needsApproval: true,
    pairingKey: 'optional',
    onlyExpectedHosts: true,
  },
  region: 'north',
  renamedFrom: siteId('old-denver'),
  network: { subnet: '10.1.2.0/24', gateway: '10.1.2.1', dhcp: ['10.1.2.100-10.1.2.199'] },
  language: 'de',
  staging: {
    proxy: { http: 'http://p:1', https: null, no: ['.x'] },
    caCerts: ['a.pem'],
    nameservers: ['10.0.0.53'],
    users: [{ name: 'it', sshKeys: ['k'] }],
  },
  ...allExtras,
});

const changesOf = (before: Site, after: Site) =>
  compareIndexes(testIndex([before]), testIndex([after])).changed.flatMap(({ changes }) => changes);

describe('every option of a site is compared', () => {
  const plain = testSite('denver');
  const keys = (Object.keys(full) as (keyof Site)[]).filter((key) => key !== 'id');

  test('in the site that is compared every option has a value', () => {
    expect(keys.filter((key) => JSON.stringify(full[key]) === JSON.stringify(plain[key])).toSorted()).toEqual(
      // The same in both, and compared below.
      ['address', 'architecture', 'clusterName', 'endpoint', 'name', 'profiles', 'tags', 'topology'],
    );
  });

  test.each(keys.filter((key) => JSON.stringify(full[key]) !== JSON.stringify(testSite('denver')[key])))(
    '%s',
    (key) => {
      expect(changesOf(full, { ...full, [key]: plain[key] }).length).toBeGreaterThan(0);
    },
  );

  test.each<[string, Partial<Site>, string]>([
    ['name', { name: 'Mall' }, 'name: Site denver -> Mall'],
    ['closed', { status: { state: 'closed' } }, 'closed: false -> true'],
    ['moved', { status: { state: 'moved', to: siteId('x') } }, 'movedTo: nothing -> x'],
    ['architecture', { architecture: 'arm64' }, 'architecture: amd64 -> arm64'],
    ['a tag', { tags: { brand: 'other' } }, 'tags.brand: test -> other'],
    ['the VIP', { endpoint: { type: 'vip', host: '10.1.2.11' } }, 'endpoint.vip: 10.1.2.10 -> 10.1.2.11 (identity)'],
    ['the overlay', { overlayCidr: '100.64.0.0/23' }, 'overlay.cidr: nothing -> 100.64.0.0/23'],
    [
      'work on the control plane',
      { topology: { ...plain.topology, controlPlaneRunsWork: false } },
      'topology.controlPlaneRunsWork: true -> false',
    ],
    ['approval', { access: { ...plain.access, needsApproval: true } }, 'access.approval: false -> true'],
    ['language', { language: 'ar' }, 'language: nothing -> ar'],
    ['kind', { kind: 'virtualized' }, 'kind: nothing -> virtualized (identity)'],
    [
      'a cluster template',
      { clusterTemplateUid: '66cc00000000000000000001' },
      'clusterTemplate.uid: nothing -> 66cc00000000000000000001',
    ],
    ['remote access', { remoteAccess: { hasTemporaryUser: false } }, 'remoteAccess: false -> true'],
    ['remote access that is closed from now on', { remoteAccess: false as const }, 'remoteAccess: nothing -> false'],
    [
      'remote access by a user',
      { remoteAccess: { hasTemporaryUser: true } },
      'remoteAccess.temporaryUser: false -> true',
    ],
    ['profiles in another order', { profiles: plain.profiles.toReversed() }, ''],
  ])('as the config calls it: %s', (_, change, line) => {
    expect(changesOf(plain, { ...plain, ...change }).map(formatChange)).toEqual(line === '' ? [] : [line]);
  });

  test('profiles by name and version, variables one by one', () => {
    const [infra, base] = plain.profiles;
    if (infra === undefined || base === undefined) throw new Error('no profiles');
    const after = [
      { ...infra, by: { name: 'edge-infra', version: '1.3.0' } },
      { ...base, variables: { store_number: '13' } },
      { kind: 'add-on', by: { uid: '628ce30a7c90b5915b37a802' }, variables: { a: 'b' } } as const,
    ];
    expect(changesOf(plain, { ...plain, profiles: after }).map(formatChange)).toEqual([
      'profiles.infra: edge-infra@1.2.0 -> edge-infra@1.3.0',
      'profiles.addOns: store-base@3.1.0 -> store-base@3.1.0, uid 628ce30a7c90b5915b37a802',
      'variables.store-base.store_number: 12 -> 13',
      'variables.628ce30a7c90b5915b37a802.a: nothing -> b',
    ]);
  });

  test('whether disks are in a backup, also where they are not', () => {
    const withDisks = (includeDisks: boolean): Site => ({
      ...plain,
      policies: { ...testPolicies, backup: { ...testPolicies.backup, includeDisks } },
    });
    const lines = (before: Site, after: Site) => changesOf(before, after).map(formatChange);
    expect(lines(withDisks(true), withDisks(false))).toEqual(['policies.backup.disks: true -> false']);
    expect(lines(withDisks(false), withDisks(true))).toEqual(['policies.backup.disks: false -> true']);
    expect(lines(plain, withDisks(false))).toContain('policies.backup.disks: nothing -> false');
  });

  test('pools, policies and machines by their names', () => {
    const rich = (pool: Partial<WorkerPool>, keepHours: number, count: 1 | 3): Site => ({
      ...plain,
      pools: [testPool('tills', pool)],
      policies: { ...testPolicies, backup: { ...testPolicies.backup, keepHours } },
      virtualization: { ...testVirtualization, controlPlane: { ...testVirtualization.controlPlane, count } },
    });
    const changes = changesOf(rich({}, 720, 1), rich({ maxHosts: 2, label: { en: 'Till' } }, 36, 3));
    expect(changes.map(formatChange).toSorted()).toEqual([
      'policies.backup.keep: 30 days -> 36 hours',
      'pools.tills.label.en: The tills computer -> Till',
      'pools.tills.maxHosts: 3 -> 2',
      'virtualization.controlPlane.count: 1 -> 3',
    ]);
  });

  test('labels and taints of machines by their names', () => {
    const marked = (marks: Partial<VmPool>): Site => ({
      ...plain,
      virtualization: { ...testVirtualization, workers: vmPool(2, marks) },
    });
    const taints = [{ key: 'only', value: '', effect: 'NoSchedule' }] as const;
    const changes = changesOf(marked({ labels: { use: 'stock' } }), marked({ labels: { use: 'tills' }, taints }));
    expect(changes.map(formatChange).toSorted()).toEqual([
      'virtualization.workers.labels.use: stock -> tills',
      'virtualization.workers.taints: nothing -> {"key":"only","value":"","effect":"NoSchedule"}',
    ]);
    expect(changesOf(marked({}), marked({ labels: {}, taints: [] }))).toEqual([]);
  });

  test('what is said of packs, without repeating it', () => {
    const [infra] = plain.profiles;
    if (infra === undefined) throw new Error('no profiles');
    const withPack = (values: string, content: string) => ({
      ...plain,
      profiles: [{ ...infra, packs: [{ name: 'k3s', values, manifests: [{ name: 'quota', content }] }] }],
    });
    const said = changesOf(withPack('a: planted\nb: 1', 'x'), withPack('a: planted\nb: 2', 'y')).map(formatChange);
    expect(said).toEqual([
      expect.stringMatching(/^packs\.edge-infra\.k3s\.values: 2 lines \(\w{6}\) -> 2 lines \(\w{6}\)$/),
      expect.stringMatching(/^packs\.edge-infra\.k3s\.manifests\.quota: 1 lines \(/),
    ]);
    expect(said.join('\n')).not.toContain('planted');
  });

  test('what this Palette has, as the config calls it', () => {
    const after = { ...testIndex([]), olderKinds: ['virtualized'] } as const;
    expect(compareIndexes(testIndex([]), after).settings.map(formatChange)).toEqual([
      'palette.virtualizedEdge: false -> true',
    ]);
  });

  test('add-ons in another order are another cluster content', () => {
    const addOn = (name: string) => ({ kind: 'add-on', by: { name, version: '1.0.0' }, variables: {} }) as const;
    const before = { ...plain, profiles: [addOn('a'), addOn('b')] };
    expect(changesOf(before, { ...plain, profiles: [addOn('b'), addOn('a')] }).map(({ option }) => option)).toEqual([
      'profiles.addOns',
    ]);
  });

  test('another PIN is seen, and no hash is shown', () => {
    const withPin = (pinHash: string | null) => ({ ...plain, access: { ...plain.access, pinHash } });
    const said = JSON.stringify([
      changesOf(plain, withPin('scrypt$15$planted')),
      changesOf(withPin('scrypt$15$planted'), withPin('scrypt$15$planted-2')),
    ]);
    expect(said.match(/access\.pin"/g)).toHaveLength(2);
    expect(said).not.toContain('planted');
  });
});

describe('hosts.csv', () => {
  const line = (text: string, site: string, match: ExpectedHost['match'] = 'exact'): ExpectedHost => ({
    match,
    text,
    siteId: siteId(site),
  });
  const compare = (before: readonly ExpectedHost[], after: readonly ExpectedHost[], sites: readonly Site[] = []) =>
    compareIndexes(
      { ...testIndex([testSite('denver')]), expectedHosts: before },
      { ...testIndex(sites), expectedHosts: after },
    ).expectedHosts;

  test('lines added, removed and moved to another site', () => {
    expect(
      compare(
        [line('edge-1', 'denver'), line('edge-2', 'denver'), line('edge-3', 'denver')],
        [
          line('edge-2', 'boulder'),
          line('edge-3', 'denver'),
          line('edge-4', 'denver'),
          line('edge-', 'denver', 'prefix'),
        ],
      ),
    ).toEqual({
      added: [
        { host: 'edge-4', site: 'denver' },
        { host: 'edge-*', site: 'denver' },
      ],
      removed: [{ host: 'edge-1', site: 'denver' }],
      moved: [{ host: 'edge-2', from: 'denver', to: 'boulder' }],
    });
  });

  test('lines moved to another pool', () => {
    const before = [line('edge-1', 'denver'), { ...line('edge-2', 'denver'), pool: 'tills' }];
    const after = [
      { ...line('edge-1', 'denver'), pool: 'tills' },
      { ...line('edge-2', 'denver'), pool: 'tills' },
    ];
    expect(compare(before, after).moved).toEqual([{ host: 'edge-1', from: 'denver', to: 'denver (pool tills)' }]);
  });

  test('a whole ID is not the prefix of the same letters', () => {
    expect(compare([line('edge-1', 'denver')], [line('edge-1', 'denver', 'prefix')])).toMatchObject({
      added: [{ host: 'edge-1*' }],
      removed: [{ host: 'edge-1' }],
    });
  });

  test('a renamed site takes its lines along', () => {
    const renamed = testSite('mall', { clusterName: 'denver', renamedFrom: siteId('denver') });
    expect(compare([line('edge-1', 'denver')], [line('edge-1', 'mall')], [renamed])).toEqual({
      added: [],
      removed: [],
      moved: [],
    });
  });
});

describe('what is no site', () => {
  const base = testIndex([testSite('denver')]);

  test('is compared by its path, lists of things with an id one by one', () => {
    const link = {
      id: 'spring',
      version: 1,
      scope: { by: 'ids', ids: [siteId('denver')] },
      expiresAtMs: 0,
      maxHosts: 3,
      needsApproval: false,
      pinHash: 'scrypt$planted',
    } as const;
    const after = {
      ...base,
      version: 'other',
      company: { ...base.company, name: 'Acme' },
      access: { links: [{ ...link, maxHosts: 5 }], signOn: null },
      blockedHosts: ['edge-1'],
    };
    const { settings } = compareIndexes({ ...base, access: { links: [link], signOn: null } }, after);
    expect(settings.map(formatChange)).toEqual([
      'company.name: Test Company -> Acme',
      'access.links[spring].maxHosts: 3 -> 5',
      'blockedHosts: nothing -> edge-1',
    ]);
    const added = compareIndexes(base, after).settings;
    expect(added.map(formatChange)).toContain('access.links[spring].expiresAtMs: nothing -> 1970-01-01T00:00:00.000Z');
    expect(JSON.stringify(added)).not.toContain('planted');
  });

  test('the same twice has no difference', () => {
    expect(compareIndexes(testIndex([full]), testIndex([structuredClone(full)]))).toEqual({
      added: [],
      changed: [],
      renamed: [],
      removed: [],
      unchanged: 1,
      settings: [],
      expectedHosts: { added: [], removed: [], moved: [] },
      refusals: [],
      notes: [],
    });
  });
});

test('a switch that an older index does not have is off there', () => {
  const { adoptExistingCluster: _a, ...old } = testSite('denver');
  const before = JSON.parse(JSON.stringify({ ...testIndex([]), sites: [old] })) as Comparable;
  expect(compareIndexes(before, testIndex([testSite('denver')]))).toMatchObject({ changed: [], unchanged: 1 });
  const on = testSite('denver', { adoptExistingCluster: true });
  expect(compareIndexes(before, testIndex([on])).changed[0]?.changes).toMatchObject([
    { before: 'false', after: 'true' },
  ]);
});

test.each([3, 4])('an index of format %i, without the options of later ones, differs in none of them', (format) => {
  const { region: _r, renamedFrom: _f, network: _n, language: _l, staging: _s, ...old } = testSite('denver');
  const before = JSON.parse(JSON.stringify({ ...testIndex([]), format, sites: [old] })) as Comparable;
  expect(compareIndexes(before, testIndex([testSite('denver')]))).toMatchObject({
    changed: [],
    unchanged: 1,
    settings: [],
    refusals: [],
  });
});

describe('a comparison in words', () => {
  test('reads well, and long lists are cut', () => {
    const before = [
      testSite('denver'),
      testSite('boulder', { endpoint: { type: 'vip', host: '10.1.3.10' } }),
      testSite('old', { status: { state: 'closed' } }),
      testSite('market'),
      ...Array.from({ length: 5 }, (_, index) => testSite(`same-${index}`)),
    ];
    const after = [
      testSite('denver', { name: 'Denver – Snow Street', tags: { brand: 'test', country: 'us' } }),
      testSite('boulder', {
        endpoint: { type: 'vip', host: '10.1.3.10' },
        status: { state: 'moved', to: siteId('new-0') },
      }),
      testSite('mall', { clusterName: 'market', renamedFrom: siteId('market') }),
      ...Array.from({ length: 5 }, (_, index) => testSite(`new-${index}`)),
      ...before.slice(4),
    ];
    const hosts = [{ match: 'prefix', text: 'edge-jr-', siteId: siteId('denver') }] as const;
    const compared = compareIndexes(testIndex(before), { ...testIndex(after), expectedHosts: hosts, auditDays: 90 });
    expect(`\n${formatComparison(compared, 3).join('\n')}\n`).toMatchSnapshot();
  });

  test('of two long values the part that differs is shown', () => {
    const keys = Array.from({ length: 9 }, (_, index) => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 key-${index}`);
    const said = formatChange({
      option: 'sshKeys',
      before: keys.join(', '),
      after: [...keys, 'ssh-rsa NEW'].join(', '),
      isIdentity: false,
    });
    expect(said).toContain('NEW');
    expect(said.length).toBeLessThan(130);
  });
});

describe('a change that many sites share', () => {
  const before = Array.from({ length: 5 }, (_, index) => testSite(`site-${index}`));
  const compare = (changeOf: (index: number) => Partial<Site>) =>
    compareIndexes(testIndex(before), testIndex(before.map((site, index) => ({ ...site, ...changeOf(index) }))));

  test('is told once, and what is a site’s own beside it', () => {
    const { changed } = compare((index) => ({ timeZone: 'UTC', ...(index === 2 ? { name: 'Mall' } : {}) }));
    expect(changed).toHaveLength(5);
    expect(gatherChanges(changed)).toEqual({
      shared: [{ sites: 5, change: { option: 'timeZone', before: null, after: 'UTC', isIdentity: false } }],
      own: [expect.objectContaining({ id: 'site-2', changes: [expect.objectContaining({ option: 'name' })] })],
    });
    expect(formatComparison(compare(() => ({ timeZone: 'UTC' })))).toEqual([
      'Sites: 5 changed, 0 as before.',
      '  ~ 5 sites',
      '      timeZone: nothing -> UTC',
    ]);
  });

  test('is shared by four', () => {
    const { changed } = compare((index) => (index < 4 ? { timeZone: 'UTC' } : {}));
    expect(gatherChanges(changed)).toMatchObject({ shared: [{ sites: 4 }], own: [] });
  });

  test('of three, or to other values, is told at each', () => {
    expect(gatherChanges(compare((index) => (index < 3 ? { timeZone: 'UTC' } : {})).changed).own).toHaveLength(3);
    expect(gatherChanges(compare((index) => ({ name: `New ${index}` })).changed)).toMatchObject({
      shared: [],
      own: { length: 5 },
    });
  });
});
