import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AccessConfig, grantsOf } from '../../../lib/access/grants-of';
import { markOf } from '../../../lib/access/pin-hash';
import type { HeldProof, Proof } from '../../../lib/access/session';
import { createDirectory } from '../../../lib/sites/directory';
import type { Access as AccessRules, SignOnRule, Site } from '../../../lib/sites/site';
import { siteId, testIndex } from '../../support/test-site';
import { hostId, siteWith, testLink } from './support/door';

const now = Date.parse('2026-11-21T08:00:00Z');
const hash = `scrypt$15$${'A'.repeat(22)}$${'A'.repeat(43)}`;
const newHash = `scrypt$15$${'B'.repeat(22)}$${'B'.repeat(43)}`;
const host = hostId('edge-0001');

function held(proof: Proof, reach: Partial<HeldProof> = {}): HeldProof {
  return { ...proof, atMs: now, hostId: null, isWatchOnly: false, passUntilMs: null, ...reach } as HeldProof;
}

function config(rules: AccessRules, sites: readonly Site[] = []): AccessConfig {
  return { directory: createDirectory(testIndex(sites)), rules };
}

function withLinks(...links: Parameters<typeof testLink>[0][]): AccessConfig {
  return config({ links: links.map((changes) => testLink(changes)), signOn: null });
}

function withRules(...rules: SignOnRule[]): AccessConfig {
  const signOn = { issuer: 'https://login.test', clientId: 'x', scopes: [], rules, isInPrivateNetwork: false };
  return config({ links: [], signOn });
}

const scanned = held({ by: 'link', link: 'spring', version: 1 });
const typed = (mark: string, reach: Partial<HeldProof> = {}) =>
  held({ by: 'pin', of: 'link', id: 'spring', mark }, reach);

/** Nothing allowed, no PIN asked for. */
const worthless = { grants: [], linksWithoutPin: [] };

describe('a scanned link', () => {
  test('allows what the config says of it, in its name', () => {
    const tags = { by: 'tags', tags: { region: 'west' } } as const;
    const links = withLinks({ scope: tags, maxHosts: 7, needsApproval: true });
    expect(grantsOf([scanned], links, now)).toEqual({
      grants: [
        {
          mode: 'link',
          who: 'link spring',
          role: 'operator',
          scope: tags,
          hostId: null,
          isWatchOnly: false,
          link: { id: 'spring', maxHosts: 7, needsApproval: true },
        },
      ],
      linksWithoutPin: [],
    });
  });

  test.each([
    ['that is gone', withLinks({ id: 'autumn' })],
    ['that was replaced', withLinks({ version: 2 })],
    ['whose version was lowered', withLinks({ version: 0 })],
    ['that has expired', withLinks({ expiresAtMs: now })],
    ['that has expired and has a PIN', withLinks({ expiresAtMs: now, pinHash: hash })],
    ['when there are no rules', config(null)],
  ])('%s is worth nothing', (_, rules) => {
    expect(grantsOf([scanned], rules, now)).toEqual(worthless);
  });

  test('counts to its last millisecond', () => {
    expect(grantsOf([scanned], withLinks({ expiresAtMs: now + 1 }), now).grants).toHaveLength(1);
  });

  test('carries how far its proof reaches', () => {
    const bound = { ...scanned, hostId: host, isWatchOnly: true };
    expect(grantsOf([bound], withLinks({}), now).grants).toMatchObject([{ hostId: host, isWatchOnly: true }]);
  });
});

