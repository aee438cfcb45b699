import { describe, expect, it } from 'vitest';
import { createAccessWorld, guardedSite, stagingLink, tokenOf } from '../../support/access-world';
import { edgeHost } from '../../support/palette-truth';

const link = stagingLink('denver-link', ['denver']);
const other = stagingLink('boulder-link', ['boulder']);

async function twoSites() {
  const world = createAccessWorld([guardedSite('denver'), guardedSite('boulder')], { links: [link, other] });
  const operator = await world.for(await world.scan(tokenOf(link)));
  const insider = await world.for(await world.scan(tokenOf(other)));
  return { world, operator, insider };
}

describe('threat 14, insider at another site', () => {
  it('registers nothing at a site that is not theirs, and cannot tell it from one that does not exist', async () => {
    const { world, insider } = await twoSites();
    const [foreign, unknown] = await Promise.all(
      ['denver', 'atlantis'].map((siteId) => insider.submit({ edgeHostId: edgeHost(1), siteId, hostName: '' })),
    );
    expect([foreign?.problem?.code, foreign?.problem?.facts]).toEqual([
      unknown?.problem?.code,
      unknown?.problem?.facts,
    ]);
    expect(world.calls()).toEqual([]);
  });

  it('is not told where a host is that is not at their site', async () => {
    const { world, operator, insider } = await twoSites();
    await operator.submit({ edgeHostId: edgeHost(1), siteId: 'denver', hostName: 'Till 3' });
    await world.rest();
    const answer = await insider.submit({ edgeHostId: edgeHost(1), siteId: 'boulder', hostName: '' });
    expect(answer.problem?.code).toBe('host_at_other_site');
    expect(JSON.stringify(answer)).not.toMatch(/denver|Till 3/i);
  });

  it('decides about no approval, and sees none', async () => {
    const approving = createAccessWorld([guardedSite('denver', { needsApproval: true }), guardedSite('boulder')], {
      links: [link, other],
    });
    const operator = await approving.for(await approving.scan(tokenOf(link)));
    const asked = await operator.submit({ edgeHostId: edgeHost(1), siteId: 'denver', hostName: '' });
    const requestedAtMs = (await approving.store.readIntent(edgeHost(1)))?.requestedAtMs ?? 0;
    expect(asked.view?.state).toBe('waiting_for_approval');
    for (const caller of [operator, await approving.for(await approving.scan(tokenOf(other)))]) {
      const decision = { hostId: edgeHost(1), requestedAtMs, verdict: 'approve', by: 'Mallory' } as const;
      expect(await caller.decide(decision)).toMatchObject({ ok: false, error: { code: 'approval_link_invalid' } });
      expect(await caller.request(edgeHost(1))).toMatchObject({ ok: false, error: { code: 'approval_link_invalid' } });
    }
    expect((await approving.store.readIntent(edgeHost(1)))?.phase).toBe('waiting_for_approval');
  });
});
