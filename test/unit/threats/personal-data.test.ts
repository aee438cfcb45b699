import { describe, expect, it } from 'vitest';
import { addressKeys } from '../../../lib/server/address-keys';
import { createAccessWorld, guardedSite, stagingLink, tokenOf } from '../../support/access-world';
import { edgeHost } from '../../support/palette-truth';

const address = '203.0.113.77';
const link = stagingLink('rollout', ['denver']);

describe('threat 18, personal data', () => {
  it('the address of whoever types a PIN is in no log line, and nothing that gives it back', async () => {
    const world = createAccessWorld([guardedSite('denver', { modes: ['pin'] })]);
    const keys = addressKeys(new Headers({ 'x-real-ip': address }), 'x-real-ip', 'a-secret-of-at-least-32-characters');
    const visit = await world.access.identify({ cookie: null, pass: null });
    await world.access.typePin({ site: 'denver', pin: '00000000', addressKeys: keys, hostId: null }, visit);
    expect(world.events.length).toBeGreaterThan(0);
    expect(JSON.stringify(world.events)).not.toContain(address);
    expect(keys.join()).not.toContain('203');
  });

  it('a PIN is in no log line, right or wrong', async () => {
    const world = createAccessWorld([guardedSite('denver', { modes: ['pin'] })]);
    const visit = await world.access.identify({ cookie: null, pass: null });
    await world.access.typePin({ site: 'denver', pin: '73519284', addressKeys: [], hostId: null }, visit);
    expect(JSON.stringify(world.events)).not.toContain('73519284');
  });

  it('the audit trail of a registration names the way in, and nobody', async () => {
    const world = createAccessWorld([guardedSite('denver')], { links: [link] });
    const operator = await world.for(await world.scan(tokenOf(link)));
    await operator.submit({ edgeHostId: edgeHost(1), siteId: 'denver', hostName: '' });
    await world.rest();
    const events = await world.store.readAudit(100);
    expect(events.map(({ what }) => what)).toContain('host_registered');
    for (const { who } of events) expect(who).toMatch(/link rollout|server/);
  });
});
