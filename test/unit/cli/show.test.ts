import { describe, expect, test } from 'vitest';
import type { House } from '../../../cli/sites/command';
import { show } from '../../../cli/sites/show';
import { openTerminal } from '../../../cli/sites/terminal';
import { wordPairOf } from '../../../lib/hosts/word-pair';
import type { Site, SiteIndex } from '../../../lib/sites/site';
import { allExtras, testPolicies, testPool, testVirtualization } from '../../support/test-extras';
import { siteId, testIndex, testSite } from '../../support/test-site';
import { vmPool } from '../../support/virtual-site';
import { hostId, testLink } from '../access/support/door';
import { liveHouse } from './live-world';
import { testHouse } from './test-house';

const denver: Site = testSite('denver', {
  name: 'Denver – Snow St',
  number: '0104',
  access: {
    modes: ['link', 'pin'],
    pinHash: 'scrypt$15$planted$planted',
    needsApproval: true,
    pairingKey: 'optional',
    onlyExpectedHosts: true,
  },
  network: { subnet: '10.1.2.0/24', gateway: '10.1.2.1', dhcp: ['10.1.2.100-10.1.2.199'] },
  overlayCidr: '100.64.0.0/23',
  sshKeys: ['ssh-ed25519 AAAAplanted store-systems'],
  profiles: [
    { kind: 'infra', by: { name: 'edge-infra', version: '1.2.0' }, variables: {} },
    { kind: 'add-on', by: { name: 'store-base', version: '3.1.0' }, variables: { api_secret: 'planted-value' } },
  ],
});
const index: SiteIndex = {
  ...testIndex([denver, testSite('boulder')]),
  access: { links: [testLink({ scope: { by: 'ids', ids: [siteId('denver')] } })], signOn: null },
  expectedHosts: [
    { match: 'exact', text: 'edge-1', siteId: siteId('denver') },
    { match: 'prefix', text: 'edge-jr-', siteId: siteId('denver') },
    { match: 'exact', text: 'edge-9', siteId: siteId('boulder') },
  ],
};
const labels = { 'managed-by': 'edge-registration', site: 'denver' };

function world(changes: Partial<House> = {}) {
  return liveHouse(
    index,
    async ({ stranger }, store) => {
      stranger.registerHost({ uid: 'edge-1', isPaired: true, labels: { ...labels, name: 'till-1' } });
      stranger.createCluster({ name: 'denver', labels, hosts: ['edge-1'], isRunning: true });
      stranger.registerHost({ uid: 'edge-2', labels });
      for (const name of ['edge-2', 'edge-3'])
        await store.recordIntent({
          hostId: hostId(name),
          siteId: siteId('denver'),
          hostName: null,
          phase: name === 'edge-3' ? 'waiting_for_approval' : 'queued',
          requestedAtMs: 0,
          requestedBy: 'link spring',
          linkId: null,
          needsPairingKey: false,
        });
      const event = { atMs: Date.now(), who: 'link spring', what: 'approval_wanted', result: 'done', reference: null };
      await store.appendAudit({
        ...event,
        id: 'event-1',
        hostId: hostId('edge-3'),
        siteId: siteId('denver'),
        paletteAuditUid: null,
        configVersion: 'test',
      });
    },
    changes,
  );
}

async function run(house: House, id = 'denver', values: Record<string, unknown> = {}) {
  const { json, lines } = await show.run({ positionals: [id], values }, house);
  return { json: json as Record<string, unknown>, text: lines.join('\n'), lines };
}

