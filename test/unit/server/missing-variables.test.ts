import { describe, expect, it } from 'vitest';
import { type Env, parseEnv } from '../../../lib/env';
import { missingFor } from '../../../lib/server/missing-variables';
import type { SiteAccess, SiteIndex, StagingLink } from '../../../lib/sites/site';
import type { Webhook } from '../../../lib/sites/webhook';
import { siteId, testIndex, testSite } from '../../support/test-site';

const secret = 'planted-secret-planted-secret-00';
const complete = {
  LINK_SECRETS: secret,
  PIN_PEPPER: secret,
  OIDC_CLIENT_SECRET: 'planted',
  SESSION_SECRETS: secret,
  PUBLIC_ORIGIN: 'https://register.example.com',
  CLIENT_ADDRESS_HEADER: 'x-real-ip',
  WEBHOOK_OPS_URL: 'https://hooks.example.com/planted',
  WEBHOOK_OPS_SECRET: secret,
};

function understand(source: Readonly<Record<string, string>>): Env {
  const result = parseEnv(source);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.env;
}

const openAccess: SiteAccess = {
  modes: ['open'],
  pinHash: null,
  needsApproval: false,
  pairingKey: 'none',
  onlyExpectedHosts: false,
};
const link: StagingLink = {
  id: 'spring',
  version: 1,
  scope: { by: 'ids', ids: [siteId('denver')] },
  expiresAtMs: 0,
  maxHosts: 1,
  needsApproval: false,
  pinHash: null,
};
const signOn = { issuer: 'https://a.example', clientId: 'x', scopes: [], rules: [], isInPrivateNetwork: false };
const webhook: Webhook = {
  id: 'ops',
  addressFrom: 'WEBHOOK_OPS_URL',
  secretFrom: 'WEBHOOK_OPS_SECRET',
  kinds: ['host_ready'],
  isInPrivateNetwork: false,
};

interface Wanted {
  readonly site?: Partial<SiteAccess>;
  readonly links?: readonly Partial<StagingLink>[];
  readonly hasSignOn?: boolean;
  readonly webhooks?: readonly Partial<Webhook>[];
}

function indexFor({ site, links = [], hasSignOn = false, webhooks = [] }: Wanted): SiteIndex {
  return {
    ...testIndex([testSite('denver', { access: { ...openAccess, ...site } })]),
    access: { links: links.map((changes) => ({ ...link, ...changes })), signOn: hasSignOn ? signOn : null },
    webhooks: webhooks.map((changes) => ({ ...webhook, ...changes })),
  };
}

const namesFor = (wanted: Wanted, source: Readonly<Record<string, string>> = {}) =>
  missingFor(indexFor(wanted), understand(source)).map(({ name }) => name);

/** A config that uses everything. */
const everything: Wanted = {
  site: { modes: ['link', 'pin', 'sign_in'], pinHash: 'x', needsApproval: true },
  links: [{}],
  hasSignOn: true,
  webhooks: [{}],
};

describe('what the environment lacks for this config', () => {
  it.each<[string, Wanted, readonly string[]]>([
    ['an open site needs nothing', {}, []],
    ['a closed config needs nothing', { site: { modes: [] } }, []],
    ['links are signed', { site: { modes: ['link'] }, links: [{}] }, ['SESSION_SECRETS', 'LINK_SECRETS']],
    [
      'a PIN of a site is peppered',
      { site: { modes: ['pin'], pinHash: 'x' } },
      ['SESSION_SECRETS', 'PIN_PEPPER', 'CLIENT_ADDRESS_HEADER'],
    ],
    ['a PIN of a link, too', { links: [{ pinHash: 'x' }] }, ['LINK_SECRETS', 'PIN_PEPPER', 'CLIENT_ADDRESS_HEADER']],
    [
      'the provider knows the client by a secret, and sends people back to one address',
      { site: { modes: ['sign_in'] }, hasSignOn: true },
      ['SESSION_SECRETS', 'OIDC_CLIENT_SECRET', 'PUBLIC_ORIGIN'],
    ],
    ['IT opens approval links somewhere', { site: { needsApproval: true } }, ['SESSION_SECRETS', 'PUBLIC_ORIGIN']],
    ['approval for a link, too', { links: [{ needsApproval: true }] }, ['LINK_SECRETS', 'PUBLIC_ORIGIN']],
    ['webhooks have an address and a secret', { webhooks: [{}] }, ['WEBHOOK_OPS_URL', 'WEBHOOK_OPS_SECRET']],
    [
      'one secret for two webhooks is told once',
      { webhooks: [{}, { id: 'audit', addressFrom: 'WEBHOOK_AUDIT_URL' }] },
      ['WEBHOOK_OPS_URL', 'WEBHOOK_OPS_SECRET', 'WEBHOOK_AUDIT_URL'],
    ],
  ])('%s', (_, wanted, names) => {
    expect(namesFor(wanted)).toEqual(names);
  });

  it('is nothing when everything is set', () => {
    expect(namesFor(everything, complete)).toEqual([]);
  });

  it.each(Object.keys(complete))('is %s when only that is not set', (name) => {
    const source = Object.fromEntries(Object.entries(complete).filter(([key]) => key !== name));
    expect(namesFor(everything, source)).toEqual([name]);
  });

  it('is told with a remedy for each, and without any value', () => {
    const faults = missingFor(
      indexFor(everything),
      understand({ ...complete, WEBHOOK_OPS_URL: 'http://planted.example', WEBHOOK_OPS_SECRET: 'planted' }),
    );
    expect(faults.map(({ name }) => name)).toEqual(['WEBHOOK_OPS_URL', 'WEBHOOK_OPS_SECRET']);
    for (const { remedy } of faults) expect(remedy).toMatch(/^[A-Z].*\.$/);
    expect(JSON.stringify(faults)).not.toContain('planted');
  });

  it('is the whole rule when nobody has decided who may register', () => {
    expect(missingFor({ ...indexFor({}), access: null }, understand({}))).toEqual([]);
  });
});
