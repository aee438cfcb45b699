import { describe, expect, it } from 'vitest';
import { createAccessWorld, guardedSite, stagingLink, tokenOf } from '../../support/access-world';
import { edgeHost, edgeHosts } from '../../support/palette-truth';

const link = stagingLink('rollout', ['denver']);

describe('threat 13, burning the rate limit', () => {
  it('strangers cause no call to Palette, whatever they ask for', async () => {
    const world = createAccessWorld([guardedSite('denver')], { links: [link] });
    const operator = await world.for(await world.scan(tokenOf(link)));
    await operator.submit({ edgeHostId: edgeHost(1), siteId: 'denver', hostName: '' });
    await world.rest();
    world.clock.advance(10 * 60_000);
    world.simulator.clearLog();
    const stranger = await world.for({});
    for (const hostId of edgeHosts(20)) {
      await stranger.view(hostId);
      await stranger.proceed(hostId);
      await stranger.submit({ edgeHostId: hostId, siteId: 'denver', hostName: '' });
    }
    await world.rest();
    expect(world.calls()).toEqual([]);
  });

  it('one host that is sent again and again is slowed down, and its page goes on', async () => {
    const world = createAccessWorld([guardedSite('denver')], { links: [link] });
    const operator = await world.for(await world.scan(tokenOf(link)));
    const codes: (string | null)[] = [];
    for (let times = 0; times < 20; times += 1) {
      const answer = await operator.submit({ edgeHostId: edgeHost(1), siteId: 'denver', hostName: '' });
      codes.push(answer.problem?.code ?? null);
    }
    await world.rest();
    expect(codes.slice(0, 5)).toEqual(Array(5).fill(null));
    expect(codes).toContain('too_many_requests');
    expect((await operator.view(edgeHost(1))).ok).toBe(true);
  });
});