describe('the command that shows a site', () => {
  test('tells how it stands, what comes next, and each of its hosts with the words of its screen', async () => {
    const { text } = await run(await world());
    expect(text).toContain('  state             ready\n');
    expect(text).toContain('  hosts             1 of 6\n');
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'next The next host joins as a worker; there is room for 5 more hosts. IT says yes to each host first.',
    );
    for (const name of ['edge-1', 'edge-2', 'edge-3'])
      expect(text).toContain(`  ${name} (${wordPairOf(hostId(name)).join(' ')})\n`);
    expect(text).toContain('    till-1, control plane, runs');
    expect(text).toContain('    in no cluster, has not called home yet\n    asked for by link spring: queued\n');
    expect(text).toContain(
      '    in no cluster, not registered yet\n    asked for by link spring: waiting for approval\n',
    );
  });

  test('tells what the config says with every default', async () => {
    const { text } = await run(await world());
    for (const line of [
      'endpoint          VIP 10.1.2.10',
      'subnet            10.1.2.0/24; gateway 10.1.2.1; DHCP 10.1.2.100-10.1.2.199',
      'overlay           100.64.0.0/23',
      'SSH keys          store-systems',
      'add-on            store-base@3.1.0 (gives api_secret)',
      'expected          edge-1 (is here)',
      'expected          any host that begins with edge-jr-',
    ])
      expect(text).toContain(`  ${line}\n`);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'who may register staging link, PIN; IT says yes to each host; pairing key optional; only hosts of hosts.csv',
    );
    expect(text).not.toContain('edge-9');
  });

  test('tells no hash, no key and no value of a variable, in words or JSON', async () => {
    const { text, json } = await run(await world());
    expect(text + JSON.stringify(json)).not.toContain('planted');
    expect(json).toMatchObject({ access: { hasPin: true } });
  });

  test('tells what few sites have, and of packs only the names', async () => {
    const pack = {
      name: 'point-of-sale',
      values: 'password: planted',
      manifests: [{ name: 'quota', content: 'planted' }],
    };
    const [infra] = denver.profiles;
    const workers = vmPool(2, {
      disks: [{ sizeGb: 100, isManaged: false }],
      update: { type: 'contract_first' },
      labels: { use: 'stock' },
      taints: [{ key: 'only', value: 'stock', effect: 'NoExecute' }],
    });
    const rich = testSite('denver', {
      ...allExtras,
      virtualization: { ...testVirtualization, workers, placements: { 'edge-1': { networks: ['br1'] } } },
      profiles: infra === undefined ? [] : [{ ...infra, variables: { a: 'b' }, packs: [pack] }],
      topology: { controlPlaneRunsWork: false },
    });
    const house = testHouse({}, [], { index: () => testIndex([rich]) });
    const { text, json } = await run(house, 'denver', { offline: true });
    for (const line of [
      'hosts             at most 6 appliances; a control plane of machines; amd64',
      'infra             edge-infra@1.2.0 (gives a; says more of point-of-sale)',
      'kind              virtualized',
      'cluster template  66cc00000000000000000001',
      'operators read    Is this the till computer or the camera server?',
      'machines          on 2 appliances at the least',
      'control plane     3 of 4 CPUs (1-4,^3), 8192 MB, 60 GB',
      'placement         bridge br0; storage ehl_images, ehl_data',
      'placement         of edge-1: bridge br1; storage ehl_images, ehl_data',
      'backups           30 2 * * * to store-backups, kept for 30 days',
      'patches           0 3 * * 0, at first start',
      'remote access     from Palette, as a user made for the occasion',
    ])
      expect(text).toContain(`  ${line}\n`);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'workers 2 of 4 CPUs, 8192 MB, 60 GB, 100 GB, contract first, use=stock, only=stock:NoExecute placement',
    );
    const flat = text.replaceAll(/\s+/g, ' ');
    expect(flat).toContain(
      'worker pool tills: "The tills computer", amd64, at most 3, 0 more, 25% less at a time, 600 s between nodes, example.com/use=tills, use=tills:NoSchedule',
    );
    expect(flat).toContain('scans security 0 3 * * 6; penetration 0 4 * * 6; conformance 0 5 1 * *');
    expect(text + JSON.stringify(json)).not.toContain('planted');
    expect(json).toMatchObject({ kind: 'virtualized', profiles: [{ packs: ['point-of-sale'] }] });
  });

  test.each<[string, Parameters<typeof testSite>[1], string]>([
    [
      'two nodes',
      { topology: { controlPlane: 2, workerPool: false, maxHosts: 2 } },
      'at most 2: two nodes that stand in for each other; no worker pool; amd64',
    ],
    ['no address', { kind: 'containerized', endpoint: { type: 'none', host: '' } }, 'none: Palette is told no address'],
    ['patches for nobody', { policies: testPolicies }, '0 3 * * 0, at first start (Palette ignores it)'],
    [
      'a pool for hosts.csv',
      { pools: [testPool('tills', { label: null, update: { type: 'expand_first' } })] },
      'tills: hosts.csv only, amd64, at most 3, expand first',
    ],
    ['remote access', { remoteAccess: { hasTemporaryUser: false } }, 'remote access from Palette who'],
    ['no remote access', { remoteAccess: false as const }, 'remote access none; sync closes what is open'],
  ])('tells of %s', async (_, changes, said) => {
    const house = testHouse({}, [], { index: () => testIndex([testSite('denver', changes)]) });
    const { text } = await run(house, 'denver', { offline: true });
    expect(text.replaceAll(/\s+/g, ' ')).toContain(said);
  });

  test('is the same for programs', async () => {
    const { json } = await run(await world());
    expect(json).toMatchObject({
      id: 'denver',
      expectedHosts: [{ text: 'edge-1' }, { text: 'edge-jr-' }],
      live: {
        state: 'ready',
        cluster: { name: 'denver', state: 'Running' },
        members: [
          { id: 'edge-1', words: wordPairOf(hostId('edge-1')), pool: 'control-plane-pool', isRunning: true },
          { id: 'edge-2', pool: null, intent: { phase: 'queued' } },
          { id: 'edge-3', state: null, intent: { phase: 'waiting_for_approval' } },
        ],
      },
    });
  });

  test('is the config alone offline', async () => {
    const refuse = () => {
      throw new Error('asked');
    };
    const { json, text } = await run(await world({ env: refuse, openStore: refuse }), 'denver', { offline: true });
    expect(json).toMatchObject({ id: 'denver', live: null });
    expect(text).toContain('Palette was not asked.');
    expect(text).toContain('expected          edge-1\n');
  });

  test('fits into 40 columns, but for words that are longer', async () => {
    const terminal = openTerminal({ out: { columns: 40 }, err: { write: () => true }, variables: {} });
    const { lines } = await run(await world({ terminal }));
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(40);
  });

  test('an id that is nearly one is told which is meant', async () => {
    const house = await world();
    await expect(run(house, 'denvr')).rejects.toThrow('There is no site "denvr" in the config. Did you mean denver?');
    await expect(run(house, 'quite-else')).rejects.toThrow('list --offline shows all of them.');
  });
});
