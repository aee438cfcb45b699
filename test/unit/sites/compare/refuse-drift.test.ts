import { describe, expect, test } from 'vitest';
import { compareIndexes } from '../../../../lib/sites/compare/compare-indexes';
import { withProject } from '../../../../lib/sites/compare/with-project';
import { formatFault } from '../../../../lib/sites/fault';
import type { Site } from '../../../../lib/sites/site';
import { siteId, testIndex, testSite } from '../../../support/test-site';

const closed = { state: 'closed' } as const;
const movedTo = (id: string) => ({ state: 'moved', to: siteId(id) }) as const;

function refusals(before: readonly Site[], after: readonly Site[]) {
  return compareIndexes(testIndex(before), testIndex(after)).refusals;
}

/** Where and at which site, which is enough where the sentence is shown below. */
const places = (before: readonly Site[], after: readonly Site[]) =>
  refusals(before, after).map(({ path, site }) => `${site}: ${path}`);

const denver = testSite('denver');
const other = testSite('boulder', { endpoint: { type: 'vip', host: '10.1.3.10' } });

describe('the identity of a site stays, or the entry says how', () => {
  const ddns = { type: 'ddns', host: 'edge-12', searchDomain: 'stores.example.com' } as const;

  test.each<[string, Parameters<typeof testSite>[1], string[]]>([
    ['another cluster name', { clusterName: 'denver-2' }, ['clusterName']],
    ['another VIP', { endpoint: { type: 'vip', host: '10.1.2.11' } }, ['endpoint.vip']],
    ['a DDNS name instead of the VIP', { endpoint: ddns }, ['endpoint']],
    ['another project', { projectUid: '66aa00000000000000000002' }, ['projectUid']],
    ['two nodes', { topology: { controlPlane: 2 } }, ['topology.controlPlane']],
    ['two at once', { clusterName: 'x', topology: { controlPlane: 2 } }, ['clusterName', 'topology.controlPlane']],
    ['another kind', { kind: 'virtualized' }, ['kind']],
    [
      'another kind, without an address',
      { kind: 'containerized', endpoint: { type: 'none', host: '' } },
      ['kind', 'endpoint.vip'],
    ],
  ])('%s is refused', (_, changes, options) => {
    expect(places([denver, other], [testSite('denver', changes), other]).toSorted()).toEqual(
      options.map((option) => `denver: ${option}`).toSorted(),
    );
  });

  test('from a project or a DDNS name back to nothing as well', () => {
    const before = testSite('denver', { projectUid: '66aa00000000000000000002', endpoint: ddns });
    const after = testSite('denver', { endpoint: { ...ddns, searchDomain: 'shops.example.com' } });
    expect(places([before], [after])).toEqual(['denver: projectUid', 'denver: endpoint.searchDomain']);
  });

  test.each<[string, Parameters<typeof testSite>[1]]>([
    ['name and address', { name: 'Denver', address: '2 Main Street' }],
    ['profiles', { profiles: [] }],
    ['room for more hosts', { topology: { maxHosts: 9, workerPool: false, controlPlaneRunsWork: false } }],
    [
      'addresses of its hosts',
      { addressing: { type: 'static', nic: 'e', subnetMask: '', gateway: '', dns: [], addresses: [] } },
    ],
    ['closing it', { status: closed }],
    ['moving it', { status: movedTo('boulder') }],
    ['taking over the cluster', { adoptExistingCluster: true }],
  ])('%s may change', (_, changes) => {
    expect(refusals([denver, other], [testSite('denver', changes), other])).toEqual([]);
  });

  test.each([
    [
      1,
      3,
      'denver is to have a control plane of 3 instead of 1: a cluster that is there grows by `npm run sites -- grow denver --control-plane 3`.',
    ],
    [
      3,
      5,
      'denver is to have a control plane of 5 instead of 3: a cluster that is there grows by `npm run sites -- grow denver --control-plane 5`.',
    ],
    [
      3,
      1,
      'denver is to have a control plane of 1 instead of 3: a cluster that is there keeps 3, unless it was formed with 1.',
    ],
  ] as const)('a control plane of %i may become one of %i, and is pointed out', (was, is, note) => {
    const [before, after] = [was, is].map((controlPlane) =>
      testIndex([testSite('denver', { topology: { controlPlane } })]),
    );
    if (before === undefined || after === undefined) throw new Error('no index');
    expect(compareIndexes(before, after)).toMatchObject({ refusals: [], notes: [note] });
    expect(compareIndexes(before, before).notes).toEqual([]);
  });

  test('two nodes stay two: neither more nor fewer', () => {
    const two = testSite('denver', { topology: { controlPlane: 2 } });
    for (const controlPlane of [1, 3] as const)
      expect(places([two], [testSite('denver', { topology: { controlPlane } })])).toEqual([
        'denver: topology.controlPlane',
      ]);
  });

  test('a kind that is written out is no other kind', () => {
    expect(refusals([denver], [testSite('denver', { kind: 'native' })])).toEqual([]);
  });

  test('sites without an address are nobody’s heirs', () => {
    const kiosk = (id: string, changes = {}) =>
      testSite(id, { kind: 'containerized', endpoint: { type: 'none', host: '' }, ...changes });
    expect(refusals([kiosk('a')], [kiosk('a', { status: closed }), kiosk('b')])).toEqual([]);
  });

  test('closing or moving an entry is no leave to change what it was', () => {
    for (const status of [closed, movedTo('boulder')]) {
      expect(places([denver, other], [testSite('denver', { status, clusterName: 'x' }), other])).toEqual([
        'denver: clusterName',
      ]);
    }
  });

  test('an entry that was closed before may come back as anything, and is pointed out', () => {
    const back = testSite('denver', { clusterName: 'denver-2', topology: { controlPlane: 2 } });
    const compared = compareIndexes(testIndex([testSite('denver', { status: closed })]), testIndex([back]));
    expect(compared.refusals).toEqual([]);
    expect(compared.notes).toEqual([
      'denver was closed, and has another clusterName, topology.controlPlane now. Make sure that its old cluster is gone.',
    ]);
  });

  test('an entry that had moved may not', () => {
    const before = testSite('denver', { status: movedTo('boulder') });
    expect(places([before, other], [testSite('denver', { clusterName: 'x' }), other])).toEqual(['denver: clusterName']);
  });

  test('another cluster is a new site that the old entry leads to', () => {
    const next = testSite('denver-2', { endpoint: { type: 'vip', host: '10.1.2.11' } });
    expect(refusals([denver], [testSite('denver', { status: movedTo('denver-2') }), next])).toEqual([]);
  });
});

