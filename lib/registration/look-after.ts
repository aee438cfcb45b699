import type { HostId } from '../hosts/edge-host-id';
import type { Site } from '../sites/site';
import type { Intent } from '../store/records';
import { tellReady, tellStuck } from './news';
import type { Ports } from './ports';
import { freshenSight } from './sight/freshen-sight';
import { readSight } from './sight/store-sight';
import { watchMemory } from './sight/watch-memory';
import { plannedProgress } from './site-progress';
import { toView } from './to-view';
import type { RegistrationView } from './view';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const firstLookMs = 2 * minuteMs;
const longestPauseMs = hourMs;
/** Whoever has not got ready by then is looked after by nobody any more. */
const lookedAfterForMs = 7 * 24 * hourMs;
/** A host that was switched on calls home within minutes; hosts that are needed together arrive within a day. */
const silentForMs = 30 * minuteMs;
const gatheringForMs = 24 * hourMs;

/** Palette has the host since now: somebody looks after it until it is ready, though nobody may be watching. */
export function beginLookingAfter({ store, clock }: Ports, hostId: HostId): Promise<void> {
  return store.remind(hostId, clock.now() + firstLookMs);
}

/**
 * Looks at a settled host as a watcher does, tells IT when it is ready or stuck, and comes back later and later. One that
 * waits for others needs no look: whoever serves the site counts them. Throws `StoreError`; safe to repeat.
 */
export async function lookAfter(ports: Ports, hostId: HostId): Promise<void> {
  const { store, directory, clock } = ports;
  const intent = await store.readIntent(hostId);
  const site = intent === null ? null : directory.findBorne(intent.siteId);
  const ageMs = intent === null ? 0 : ageOf(intent, clock.now());
  if (intent === null || site === null || !isOnItsWay(intent) || ageMs > lookedAfterForMs) {
    return store.forgetReminder(hostId);
  }
  if (intent.phase === 'settled') {
    const { state, hasCalledHome } = await look(ports, site, intent);
    if (state === 'ready') {
      tellReady(ports, intent);
      return store.forgetReminder(hostId);
    }
    const isSilent = state === 'setting_up' && hasCalledHome === false;
    if (isSilent && ageMs >= silentForMs) tellStuck(ports, intent, 'no_call_home', ageMs);
  } else if (intent.phase === 'waiting_for_hosts' && ageMs >= gatheringForMs) {
    tellStuck(ports, intent, 'hosts_missing', ageMs);
  }
  const pauseMs = Math.min(longestPauseMs, Math.max(firstLookMs, ageMs));
  return store.remind(hostId, clock.now() + pauseMs);
}

/** Whoever watches sees it as well, perhaps earlier; each process tells of it once, and IT hears of it once. */
export function noteReady(ports: Ports, intent: Intent): void {
  const { told } = watchMemory(ports);
  const mark = `ready ${intent.hostId} ${intent.requestedAtMs}`;
  if (told.has(mark) || ageOf(intent, ports.clock.now()) > lookedAfterForMs) return;
  told.add(mark);
  tellReady(ports, intent);
}

/** Since Palette has it; a record of before this was noted counts from its last change. */
function ageOf({ registeredAtMs, changedAtMs }: Intent, nowMs: number): number {
  return nowMs - (registeredAtMs ?? changedAtMs);
}

/** One that was stopped was told of when it was; one that waits for IT is theirs to look after. */
function isOnItsWay({ phase }: Intent): boolean {
  return phase !== 'stopped' && phase !== 'waiting_for_approval';
}

async function look(ports: Ports, site: Site, intent: Intent): Promise<RegistrationView> {
  const sight = await freshenSight(ports, site, await readSight(ports, site.id));
  return toView(intent, plannedProgress(site), sight, ports.clock.now());
}
