import { describe, expect, test } from 'vitest';
import type { Pool } from '../../../../lib/palette/model';
import { hasDrifted } from '../../../../lib/registration/plan/site-layer';
import {
  desire,
  hostId,
  placed,
  planOf,
  present,
  seenIn,
  testCluster,
  testPool,
  testRecord,
  testWorld,
} from '../../../support/plan-world';
import { virtualSite, vmPool } from '../../../support/virtual-site';

const site = virtualSite('denver');
const ours = { cloudType: 'libvirt' };
const free = { labels: { site: 'denver', 'managed-by': 'edge-registration', brand: 'test', name: 'x' } };

function machines(kind: 'control-plane' | 'worker', hosts: readonly string[], size: number): Pool {
  return { ...testPool(kind, hosts), size };
}

/** These appliances are registered and free; further facts as given. */
function withFree(ids: readonly string[], changes: Parameters<typeof testWorld>[0] = {}) {
  return testWorld({ ...changes, hosts: Object.fromEntries(ids.map((id) => [id, present(id, free)])) });
}

describe('before there is a cluster', () => {
  test('it waits for as many appliances as IT wants, whatever the number of machines', () => {
    expect(planOf(desire(['h1'], site), withFree(['h1']))).toMatchObject({
      verdicts: { h1: 'wait 1/2' },
      step: { do: 'nothing' },
    });
  });

  test('it asks for hosts of the site’s label before it says so', () => {
    expect(planOf(desire(['h1'], site), withFree(['h1'], { labelled: null })).step).toEqual({ do: 'find_labelled' });
  });

  test('all that are there carry machines of the new cluster', () => {
    const decided = planOf(desire(['h1', 'h2', 'h3'], site), withFree(['h1', 'h2', 'h3']));
    expect(decided.step).toEqual({ do: 'create_cluster', controlPlane: placed('h1', 'h2', 'h3'), workers: [] });
  });

  test('one that only its label tells of is taken along, unless it does not fit', () => {
    const big = testRecord('h2', free);
    const small = testRecord('h3', { ...free, machine: { cpus: 2, memoryMb: null, diskGb: null } });
    const decided = planOf(desire(['h1'], site), withFree(['h1'], { labelled: [small, big] }));
    expect(decided.step).toEqual({ do: 'create_cluster', controlPlane: placed('h1', 'h2'), workers: [] });
  });

  test('who is one too many is told so', () => {
    const full = virtualSite('denver', { topology: { maxHosts: 2 } });
    const decided = planOf(desire(['h1', 'h2', 'h3'], full), withFree(['h1', 'h2', 'h3']));
    expect(decided.verdicts).toMatchObject({ h1: 'join', h3: 'stop site_full' });
  });
});

describe('once there is a cluster', () => {
  const pools = [machines('control-plane', ['h1', 'h2'], 3), machines('worker', ['h1', 'h2'], 2)];
  const world = (changes: Parameters<typeof testWorld>[0] = {}) =>
    withFree(['h3'], { clusters: [testCluster(ours)], pools, ...changes });

  test('an appliance of the control plane has nothing left to do', () => {
    expect(planOf(desire(['h1'], site), world())).toMatchObject({
      verdicts: { h1: 'settled control-plane' },
      step: { do: 'nothing' },
    });
  });

  test('a new one goes to the workers first', () => {
    const { verdicts, step } = planOf(desire(['h3'], site), world());
    expect(verdicts).toEqual({ h3: 'join' });
    expect(step).toEqual({ do: 'add_nodes', pool: pools[1], hosts: placed('h3') });
  });

  test('and to the control plane when the workers have it', () => {
    const half = [machines('control-plane', ['h1', 'h2'], 3), machines('worker', ['h1', 'h2', 'h3'], 2)];
    const inUse = { ...free, state: 'in-use', clusters: [{ uid: 'cluster-1', name: 'denver' }] } as const;
    const decided = planOf(
      desire(['h3'], site),
      testWorld({ clusters: [testCluster(ours)], pools: half, hosts: { h3: present('h3', inUse) } }),
    );
    expect(decided).toMatchObject({
      verdicts: { h3: 'join' },
      step: { do: 'add_nodes', pool: half[0], hosts: placed('h3') },
    });
  });

  test('who was dropped from a pool by somebody else’s write comes back with it, unless it was moved', () => {
    const seen = seenIn('worker-pool', ['h1', 'h4', 'h5']);
    const elsewhere = present('h5', { clusters: [{ uid: 'cluster-9', name: 'boulder' }] });
    const decided = planOf(
      desire(['h3'], site),
      testWorld({ clusters: [testCluster(ours)], pools, seen, hosts: { h3: present('h3', free), h5: elsewhere } }),
    );
    expect(decided.step).toEqual({ do: 'add_nodes', pool: pools[1], hosts: placed('h4', 'h3') });
  });

  test('there is room for as many appliances as the site may have, however many pools they are in', () => {
    const full = virtualSite('denver', { topology: { maxHosts: 3 } });
    const decided = planOf(
      desire(['h3', 'h4'], full),
      withFree(['h3', 'h4'], { clusters: [testCluster(ours)], pools }),
    );
    expect(decided.verdicts).toMatchObject({ h4: 'stop site_full' });
  });

  test('one that does not fit is stopped, without a write', () => {
    const small = present('h3', { ...free, machine: { cpus: 2, memoryMb: 65_536, diskGb: 900 } });
    const decided = planOf(
      desire(['h3'], site),
      testWorld({ clusters: [testCluster(ours)], pools, hosts: { h3: small } }),
    );
    expect(decided).toMatchObject({ verdicts: { h3: 'stop appliance_unfit' }, step: { do: 'nothing' } });
  });

  test('a cluster of another kind is a stranger’s', () => {
    expect(planOf(desire(['h3'], site), world({ clusters: [testCluster()] })).verdicts).toEqual({
      h3: 'stop cluster_not_ours',
    });
  });
});

describe('drift of a virtualized site', () => {
  const withWorkers = virtualSite('denver', { virtualization: { workers: vmPool(2) } });

  test.each([
    ['as planned', site, [machines('control-plane', ['h1', 'h2'], 3)], false],
    ['an appliance more', site, [machines('control-plane', ['h1', 'h2', 'h3'], 3)], false],
    ['another number of machines', site, [machines('control-plane', ['h1', 'h2'], 5)], true],
    ['workers that nobody planned', site, [machines('control-plane', ['h1'], 3), machines('worker', ['h1'], 1)], true],
    ['no workers where some are planned', withWorkers, [machines('control-plane', ['h1'], 3)], true],
    ['both as planned', withWorkers, [machines('control-plane', ['h1'], 3), machines('worker', ['h1'], 2)], false],
    ['no pools at all', site, [], false],
  ])('%s', (_, wanted, pools, isDrift) => {
    expect(hasDrifted(wanted, pools)).toBe(isDrift);
  });
});

test('a host that was never read is registered, though its site has appliances', () => {
  expect(planOf(desire(['h1'], site), testWorld()).step).toEqual({ do: 'register_hosts', hostIds: [hostId('h1')] });
});
