import { describe, expect, it } from 'vitest';
import { createAccessWorld, guardedSite, stagingLink, tokenOf } from '../../support/access-world';
import { edgeHost, edgeHosts, membershipsOf } from '../../support/palette-truth';

describe('threat 15, races', () => {
  it('the last place of a link goes to one host, however many want it in the same moment', async () => {
    const link = stagingLink('rollout', ['denver'], { maxHosts: 1 });
    const world = createAccessWorld([guardedSite('denver')], { links: [link] });
    const operator = await world.for(await world.scan(tokenOf(link)));
    const answers = await Promise.all(
      edgeHosts(10).map((edgeHostId) => operator.submit({ edgeHostId, siteId: 'denver', hostName: '' })),
    );
    await world.rest();
    expect(answers.filter(({ problem }) => problem === null)).toHaveLength(1);
    expect(membershipsOf(world.simulator, 'denver')).toHaveLength(1);
  });

  it('of a yes and a no in the same moment one counts, and the other is told so', async () => {
    const link = stagingLink('rollout', ['denver'], { needsApproval: true });
    const world = createAccessWorld([guardedSite('denver')], { links: [link] });
    const operator = await world.for(await world.scan(tokenOf(link)));
    await operator.submit({ edgeHostId: edgeHost(1), siteId: 'denver', hostName: '' });
    const { requestedAtMs, siteId } = (await world.store.readIntent(edgeHost(1))) ?? { requestedAtMs: 0, siteId: null };
    if (siteId === null) throw new Error('nobody waits');
    const token = await world.access.sealApproval({ hostId: edgeHost(1), siteId, requestedAtMs });
    const opened = await world.access.openApproval(token);
    if (!opened.ok) throw new Error('the link does not open');
    const desk = world.desk.as(opened.value.actor);
    const decide = (verdict: 'approve' | 'reject', by: string) =>
      desk.decide({ hostId: edgeHost(1), requestedAtMs, verdict, by });
    const [yes, no] = await Promise.all([decide('approve', 'Ann'), decide('reject', 'Bob')]);
    await world.rest();
    expect([yes.ok, no.ok].filter(Boolean)).toHaveLength(1);
    const loser = yes.ok ? no : yes;
    expect(loser).toMatchObject({ ok: false, error: { code: 'approval_not_wanted' } });
    const intent = await world.store.readIntent(edgeHost(1));
    expect(intent?.phase === 'stopped').toBe(no.ok);
    expect(world.writes().length > 0).toBe(yes.ok);
  });
});
