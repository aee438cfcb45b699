import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../../lib/errors';
import type { HostId } from '../../../../lib/hosts/edge-host-id';
import { plan } from '../../../../lib/registration/plan/plan';
import type { Desired, Step, World } from '../../../../lib/registration/plan/world';
import { desiredAndWorld } from '../../../support/arbitrary-world';
import { applyStep } from '../../../support/model-palette';

/** Checks a promise against many worlds. */
function always(promise: (desired: Desired, world: World) => void): void {
  fc.assert(
    fc.property(desiredAndWorld, ({ desired, world }) => promise(desired, world)),
    { numRuns: 200 },
  );
}

/** Hosts that the step writes about. */
function touched(step: Step): readonly string[] {
  switch (step.do) {
    case 'nothing':
    case 'find_labelled':
      return [];
    case 'register_hosts':
      return step.hostIds;
    case 'create_cluster':
      return [...step.controlPlane, ...step.workers].map(({ hostId }) => hostId);
    default:
      return step.hosts.map(({ hostId }) => hostId);
  }
}

function members({ pools }: World): string[] {
  return pools.flatMap(({ hosts }) => hosts.map(({ hostId }) => hostId));
}

function architectureOf({ hosts, labelled }: World, hostId: HostId) {
  const facts = hosts.get(hostId);
  if (facts?.presence === 'present') return facts.record.architecture;
  return labelled?.find((record) => record.hostId === hostId)?.architecture;
}

/** Is it new there, rather than put back? */
function isAdded(world: World, step: Step, hostId: HostId): boolean {
  return touched(step).includes(hostId) && !lostHosts(world).has(hostId);
}

function lostHosts(world: World): Set<string> {
  return new Set([...world.seen.values()].flatMap((hosts) => [...hosts.keys()]));
}

