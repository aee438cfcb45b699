import { describe, expect, test } from 'vitest';
import { completeLabels, hostLabels } from '../../../../lib/registration/plan/labels';
import { plan } from '../../../../lib/registration/plan/plan';
import type { Desired, HostFacts, World } from '../../../../lib/registration/plan/world';
import {
  desire,
  hostId,
  planOf,
  present,
  seenIn,
  testCluster,
  testPool,
  testRecord,
  testWish,
  testWorld,
} from '../../../support/plan-world';
import { testSite, testWorkerPool } from '../../../support/test-site';

const clusters = [testCluster()];
const tills = testWorkerPool('tills');
const cameras = testWorkerPool('cameras', { maxHosts: 2 });
const site = testSite('denver', { pools: [tills, cameras] });
const leader = testPool('control-plane', ['cp1']);

/** Wishes in this order, each with the pool that was named for it; null: none was. */
function desired(wishes: Readonly<Record<string, string | null>>, at = site): Desired {
  const named = Object.entries(wishes).map(([id, pool]) => testWish(id, pool === null ? {} : { pool }));
  return { ...desire([], at), wishes: named };
}

function unboundFacts(...ids: readonly string[]): Record<string, HostFacts> {
  return Object.fromEntries(
    ids.map((id) => [id, { presence: 'present', record: testRecord(id), refusesLabels: true }]),
  );
}

/** Free hosts whose labels Palette does not let us complete: the next step is the one that counts here. */
function unbound(ids: readonly string[], changes: Partial<Omit<World, 'hosts'>> = {}): World {
  return testWorld({ ...changes, hosts: unboundFacts(...ids) });
}

function free(ids: readonly string[], changes: Partial<Omit<World, 'hosts'>> = {}): World {
  return unbound(ids, { clusters, pools: [leader], ...changes });
}

function at(pool: string, ...ids: readonly string[]) {
  return ids.map((id) => ({ hostId: id, address: null, pool }));
}

