import { describe, expect, it } from 'vitest';
import { createAccessWorld, guardedSite, stagingLink, tokenOf } from '../../support/access-world';
import { edgeHost } from '../../support/palette-truth';
import { siteId } from '../../support/test-site';

const theirs = stagingLink('theirs', ['mallory']);
const ours = stagingLink('ours', ['denver']);
const host = edgeHost(1);

async function attack(
  access: Parameters<typeof guardedSite>[1] = {},
  options: Parameters<typeof createAccessWorld>[1] = {},
) {
  const world = createAccessWorld([guardedSite('denver', access), guardedSite('mallory', access)], {
    links: [theirs, ours],
    ...options,
  });
  const attacker = await world.for(await world.scan(tokenOf(theirs)));
  const victim = await world.for(await world.scan(tokenOf(ours)));
  const first = await attacker.submit({ edgeHostId: host, siteId: 'mallory', hostName: '' });
  await world.rest();
  const second = await victim.submit({ edgeHostId: host, siteId: 'denver', hostName: '' });
  await world.rest();
  return { world, first, second };
}

describe('threat 2, victim’s ID first', () => {
  it('nothing is moved behind anybody’s back: the right site is told, without the name of the other one', async () => {
    const { second } = await attack();
    expect(second.problem).toMatchObject({ code: 'host_at_other_site' });
    expect(JSON.stringify(second)).not.toContain('mallory');
  });

  it('IT is told that a second site wants the host', async () => {
    const { world } = await attack();
    expect(world.news.map(({ kind }) => kind)).toContain('second_site');
  });

  it('a host that is expected elsewhere cannot be taken first', async () => {
    const expectedHosts = [{ match: 'exact', text: host, siteId: siteId('denver') } as const];
    const { first, second } = await attack({ onlyExpectedHosts: true }, { expectedHosts });
    expect(first.problem?.code).toBe('host_not_expected');
    expect(second.outcome).toBe('registered');
  });

  it('where the key of the machine is asked for, an ID without it is not taken', async () => {
    const { world, first } = await attack({ pairingKey: 'required' });
    expect(first.problem?.code).toBe('pairing_key_needed');
    expect(world.writes()).toEqual([]);
  });

  it('a wish that waits for IT holds the host for nobody', async () => {
    const { world, first, second } = await attack({ needsApproval: true });
    expect([first.view?.state, second.view?.state]).toEqual(['waiting_for_approval', 'waiting_for_approval']);
    expect(second.view?.siteId).toBe('denver');
    expect(world.writes()).toEqual([]);
  });
});