describe('a link that wants a PIN', () => {
  const links = withLinks({ pinHash: hash });

  test('allows nothing before it was typed, and says so', () => {
    expect(grantsOf([scanned], links, now)).toEqual({ grants: [], linksWithoutPin: ['spring'] });
  });

  test('allows what it does with the PIN, in whatever order they came', () => {
    for (const proofs of [
      [scanned, typed(markOf(hash))],
      [typed(markOf(hash)), scanned],
    ]) {
      const worth = grantsOf(proofs, links, now);
      expect(worth.grants.map(({ who }) => who)).toEqual(['link spring']);
      expect(worth.linksWithoutPin).toEqual([]);
    }
  });

  test.each([
    ['the PIN was changed since', typed(markOf(newHash))],
    ['the PIN is that of another link', held({ by: 'pin', of: 'link', id: 'autumn', mark: markOf(hash) })],
    ['the PIN is that of a site of the same name', held({ by: 'pin', of: 'site', id: 'spring', mark: markOf(hash) })],
    ['there is something else besides', held({ by: 'sign_in', subject: 'spring', claims: {} })],
  ])('allows nothing when %s', (_, proof) => {
    expect(grantsOf([scanned, proof], links, now)).toEqual({ grants: [], linksWithoutPin: ['spring'] });
  });

  test('its PIN alone is worth nothing', () => {
    expect(grantsOf([typed(markOf(hash))], links, now)).toEqual(worthless);
  });

  test('is asked for once, the newest first', () => {
    const both = withLinks({ pinHash: hash }, { id: 'autumn', pinHash: hash });
    const other = held({ by: 'link', link: 'autumn', version: 1 });
    expect(grantsOf([scanned, other, { ...scanned, hostId: host }], both, now)).toEqual({
      grants: [],
      linksWithoutPin: ['spring', 'autumn'],
    });
  });

  test.each([
    [{ hostId: host }, {}, [[host, false]]],
    [{}, { hostId: host }, [[host, false]]],
    [{ hostId: host }, { hostId: host }, [[host, false]]],
    [{ isWatchOnly: true }, {}, [[null, true]]],
    [{}, { isWatchOnly: true }, [[null, true]]],
    [{ hostId: host }, { hostId: hostId('edge-0002') }, []],
  ] as const)('scanned for %j and typed for %j reaches no further than both', (scan, type, expected) => {
    const { grants } = grantsOf([{ ...scanned, ...scan }, typed(markOf(hash), type)], links, now);
    expect(grants.map((grant) => [grant.hostId, grant.isWatchOnly])).toEqual(expected);
  });

  test('a PIN that came by a pass does not narrow what the cookie holds', () => {
    const proofs = [typed(markOf(hash), { hostId: host }), scanned, typed(markOf(hash))];
    expect(grantsOf(proofs, links, now).grants.map((grant) => grant.hostId)).toEqual([host, null]);
  });
});

describe('the PIN of a site', () => {
  const proof = held({ by: 'pin', of: 'site', id: 'denver', mark: markOf(hash) });
  const site = siteWith('denver', { modes: ['pin'], pinHash: hash });

  test('allows that site, in its name', () => {
    expect(grantsOf([{ ...proof, hostId: host, isWatchOnly: true }], config(null, [site]), now)).toEqual({
      grants: [
        {
          mode: 'pin',
          who: 'pin denver',
          role: 'operator',
          scope: { by: 'ids', ids: [siteId('denver')] },
          hostId: host,
          isWatchOnly: true,
          link: null,
        },
      ],
      linksWithoutPin: [],
    });
  });

  test.each([
    ['was changed', siteWith('denver', { modes: ['pin'], pinHash: newHash })],
    ['was taken away', siteWith('denver', { modes: ['pin'] })],
    ['is that of a site that is gone', siteWith('boulder', { modes: ['pin'], pinHash: hash })],
  ])('that %s is worth nothing', (_, changed) => {
    expect(grantsOf([proof], config(null, [changed]), now)).toEqual(worthless);
  });
});

test('the PIN of a link is none of a site of the same name, though it is the same PIN', () => {
  const site = siteWith('spring', { modes: ['pin'], pinHash: hash });
  expect(grantsOf([typed(markOf(hash))], config(null, [site]), now)).toEqual(worthless);
});

