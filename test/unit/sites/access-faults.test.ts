import { describe, expect, it } from 'vitest';
import { type Changes, faultsOf, indexOf, smallConfigNowMs } from '../../fixtures/sites/small-config';

const hash = `scrypt$15$${'s'.repeat(22)}$${'h'.repeat(43)}`;
const otherHash = `scrypt$15$${'t'.repeat(22)}$${'i'.repeat(43)}`;
const gamma = { id: 'gamma', name: 'Gamma', address: 'Third Street 3', endpoint: { vip: '10.1.3.10' } };

/** Alpha takes links and PINs, beta links and sign-in; everything that this needs is there. */
const guarded: Changes = {
  access: {
    modes: ['link'],
    links: [
      { id: 'spring', sites: ['alpha', 'beta'], expires: '2027-03-31', maxHosts: 20 },
      {
        id: 'east',
        tags: { region: 'east' },
        expires: '2027-03-31',
        maxHosts: 5,
        approval: true,
        pin: hash,
        version: 3,
      },
    ],
    signOn: {
      issuer: 'https://login.example.com/tenant',
      clientId: 'edge',
      roles: [
        { claim: 'groups', value: 'stores', role: 'operator', sites: ['beta'] },
        { claim: 'https://example.com/roles', value: 'it', role: 'it' },
      ],
    },
  },
  webhooks: [
    { id: 'ops', addressFrom: 'WEBHOOK_OPS_URL', secretFrom: 'WEBHOOK_OPS_SECRET' },
    { id: 'audit', addressFrom: 'WEBHOOK_AUDIT_URL', secretFrom: 'WEBHOOK_AUDIT_SECRET', tell: ['host_ready'] },
  ],
  security: { contact: 'mailto:security@example.com', expires: '2027-06-30' },
  'sites[0].access': { modes: ['link', 'pin'], pin: hash },
  'sites[0].tags': { region: 'east' },
  'sites[1].access': { modes: ['link', 'sign_in'], pairingKey: 'required', approval: true },
};

const link = 'access.links[0]';
const signOn = 'access.signOn';
const webhook = 'webhooks[0]';

