import { describe, expect, it } from 'vitest';
import { createAccessWorld, guardedSite, stagingLink, tokenOf } from '../../support/access-world';
import { edgeHosts } from '../../support/palette-truth';

const wide = { topology: { maxHosts: 200 } };
const submit = (edgeHostId: string, siteId: string) => ({ edgeHostId, siteId, hostName: '' });

describe('threat 4, mass phantom hosts', () => {
  it('a link makes as many entries as IT has planned, however many come at once', async () => {
    const link = stagingLink('rollout', ['denver', 'boulder'], { maxHosts: 5 });
    const world = createAccessWorld([guardedSite('denver', {}, wide), guardedSite('boulder', {}, wide)], {
      links: [link],
    });
    const operator = await world.for(await world.scan(tokenOf(link)));
    const sites = ['denver', 'boulder'];
    const answers = await Promise.all(
      edgeHosts(20).map((hostId, index) => operator.submit(submit(hostId, sites[index % 2] ?? ''))),
    );
    await world.rest();
    expect(Object.keys(world.simulator.snapshot().state.hosts)).toHaveLength(5);
    expect(answers.filter(({ problem }) => problem?.code === 'link_full')).toHaveLength(15);
  });

  it('one session is slowed down before it makes thousands', async () => {
    const link = stagingLink('rollout', ['denver'], { maxHosts: 1_000 });
    const world = createAccessWorld([guardedSite('denver', {}, wide)], { links: [link] });
    const operator = await world.for(await world.scan(tokenOf(link)));
    const answers = await Promise.all(edgeHosts(100).map((hostId) => operator.submit(submit(hostId, 'denver'))));
    await world.rest();
    const refused = answers.filter(({ problem }) => problem?.code === 'too_many_requests');
    expect(refused.length).toBeGreaterThanOrEqual(60);
    expect(refused[0]?.problem?.facts.seconds).toMatch(/^\d+$/);
  });

  it('what a host was counted for once is not counted again: a re-scan works when the link is full', async () => {
    const link = stagingLink('rollout', ['denver'], { maxHosts: 2 });
    const world = createAccessWorld([guardedSite('denver', {}, wide)], { links: [link] });
    const operator = await world.for(await world.scan(tokenOf(link)));
    const hosts = edgeHosts(2);
    for (const hostId of [...hosts, ...hosts]) {
      expect((await operator.submit(submit(hostId, 'denver'))).problem).toBeNull();
      await world.rest();
    }
  });
});