describe('signing in', () => {
  const rule: SignOnRule = { claim: 'groups', value: 'stores', role: 'operator', scope: null };
  const signedIn = (claims: Record<string, string[]>, subject = 'ada') => held({ by: 'sign_in', subject, claims });

  test('allows what the rules say of a claim, in the name of the subject', () => {
    const scope = { by: 'ids', ids: [siteId('denver')] } as const;
    const rules = withRules({ ...rule, scope }, { ...rule, value: 'it', role: 'it' });
    expect(grantsOf([signedIn({ groups: ['x', 'stores', 'it'] })], rules, now).grants).toEqual([
      { mode: 'sign_in', who: 'sign-in ada', role: 'operator', scope, hostId: null, isWatchOnly: false, link: null },
      { mode: 'sign_in', who: 'sign-in ada', role: 'it', scope: null, hostId: null, isWatchOnly: false, link: null },
    ]);
  });

  test.each([
    ['another value', { groups: ['store'] }],
    ['another claim', { roles: ['stores'] }],
    ['no value', { groups: [] }],
    ['no claim', {}],
    ['another letter case', { groups: ['Stores'] }],
    ['a value that only holds it', { groups: ['stores-old'] }],
  ])('with %s allows nothing', (_, claims) => {
    expect(grantsOf([signedIn(claims)], withRules(rule), now)).toEqual(worthless);
  });

  test('a rule about a word that every object has finds nothing', () => {
    for (const claim of ['constructor', 'toString', '__proto__']) {
      expect(grantsOf([signedIn({})], withRules({ ...rule, claim }), now)).toEqual(worthless);
    }
  });

  test('without rules allows nothing', () => {
    expect(grantsOf([signedIn({ groups: ['stores'] })], config(null), now)).toEqual(worthless);
    expect(grantsOf([signedIn({ groups: ['stores'] })], config({ links: [], signOn: null }), now)).toEqual(worthless);
  });

  test('carries how far its proof reaches', () => {
    const proof = { ...signedIn({ groups: ['stores'] }), hostId: host, isWatchOnly: true };
    expect(grantsOf([proof], withRules(rule), now).grants).toMatchObject([{ hostId: host, isWatchOnly: true }]);
  });

  function nameOf(subject: string): string {
    return grantsOf([signedIn({ groups: ['stores'] }, subject)], withRules(rule), now).grants[0]?.who ?? '';
  }

  test.each(['ada', 'ada.lovelace@example.com', '00u1-a_B', 'a'.repeat(64)])('%s is named as they are', (subject) => {
    expect(nameOf(subject)).toBe(`sign-in ${subject}`);
  });

  test('whatever a subject holds, its name holds nothing that could harm a log, and is short', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (subject) => {
        expect(nameOf(subject)).toMatch(/^sign-in [A-Za-z0-9@._-]{0,64}(~[0-9a-f]{12})?$/);
      }),
    );
  });

  test('a long subject is cut after 64 letters, and told from others by a digest', () => {
    expect(nameOf('a'.repeat(65))).toMatch(/^sign-in a{64}~[0-9a-f]{12}$/);
  });

  test('no two people have one name, though the same letters were taken out', () => {
    expect(nameOf('a\nb')).toMatch(/^sign-in a_b~/);
    expect(nameOf('a\nb')).not.toBe(nameOf('a\tb'));
    expect(nameOf('a\nb')).not.toBe(nameOf('a_b'));
    expect(nameOf(`${'a'.repeat(64)}1`)).not.toBe(nameOf(`${'a'.repeat(64)}2`));
  });
});

test('grants come in the order of the proofs', () => {
  const site = siteWith('denver', { modes: ['pin'], pinHash: hash });
  const rules = config({ links: [testLink()], signOn: null }, [site]);
  const pin = held({ by: 'pin', of: 'site', id: 'denver', mark: markOf(hash) });
  expect(grantsOf([pin, scanned], rules, now).grants.map(({ who }) => who)).toEqual(['pin denver', 'link spring']);
  expect(grantsOf([scanned, pin], rules, now).grants.map(({ who }) => who)).toEqual(['link spring', 'pin denver']);
});
