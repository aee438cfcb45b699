import { z } from 'zod';
import type { HostId } from '../hosts/edge-host-id';
import { firstSetUpOf } from '../sites/first-set-up';
import type { Site } from '../sites/site';
import type { SiteId } from '../sites/site-id';
import type { Intent } from '../store/records';
import type { Wait } from './budget/waiting-time';
import type { Plan } from './plan/world';
import type { Ports } from './ports';
import { readCached } from './read-cached';
import type { Run } from './run';
import { tolerate } from './tolerate';

const progressSchema = z.object({
  /** Hosts that are there, of those that the site's first set-up needs. */
  present: z.number(),
  needed: z.number(),
  /** Hosts that the run was registering or joining. */
  registering: z.array(z.string()),
  /** While Palette's limits make hosts wait: when the turn of each should come, milliseconds. */
  turns: z.record(z.string(), z.number()),
  atMs: z.number(),
});

/** How far the work at a site is, for the pages of all its hosts. Milliseconds. */
export type SiteProgress = Readonly<z.infer<typeof progressSchema>>;

const keptForMs = 24 * 60 * 60_000;
/** The same again is written so often all the same: whoever reads it wants to know that somebody is still at work. */
const repeatedAfterMs = 20_000;

/** What this process wrote last about a site: as long as it holds the site's lease, nobody else writes. */
const lastWritten = new WeakMap<Ports, Map<SiteId, SiteProgress>>();

/** What is known of a site where nobody has worked yet. */
export function plannedProgress(site: Site): SiteProgress {
  return { present: 0, needed: firstSetUpOf(site), registering: [], turns: {}, atMs: 0 };
}

/** The progress, and those besides whom the store knows to be registered at the same time. Pure. */
export function withIntents(progress: SiteProgress, intents: readonly Intent[]): SiteProgress {
  const underWay = intents.filter((intent) => isUnderWay(intent) && intent.problem === null);
  const registering = [...new Set([...progress.registering, ...underWay.map(({ hostId }) => hostId)])];
  return { ...progress, registering, atMs: Math.max(progress.atMs, ...underWay.map(({ changedAtMs }) => changedAtMs)) };
}

/** Is somebody to work on it now, rather than wait, stop or be content? Pure. */
export function isUnderWay({ phase }: Intent): boolean {
  return phase === 'queued' || phase === 'registering' || phase === 'joining';
}

/**
 * Keeps "2 of 3" and "3 are being registered" for the pages of everybody who waits at the site; one trip to the store,
 * none when nothing has changed. A cache: losing it loses nothing, and a store that fails is only logged.
 */
export async function rememberProgress(run: Run, plan: Plan): Promise<void> {
  const { ports, site } = run;
  const registering = [...plan.verdicts].filter(([, { kind }]) => isAtWork(kind)).map(([hostId]) => hostId);
  const last = lastOf(ports, site.id);
  const turns = Object.fromEntries(Object.entries(last?.turns ?? {}).filter(([id]) => includes(registering, id)));
  const next = { ...countHosts(run, plan), registering, turns, atMs: ports.clock.now() };
  const isNews = registering.length > 0 || isWaiting(plan) || (last?.registering.length ?? 0) > 0;
  if (isNews && !isRepeated(last, next)) await write(ports, site.id, next);
}

/**
 * Keeps when the turn of each waiting host should come: what the budget announces for the queue of a site. Hosts that it
 * does not name wait no longer. A cache, like {@link rememberProgress}.
 */
export async function rememberTurns(ports: Ports, siteId: SiteId, waits: readonly Wait[]): Promise<void> {
  const nowMs = ports.clock.now();
  const turns = Object.fromEntries(
    waits.flatMap(({ subject, waitMs }) => (subject === null ? [] : [[subject, nowMs + waitMs] as const])),
  );
  const hostIds = Object.keys(turns);
  const site = ports.directory.find(siteId);
  if (hostIds.length === 0 || site === null) return;
  const last = lastOf(ports, siteId) ?? plannedProgress(site);
  const registering = [...new Set([...last.registering, ...hostIds])];
  await write(ports, siteId, { ...last, registering, turns, atMs: nowMs });
}

/** Whoever has less to wait than this gets in line again at once. Milliseconds. */
const waitsInLineMs = 60_000;

/**
 * Keeps that nobody works on these hosts any more: they are due at once, since they have lost their place in line, unless
 * it would be of no use for a long time. A cache, like {@link rememberProgress}.
 */
export async function rememberPause(run: Run, waits: readonly Wait[]): Promise<void> {
  const { ports, site } = run;
  const last = lastOf(ports, site.id) ?? plannedProgress(site);
  const nowMs = ports.clock.now();
  const turns = Object.fromEntries(
    waits.flatMap(({ subject, waitMs }) =>
      subject === null || waitMs < waitsInLineMs ? [] : [[subject, nowMs + waitMs] as const],
    ),
  );
  await write(ports, site.id, { ...last, registering: [], turns, atMs: nowMs });
}

/** The last known progress of a site, or null. Throws `StoreError`. */
export function readProgress(ports: Ports, siteId: SiteId): Promise<SiteProgress | null> {
  return readCached(ports.store, keyOf(siteId), progressSchema);
}

/** The lease is given back: what was written last may be overwritten by others from now on. */
export function forgetProgress({ ports, site }: Run): void {
  lastWritten.get(ports)?.delete(site.id);
}

function isAtWork(kind: string): boolean {
  return kind === 'register' || kind === 'join';
}

function isWaiting({ verdicts }: Plan): boolean {
  return [...verdicts.values()].some(({ kind }) => kind === 'wait');
}

function includes(hostIds: readonly HostId[], text: string): boolean {
  return hostIds.some((hostId) => hostId === text);
}

function countHosts(run: Run, { verdicts }: Plan): Pick<SiteProgress, 'present' | 'needed'> {
  const all = [...verdicts.values()];
  const waiting = all.find((verdict) => verdict.kind === 'wait');
  if (waiting !== undefined) return { present: waiting.present, needed: waiting.needed };
  const members = new Set(run.pools.flatMap(({ hosts }) => hosts.map(({ hostId }) => hostId))).size;
  if (members > 0) return { present: members, needed: members };
  const needed = firstSetUpOf(run.site);
  return { present: Math.min(needed, all.filter(({ kind }) => kind === 'join').length), needed };
}

function isRepeated(last: SiteProgress | null, next: SiteProgress): boolean {
  if (last === null || next.atMs - last.atMs >= repeatedAfterMs) return false;
  return JSON.stringify({ ...last, atMs: 0 }) === JSON.stringify({ ...next, atMs: 0 });
}

function lastOf(ports: Ports, siteId: SiteId): SiteProgress | null {
  return lastWritten.get(ports)?.get(siteId) ?? null;
}

async function write(ports: Ports, siteId: SiteId, progress: SiteProgress): Promise<void> {
  const text = JSON.stringify(progress);
  await tolerate(ports, 'remember_progress', async () => {
    await ports.store.writeCache(keyOf(siteId), text, keptForMs);
    const known = lastWritten.get(ports) ?? new Map<SiteId, SiteProgress>();
    lastWritten.set(ports, known);
    // Where nobody works any more there is nothing to repeat: the map stays as small as the work that is going on.
    if (progress.registering.length > 0) known.set(siteId, progress);
    else known.delete(siteId);
  });
}

function keyOf(siteId: SiteId): string {
  return `progress:${siteId}`;
}
