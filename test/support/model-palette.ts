import type { HostId } from '../../lib/hosts/edge-host-id';
import type { HostRecord, Placement, Pool } from '../../lib/palette/model';
import { clusterLabels, hostLabels } from '../../lib/registration/plan/labels';
import type { Desired, HostFacts, Step, World } from '../../lib/registration/plan/world';
import { testCluster, testRecord } from './plan-world';

/**
 * Palette in a few lines, pure: what it has after a step that worked. A host that is `taken` is refused and seen to be
 * elsewhere, as a run would note it.
 */
export function applyStep(desired: Desired, world: World, step: Step, taken: ReadonlySet<HostId> = new Set()): World {
  switch (step.do) {
    case 'nothing':
      return world;
    case 'register_hosts':
      return withFacts(
        world,
        step.hostIds.map((id) => [id, taken.has(id) ? { presence: 'elsewhere' } : registered(desired, id)]),
      );
    case 'find_labelled':
      return { ...world, labelled: [] };
    case 'complete_labels':
      return withFacts(
        world,
        step.hosts.map(({ hostId, labels }) => [hostId, relabelled(world, hostId, labels)]),
      );
    case 'create_cluster': {
      const cluster = testCluster({ labels: clusterLabels(desired.site), state: 'Pending' });
      const names = [...new Set(step.workers.map(({ pool }) => pool))];
      const workers = names.map((name) =>
        toPool(
          name,
          step.workers.filter(({ pool }) => pool === name),
        ),
      );
      const pools = [{ ...toPool('control-plane-pool', step.controlPlane), isControlPlane: true }, ...workers];
      return { ...world, clusters: [cluster], pools, labelled: [] };
    }
    case 'add_pool':
      return { ...world, pools: [...world.pools, toPool(step.hosts[0]?.pool, step.hosts)] };
    case 'add_nodes': {
      const { pool, hosts } = step;
      const added = hosts.map(({ hostId, address }) => ({ hostId, address }));
      const grown = { ...pool, hosts: [...pool.hosts, ...added] };
      return { ...world, pools: world.pools.map((other) => (other === pool ? grown : other)) };
    }
  }
}

function registered({ site }: Desired, id: HostId): HostFacts {
  const record = testRecord(id, { state: 'unpaired', labels: hostLabels(site, id, null) });
  return { presence: 'present', record, refusesLabels: false };
}

function relabelled(world: World, id: HostId, labels: HostRecord['labels']): HostFacts {
  const facts = world.hosts.get(id);
  if (facts?.presence !== 'present') throw new Error(`${id} got labels though Palette does not have it`);
  return { ...facts, record: { ...facts.record, labels } };
}

function withFacts(world: World, facts: readonly (readonly [HostId, HostFacts])[]): World {
  return { ...world, hosts: new Map([...world.hosts, ...facts]) };
}

function toPool(name = 'worker-pool', placements: readonly Placement[]): Pool {
  const hosts = placements.map(({ hostId, address }) => ({ hostId, address }));
  return { name, isControlPlane: false, hosts, wire: { name } };
}