describe('another id', () => {
  const renamed = (changes: Parameters<typeof testSite>[1] = {}) =>
    testSite('denver-west', { clusterName: 'denver', renamedFrom: siteId('denver'), ...changes });

  test('is fine with renamedFrom and the cluster name that it had', () => {
    const compared = compareIndexes(testIndex([denver, other]), testIndex([renamed(), other]));
    expect(compared).toMatchObject({ refusals: [], added: [], removed: [], changed: [], unchanged: 1 });
    expect(compared.renamed).toEqual([
      {
        id: 'denver-west',
        name: 'Site denver-west',
        state: 'open',
        previousId: 'denver',
        changes: [{ option: 'name', before: 'Site denver', after: 'Site denver-west', isIdentity: false }],
      },
    ]);
  });

  test('without the cluster name would be another cluster', () => {
    expect(places([denver], [renamed({ clusterName: 'denver-west' })])).toEqual(['denver-west: clusterName']);
  });

  test('is no leave to change the VIP', () => {
    expect(places([denver], [renamed({ endpoint: { type: 'vip', host: '10.1.2.11' } })])).toEqual([
      'denver-west: endpoint.vip',
    ]);
  });

  test('without renamedFrom is a site gone, and the likely heir is named', () => {
    const [refusal, ...more] = refusals([denver, other], [testSite('denver-west'), other]);
    expect(more).toEqual([]);
    expect(refusal).toMatchObject({ path: 'sites', site: 'denver' });
    expect(refusal?.fix).toContain(
      "is it denver-west now, write renamedFrom: 'denver' and clusterName: 'denver' there.",
    );
  });

  test('a second time needs the cluster to be known by its name', () => {
    const third = (changes = {}) =>
      testSite('denver-mall', { clusterName: 'denver', renamedFrom: siteId('denver-west'), ...changes });
    expect(places([renamed()], [third()])).toEqual(['denver-mall: renamedFrom']);
    expect(refusals([renamed()], [third({ adoptExistingCluster: true })])).toEqual([]);
  });

  test('renamedFrom is not forgotten while the cluster may bear the old id', () => {
    const forgetful = (changes = {}) => testSite('denver-west', { clusterName: 'denver', ...changes });
    expect(places([renamed()], [forgetful()])).toEqual(['denver-west: renamedFrom']);
    expect(places([renamed()], [forgetful({ renamedFrom: siteId('x') })])).toEqual(['denver-west: renamedFrom']);
    expect(refusals([renamed()], [forgetful({ adoptExistingCluster: true })])).toEqual([]);
    expect(refusals([renamed({ status: closed })], [forgetful()])).toEqual([]);
    expect(refusals([denver], [testSite('denver', { renamedFrom: siteId('x') })])).toEqual([]);
  });

  test('nobody is renamed from a site that is still there', () => {
    const later = renamed({ clusterName: 'denver-west' });
    for (const after of [
      [denver, later],
      [later, denver],
    ]) {
      const compared = compareIndexes(testIndex([denver]), testIndex(after));
      expect(compared).toMatchObject({ renamed: [], refusals: [], added: [{ id: 'denver-west' }], unchanged: 1 });
    }
  });

  test('of two that name the same old id, one is new', () => {
    const twin = testSite('denver-east', { renamedFrom: siteId('denver') });
    const compared = compareIndexes(testIndex([denver]), testIndex([renamed(), twin]));
    expect(compared).toMatchObject({ renamed: [{ id: 'denver-west' }], added: [{ id: 'denver-east' }] });
  });
});

