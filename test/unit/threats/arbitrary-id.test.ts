import { describe, expect, it } from 'vitest';
import { createAccessWorld, guardedSite, stagingLink, tokenOf } from '../../support/access-world';
import { edgeHost } from '../../support/palette-truth';
import { siteId } from '../../support/test-site';

const link = stagingLink('rollout', ['denver']);
const submit = (hostId: string) => ({ edgeHostId: hostId, siteId: 'denver', hostName: '' });

describe('threat 1, arbitrary ID', () => {
  it('an ID proves nothing: a stranger who knows one registers nowhere, and Palette is not even asked', async () => {
    const world = createAccessWorld([guardedSite('denver')], { links: [link] });
    const stranger = await world.for({});
    const answer = await stranger.submit(submit(edgeHost(1)));
    expect(answer).toMatchObject({ outcome: 'refused', view: null, problem: { code: 'access_needed' } });
    expect(world.calls()).toEqual([]);
    expect(await world.store.readIntent(edgeHost(1))).toBeNull();
  });

  it('with a link it is good for the sites of the link only', async () => {
    const world = createAccessWorld([guardedSite('denver'), guardedSite('boulder')], { links: [link] });
    const { cookie } = await world.scan(tokenOf(link));
    const operator = await world.for({ cookie });
    const answer = await operator.submit({ ...submit(edgeHost(1)), siteId: 'boulder' });
    expect(answer.problem?.code).toBe('site_unknown');
    expect(world.writes()).toEqual([]);
  });

  it('where IT wants it, only hosts that are expected at the site are taken', async () => {
    const world = createAccessWorld([guardedSite('denver', { onlyExpectedHosts: true })], {
      links: [link],
      expectedHosts: [{ match: 'exact', text: edgeHost(1), siteId: siteId('denver') }],
    });
    const { cookie } = await world.scan(tokenOf(link));
    const operator = await world.for({ cookie });
    expect((await operator.submit(submit(edgeHost(2)))).problem?.code).toBe('host_not_expected');
    expect(world.writes()).toEqual([]);
    expect((await operator.submit(submit(edgeHost(1)))).outcome).toBe('registered');
  });
});