describe('a site with several worker pools that has its cluster', () => {
  test('makes the pool that the first host is for, with all that are for it', () => {
    expect(planOf(desired({ h1: 'tills', h2: 'cameras', h3: 'tills' }), free(['h1', 'h2', 'h3']))).toEqual({
      verdicts: { h1: 'join', h2: 'join', h3: 'join' },
      step: { do: 'add_pool', hosts: at('tills', 'h1', 'h3') },
      hasDrifted: false,
    });
  });

  test('writes one pool per round: the other comes next, from what is read then', () => {
    const pools = [leader, testPool('worker', ['h1', 'h3'], 'tills'), testPool('worker', ['w1'], 'cameras')];
    const { step } = planOf(desired({ h1: 'tills', h2: 'cameras', h3: 'tills' }), free(['h2'], { pools }));
    expect(step).toEqual({ do: 'add_nodes', pool: pools[2], hosts: at('cameras', 'h2') });
  });

  test('a pool that is full stops those who are for it, and nobody else', () => {
    const pools = [leader, testPool('worker', ['w1'], 'cameras')];
    const wishes = desired({ h1: 'cameras', h2: 'cameras', h3: 'tills' });
    expect(planOf(wishes, free(['h1', 'h2', 'h3'], { pools })).verdicts).toEqual({
      h1: 'join',
      h2: 'stop host_pool_full',
      h3: 'join',
    });
  });

  test('a pool that the site has not stops the host, before it is registered', () => {
    const world = testWorld({ clusters, pools: [leader] });
    expect(planOf(desired({ h1: 'gone' }), world)).toMatchObject({
      verdicts: { h1: 'stop host_pool_unknown' },
      step: { do: 'nothing' },
    });
  });

  test('who nobody has named a pool for is stopped, and told to say', () => {
    expect(planOf(desired({ h1: null }), free(['h1'])).verdicts).toEqual({ h1: 'stop host_pool_missing' });
  });

  test('the manifest names the pool of a host that nobody else does', () => {
    const wishes = { ...desired({ h1: null, h2: 'tills' }), expectedPool: () => 'cameras' };
    expect(planOf(wishes, free(['h1', 'h2'])).step).toEqual({ do: 'add_pool', hosts: at('cameras', 'h1') });
  });

  test('a label of an earlier request names it when the store has lost it', () => {
    const labels = { ...testRecord('h1').labels, pool: 'cameras' };
    const world = testWorld({ clusters, pools: [leader], hosts: { h1: present('h1', { labels }) } });
    expect(planOf(desired({ h1: null }), world).step).toEqual({ do: 'add_pool', hosts: at('cameras', 'h1') });
  });

  test.each([
    ['of somebody else', { ...testRecord('h1').labels, pool: 'rack-3' }],
    ['of another site', { site: 'old', pool: 'cameras' }],
  ])('a label %s names nothing', (_, labels) => {
    const world = testWorld({ clusters, pools: [leader], hosts: { h1: present('h1', { labels }) } });
    expect(planOf(desired({ h1: null }), world).verdicts).toEqual({ h1: 'stop host_pool_missing' });
  });

  test('the last pool with room takes whoever comes', () => {
    const pools = [leader, testPool('worker', ['w1', 'w2'], 'cameras')];
    expect(planOf(desired({ h1: null }), free(['h1'], { pools })).step).toEqual({
      do: 'add_pool',
      hosts: at('tills', 'h1'),
    });
  });

  test('the maximum of the site counts over all pools', () => {
    const small = testSite('denver', { pools: [tills, cameras], topology: { maxHosts: 2 } });
    expect(planOf(desired({ h1: 'tills', h2: 'cameras' }, small), free(['h1', 'h2'])).verdicts).toEqual({
      h1: 'join',
      h2: 'stop site_full',
    });
  });

  test('who was dropped by a race goes back to the very pool, with the place that it had there', () => {
    const pools = [leader, testPool('worker', ['w1'], 'tills'), testPool('worker', ['w2'], 'cameras')];
    const world = free(['h1'], { pools, seen: seenIn('cameras', ['w2', 'w3']) });
    expect(planOf(desired({ h1: 'cameras' }), world)).toMatchObject({
      verdicts: { h1: 'stop host_pool_full' },
      step: { do: 'add_nodes', pool: pools[2], hosts: at('cameras', 'w3') },
    });
  });

  test('static addresses are handed out once, whichever pool is written first', () => {
    const addresses = ['10.1.2.20', '10.1.2.21'];
    const network = { nic: 'eth0', subnetMask: '255.255.255.0', gateway: '10.1.2.1', dns: [] };
    const addressing = { type: 'static', ...network, addresses } as const;
    const wired = testSite('denver', { pools: [tills, cameras], addressing });
    const wishes = desired({ h1: 'tills', h2: 'cameras', h3: 'cameras' }, wired);
    const first = planOf(wishes, free(['h1', 'h2', 'h3']));
    expect(first).toMatchObject({
      verdicts: { h3: 'stop addresses_exhausted' },
      step: { hosts: [{ hostId: 'h1', address: '10.1.2.20', pool: 'tills' }] },
    });
    const pools = [leader, testPool('worker', ['h1@10.1.2.20'], 'tills')];
    expect(planOf(wishes, free(['h2', 'h3'], { pools })).step).toMatchObject({
      hosts: [{ hostId: 'h2', address: '10.1.2.21', pool: 'cameras' }],
    });
  });

  test('the control plane is never grown, whatever pool is named', () => {
    const { step } = planOf(desired({ h1: 'tills' }), free(['h1']));
    expect(step).toMatchObject({ do: 'add_pool' });
  });
});

describe('a site with several worker pools that has no cluster yet', () => {
  const three = testSite('denver', { pools: [tills, cameras], topology: { controlPlane: 3, maxHosts: 9 } });

  test('one create holds the control plane and every pool that a host is for', () => {
    const wishes = desired({ h1: 'tills', h2: 'cameras', h3: 'tills', h4: 'cameras', h5: 'tills' }, three);
    expect(planOf(wishes, unbound(['h1', 'h2', 'h3', 'h4', 'h5'])).step).toEqual({
      do: 'create_cluster',
      controlPlane: ['h1', 'h2', 'h3'].map((id) => ({ hostId: id, address: null })),
      workers: [...at('cameras', 'h4'), ...at('tills', 'h5')],
    });
  });

  test('the pool of a host that leads does not matter, even if it is full or not named', () => {
    const wishes = desired({ h1: null, h2: 'cameras', h3: 'cameras' }, three);
    expect(planOf(wishes, unbound(['h1', 'h2', 'h3']))).toMatchObject({
      verdicts: { h1: 'join', h2: 'join', h3: 'join' },
      step: { do: 'create_cluster', workers: [] },
    });
  });

  test('hosts that only their label tells of go to the pool that it names', () => {
    const stranded = testRecord('h9', { labels: { ...testRecord('h9').labels, pool: 'cameras' } });
    const world = unbound(['h1'], { labelled: [stranded] });
    expect(planOf(desired({ h1: null }), world).step).toMatchObject({
      do: 'create_cluster',
      controlPlane: [{ hostId: 'h1' }],
      workers: at('cameras', 'h9'),
    });
  });

  test('whose pool nobody knows stays out of the create, and holds nobody up', () => {
    const wishes = desired({ h1: 'tills', h2: null, h3: 'tills' });
    expect(planOf(wishes, unbound(['h1', 'h2', 'h3']))).toMatchObject({
      verdicts: { h1: 'join', h2: 'stop host_pool_missing', h3: 'join' },
      step: { do: 'create_cluster', controlPlane: [{ hostId: 'h1' }], workers: at('tills', 'h3') },
    });
  });
});

