import { describe, expect, it } from 'vitest';
import { createAccessWorld, guardedSite, stagingLink, tokenOf } from '../../support/access-world';
import { edgeHost } from '../../support/palette-truth';

const link = stagingLink('rollout', ['denver']);
const submit = { edgeHostId: edgeHost(1), siteId: 'denver', hostName: '' };

describe('threat 17, decommissioned host calling again', () => {
  it('a host that IT has blocked is not registered by anybody, in any way', async () => {
    const world = createAccessWorld([guardedSite('denver', { modes: ['open', 'link'] })], {
      links: [link],
      blockedHosts: [edgeHost(1)],
    });
    for (const caller of [await world.for({}), await world.for(await world.scan(tokenOf(link)))]) {
      expect((await caller.submit(submit)).problem?.code).toBe('host_blocked');
    }
    expect(world.calls()).toEqual([]);
  });

  it('where approval is wanted, it is wanted again once the host has left its cluster', async () => {
    const world = createAccessWorld([guardedSite('denver', { needsApproval: true })], { links: [link] });
    const operator = await world.for(await world.scan(tokenOf(link)));
    await operator.submit(submit);
    const asked = await world.store.readIntent(edgeHost(1));
    if (asked === null) throw new Error('nobody waits');
    const token = await world.access.sealApproval(asked);
    const opened = await world.access.openApproval(token);
    if (!opened.ok) throw new Error('the link does not open');
    const decision = {
      hostId: edgeHost(1),
      requestedAtMs: asked.requestedAtMs,
      verdict: 'approve',
      by: 'Ann',
    } as const;
    expect((await world.desk.as(opened.value.actor).decide(decision)).ok).toBe(true);
    await world.rest();
    expect((await world.store.readIntent(edgeHost(1)))?.phase).toBe('settled');

    takeOut(world);
    world.clock.advance(60 * 60_000);
    world.simulator.clearLog();
    const again = await operator.submit(submit);
    await world.rest();
    expect(again.view?.state).toBe('waiting_for_approval');
    expect(world.writes()).toEqual([]);
    // And the link of then decides nothing now.
    expect(await world.desk.as(opened.value.actor).decide(decision)).toMatchObject({ ok: false });
  });
});

/** IT takes cluster and host out of Palette. */
function takeOut({ simulator }: ReturnType<typeof createAccessWorld>): void {
  const { clusters } = simulator.snapshot().state;
  for (const uid of Object.keys(clusters)) simulator.stranger.deleteCluster(uid);
  simulator.stranger.deleteHost(edgeHost(1));
}