describe('a site is gone', () => {
  test('refused while it is in use', () => {
    expect(places([denver, other], [other])).toEqual(['denver: sites']);
  });

  test.each([closed, movedTo('boulder')])('fine once it was %j', (status) => {
    const compared = compareIndexes(testIndex([testSite('denver', { status }), other]), testIndex([other]));
    expect(compared).toMatchObject({ refusals: [], removed: [{ id: 'denver', state: status.state }] });
  });

  test('and who takes its cluster name or address over is pointed out', () => {
    const gone = testSite('denver', { status: closed });
    const note = (site: Site) => compareIndexes(testIndex([gone]), testIndex([site])).notes;
    expect(note(testSite('new', { clusterName: 'denver' }))).toEqual([
      'new takes the cluster name denver over from denver. Make sure that its old cluster is gone.',
    ]);
    expect(note(testSite('new'))).toEqual([
      'new takes the address 10.1.2.10 over from denver. Make sure that its old cluster is gone.',
    ]);
    expect(note(testSite('new', { endpoint: { type: 'vip', host: '10.9.9.9' } }))).toEqual([]);
    expect(note(testSite('new', { clusterName: 'denver', projectUid: '66aa00000000000000000002' }))).toEqual([
      'new takes the address 10.1.2.10 over from denver. Make sure that its old cluster is gone.',
    ]);
  });

  test('of two that have something of it, the one with its cluster name is its heir', () => {
    const heirs = [testSite('by-name', { clusterName: 'denver', endpoint: other.endpoint }), testSite('by-address')];
    expect(refusals([denver], heirs)[0]?.fix).toContain('is it by-name now');
  });
});

