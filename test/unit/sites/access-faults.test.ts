import { describe, expect, it } from 'vitest';
import {
  accessFaults,
  gamma,
  guarded,
  hash,
  link,
  otherHash,
  signOn,
  webhook,
} from '../../fixtures/sites/access-faults';
import { type Changes, faultsOf, indexOf, smallConfigNowMs } from '../../fixtures/sites/small-config';

function faultsOfGuarded(changes: Changes) {
  return faultsOf({ ...guarded, ...changes });
}

describe('rules of access that cannot work', () => {
  it('the guarded config has no fault', () => {
    expect(faultsOfGuarded({})).toEqual([]);
  });

  it.each(accessFaults)('%s is reported', (_, changes, path, problem, fix) => {
    const [fault, ...others] = faultsOfGuarded(changes);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ path, problem: expect.stringContaining(problem), fix: expect.stringContaining(fix) });
    expect(fault?.fix).toMatch(/^[A-Z].*[.?]$/);
  });

  it('are told with the site that they are about', () => {
    expect(faultsOfGuarded({ 'sites[0].access.pin': undefined })).toMatchObject([{ site: 'alpha' }]);
    expect(faultsOfGuarded({ 'sites[1].access.modes': [] })).toContainEqual(
      expect.objectContaining({ site: 'beta', path: 'sites[1].access.modes' }),
    );
  });

  it('are not guessed at while one of the values is faulty by itself', () => {
    for (const changes of [
      { access: 5 },
      { 'access.links': 5 },
      { 'access.links': [5] },
      { [`${link}.sites`]: 'alpha' },
      { [`${link}.sites[0]`]: 'Alpha!' },
      { 'access.links[1].tags': { region: '?' } },
      { 'sites[0].tags': { region: '?' } },
      { 'sites[0].access.modes': ['nonsense'] },
      { 'sites[0].access': 5 },
      { [signOn]: 5 },
      { [`${signOn}.roles`]: [5] },
      { webhooks: [5] },
      { webhooks: 5 },
      { security: 5 },
    ])
      expect([changes, faultsOfGuarded(changes).map(({ path }) => path)]).toEqual([changes, [expect.any(String)]]);
  });
});

describe('rules of access that look odd and are sound', () => {
  it.each<[string, Changes]>([
    ['a site that is closed needs no way in', { 'sites[2]': { ...gamma, closed: true, access: { modes: [] } } }],
    ['a site that has moved needs no way in', { 'sites[2]': { ...gamma, movedTo: 'beta', access: { modes: [] } } }],
    ['a closed site may keep its PIN', { 'sites[2]': { ...gamma, closed: true, access: { pin: hash } } }],
    ['one PIN for all, where only some take PINs', { 'defaults.access': { pin: hash } }],
    [
      'a PIN of the site instead of the one for all',
      { 'defaults.access': { pin: otherHash }, 'sites[0].access': { modes: ['link', 'pin'], pin: hash } },
    ],
    [
      'ways in by the defaults',
      { 'defaults.access': { modes: ['link'] }, 'access.modes': undefined, 'sites[2]': gamma },
    ],
    [
      'a link by tags of which one site takes no links',
      { 'sites[2]': { ...gamma, tags: { region: 'east' }, access: { modes: ['open'] } } },
    ],
    ['a link that ends today', { [`${link}.expires`]: '2026-11-21' }],
    ['a link that ends in two years to the day', { [`${link}.expires`]: '2028-11-21' }],
    ['IT that signs in to approve only', { 'sites[1].access': { modes: ['link'] } }],
    [
      'a provider on this machine, on purpose',
      { [`${signOn}.issuer`]: 'http://127.0.0.1:9000', [`${signOn}.privateNetwork`]: true },
    ],
    ['one secret for two webhooks', { 'webhooks[1].secretFrom': 'WEBHOOK_OPS_SECRET' }],
    ['a contact that counts for one more day', { 'security.expires': '2026-11-21' }],
    [
      'no decision at all: only the simulator starts then',
      { access: undefined, 'sites[0].access': { pairingKey: 'optional' }, 'sites[1].access': undefined },
    ],
  ])('%s', (_, changes) => {
    expect(faultsOfGuarded(changes)).toEqual([]);
  });

  it('a link is good until the end of its day, and over from then on', () => {
    const [spring] = indexOf(guarded).access?.links ?? [];
    expect(spring?.expiresAtMs).toBe(Date.parse('2027-04-01T00:00:00Z'));
    expect(smallConfigNowMs).toBeLessThan(Date.parse('2026-11-22T00:00:00Z'));
  });
});

