import { describe, expect, it } from 'vitest';
import { createAccessWorld, guardedSite, stagingLink, tokenOf } from '../../support/access-world';
import { edgeHost, membershipsOf } from '../../support/palette-truth';

const link = stagingLink('rollout', ['denver']);
const other = stagingLink('other', ['boulder']);
const submit = (number: number) => ({ edgeHostId: edgeHost(number), siteId: 'denver', hostName: '' });

async function runningSite(access: Parameters<typeof guardedSite>[1] = {}, most = 6) {
  const site = guardedSite('denver', access, { topology: { maxHosts: most } });
  const world = createAccessWorld([site, guardedSite('boulder')], { links: [link, other] });
  const operator = await world.for(await world.scan(tokenOf(link)));
  return { world, operator };
}

describe('threat 3, joining an existing cluster', () => {
  it('nobody without a grant for the site gets a host into it, nor near it', async () => {
    const { world, operator } = await runningSite();
    await operator.submit(submit(1));
    await world.rest();
    world.simulator.clearLog();
    const insider = await world.for(await world.scan(tokenOf(other)));
    for (const caller of [await world.for({}), insider]) {
      expect((await caller.submit(submit(2))).outcome).toBe('refused');
      await world.rest();
    }
    expect(world.calls()).toEqual([]);
    expect(membershipsOf(world.simulator, 'denver')).toHaveLength(1);
  });

  it('a host waits outside until IT has said yes', async () => {
    const { world, operator } = await runningSite({ needsApproval: true });
    const answer = await operator.submit(submit(2));
    await world.rest();
    expect(answer.view?.state).toBe('waiting_for_approval');
    expect(world.writes()).toEqual([]);
  });

  it('no more hosts join than the site may have', async () => {
    const { world, operator } = await runningSite({}, 2);
    for (const number of [1, 2]) {
      await operator.submit(submit(number));
      await world.rest();
    }
    const third = await operator.submit(submit(3));
    expect(third.problem?.code).toBe('site_full');
    expect(membershipsOf(world.simulator, 'denver')).toHaveLength(2);
  });
});
