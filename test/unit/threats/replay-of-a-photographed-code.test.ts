import { describe, expect, it } from 'vitest';
import { hashPin } from '../../../lib/access/pin-hash';
import { createAccessWorld, guardedSite, stagingLink, testSecrets, tokenOf } from '../../support/access-world';
import { edgeHost } from '../../support/palette-truth';

const submit = { edgeHostId: edgeHost(1), siteId: 'denver', hostName: '' };
const visitless = { cookie: null, pass: null };
const dayMs = 24 * 60 * 60_000;

async function refusalOf(world: ReturnType<typeof createAccessWorld>, token: string) {
  const result = await world.access.scan(token, await world.access.identify(visitless));
  return result.ok ? null : result.error.code;
}

describe('threat 7, replay of a photographed code', () => {
  it('is worth nothing after the last day of the link, even for whoever has scanned it before', async () => {
    const soon = stagingLink('rollout', ['denver'], { expiresAtMs: 0 });
    const world = createAccessWorld([guardedSite('denver')]);
    const link = { ...soon, expiresAtMs: world.clock.now() + dayMs };
    const open = createAccessWorld([guardedSite('denver')], { links: [link] });
    const { cookie } = await open.scan(tokenOf(link));
    open.clock.advance(dayMs);
    expect(await refusalOf(open, tokenOf(link))).toBe('link_expired');
    expect((await (await open.for({ cookie })).submit(submit)).problem?.code).toBe('access_needed');
    expect(open.writes()).toEqual([]);
  });

  it('is worth nothing once IT has raised the version', async () => {
    const old = stagingLink('rollout', ['denver']);
    const world = createAccessWorld([guardedSite('denver')], { links: [{ ...old, version: 2 }] });
    expect(await refusalOf(world, tokenOf(old))).toBe('link_invalid');
    expect(await refusalOf(world, tokenOf({ ...old, version: 2 }))).toBeNull();
  });

  it('is not enough where the link asks for a PIN besides', async () => {
    const pinHash = await hashPin('48151623', testSecrets.pinPepper);
    const link = stagingLink('rollout', ['denver'], { pinHash });
    const world = createAccessWorld([guardedSite('denver')], { links: [link] });
    const { cookie, visit } = await world.scan(tokenOf(link));
    expect((await (await world.for({ cookie })).submit(submit)).problem?.code).toBe('access_needed');
    const typed = await world.access.typePin({ site: '', pin: '4815 1623', addressKeys: [], hostId: null }, visit);
    expect(typed.ok).toBe(true);
    const operator = await world.for({ cookie: typed.ok ? typed.value.cookie : '' });
    expect((await operator.submit(submit)).outcome).toBe('registered');
  });

  it('is not enough where IT decides about each host', async () => {
    const link = stagingLink('rollout', ['denver'], { needsApproval: true });
    const world = createAccessWorld([guardedSite('denver')], { links: [link] });
    const operator = await world.for(await world.scan(tokenOf(link)));
    expect((await operator.submit(submit)).view?.state).toBe('waiting_for_approval');
    await world.rest();
    expect(world.writes()).toEqual([]);
  });
});
