import { type Actor, grantToRegister } from '../access/actor';
import { limitForesee } from '../access/limit-foresee';
import type { HostId } from '../hosts/edge-host-id';
import type { Site } from '../sites/site';
import type { SiteId } from '../sites/site-id';
import type { Intent } from '../store/records';
import { type ClaimedIntent, StoreError } from '../store/store';
import { askApproval, isApproved } from './approval';
import { describeError } from './describe-error';
import { outlookOf } from './outlook';
import type { Ports } from './ports';
import { refuseHost } from './refuse-host';
import { freshenSight, isTooEarly } from './sight/freshen-sight';
import type { SiteSight } from './sight/site-sight';
import { readSight } from './sight/store-sight';
import type { Outlook } from './view';

/** Nobody's page waits longer than this for what only might be; what is known is told after the first. Milliseconds. */
const lookWithinMs = 500;
const answerWithinMs = 700;
/** A site changes slowly, and what is being registered is in the store: what Palette showed so lately will do. Milliseconds. */
const goodForMs = 60_000;
const unknown: Outlook = { kind: 'unknown' };

/** {@link Registrations.foresee}. */
export async function foresee(
  ports: Ports,
  actor: Actor,
  hostId: HostId,
  siteId: SiteId,
  addressKeys: readonly string[],
): Promise<Outlook> {
  const site = openSite(ports, siteId, hostId);
  const grant = site === null ? null : grantToRegister(actor, site, hostId);
  if (site === null || grant === null) return unknown;
  const { needsApproval } = askApproval(actor, grant, site, hostId);
  const asks = (intent: Intent | null) =>
    needsApproval && (intent === null || !isApproved(intent, grant.who, ports.clock.now()));
  const mayLook = () => limitForesee(ports.store, actor, addressKeys);
  return within(ports, answerWithinMs, lookAhead(ports, site, hostId, { asks, mayLook }), unknown);
}

/** Null: the host would be refused there, whoever asks. */
function openSite({ directory }: Ports, siteId: SiteId, hostId: HostId): Site | null {
  const site = directory.resolve(siteId);
  return site.ok && refuseHost(directory, site.value, hostId) === null ? site.value : null;
}

/** What depends on who it is that looks. */
interface Visitor {
  /** Does IT have to say yes first? */
  readonly asks: (intent: Intent | null) => boolean;
  /** Uses up one look at Palette, if there is one left. */
  readonly mayLook: () => Promise<boolean>;
}

async function lookAhead(ports: Ports, site: Site, hostId: HostId, { asks, mayLook }: Visitor): Promise<Outlook> {
  const { store } = ports;
  try {
    const [found, known, listed] = await Promise.all([
      store.readIntent(hostId),
      readSight(ports, site.id),
      store.unfinishedIntents(site.id),
    ]);
    const intent = found?.siteId === site.id ? found : null;
    if (isHere(intent, known, hostId)) return { kind: 'here' };
    const asked = lacksPool(intent);
    if (asks(intent)) return { kind: 'asks', ...asked };
    const sight = isGood(known, ports.clock.now()) ? known : await lookOnce(ports, site, known, mayLook);
    if (isHere(null, sight, hostId)) return { kind: 'here' };
    return { ...outlookOf(site, sight, countable(site, listed), hostId), ...asked };
  } catch (error) {
    const level = error instanceof StoreError ? 'warn' : 'error';
    ports.log({ level, event: 'foresee_failed', hostId, siteId: site.id, ...describeError(error) });
    return unknown;
  }
}

/** The store says so, or Palette has said so; a request that has ended or that waits for IT has put it nowhere. */
function isHere(intent: Intent | null, sight: SiteSight | null, hostId: HostId): boolean {
  if (intent !== null && intent.phase !== 'stopped' && intent.phase !== 'waiting_for_approval') return true;
  return sight?.cluster?.isUsable === true && sight.members[hostId] !== undefined;
}

/** It could not be asked before the host had called home, and is by whoever registers it again. */
function lacksPool(intent: Intent | null): Pick<Outlook, 'lacksPool'> {
  return intent?.problem?.code === 'host_pool_missing' ? { lacksPool: true } : {};
}

function isGood(sight: SiteSight | null, nowMs: number): boolean {
  const atMs = sight?.clusterAtMs ?? null;
  const isWhole = sight?.cluster === null || sight?.membersAtMs != null;
  return atMs !== null && isWhole && nowMs - atMs < goodForMs;
}

/**
 * The look of those who watch, shared with them; what is known has to do where too much was foreseen lately. A look that is
 * under way, or too early for another, costs nobody anything.
 */
async function lookOnce(
  ports: Ports,
  site: Site,
  known: SiteSight | null,
  mayLook: Visitor['mayLook'],
): Promise<SiteSight | null> {
  if (!isTooEarly(ports, site) && !(await mayLook())) return known;
  return within(ports, lookWithinMs, freshenSight(ports, site, known), known);
}

/** Whom the site holds or is about to: not who waits for IT, and nobody who has been taken elsewhere meanwhile. */
function countable(site: Site, listed: readonly ClaimedIntent[]): readonly HostId[] {
  return listed
    .filter(({ claimedBy }) => claimedBy === null || claimedBy === site.id)
    .filter(({ intent }) => intent.phase !== 'waiting_for_approval')
    .map(({ intent }) => intent.hostId);
}

async function within<T>({ clock }: Ports, ms: number, work: Promise<T>, otherwise: T): Promise<T> {
  const end = new AbortController();
  try {
    return await Promise.race([work, clock.sleep(ms, end.signal).then(() => otherwise)]);
  } finally {
    end.abort();
  }
}