describe('whoever comes into use with what another one had', () => {
  const heirOf = (changes: Parameters<typeof testSite>[1]) => testSite('heir', changes);
  const sameVip = heirOf({ clusterName: 'heir' });
  const sameName = heirOf({ clusterName: 'denver', endpoint: { type: 'vip', host: '10.9.9.9' } });

  test.each<[string, Site, string]>([
    ['the VIP', sameVip, 'endpoint'],
    ['the cluster name', sameName, 'clusterName'],
  ])('is refused %s in the same change in which that one ends', (_, heir, path) => {
    for (const status of [closed, movedTo('heir')]) {
      expect(places([denver], [testSite('denver', { status }), heir])).toEqual([`heir: ${path}`]);
    }
    // Gone without a word is refused as it is, once.
    expect(places([denver], [heir])).toEqual(['denver: sites']);
  });

  test('be it an address of a host: the old cluster answers there', () => {
    const addressing = (addresses: string[]) =>
      ({ type: 'static', nic: 'e', subnetMask: '255.255.255.0', gateway: '10.1.2.1', dns: [], addresses }) as const;
    const elsewhere = { type: 'vip', host: '10.9.9.9' } as const;
    const heir = testSite('heir', { endpoint: elsewhere, addressing: addressing(['10.1.2.9', '10.1.2.10']) });
    const ended = testSite('denver', { status: closed });
    expect(refusals([denver], [ended, heir])).toMatchObject([{ path: 'addressing.addresses', value: '"10.1.2.10"' }]);
    const hosts = { addressing: addressing(['10.9.9.9']) };
    const onHost = testSite('heir', { endpoint: elsewhere });
    const after = [testSite('denver', { ...hosts, status: closed }), onHost];
    expect(refusals([testSite('denver', hosts)], after)).toMatchObject([{ path: 'endpoint', value: '"10.9.9.9"' }]);
  });

  test('nor may who was there all along reach for it with more addresses of its hosts', () => {
    const addressing = (...addresses: string[]) =>
      ({ type: 'static', nic: 'e', subnetMask: '255.255.255.0', gateway: '10.1.2.1', dns: [], addresses }) as const;
    const neighbour = { ...other, addressing: addressing('10.1.2.9') };
    const grown = { ...other, addressing: addressing('10.1.2.9', '10.1.2.10') };
    const ended = testSite('denver', { status: closed });
    expect(places([denver, neighbour], [ended, grown])).toEqual(['boulder: addressing.addresses']);
    expect(refusals([denver, neighbour], [ended, neighbour])).toEqual([]);
  });

  test('may when the end was merged before, and is pointed out', () => {
    const ended = testSite('denver', { status: movedTo('heir') });
    for (const heir of [sameVip, sameName]) {
      const compared = compareIndexes(testIndex([ended]), testIndex([ended, heir]));
      expect(compared.refusals).toEqual([]);
      expect(compared.notes).toEqual([expect.stringMatching(/^heir takes the .* over from denver\./)]);
    }
  });

  test('be it new, or opened again, or closed and another one since', () => {
    const asleep = testSite('heir', { clusterName: 'heir', status: closed });
    expect(places([denver, asleep], [testSite('denver', { status: closed }), sameVip])).toEqual(['heir: endpoint']);
    const elsewhere = testSite('heir', {
      clusterName: 'x',
      endpoint: { type: 'vip', host: '10.9.9.9' },
      status: closed,
    });
    expect(places([denver, elsewhere], [testSite('denver', { status: closed }), sameVip])).toEqual(['heir: endpoint']);
  });

  test('but not who had it all along, or does not come into use', () => {
    const both = [denver, sameVip];
    expect(refusals(both, [testSite('denver', { status: closed }), sameVip])).toEqual([]);
    const asleep = testSite('heir', { clusterName: 'heir', status: closed });
    expect(refusals([denver], [testSite('denver', { status: closed }), asleep])).toEqual([]);
  });

  test('the same name in another project is another one', () => {
    const elsewhere = heirOf({ clusterName: 'denver', projectUid: 'p2', endpoint: { type: 'vip', host: '10.9.9.9' } });
    expect(refusals([denver], [testSite('denver', { status: closed }), elsewhere])).toEqual([]);
  });

  test('of two that had it, whoever was in use last counts', () => {
    const old = testSite('old', { status: closed });
    for (const before of [
      [denver, old],
      [old, denver],
    ]) {
      const after = [...before.map((site) => ({ ...site, status: closed })), sameVip];
      expect(places(before, after)).toEqual(['heir: endpoint']);
    }
  });
});

