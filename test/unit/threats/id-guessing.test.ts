import { describe, expect, it } from 'vitest';
import { createAccessWorld, guardedSite, stagingLink, tokenOf } from '../../support/access-world';
import { edgeHost } from '../../support/palette-truth';

const link = stagingLink('rollout', ['denver']);
const other = stagingLink('other', ['boulder']);

describe('threat 6, ID guessing', () => {
  it('a registration of another site looks exactly like none, and costs Palette nothing', async () => {
    const world = createAccessWorld([guardedSite('denver'), guardedSite('boulder')], { links: [link, other] });
    const operator = await world.for(await world.scan(tokenOf(link)));
    await operator.submit({ edgeHostId: edgeHost(1), siteId: 'denver', hostName: '' });
    await world.rest();
    world.clock.advance(60 * 60_000);
    world.simulator.clearLog();
    for (const guesser of [await world.for({}), await world.for(await world.scan(tokenOf(other)))]) {
      const [hit, miss] = [await guesser.view(edgeHost(1)), await guesser.view(edgeHost(2))];
      expect(hit).toEqual(miss);
      expect(hit).toEqual({ ok: false, error: { code: 'not_registered' } });
      expect(await guesser.proceed(edgeHost(1))).toEqual(await guesser.proceed(edgeHost(2)));
      await world.rest();
    }
    expect(world.calls()).toEqual([]);
    expect((await operator.view(edgeHost(1))).ok).toBe(true);
  });
});
