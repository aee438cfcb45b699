import { createHash } from 'node:crypto';
import type { Access, Entry, Visit } from '../../../../lib/access/access';
import { createAccess } from '../../../../lib/access/create-access';
import { hashPin, type ScryptPin } from '../../../../lib/access/pin-hash';
import type { AccessNews, AccessPorts } from '../../../../lib/access/ports';
import type { Result } from '../../../../lib/errors';
import { type HostId, parseHostId } from '../../../../lib/hosts/edge-host-id';
import type { LogEvent } from '../../../../lib/log';
import { createDirectory } from '../../../../lib/sites/directory';
import type { SignOn, Site, SiteAccess, StagingLink } from '../../../../lib/sites/site';
import { createMemoryStore } from '../../../../lib/store/memory-store';
import type { Store } from '../../../../lib/store/store';
import { siteId, testIndex, testSite } from '../../../support/test-site';
import { createVirtualClock, type VirtualClock } from '../../../support/virtual-clock';

/** A host ID for tests; throws when the text is none. */
export function hostId(text: string): HostId {
  const parsed = parseHostId(text);
  if (!parsed.ok) throw new Error(`${text} is no edge host ID`);
  return parsed.value;
}

export const pepper = 'a-pepper-that-is-not-in-git-0123456789';
export const secrets = { session: ['session-secret-one'], link: ['link-secret-one'], pinPepper: pepper };

/** As good as scrypt for whoever knows the PIN, and quick. */
export const cheapScrypt: ScryptPin = async (keyed, salt, cost) =>
  createHash('sha256').update(keyed).update(salt).update(String(cost)).digest();

/** The cheap hash of a PIN. */
export function cheapHash(pin: string): Promise<string> {
  return hashPin(pin, pepper, cheapScrypt);
}

/** A site with these ways in. */
export function siteWith(id: string, access: Partial<SiteAccess>, changes: Parameters<typeof testSite>[1] = {}): Site {
  const nothing: SiteAccess = {
    modes: [],
    pinHash: null,
    needsApproval: false,
    pairingKey: 'none',
    onlyExpectedHosts: false,
  };
  return testSite(id, { ...changes, access: { ...nothing, ...access } });
}

/** The link `spring` for the site `denver`, changed as asked. */
export function testLink(changes: Partial<StagingLink> = {}): StagingLink {
  return {
    id: 'spring',
    version: 1,
    scope: { by: 'ids', ids: [siteId('denver')] },
    expiresAtMs: Date.parse('2027-03-31T00:00:00Z'),
    maxHosts: 20,
    needsApproval: false,
    pinHash: null,
    ...changes,
  };
}

export interface DoorOptions {
  readonly sites?: readonly Site[];
  readonly links?: readonly StagingLink[];
  readonly signOn?: SignOn | null;
  /** Null: nobody has decided; else links and sign-on. */
  readonly rules?: null;
  readonly secrets?: Partial<AccessPorts['secrets']>;
  readonly audience?: string;
  readonly store?: Store;
  readonly clock?: VirtualClock;
  readonly scryptPin?: ScryptPin;
}

/** The use cases of access, over a store in memory and a clock on which nobody waits. */
export interface Door {
  readonly access: Access;
  readonly clock: VirtualClock;
  readonly store: Store;
  readonly news: AccessNews[];
  readonly events: LogEvent[];
  /** How many PINs were hashed. */
  hashed(): number;
  /** The visit of somebody with these. */
  visit(cookie?: string | null, pass?: string | null): Promise<Visit>;
  /** The same time and store under another config or with other secrets. */
  changed(changes: DoorOptions): Door;
}

/** Builds the door. */
export function createDoor(options: DoorOptions = {}): Door {
  const { sites = [], links = [], signOn = null, audience = 'test' } = options;
  const { clock = createVirtualClock() } = options;
  const { store = createMemoryStore({ now: clock.now }), scryptPin = cheapScrypt } = options;
  const news: AccessNews[] = [];
  const events: LogEvent[] = [];
  let [serial, hashed] = [0, 0];
  const access = createAccess({
    store,
    directory: createDirectory(testIndex(sites)),
    rules: options.rules === null ? null : { links, signOn },
    configVersion: 'v1',
    secrets: { ...secrets, ...options.secrets },
    audience,
    clock,
    randomId: () => {
      serial += 1;
      return `id-${serial}`;
    },
    log: (event) => void events.push(event),
    notify: async (one) => void news.push(one),
    scryptPin: (...given) => {
      hashed += 1;
      return scryptPin(...given);
    },
  });
  return {
    access,
    clock,
    store,
    news,
    events,
    hashed: () => hashed,
    visit: (cookie = null, pass = null) => access.identify({ cookie, pass }),
    changed: (changes) => createDoor({ ...options, clock, store, ...changes }),
  };
}

/** The entry, or the test ends here. */
export function entryOf(result: Result<Entry>): Entry {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

/** What the visit allows but what everybody may, as the audit trail names it. */
export function namesOf({ actor }: Visit): string[] {
  return actor.grants.filter(({ mode }) => mode !== 'open').map(({ who }) => who);
}
