import { describe, expect, test } from 'vitest';
import type { ExpectedHost, Site } from '../../../../lib/sites/site';
import { exportTerraform, generatedLine } from '../../../../lib/sites/terraform/export-terraform';
import { testPolicies, testPool, testVirtualization } from '../../../support/test-extras';
import { siteId, testIndex, testSite } from '../../../support/test-site';
import { testKey } from '../../../support/test-user-data';

const addressing: Site['addressing'] = {
  type: 'static',
  nic: 'eth0',
  subnetMask: '255.255.255.0',
  gateway: '10.1.2.1',
  dns: ['10.1.2.2', '10.1.2.3'],
  addresses: ['10.1.2.21', '10.1.2.22', '10.1.2.23', '10.1.2.24'],
};
/** Every option of a site that ends up in the files, and texts that would be something else without care. */
const denver = testSite('denver', {
  name: 'Denver – "Snow" $'.concat('{St}\n%{ if true }'),
  clusterName: 'denver-edge',
  location: { latitude: 39.7478, longitude: -104.9995 },
  timeZone: 'America/Denver',
  addressing,
  sshKeys: [testKey],
  ntpServers: ['time.example.com', '10.0.0.123'],
  overlayCidr: '100.64.192.0/23',
  topology: { controlPlane: 3, controlPlaneRunsWork: false },
  tags: { brand: 'test', on: '0131' },
  profiles: [
    { kind: 'infra', by: { uid: '628ce30a7c90b5915b37a802' }, variables: {} },
    { kind: 'add-on', by: { name: 'Store Base', version: '3.1.0' }, variables: { store_number: '0131', note: 'a\\b' } },
  ],
});
const montreal = testSite('montreal-mile-end', {
  projectUid: '66aa00000000000000000002',
  architecture: 'arm64',
});
const sites = [denver, montreal, testSite('reno', { status: { state: 'closed' } })];
const hosts = [
  ['edge-0c', 'denver'],
  ['edge-0a', 'denver'],
  ['edge-0b', 'denver'],
  ['edge-0d', 'denver'],
  ['1edge', 'montreal-mile-end'],
] as const;

function indexOf(known: readonly Site[], named: readonly (readonly [text: string, site: string])[] = hosts) {
  const expectedHosts = named.map(([text, site]): ExpectedHost => ({ match: 'exact', text, siteId: siteId(site) }));
  return { ...testIndex(known), expectedHosts };
}

/** Sites with what few have. */
const [infra] = testSite('x').profiles;
const life = [
  testSite('santa-fe', {
    pools: [
      testPool('tills'),
      testPool('cameras', { architecture: 'arm64', update: { type: 'contract_first' }, taints: [] }),
    ],
    policies: testPolicies,
    remoteAccess: { hasTemporaryUser: true },
    profiles:
      infra === undefined
        ? []
        : [
            {
              ...infra,
              packs: [
                { name: 'edge-k3s', values: 'a: 1\nb: "$'.concat('{c}"\n'), manifests: [] },
                { name: 'quotas', values: null, manifests: [{ name: 'quota', content: 'kind: ResourceQuota\n' }] },
              ],
            },
          ],
  }),
  testSite('flagstaff', {
    endpoint: { type: 'vip', host: '10.1.3.10' },
    topology: { controlPlane: 2, workerPool: false, maxHosts: 2 },
    clusterTemplateUid: '66cc00000000000000000001',
    profiles: [],
    timeZone: 'America/Phoenix',
    remoteAccess: { hasTemporaryUser: false },
    projectUid: '66aa00000000000000000002',
    policies: { ...testPolicies, scans: { security: null, penetration: null, conformance: null }, osPatch: null },
    addressing,
  }),
];
const lifeHosts: readonly ExpectedHost[] = [
  { match: 'exact', text: 'edge-1', siteId: siteId('santa-fe') },
  { match: 'exact', text: 'edge-2', siteId: siteId('santa-fe'), pool: 'tills' },
  { match: 'exact', text: 'edge-3', siteId: siteId('santa-fe'), pool: 'cameras' },
  { match: 'exact', text: 'edge-4', siteId: siteId('flagstaff') },
  { match: 'exact', text: 'edge-5', siteId: siteId('flagstaff') },
];