describe('pools of two architectures', () => {
  const mixed = testSite('denver', {
    pools: [tills, testWorkerPool('sensors', { architecture: 'arm64' })],
  });

  test('a host that has not called home is registered, and joins nothing yet', () => {
    const world = testWorld({ clusters, pools: [leader] });
    expect(planOf(desired({ h1: null }, mixed), world)).toMatchObject({
      verdicts: { h1: 'register' },
      step: { do: 'register_hosts', hostIds: ['h1'] },
    });
    const registered = testWorld({ clusters, pools: [leader], hosts: { h1: present('h1', { state: 'unpaired' }) } });
    expect(planOf(desired({ h1: null }, mixed), registered)).toMatchObject({
      verdicts: { h1: 'stop host_pool_awaited' },
      step: { do: 'nothing' },
    });
  });

  test.each([
    ['amd64', 'tills'],
    ['arm64', 'sensors'],
  ] as const)('one that reports %s goes to %s', (architecture, pool) => {
    const world = testWorld({ clusters, pools: [leader], hosts: { h1: present('h1', { architecture }) } });
    expect(planOf(desired({ h1: null }, mixed), world).step).toEqual({ do: 'add_pool', hosts: at(pool, 'h1') });
  });

  test('no host leads that is, or will be, built otherwise than the site says', () => {
    const world = testWorld({
      hosts: { h1: present('h1', { architecture: 'arm64' }), ...unboundFacts('h2', 'h3') },
    });
    expect(planOf(desired({ h1: null, h2: 'sensors', h3: 'tills' }, mixed), world).step).toEqual({
      do: 'create_cluster',
      controlPlane: [{ hostId: 'h3', address: null }],
      workers: at('sensors', 'h1', 'h2'),
    });
  });
});

describe('a label for some pools, and none for the only one of another architecture', () => {
  const silent = testWorkerPool('sensors', { architecture: 'arm64', label: null });
  const unknown = { h1: present('h1', { state: 'unpaired' }) };
  const worlds = [testWorld({ hosts: unknown }), testWorld({ hosts: unknown, clusters, pools: [leader] })];

  test.each([
    ['two to choose from', [tills, cameras, silent]],
    ['one, beside one that only hosts.csv fills', [tills, testWorkerPool('servers', { label: null }), silent]],
  ])('%s: nobody is asked, nor leads or joins, before the host has told', (_, pools) => {
    for (const world of worlds) {
      const wishes = desired({ h1: null }, testSite('denver', { pools }));
      expect(planOf(wishes, world)).toMatchObject({
        verdicts: { h1: 'stop host_pool_awaited' },
        step: { do: 'nothing' },
      });
      expect(plan(wishes, world).asks).toBeUndefined();
    }
  });
});