/** What is changed in the guarded config, where the one fault must be reported, and what it must say. */
const table: readonly (readonly [what: string, changes: Changes, path: string, problem: string, fix: string])[] = [
  // Ways in
  [
    'a way in that is none',
    { 'access.modes': ['closed'] },
    'access.modes[0]',
    'is not a way of access',
    "Write 'open'",
  ],
  [
    'ways in that are no list',
    { 'access.modes': 'open' },
    'access.modes',
    'must be a list, not a text',
    'Write a list',
  ],
  [
    'a config that lets nobody in, told once for all sites',
    {
      'access.modes': [],
      'sites[1].access': undefined,
      'sites[2]': gamma,
      'sites[3]': { ...gamma, id: 'd', endpoint: { vip: '10.1.4.1' } },
      [`${link}.sites`]: ['alpha'],
      'access.signOn.roles[0].sites': ['alpha'],
    },
    'access.modes',
    'lets nobody in',
    "such as ['link']",
  ],
  [
    'ways in that nobody wrote down',
    { 'access.modes': undefined, 'sites[2]': gamma },
    'access.modes',
    'lets nobody in',
    'closed: true',
  ],
  [
    'a site that lets nobody in',
    { 'sites[2]': { ...gamma, access: { modes: [] } } },
    'sites[2].access.modes',
    'lets nobody in',
    'or closed: true.',
  ],
  [
    'a site that says who may, where nobody decided for the rest',
    { access: undefined, 'sites[0].access': { modes: ['open'] }, 'sites[1].access': undefined },
    'access',
    'is missing, though alpha says who may register there',
    'Write access:',
  ],

  // Links
  [
    'a way in by links where there is none',
    { 'access.links': [] },
    'access.links',
    "is empty, though 'link' is a way in",
    "take 'link' out of the modes",
  ],
  [
    'the same id twice',
    { 'access.links[1].id': 'spring' },
    'access.links[1].id',
    `is already the id of ${link}`,
    'of its own',
  ],
  [
    'an id that makes the code large',
    { [`${link}.id`]: 'a'.repeat(25) },
    `${link}.id`,
    'at most 24 so that its QR code stays small',
    'spring-rollout',
  ],
  ['an id that is a path', { [`${link}.id`]: '../x' }, `${link}.id`, 'is not the id of a link', 'spring-rollout'],
  [
    'a link to nowhere',
    { [`${link}.sites`]: undefined },
    link,
    'has neither sites nor tags',
    'No link leads to every site.',
  ],
  ['sites and tags', { [`${link}.tags`]: { region: 'east' } }, link, 'has both sites and tags', 'Keep sites or tags'],
  ['no sites', { [`${link}.sites`]: [] }, `${link}.sites`, 'is empty', 'Name at least one site'],
  ['no tags', { 'access.links[1].tags': {} }, 'access.links[1].tags', 'is empty', 'Name at least one tag'],
  ['an unknown site', { [`${link}.sites[1]`]: 'omega' }, `${link}.sites[1]`, 'is not the id of a site', 'Name a site'],
  [
    'a misspelt site',
    { [`${link}.sites[1]`]: 'betta' },
    `${link}.sites[1]`,
    'is not the id of a site',
    'Did you mean beta?',
  ],
  ['a site named twice', { [`${link}.sites[1]`]: 'alpha' }, `${link}.sites[1]`, 'is named twice', 'Keep it once.'],
  [
    'a closed site',
    { 'sites[2]': { ...gamma, closed: true }, [`${link}.sites[1]`]: 'gamma' },
    `${link}.sites[1]`,
    'is closed or has moved',
    'Take it out',
  ],
  [
    'a moved site',
    { 'sites[2]': { ...gamma, movedTo: 'beta' }, [`${link}.sites[1]`]: 'gamma' },
    `${link}.sites[1]`,
    'is closed or has moved',
    'Take it out',
  ],
  [
    'tags that no site bears together',
    { 'access.links[1].tags': { region: 'east', format: 'kiosk' } },
    'access.links[1].tags',
    'fit no site that is open',
    'all of them',
  ],
  [
    'tags of a site that is closed',
    { 'sites[2]': { ...gamma, closed: true, tags: { region: 'west' } }, 'access.links[1].tags': { region: 'west' } },
    'access.links[1].tags',
    'fit no site that is open',
    'Write tags',
  ],
  [
    'a site that takes no links',
    { 'sites[1].access.modes': ['sign_in'] },
    `${link}.sites[1]`,
    'takes no links',
    "Add 'link' to access.modes of the site",
  ],
  [
    'tags of sites that take no links',
    { 'sites[0].access.modes': ['pin'], [`${link}.sites`]: ['beta'] },
    'access.links[1].tags',
    'fit only sites that take no links',
    "Add 'link'",
  ],
  ['an end in the past', { [`${link}.expires`]: '2026-11-20' }, `${link}.expires`, 'is over', 'Take the link out'],
  [
    'an end that nobody will live to see',
    { [`${link}.expires`]: '2028-11-22' },
    `${link}.expires`,
    'whoever has a photo of the code may register',
    'by pull request',
  ],
  ['an end that is no day', { [`${link}.expires`]: 'soon' }, `${link}.expires`, 'is not a day', "'2027-03-31'"],
  [
    'the 30th of February',
    { [`${link}.expires`]: '2027-02-30' },
    `${link}.expires`,
    'is not a day of the calendar',
    'such as',
  ],
  [
    'no end',
    { [`${link}.expires`]: undefined },
    `${link}.expires`,
    'is missing',
    'the last day on which the link is good',
  ],
  ['no limit', { [`${link}.maxHosts`]: undefined }, `${link}.maxHosts`, 'is missing', 'how many hosts it may register'],
  [
    'a limit of nothing',
    { [`${link}.maxHosts`]: 0 },
    `${link}.maxHosts`,
    'is not a whole number from 1 to 100000',
    'Write',
  ],
  [
    'a version of nothing',
    { [`${link}.version`]: 0 },
    `${link}.version`,
    'is not a whole number from 1',
    'the version',
  ],

  // PINs
  [
    'a PIN in plain text',
    { 'sites[0].access.pin': '481516' },
    'sites[0].access.pin',
    'A PIN in plain text must never be put in git',
    'npm run sites -- pin',
  ],
  [
    'a PIN as a number',
    { 'sites[0].access.pin': 481516 },
    'sites[0].access.pin',
    'must be a text, not a number',
    'npm run',
  ],
  [
    'a PIN of a link in plain text',
    { [`${link}.pin`]: '481516' },
    `${link}.pin`,
    'must never be put in git',
    'npm run',
  ],
  [
    'a hash that is cut',
    { 'sites[0].access.pin': hash.slice(0, -1) },
    'sites[0].access.pin',
    'is a damaged hash',
    'npm run',
  ],
  [
    'a hash that is cheap to guess',
    { [`${link}.pin`]: hash.replace('15', '14') },
    `${link}.pin`,
    'is a damaged hash',
    'npm run',
  ],
  [
    'a hash that ties up the server',
    { [`${link}.pin`]: hash.replace('15', '16') },
    `${link}.pin`,
    'is a damaged hash',
    'npm run',
  ],
  [
    'a way in by PIN without one',
    { 'sites[0].access.pin': undefined },
    'sites[0].access.pin',
    "is missing, though 'pin' is a way in",
    'npm run sites -- pin',
  ],
  [
    'a PIN that is no way in',
    { 'sites[0].access.modes': ['link'] },
    'sites[0].access.pin',
    "is there, and 'pin' is no way in",
    "Add 'pin' to modes",
  ],
  [
    'a PIN for all that is no way in anywhere',
    { 'defaults.access': { pin: hash }, 'sites[0].access': undefined },
    'defaults.access.pin',
    "is there, and 'pin' is no way in",
    'take the PIN out',
  ],

  // Single sign-on
  [
    'sign-in without a provider',
    { [signOn]: undefined },
    signOn,
    "is missing, though 'sign_in' is a way in",
    "take 'sign_in' out of the modes",
  ],
  [
    'a provider for nobody',
    { 'sites[1].access.modes': ['link'], [`${signOn}.roles`]: [{ claim: 'groups', value: 'x', role: 'operator' }] },
    signOn,
    'is there, and nobody may use it',
    'take signOn out',
  ],
  [
    'a provider without https',
    { [`${signOn}.issuer`]: 'http://login.example.com' },
    `${signOn}.issuer`,
    'is not https',
    'https://',
  ],
  [
    'a provider elsewhere without https, said to be private',
    { [`${signOn}.issuer`]: 'http://10.0.0.1', [`${signOn}.privateNetwork`]: true },
    `${signOn}.issuer`,
    'is not https',
    'https://',
  ],
  [
    'a provider whose name begins like this machine',
    { [`${signOn}.issuer`]: 'http://localhost.example.com', [`${signOn}.privateNetwork`]: true },
    `${signOn}.issuer`,
    'is not https',
    'https://',
  ],
  [
    'a provider on this machine by accident',
    { [`${signOn}.issuer`]: 'http://localhost:9000' },
    `${signOn}.issuer`,
    'is not https',
    'privateNetwork: true',
  ],
  [
    'a provider with a query',
    { [`${signOn}.issuer`]: 'https://a.example/?x' },
    `${signOn}.issuer`,
    'is not the address',
    'such as',
  ],
  [
    'a provider with a password',
    { [`${signOn}.issuer`]: 'https://a:b@c.example' },
    `${signOn}.issuer`,
    'is not the address',
    'such as',
  ],
  [
    'a provider that is no address',
    { [`${signOn}.issuer`]: 'https://[' },
    `${signOn}.issuer`,
    'is not the address',
    'such as',
  ],
  [
    'another scheme',
    { [`${signOn}.issuer`]: 'file:///etc/passwd' },
    `${signOn}.issuer`,
    'is not the address',
    'such as',
  ],
  ['no rules', { [`${signOn}.roles`]: [] }, `${signOn}.roles`, 'is empty: nobody has a role', 'Add a rule'],
  [
    'an unknown role',
    { [`${signOn}.roles[0].role`]: 'admin' },
    `${signOn}.roles[0].role`,
    'is not a role',
    "'operator' or 'it'",
  ],
  [
    'a rule of sites and tags',
    { [`${signOn}.roles[0].tags`]: { region: 'east' } },
    `${signOn}.roles[0]`,
    'has both',
    'Keep',
  ],
  [
    'no rule for IT where approval is wanted',
    { [`${signOn}.roles`]: [{ claim: 'groups', value: 'x', role: 'operator' }] },
    `${signOn}.roles`,
    'nobody could give it',
    'Add a rule',
  ],
  ['a rule of no sites', { [`${signOn}.roles[1].sites`]: [] }, `${signOn}.roles[1].sites`, 'is empty', 'Name'],
  [
    'a rule of an unknown site',
    { [`${signOn}.roles[1].sites`]: ['x'] },
    `${signOn}.roles[1].sites[0]`,
    'is not the id',
    'Name',
  ],
  [
    'a rule whose tags fit nothing',
    { [`${signOn}.roles[1].tags`]: { region: 'west' } },
    `${signOn}.roles[1].tags`,
    'fit no site that is open',
    'Write tags',
  ],
  [
    'a claim that is no name',
    { [`${signOn}.roles[0].claim`]: '__proto__' },
    `${signOn}.roles[0].claim`,
    'is not the name',
    'groups',
  ],
  [
    'two scopes in one',
    { [`${signOn}.scopes`]: ['groups email'] },
    `${signOn}.scopes[0]`,
    'is not one scope',
    'groups',
  ],

  // Webhooks
  [
    'the same webhook twice',
    { 'webhooks[1].id': 'ops' },
    'webhooks[1].id',
    `is already the id of ${webhook}`,
    'of its own',
  ],
  [
    'an address in the config',
    { [`${webhook}.addressFrom`]: 'https://hooks.example.com/T0/planted' },
    `${webhook}.addressFrom`,
    'is not the name of a variable. If it is its address itself, it is a secret: never put it in git',
    'WEBHOOK_OPS_URL',
  ],
  [
    'a secret in the config',
    { [`${webhook}.secretFrom`]: 'planted-secret-planted-secret-00' },
    `${webhook}.secretFrom`,
    'it is a secret: never put it in git',
    'WEBHOOK_OPS_SECRET',
  ],
  [
    'the API key as a secret',
    { [`${webhook}.secretFrom`]: 'PALETTE_API_KEY' },
    `${webhook}.secretFrom`,
    'begin with WEBHOOK_',
    'such as',
  ],
  [
    'one variable for both',
    { [`${webhook}.secretFrom`]: 'WEBHOOK_OPS_URL' },
    `${webhook}.secretFrom`,
    'already holds the address of a webhook',
    'of their own',
  ],
  [
    'a secret that is the address of another one',
    { 'webhooks[1].secretFrom': 'WEBHOOK_OPS_URL' },
    'webhooks[1].secretFrom',
    'already holds the address of a webhook',
    'of their own',
  ],
  [
    'a webhook that is told nothing',
    { [`${webhook}.tell`]: [] },
    `${webhook}.tell`,
    'it is told nothing',
    'take the webhook out',
  ],
  [
    'news that there is not',
    { [`${webhook}.tell`]: ['rain'] },
    `${webhook}.tell[0]`,
    'is nothing that can be told',
    'host_ready',
  ],

  // The rest
  [
    'a contact of yesterday',
    { 'security.expires': '2026-11-20' },
    'security.expires',
    'is over',
    'within the next year',
  ],
  [
    'a contact that is no address',
    { 'security.contact': 'Bob' },
    'security.contact',
    'is not a mailto: or https:',
    'such as',
  ],
  [
    'a contact with a line break',
    { 'security.contact': 'https://a.example\nPolicy: https://b.example' },
    'security.contact',
    'is not a mailto: or https:',
    'such as',
  ],
  ['a policy over http', { 'security.policy': 'http://a.example' }, 'security.policy', 'is not an https:', 'such as'],
  [
    'an audit trail of no days',
    { audit: { keepDays: 0 } },
    'audit.keepDays',
    'is not a whole number from 1 to 3650',
    'Write',
  ],
  [
    'a pairing key that is a text',
    { 'sites[1].access.pairingKey': 'yes' },
    'sites[1].access.pairingKey',
    'does not say whether a pairing key is asked for',
    "'none', 'optional' or 'required'",
  ],
];

function faultsOfGuarded(changes: Changes) {
  return faultsOf({ ...guarded, ...changes });
}

describe('rules of access that cannot work', () => {
  it('the guarded config has no fault', () => {
    expect(faultsOfGuarded({})).toEqual([]);
  });

  it.each(table)('%s is reported', (_, changes, path, problem, fix) => {
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
