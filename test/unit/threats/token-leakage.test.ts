import { describe, expect, it } from 'vitest';
import { createAccessWorld, guardedSite, stagingLink, testSecrets, tokenOf } from '../../support/access-world';
import { edgeHost } from '../../support/palette-truth';
import { readHeaders } from '../../support/read-headers';

const link = stagingLink('rollout', ['denver']);
const submit = (number: number) => ({ edgeHostId: edgeHost(number), siteId: 'denver', hostName: '' });
const minuteMs = 60_000;

async function scanned() {
  const world = createAccessWorld([guardedSite('denver')], { links: [link] });
  const { cookie, visit } = await world.scan(tokenOf(link));
  return { world, cookie, visit };
}

describe('threat 16, token leakage', () => {
  it('a pass in an address is good for one host', async () => {
    const { world, visit } = await scanned();
    const pass = await world.access.passFor(visit, edgeHost(1), 'form');
    const finder = await world.for({ pass });
    expect((await finder.submit(submit(2))).outcome).toBe('refused');
    expect(world.writes()).toEqual([]);
    expect((await finder.submit(submit(1))).outcome).toBe('registered');
  });

  it('for half an hour', async () => {
    const { world, visit } = await scanned();
    const pass = await world.access.passFor(visit, edgeHost(1), 'form');
    world.clock.advance(31 * minuteMs);
    expect((await (await world.for({ pass })).submit(submit(1))).problem?.code).toBe('access_needed');
  });

  it('and that of a page for looking only', async () => {
    const { world, visit } = await scanned();
    const pass = await world.access.passFor(visit, edgeHost(1), 'page');
    expect((await (await world.for({ pass })).submit(submit(1))).outcome).toBe('refused');
    expect(world.writes()).toEqual([]);
  });

  it('a session ends after eight hours', async () => {
    const { world, cookie } = await scanned();
    world.clock.advance(8 * 60 * minuteMs + 1_000);
    expect((await (await world.for({ cookie })).submit(submit(1))).problem?.code).toBe('access_needed');
  });

  it('a cookie is no pass, a pass is no cookie, and neither is an approval', async () => {
    const { world, cookie, visit } = await scanned();
    const pass = await world.access.passFor(visit, edgeHost(1), 'form');
    expect((await world.access.identify({ cookie: pass, pass: cookie })).proofs).toEqual([]);
    for (const token of [cookie, pass]) expect((await world.access.openApproval(token)).ok).toBe(false);
  });

  it('nothing readable is in what leaves the server', async () => {
    const { world, cookie, visit } = await scanned();
    const pass = await world.access.passFor(visit, edgeHost(1), 'form');
    for (const token of [cookie, pass]) {
      const parts = token.split('.').map((part) => Buffer.from(part, 'base64url').toString('utf8'));
      expect(parts.join()).not.toMatch(/rollout|denver|edge-5c91/);
    }
  });

  it('nor in the log: no cookie, no pass, no signature, no secret', async () => {
    const { world, cookie, visit } = await scanned();
    const pass = await world.access.passFor(visit, edgeHost(1), 'form');
    await (await world.for({ cookie, pass })).submit(submit(1));
    await world.access.scan(`${tokenOf(link)}x`, visit);
    await world.rest();
    const log = JSON.stringify(world.events);
    const [, signature = ''] = tokenOf(link).split('.');
    for (const secret of [cookie, pass, signature, ...testSecrets.session, ...testSecrets.link, testSecrets.pinPepper])
      expect(log).not.toContain(secret);
  });

  it('addresses do not leave with a click: no referrer to other origins', async () => {
    expect(await readHeaders()).toContainEqual({ key: 'Referrer-Policy', value: 'same-origin' });
  });

  it('a secret that is being replaced opens what was sealed before, and seals nothing any more', async () => {
    const { world, cookie } = await scanned();
    const [old = ''] = testSecrets.session;
    const next = 'the-next-session-secret-0123456789abcdef';
    const rotated = createAccessWorld([guardedSite('denver')], { links: [link], secrets: { session: [next, old] } });
    const visit = await rotated.access.identify({ cookie, pass: null });
    expect(visit.proofs).toHaveLength(1);
    const renewed = await rotated.access.passFor(visit, edgeHost(1), 'form');
    expect((await world.access.identify({ cookie: null, pass: renewed })).proofs).toEqual([]);
  });

  it('printed links go on working while the secret that signed them is listed', async () => {
    const [old = ''] = testSecrets.link;
    const next = 'the-next-link-secret-0123456789abcdefgh';
    const printed = tokenOf(link);
    const rotated = createAccessWorld([guardedSite('denver')], { links: [link], secrets: { link: [next, old] } });
    const gone = createAccessWorld([guardedSite('denver')], { links: [link], secrets: { link: [next] } });
    const scan = async ({ access }: typeof rotated, token: string) =>
      (await access.scan(token, await access.identify({ cookie: null, pass: null }))).ok;
    expect(await scan(rotated, printed)).toBe(true);
    expect(await scan(rotated, tokenOf(link, [next]))).toBe(true);
    expect(await scan(gone, printed)).toBe(false);
  });
});