describe('what is written in another way is the same', () => {
  const uid = '66aa00000000000000000002';

  test('the project of the environment, written out', () => {
    const [before, after] = [testIndex([denver]), testIndex([testSite('denver', { projectUid: uid })])];
    expect(compareIndexes(before, after).refusals).toMatchObject([
      { path: 'projectUid', fix: expect.stringContaining('--project') },
    ]);
    expect(compareIndexes(withProject(before, uid), withProject(after, uid))).toMatchObject({
      refusals: [],
      unchanged: 1,
    });
    expect(compareIndexes(withProject(before, 'p3'), withProject(after, 'p3')).refusals).toHaveLength(1);
    expect(withProject(before, null)).toBe(before);
  });

  test('a DDNS name in capitals', () => {
    const named = (host: string) =>
      testSite('denver', { endpoint: { type: 'ddns', host, searchDomain: 'Stores.example.com' } });
    expect(compareIndexes(testIndex([named('Edge-12')]), testIndex([named('edge-12')]))).toMatchObject({
      refusals: [],
      changed: [],
    });
  });
});

describe('taking over clusters of others is pointed out', () => {
  const sites = Array.from({ length: 7 }, (_, index) => testSite(`site-${index}`));
  const adopting = sites.map((site) => ({ ...site, adoptExistingCluster: true }));
  const notes = (before: readonly Site[], after: readonly Site[]) =>
    compareIndexes(testIndex(before), testIndex(after)).notes;

  test('once for all sites at which it is new', () => {
    expect(notes(sites, adopting)).toEqual([
      'adoptExistingCluster is new at site-0, site-1, site-2, site-3, site-4 and 2 more: a cluster of that name is taken over, whoever made it.',
    ]);
    expect(notes(sites, [...sites, testSite('new', { adoptExistingCluster: true })])[0]).toContain('is new at new:');
  });

  test('and not where it was so before, or ends', () => {
    expect(notes(adopting, adopting)).toEqual([]);
    expect(notes(adopting, sites)).toEqual([]);
  });
});

test('every sentence says what to do', () => {
  const before = [
    denver,
    other,
    testSite('reno', { projectUid: '66aa00000000000000000002' }),
    testSite('gone'),
    testSite('mall', { renamedFrom: siteId('market') }),
    testSite('old', { clusterName: 'old-edge', endpoint: { type: 'vip', host: '10.1.9.10' } }),
    testSite('depot', { endpoint: { type: 'vip', host: '10.1.7.10' } }),
    testSite('kiosk', { kind: 'containerized', endpoint: { type: 'none', host: '' } }),
    testSite('market-st', { endpoint: { type: 'vip', host: '10.1.8.10' } }),
  ];
  const after = [
    testSite('denver', { endpoint: { type: 'vip', host: '10.1.2.11' }, topology: { controlPlane: 2 } }),
    testSite('boulder', { endpoint: { type: 'ddns', host: 'edge-12', searchDomain: 'stores.example.com' } }),
    testSite('reno', { clusterName: 'reno-edge' }),
    testSite('mall'),
    testSite('new', { renamedFrom: siteId('old'), endpoint: { type: 'vip', host: '10.1.9.10' } }),
    testSite('depot', { kind: 'virtualized', endpoint: { type: 'vip', host: '10.1.7.10' } }),
    testSite('kiosk', { endpoint: { type: 'none', host: '' } }),
    testSite('heir', { endpoint: { type: 'vip', host: '10.1.2.10' } }),
    testSite('market-st', { endpoint: { type: 'vip', host: '10.1.8.10' }, status: closed }),
    testSite('market-sq', { endpoint: { type: 'vip', host: '10.1.8.10' } }),
  ];
  expect(refusals(before, after).map(formatFault).join('\n\n')).toMatchSnapshot();
});