describe('a secret that was written into the config', () => {
  it.each<[string, Changes, string]>([
    ['a PIN', { 'sites[0].access.pin': '481516' }, '481516'],
    ['a PIN as a number', { 'sites[0].access.pin': 481516 }, '481516'],
    ['a PIN of a link', { [`${link}.pin`]: '481516' }, '481516'],
    ['a PIN of the defaults', { 'defaults.access': { pin: '481516' } }, '481516'],
    ['a list of PINs', { 'sites[0].access.pin': ['481516'] }, '481516'],
    ['an address', { [`${webhook}.addressFrom`]: 'https://hooks.example.com/planted' }, 'planted'],
    ['a secret', { [`${webhook}.secretFrom`]: 'planted' }, 'planted'],
    ['an address in place of a webhook', { 'webhooks[0]': 'https://hooks.example.com/planted' }, 'planted'],
  ])('is not repeated in the log of the build: %s', (_, changes, secret) => {
    const faults = faultsOfGuarded(changes);
    expect(faults.length).toBeGreaterThan(0);
    expect(JSON.stringify(faults)).not.toContain(secret);
    expect(faults).toContainEqual(expect.objectContaining({ value: '(not repeated here: it may be a secret)' }));
  });
});

describe('the compiled rules', () => {
  const index = indexOf(guarded);

  it('hold links, provider and webhooks with their defaults filled in', () => {
    expect(index.access?.links).toMatchObject([
      { id: 'spring', version: 1, scope: { by: 'ids', ids: ['alpha', 'beta'] }, needsApproval: false, pinHash: null },
      { id: 'east', version: 3, scope: { by: 'tags', tags: { region: 'east' } }, needsApproval: true, pinHash: hash },
    ]);
    expect(index.access?.signOn).toEqual({
      issuer: 'https://login.example.com/tenant',
      clientId: 'edge',
      scopes: [],
      rules: [
        { claim: 'groups', value: 'stores', role: 'operator', scope: { by: 'ids', ids: ['beta'] } },
        { claim: 'https://example.com/roles', value: 'it', role: 'it', scope: null },
      ],
      isInPrivateNetwork: false,
    });
    expect(index.webhooks).toEqual([
      {
        id: 'ops',
        addressFrom: 'WEBHOOK_OPS_URL',
        secretFrom: 'WEBHOOK_OPS_SECRET',
        kinds: expect.arrayContaining(['approval_wanted', 'second_site']),
        isInPrivateNetwork: false,
      },
      expect.objectContaining({ id: 'audit', kinds: ['host_ready'] }),
    ]);
    expect(index.securityContact).toEqual({
      contact: 'mailto:security@example.com',
      expiresAtMs: Date.parse('2027-07-01T00:00:00Z'),
      policy: null,
    });
    expect(index.auditDays).toBe(400);
    expect(indexOf({ audit: { keepDays: 30 } }).auditDays).toBe(30);
  });

  it('say for each site which ways count and what is wanted besides', () => {
    expect(index.sites.map(({ access }) => access)).toEqual([
      { modes: ['link', 'pin'], pinHash: hash, needsApproval: false, pairingKey: 'none', onlyExpectedHosts: false },
      {
        modes: ['link', 'sign_in'],
        pinHash: null,
        needsApproval: true,
        pairingKey: 'required',
        onlyExpectedHosts: false,
      },
    ]);
  });

  it('lay what a site says over the defaults, entry by entry', () => {
    const { sites } = indexOf({
      ...guarded,
      'defaults.access': { approval: true, pairingKey: 'optional', pin: otherHash },
      'sites[1].access': { modes: ['link', 'sign_in'], approval: false },
    });
    expect(sites[0]?.access).toEqual({
      modes: ['link', 'pin'],
      pinHash: hash,
      needsApproval: true,
      pairingKey: 'optional',
      onlyExpectedHosts: false,
    });
    expect(sites[1]?.access).toMatchObject({ needsApproval: false, pairingKey: 'optional' });
  });
});
