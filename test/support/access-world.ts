import type { Access, Visit } from '../../lib/access/access';
import { createAccess } from '../../lib/access/create-access';
import type { ScryptPin } from '../../lib/access/pin-hash';
import { linkUrl } from '../../lib/access/staging-link';
import type { Registrations } from '../../lib/registration/registrations';
import { createDirectory, type SiteDirectory } from '../../lib/sites/directory';
import type { SignOn, Site, SiteAccess, SiteIndex, StagingLink } from '../../lib/sites/site';
import { siteId, testIndex, testSite } from './test-site';
import { createTestWorld, type TestWorld, type TestWorldOptions } from './test-world';

/** Long enough to be taken for real ones; planted, so that a leak would be seen. */
export const testSecrets = {
  session: ['planted-session-secret-0123456789abcdef'],
  link: ['planted-link-secret-0123456789abcdefgh'],
  pinPepper: 'planted-pin-pepper-0123456789abcdefghi',
};

/** A world with a door in front of it. */
export interface AccessWorld extends TestWorld {
  readonly access: Access;
  readonly directory: SiteDirectory;
  /** The use cases for whoever these credentials make of them. */
  for(credentials: { cookie?: string; pass?: string }): Promise<Registrations>;
  /** Somebody who has just scanned the link, with the cookie of a phone. */
  scan(token: string): Promise<{ readonly visit: Visit; readonly cookie: string }>;
}

interface AccessWorldOptions extends TestWorldOptions {
  readonly links?: readonly StagingLink[];
  readonly signOn?: SignOn | null;
  readonly expectedHosts?: SiteIndex['expectedHosts'];
  readonly blockedHosts?: SiteIndex['blockedHosts'];
  readonly secrets?: Partial<typeof testSecrets>;
  /** Takes the place of scrypt where many PINs are tried. */
  readonly scryptPin?: ScryptPin;
}

/** A site that nobody may register at but by the given ways. */
export function guardedSite(
  id: string,
  access: Partial<SiteAccess> = {},
  changes: Parameters<typeof testSite>[1] = {},
) {
  const closed: SiteAccess = {
    modes: ['link'],
    pinHash: null,
    needsApproval: false,
    pairingKey: 'none',
    onlyExpectedHosts: false,
  };
  return testSite(id, { name: `Site ${id}`, ...changes, access: { ...closed, ...access } });
}

/** Builds the world of the given sites with the ways in that the options name. */
export function createAccessWorld(sites: readonly Site[], options: AccessWorldOptions = {}): AccessWorld {
  const {
    links = [],
    signOn = null,
    expectedHosts = [],
    blockedHosts = [],
    secrets = {},
    scryptPin,
    ...rest
  } = options;
  const index = { ...testIndex(sites), access: { links, signOn }, expectedHosts, blockedHosts };
  const world = createTestWorld(sites, { ...rest, index });
  const directory = createDirectory(index);
  let serial = 0;
  const access = createAccess({
    store: world.store,
    directory,
    rules: { links, signOn },
    configVersion: 'test',
    secrets: { ...testSecrets, ...secrets },
    audience: 'test',
    clock: world.clock,
    randomId: () => {
      serial += 1;
      return `random-${serial}`;
    },
    log: (event) => void world.events.push(event),
    notify: async (news) => void world.news.push(news),
    ...(scryptPin === undefined ? {} : { scryptPin }),
  });
  return {
    ...world,
    access,
    directory,
    for: async ({ cookie = null, pass = null }: { cookie?: string | null; pass?: string | null }) =>
      world.desk.as((await access.identify({ cookie, pass })).actor),
    scan: async (token) => {
      const entry = await access.scan(token, await access.identify({ cookie: null, pass: null }));
      if (!entry.ok) throw new Error(`The link is refused: ${entry.error.code}`);
      return entry.value;
    },
  };
}

/** A link for the given sites, as the config would declare it. */
export function stagingLink(id: string, sites: readonly string[], changes: Partial<StagingLink> = {}): StagingLink {
  return {
    id,
    version: 1,
    scope: { by: 'ids', ids: sites.map(siteId) },
    expiresAtMs: Number.POSITIVE_INFINITY,
    maxHosts: 100,
    needsApproval: false,
    pinHash: null,
    ...changes,
  };
}

/** What stands behind `/j/` in the code of the link. */
export function tokenOf(
  link: Pick<StagingLink, 'id' | 'version'>,
  secrets: readonly string[] = testSecrets.link,
): string {
  return linkUrl('https://register.test', link, secrets)?.split('/j/')[1] ?? '';
}