function files(known = sites, expectedHosts: readonly ExpectedHost[] = indexOf(known).expectedHosts) {
  return exportTerraform(known, { ...testIndex(known), expectedHosts }).files;
}

function textOf(name: string, known: readonly Site[] = sites, named = hosts as readonly (readonly [string, string])[]) {
  const file = exportTerraform(known, indexOf(known, named)).files.find((one) => one.name === name);
  return file?.text ?? '';
}

describe('sites as files for Terraform', () => {
  test.each(['provider.tf', 'profiles.tf', 'sites.tf'])('%s reads well', async (name) => {
    await expect(textOf(name)).toMatchFileSnapshot(`golden/${name}`);
  });

  test.each(['profiles.tf', 'sites.tf'])(
    '%s reads well with pools, packs, policies, a template and two nodes',
    async (name) => {
      const text = files(life, lifeHosts).find((file) => file.name === name)?.text ?? '';
      await expect(text).toMatchFileSnapshot(`golden/life-${name}`);
    },
  );

  test('every file begins with where it is from, and the same sites give the same files', () => {
    const { files } = exportTerraform(sites, indexOf(sites));
    for (const { text } of files) expect(text).toMatch(new RegExp(`^${generatedLine} from version test of the sites`));
    expect(exportTerraform(sites, indexOf(sites))).toEqual({ ...exportTerraform(sites, indexOf(sites)), files });
  });

  test('holds no value of a variable that is a secret, and one provider for each project', () => {
    const provider = textOf('provider.tf');
    expect(provider).toMatch(
      /variable "palette_api_key" \{\n {2}type {8}= string\n {2}description = .*\n {2}sensitive {3}= true\n\}/,
    );
    expect(provider.match(/^provider /gm)).toHaveLength(2);
    const one = textOf('provider.tf', [montreal]);
    expect(one).not.toContain('"palette_project_name"');
    expect(one).toContain('var.palette_project_name_66aa00000000000000000002');
  });

  test('takes the hosts in the order of hosts.csv: the first make the control plane, the others join the workers', () => {
    const pools = textOf('sites.tf').split('machine_pool {').slice(1, 3);
    const uids = pools.map((pool) => [...pool.matchAll(/host_(edge-0\w)\.uid/g)].map(([, id]) => id));
    expect(uids).toEqual([['edge-0c', 'edge-0a', 'edge-0b'], ['edge-0d']]);
    const ips = pools.flatMap((pool) => [...pool.matchAll(/static_ip\s+= "(.*)"/g)].map(([, ip]) => ip));
    expect(ips).toEqual(['10.1.2.21', '10.1.2.22', '10.1.2.23', '10.1.2.24']);
  });

  test('a site more, or another order of hosts, renames nothing: Terraform would make it anew', () => {
    const names = (text: string) => new Set(text.match(/^resource .*(?= \{)/gm));
    const more = [testSite('aspen'), ...sites];
    const after = names(textOf('sites.tf', more, [['edge-0z', 'aspen'], ...[...hosts].reverse()]));
    for (const name of names(textOf('sites.tf'))) expect(after).toContain(name);
  });

  test('two names are never one, however alike IDs and profiles are', () => {
    const by = (name: string, version: string) => ({ kind: 'add-on', by: { name, version }, variables: {} }) as const;
    const alike = [
      testSite('a-1', { profiles: [by('store base', '1.0.0'), by('store.base', '1.0.0'), by('store-base', '1.0.0')] }),
      testSite('a1', { profiles: [by('store base', '1.0.0'), by('1', '1.0.0')] }),
    ];
    const named = [
      ['a-b', 'a-1'],
      ['a_b', 'a-1'],
      ['A_b', 'a1'],
    ] as const;
    const all = `${textOf('profiles.tf', alike, named)}${textOf('sites.tf', alike, named)}`;
    const declared = [...all.matchAll(/^(?:data|resource) "(\w+)" "([\w-]+)"/gm)].map(
      ([, type, name]) => `${type}.${name}`,
    );
    expect(declared).toHaveLength(4 + 3 + 2);
    expect(new Set(declared).size).toBe(declared.length);
    const used = [...all.matchAll(/= (?:data\.)?(spectrocloud_\w+\.[\w-]+)\.(?:id|uid)/g)].map(([, name]) => name);
    expect(used.filter((name) => !declared.includes(name ?? ''))).toEqual([]);
    for (const name of declared) expect(name).toMatch(/^\w+\.[A-Za-z_][\w-]*$/);
  });

  test('writes nothing but attributes that the provider documents (API.md §11, docs/staging-hosts.md)', () => {
    const all = [...files(), ...files(life, lifeHosts)].map(({ text }) => text).join('\n');
    const attributes = new Set([...all.matchAll(/^\s*([a-z_]+) += /gm)].map(([, name]) => name));
    const blocks = new Set([...all.matchAll(/^\s*([a-z_]+)(?: ".*")? \{/gm)].map(([, name]) => name));
    expect([...attributes].filter((name) => !documented.includes(name ?? ''))).toEqual([]);
    expect([...blocks].filter((name) => !documentedBlocks.includes(name ?? ''))).toEqual([]);
  });

  const dhcp = testSite('denver', { topology: { controlPlane: 1, workerPool: true, maxHosts: 2 } });
  test.each([
    ['It is closed.', testSite('denver', { status: { state: 'closed' } }), 1],
    ['It has moved to boulder.', testSite('denver', { status: { state: 'moved', to: siteId('boulder') } }), 1],
    [
      'Its endpoint is a DNS name that hosts update; the provider knows VIPs only.',
      testSite('denver', { endpoint: { type: 'ddns', host: 'edge', searchDomain: 'example.com' } }),
      1,
    ],
    ['Its control plane needs 1 host, and hosts.csv names none by the whole ID.', dhcp, 0],
    ['Its control plane needs 3 hosts, and hosts.csv names 2 by the whole ID.', denver, 2],
    ['hosts.csv names 3 hosts, and it has room for 2.', dhcp, 3],
    [
      'hosts.csv names 2 hosts, and it has room for 1.',
      testSite('denver', { topology: { workerPool: false, maxHosts: 1 } }),
      2,
    ],
    [
      'It has fewer addresses (1) than hosts (2).',
      testSite('denver', { addressing: { ...addressing, addresses: ['10.1.2.21'] } }),
      2,
    ],
  ])('a site that Terraform cannot make as the app would is left out: %s', (reason, site, count) => {
    const named = Array.from({ length: count }, (_, at) => [`edge-${at}`, 'denver'] as const);
    const { leftOut, siteIds, files } = exportTerraform([site], indexOf([site], named));
    expect([leftOut, siteIds]).toEqual([[{ siteId: 'denver', reason }], []]);
    expect(files.at(-1)?.text).toContain(`# Left out: denver. ${reason}`);
    expect(files.at(-1)?.text).not.toContain('resource');
  });

  const pools = [testPool('tills', { maxHosts: 1 }), testPool('cameras', { architecture: 'arm64' })];
  const line = (text: string, pool?: string): ExpectedHost => ({
    match: 'exact',
    text,
    siteId: siteId('denver'),
    ...(pool === undefined ? {} : { pool }),
  });
  const exportOne = (site: Site, lines: readonly ExpectedHost[]) =>
    exportTerraform([site], { ...testIndex([site]), expectedHosts: lines });

  test.each<[string, Site, readonly ExpectedHost[]]>([
    [
      'It is virtualized, and the provider makes native clusters only.',
      testSite('denver', { kind: 'virtualized', virtualization: testVirtualization }),
      [line('edge-1')],
    ],
    [
      'It is containerized, and the provider makes native clusters only.',
      testSite('denver', { kind: 'containerized', endpoint: { type: 'none', host: '' } }),
      [line('edge-1')],
    ],
    [
      'It has some of the three scans; the provider takes all of them or none.',
      testSite('denver', { policies: { ...testPolicies, scans: { ...testPolicies.scans, penetration: null } } }),
      [line('edge-1')],
    ],
    [
      'hosts.csv does not say which pool edge-2 is for.',
      testSite('denver', { pools: [testPool('tills'), testPool('kiosks')] }),
      [line('edge-1'), line('edge-2')],
    ],
    [
      'hosts.csv does not say which pool edge-2 is for.',
      testSite('denver', { architecture: 'arm64', pools: [testPool('tills')] }),
      [line('edge-1'), line('edge-2')],
    ],
    [
      'hosts.csv names more hosts than the 1 of its pool tills.',
      testSite('denver', { pools }),
      [line('edge-1'), line('edge-2'), line('edge-3', 'tills')],
    ],
    [
      'Its control plane needs 1 host, and hosts.csv names none by the whole ID.',
      testSite('denver', { pools }),
      [line('edge-1', 'cameras')],
    ],
  ])('and so is one with pools or of a kind that it does not know: %s', (reason, site, lines) => {
    expect(exportOne(site, lines)).toMatchObject({ leftOut: [{ siteId: 'denver', reason }], siteIds: [] });
  });

  test('a host of another architecture does not lead, and the others go where hosts.csv says', () => {
    const lines = [line('edge-cam', 'cameras'), line('edge-1', 'tills'), line('edge-2'), line('edge-cam-2', 'cameras')];
    const placed = exportOne(testSite('denver', { pools }), lines);
    const places = (placed.files.at(-1)?.text ?? '').split('machine_pool {').slice(1);
    expect(places.map((place) => [...place.matchAll(/host_(edge-[\w-]+)\.uid/g)].map(([, id]) => id))).toEqual([
      ['edge-1'],
      ['edge-2'],
      ['edge-cam', 'edge-cam-2'],
    ]);
  });

  test('a host that hosts.csv names by how its ID begins is not one to write down', () => {
    const expectedHosts = [{ match: 'prefix', text: 'edge-', siteId: siteId('denver') }] as const;
    expect(exportTerraform([dhcp], { ...testIndex([dhcp]), expectedHosts }).leftOut).toHaveLength(1);
  });
});

const documented: readonly (string | undefined)[] = [
  ...['source', 'version', 'spectrocloud', 'type', 'description', 'default', 'sensitive'],
  ...['alias', 'host', 'api_key', 'project_name', 'provider'],
  ...['name', 'context', 'id', 'variables', 'uid', 'arch_type', 'tags', 'cluster_timezone'],
  ...['vip', 'overlay_cidr_range', 'ssh_keys', 'ntp_servers', 'latitude', 'longitude'],
  ...['control_plane', 'control_plane_as_worker', 'host_uid'],
  ...['static_ip', 'nic_name', 'default_gateway', 'subnet_mask', 'dns_servers', 'two_node_role'],
  ...['is_two_node_cluster', 'additional_labels', 'additional_annotations', 'key', 'value', 'effect'],
  ...['update_strategy', 'max_surge', 'max_unavailable', 'node_repave_interval', 'values', 'content'],
  ...['configuration_scan_schedule', 'penetration_scan_schedule', 'conformance_scan_schedule'],
  ...['prefix', 'backup_location_id', 'schedule', 'expiry_in_hour', 'include_disks', 'namespaces'],
  ...['include_cluster_resources_mode', 'os_patch_on_boot', 'os_patch_schedule'],
  ...['remote_shell', 'temporary_shell_credentials'],
];
const documentedBlocks: readonly (string | undefined)[] = [
  ...['terraform', 'required_providers', 'variable', 'provider', 'data', 'resource'],
  ...['cluster_profile', 'cloud_config', 'location_config', 'machine_pool', 'edge_host'],
  ...['cluster_template', 'pack', 'manifest', 'taints', 'override_scaling', 'scan_policy', 'backup_policy'],
];