describe('who leads', () => {
  const sensors = testWorkerPool('sensors', { architecture: 'arm64' });
  const foreign = testSite('denver', { pools: [sensors] });
  const lead = (...ids: readonly string[]) => ({
    do: 'create_cluster',
    controlPlane: ids.map((id) => ({ hostId: id, address: null })),
  });

  test('a host of the site’s architecture does, though every pool is of another', () => {
    const world = testWorld({ hosts: { h1: present('h1', { architecture: 'amd64' }) } });
    expect(planOf(desired({ h1: null }, foreign), world)).toMatchObject({
      verdicts: { h1: 'join' },
      step: lead('h1'),
    });
  });

  test.each(['sensors', 'gone'])('it does too if %s is named for it: order decides', (pool) => {
    const world = testWorld({ hosts: { h1: present('h1', { architecture: 'amd64' }) } });
    const wishes = { ...desired({ h1: null }, foreign), expectedPool: () => pool };
    expect(planOf(wishes, world).step).toMatchObject(lead('h1'));
  });

  test('a host that has not said what it is does not, and joins nothing: it may be either', () => {
    const hosts = { h1: present('h1', { state: 'unpaired' }) };
    for (const world of [testWorld({ hosts }), testWorld({ hosts, clusters, pools: [leader] })]) {
      expect(planOf(desired({ h1: null }, foreign), world)).toMatchObject({
        verdicts: { h1: 'stop host_pool_awaited' },
        step: { do: 'nothing' },
      });
    }
  });

  test('one of another architecture waits for a leader, and comes with it', () => {
    const arm = { h1: present('h1', { architecture: 'arm64' }) };
    const wishes = desired({ h1: null, h2: null }, foreign);
    expect(planOf(desired({ h1: null }, foreign), testWorld({ hosts: arm })).verdicts).toEqual({ h1: 'wait 0/1' });
    const both = testWorld({ hosts: { ...arm, h2: present('h2', { architecture: 'amd64' }) } });
    expect(planOf(wishes, both).step).toEqual({ ...lead('h2'), workers: at('sensors', 'h1') });
  });

  test('nobody who has yet to answer which of several architectures it is of', () => {
    const several = testSite('denver', { pools: [tills, cameras, sensors] });
    const unknown = { h1: present('h1', { state: 'unpaired' }) };
    expect(planOf(desired({ h1: null }, several), testWorld({ hosts: unknown })).verdicts).toEqual({
      h1: 'stop host_pool_missing',
    });
  });
});

describe('room at a site that gathers hosts of two architectures', () => {
  const sensors = testWorkerPool('sensors', { architecture: 'arm64' });
  const gathering = testSite('denver', { pools: [tills, sensors], topology: { controlPlane: 3, maxHosts: 4 } });
  const arm = { architecture: 'arm64' } as const;
  const amd = { architecture: 'amd64' } as const;

  function decide(facts: Readonly<Record<string, Parameters<typeof present>[1]>>, at = gathering) {
    const hosts = Object.fromEntries(Object.entries(facts).map(([id, changes]) => [id, present(id, changes)]));
    const wishes = Object.fromEntries(Object.keys(facts).map((id) => [id, null]));
    return planOf(desired(wishes, at), testWorld({ hosts }));
  }

  test('workers that came first leave what the control plane needs', () => {
    const before = decide({ s1: arm, s2: arm, t1: amd, t2: amd });
    expect(before.verdicts).toEqual({ s1: 'wait 2/3', s2: 'stop site_full', t1: 'wait 2/3', t2: 'wait 2/3' });
    expect(decide({ s1: arm, s2: arm, t1: amd, t2: amd, t3: amd }).step).toEqual({
      do: 'create_cluster',
      controlPlane: ['t1', 't2', 't3'].map((id) => ({ hostId: id, address: null })),
      workers: at('sensors', 's1'),
    });
  });

  test('hosts that have not told yet may lead: room is kept for as many, and no more are registered', () => {
    const unknown = { state: 'unpaired' } as const;
    const waiting = 'stop host_pool_awaited';
    const { verdicts } = decide({ s1: arm, s2: arm, u1: unknown, u2: unknown, t1: amd, u3: unknown });
    expect(verdicts).toEqual({
      ...{ s1: 'wait 1/3', s2: 'stop site_full', t1: 'wait 1/3' },
      ...{ u1: waiting, u2: waiting, u3: 'stop site_full' },
    });
    const nobody = desired({ n1: null, n2: null, n3: null, n4: null, n5: null }, gathering);
    expect(planOf(nobody, testWorld()).step).toEqual({ do: 'register_hosts', hostIds: ['n1', 'n2', 'n3', 'n4'] });
  });

  test('whom no pool takes, or of whom nobody knows the pool, takes up no room', () => {
    const pools = [tills, testWorkerPool('servers', { maxHosts: 1 })];
    const small = testSite('denver', { pools, topology: { maxHosts: 2 } });
    const world = unbound(['h1', 'h2', 'h3', 'h4']);
    expect(planOf(desired({ h1: 'tills', h2: null, h3: 'gone', h4: 'servers' }, small), world)).toMatchObject({
      verdicts: { h1: 'join', h2: 'stop host_pool_missing', h3: 'stop host_pool_unknown', h4: 'join' },
      step: { do: 'create_cluster', workers: at('servers', 'h4') },
    });
  });

  test('a full site says so, and asks nobody first', () => {
    const full = testSite('denver', { pools: [tills, cameras], topology: { maxHosts: 2 } });
    const pools = [leader, testPool('worker', ['w1'], 'tills')];
    expect(planOf(desired({ h1: null }, full), free(['h1'], { pools })).verdicts).toEqual({ h1: 'stop site_full' });
  });
});

