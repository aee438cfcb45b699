import { describe, expect, test } from 'vitest';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import {
  carryOut,
  carryOutInPieces,
  labelsIn,
  namesOf,
  pageOf,
  refusalOf,
  runningSite,
} from '../../support/life-world';
import { edgeHost, expectOneCluster } from '../../support/palette-truth';
import { siteId } from '../../support/test-site';

const minutes = 60_000;
const [one, two, three] = [1, 2, 3].map(edgeHost) as [HostId, HostId, HostId];

function forget(hostId: HostId = two, site = 'denver') {
  return { kind: 'forget_host', siteId: siteId(site), hostId } as const;
}
function reset(hostId: HostId = two) {
  return { kind: 'reset_host', siteId: siteId('denver'), hostId } as const;
}
function remove(hostId: HostId = two) {
  return { kind: 'remove_host', siteId: siteId('denver'), hostId } as const;
}

describe('forgetting a host', () => {
  test('lets a device that was installed anew register again, as one never seen', async () => {
    const world = await runningSite(2);
    await carryOut(world, remove());
    world.simulator.devices.reinstall(two, 'same');
    world.clock.advance(10 * minutes);
    expect(namesOf(await carryOut(world, forget()))).toEqual(['delete_host', 'note_taken_back']);
    expect(labelsIn(world, two)).toBeNull();
    expect(await pageOf(world, two)).toBe('not_registered');
    expect((await world.submit(two, 'denver')).problem).toBeNull();
    world.clock.advance(30 * minutes);
    expect(await pageOf(world, two)).toBe('ready');
    expectOneCluster(world.simulator, 'denver', [one, two]);
  });

  test('never touches one that is in a cluster', async () => {
    const world = await runningSite(2);
    expect(await refusalOf(world, forget())).toBe('host_is_member');
    world.simulator.stranger.registerHost({ uid: three });
    world.simulator.stranger.createCluster({ name: 'somewhere', hosts: [three] } as never);
    await world.submit(three, 'denver');
    expect(await refusalOf(world, forget(three))).toBe('host_in_other_cluster');
    expect(labelsIn(world, three)).not.toBeNull();
  });

  test('never touches one that is at another site, or at none', async () => {
    const world = await runningSite(2);
    await world.submit(three, 'boston');
    expect(await refusalOf(world, forget(three))).toMatch(/host_at_other_site|host_in_other_cluster/);
    world.simulator.stranger.registerHost({ uid: edgeHost(9) });
    expect(await refusalOf(world, forget(edgeHost(9)))).toBe('host_not_here');
  });

  test('goes on after an interruption, and twice is once', async () => {
    const world = await runningSite(2);
    await carryOut(world, remove());
    world.clock.advance(10 * minutes);
    expect(await carryOutInPieces(world, forget())).toEqual(['delete_host', 'note_taken_back']);
    expect(await carryOut(world, forget())).toEqual({ kind: 'done', steps: [] });
  });

  test('takes a host that waits for others away from its site', async () => {
    const world = await runningSite(2, { site: { topology: { controlPlane: 3 } } });
    expect((await carryOut(world, forget())).kind).toBe('done');
    expect(labelsIn(world, two)).toBeNull();
    await world.submit(three, 'denver');
    expect(await pageOf(world, three)).toBe('waiting_for_hosts');
    expect((await world.submit(two, 'boston')).problem).toBeNull();
  });
});

describe('resetting a host', () => {
  test('sends it once for each time that it is asked for', async () => {
    const world = await runningSite(2);
    await carryOut(world, remove());
    world.clock.advance(10 * minutes);
    world.simulator.clearLog();
    expect(await carryOut(world, reset())).toMatchObject({ kind: 'done', steps: [{ do: 'reset_host' }] });
    expect(world.writes().map(({ template }) => template)).toEqual(['/v1/edgehosts/{uid}/reset']);
    expect(await pageOf(world, two)).toBe('host_removed');
  });

  test('never touches a member of a cluster, nor a host that never called home', async () => {
    const world = await runningSite(2);
    expect(await refusalOf(world, reset())).toBe('host_is_member');
    const empty = await runningSite(1, { site: { topology: { controlPlane: 3 } } });
    await empty.submit(two, 'denver');
    expect(await refusalOf(empty, reset())).toBe('host_never_called');
    expect(await refusalOf(world, reset(edgeHost(9)))).toBe('host_not_here');
  });
});