describe('whatever is wished and whatever Palette says', () => {
  test('a control plane is only made with exactly the configured 1, 3 or 5 hosts', () => {
    always((desired, world) => {
      const { step } = plan(desired, world);
      if (step.do !== 'create_cluster') return;
      expect(step.controlPlane).toHaveLength(desired.site.topology.controlPlane);
      expect(world.clusters).toEqual([]);
    });
  });

  test('no step grows a control plane', () => {
    always((desired, world) => {
      const { step } = plan(desired, world);
      if (step.do === 'add_nodes') expect(step.pool.isControlPlane).toBe(false);
    });
  });

  test('no host stands in two placements, and no member is placed again', () => {
    always((desired, world) => {
      const hosts = touched(plan(desired, world).step);
      expect(new Set(hosts).size).toBe(hosts.length);
      expect(hosts.filter((id) => members(world).includes(id))).toEqual([]);
    });
  });

  test('no address is given twice or taken from a member', () => {
    always((desired, world) => {
      const { step } = plan(desired, world);
      const placements =
        step.do === 'create_cluster' ? [...step.controlPlane, ...step.workers] : 'pool' in step ? step.hosts : [];
      const given = placements.flatMap(({ address }) => (address === null ? [] : [address]));
      const taken = world.pools.flatMap(({ hosts }) => hosts.map(({ address }) => address));
      expect(new Set(given).size).toBe(given.length);
      expect(given.filter((address) => taken.includes(address))).toEqual([]);
    });
  });

  test('the step leads to no more hosts than the site may have; who was there before is put back', () => {
    always((desired, world) => {
      const { step } = plan(desired, world);
      if (step.do === 'nothing' || step.do === 'complete_labels') return;
      const added = touched(step).filter((id) => !lostHosts(world).has(id));
      if (added.length === 0) return;
      expect(members(world).length + touched(step).length).toBeLessThanOrEqual(desired.site.topology.maxHosts);
    });
  });

  test('a settled or stopped wish is in no step', () => {
    always((desired, world) => {
      const { verdicts, step } = plan(desired, world);
      const done = [...verdicts].filter(([, { kind }]) => kind === 'settled' || kind === 'stop').map(([id]) => id);
      expect(touched(step).filter((id) => done.some((other) => other === id))).toEqual([]);
    });
  });

  test('every wish gets exactly one verdict', () => {
    always((desired, world) => {
      const { verdicts } = plan(desired, world);
      expect([...verdicts.keys()]).toEqual(desired.wishes.map(({ hostId }) => hostId));
    });
  });

  test('a wish that waits or joins is answered by a step, or by what is missing', () => {
    always((desired, world) => {
      const { verdicts, step } = plan(desired, world);
      for (const verdict of verdicts.values()) {
        if (verdict.kind === 'wait') expect(verdict.present).toBeLessThan(verdict.needed);
        if (verdict.kind === 'join' || verdict.kind === 'register') expect(step.do).not.toBe('nothing');
      }
    });
  });

  test('the same facts give the same plan, and planning changes nothing', () => {
    always((desired, world) => {
      const before = structuredClone(world);
      expect(plan(desired, world)).toEqual(plan(desired, world));
      expect(world).toEqual(before);
    });
  });

  test('acting on the plan comes to an end within eight rounds, with every wish settled, waiting or stopped', () => {
    always((desired, world) => {
      let now = world;
      let rounds = 0;
      for (; plan(desired, now).step.do !== 'nothing'; rounds += 1) {
        expect(rounds).toBeLessThan(8);
        now = applyStep(desired, now, plan(desired, now).step);
      }
      const kinds = [...plan(desired, now).verdicts.values()].map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'join' || kind === 'register')).toEqual([]);
    });
  });

  test('hosts that Palette refuses on the way end in a stop and do not hold up the others', () => {
    always((desired, world) => {
      const taken = new Set(desired.wishes.slice(0, 2).map(({ hostId }) => hostId));
      let now = world;
      for (let round = 0; round < 8; round += 1) now = applyStep(desired, now, plan(desired, now).step, taken);
      const { verdicts, step } = plan(desired, now);
      expect(step.do).toBe('nothing');
      for (const verdict of verdicts.values()) {
        if (verdict.kind === 'stop') expect(Object.hasOwn(catalogue, verdict.failure.code)).toBe(true);
      }
    });
  });

  test('a pool step is about one pool, and nobody is put into another than the one named for them', () => {
    always((desired, world) => {
      const { step } = plan(desired, world);
      if (step.do !== 'add_nodes' && step.do !== 'add_pool') return;
      expect(new Set(step.hosts.map(({ pool }) => pool)).size).toBe(1);
      const name = step.hosts[0]?.pool;
      if (step.do === 'add_nodes' && name !== undefined) expect(step.pool.name).toBe(name);
      if (step.do === 'add_pool') expect(world.pools.map((pool) => pool.name)).not.toContain(name ?? 'worker-pool');
      for (const { pool } of desired.wishes.filter(({ hostId }) => isAdded(world, step, hostId))) {
        if (pool !== undefined) expect(name).toBe(pool);
      }
    });
  });

  test('no pool is filled beyond its own maximum', () => {
    always((desired, world) => {
      const { step } = plan(desired, world);
      const workers =
        step.do === 'create_cluster'
          ? step.workers
          : step.do === 'add_nodes' || step.do === 'add_pool'
            ? step.hosts.filter(({ hostId }) => isAdded(world, step, hostId))
            : [];
      for (const { name, maxHosts } of desired.site.pools ?? []) {
        const added = workers.filter(({ pool }) => pool === name).length;
        const there = world.pools.find((pool) => pool.name === name)?.hosts.length ?? 0;
        if (added > 0 && maxHosts !== null) expect(there + added).toBeLessThanOrEqual(maxHosts);
      }
    });
  });

  test('no host goes where its own architecture does not fit, nor to lead where its pool’s does not', () => {
    always((desired, world) => {
      const { site } = desired;
      const { step } = plan(desired, world);
      if (site.pools === undefined || step.do !== 'create_cluster') return;
      for (const { hostId } of step.controlPlane) {
        const named = desired.wishes.find((wish) => wish.hostId === hostId)?.pool;
        const pool = site.pools.find(({ name }) => name === named);
        const only = site.pools.every(({ architecture }) => architecture === site.architecture);
        const likely = named === undefined && only ? site.architecture : pool?.architecture;
        expect(architectureOf(world, hostId) ?? likely).toBe(site.architecture);
      }
      for (const { hostId, pool } of step.workers) {
        const { architecture } = site.pools.find(({ name }) => name === pool) ?? {};
        expect(architectureOf(world, hostId) ?? architecture).toBe(architecture);
      }
    });
  });

  test('nobody who stood in a pool is gone after the step', () => {
    always((desired, world) => {
      const after = applyStep(desired, world, plan(desired, world).step);
      expect(members(world).filter((id) => !members(after).includes(id))).toEqual([]);
    });
  });
});