describe('two-node high availability', () => {
  const pair = testSite('denver', { topology: { controlPlane: 2, workerPool: false, maxHosts: 2 } });

  test('waits for the second host, and is made of exactly two', () => {
    expect(planOf(desire(['h1'], pair), unbound(['h1'])).verdicts).toEqual({ h1: 'wait 1/2' });
    expect(planOf(desire(['h1', 'h2', 'h3'], pair), unbound(['h1', 'h2', 'h3']))).toMatchObject({
      verdicts: { h1: 'join', h2: 'join', h3: 'stop site_full' },
      step: { do: 'create_cluster', controlPlane: [{ hostId: 'h1' }, { hostId: 'h2' }], workers: [] },
    });
  });

  test('never changes its size afterwards', () => {
    const pools = [testPool('control-plane', ['cp1', 'cp2'])];
    expect(planOf(desire(['h1'], pair), unbound(['h1'], { clusters, pools }))).toMatchObject({
      verdicts: { h1: 'stop site_full' },
      step: { do: 'nothing' },
      hasDrifted: false,
    });
  });
});

describe('row s5 with pools: what exists wins, IT is told', () => {
  test.each([
    ['a pool that nobody has joined yet is no difference', [leader, testPool('worker', ['w1'], 'tills')], false],
    ['one that the config does not name is', [leader, testPool('worker', ['w1'], 'by-hand')], true],
  ])('%s', (_, pools, hasDrifted) => {
    expect(planOf(desired({}), unbound([], { clusters, pools })).hasDrifted).toBe(hasDrifted);
  });

  test('hosts of the config’s pools go there, and not into one that was made by hand', () => {
    const pools = [leader, testPool('worker', ['w1'], 'by-hand')];
    expect(planOf(desired({ h1: 'tills' }), free(['h1'], { pools })).step).toEqual({
      do: 'add_pool',
      hosts: at('tills', 'h1'),
    });
  });
});

test('a site that names no pools puts nobody of a pool that was made by hand into another', () => {
  const pools = [leader, testPool('worker', ['w1'], 'by-hand'), testPool('worker', ['w2'], 'by-hand-too')];
  const world = unbound([], { clusters, pools, seen: seenIn('by-hand-too', ['w2', 'w3']) });
  expect(planOf(desire(['w1']), world).step).toEqual({ do: 'nothing' });
});

describe('the label of the pool', () => {
  const wanted = hostLabels(site, hostId('h1'), null, null, 'tills');

  test('is what was said last, at this site', () => {
    expect(completeLabels({ ...wanted, pool: 'cameras' }, wanted)).toMatchObject({ pool: 'tills' });
    const { pool: _pool, ...silent } = wanted;
    expect(completeLabels(wanted, silent)).toBeNull();
  });

  test('that was said at another of our sites goes with its site', () => {
    const { pool: _pool, ...silent } = wanted;
    expect(completeLabels({ ...wanted, site: 'boulder' }, silent)).not.toHaveProperty('pool');
  });

  test('that somebody else has put there stays', () => {
    const { pool: _pool, ...silent } = wanted;
    expect(completeLabels({ pool: 'rack-3' }, silent)).toMatchObject({ pool: 'rack-3' });
  });
});

test('who has to say which pool it is for is told apart, though it may lead', () => {
  const wishes = desired({ h1: null, h2: 'tills' });
  const { asks } = plan(wishes, unbound(['h1', 'h2']));
  expect([...(asks ?? [])]).toEqual([hostId('h1')]);
});

test('a site without pools of its own asks nobody', () => {
  expect(plan(desire(['h1', 'h2']), unbound(['h1', 'h2'])).asks).toBeUndefined();
});
