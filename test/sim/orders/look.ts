import { type HostId, parseHostId } from '../../../lib/hosts/edge-host-id';
import type { Cluster } from '../../../lib/palette/simulator/state';
import type { Site } from '../../../lib/sites/site';
import { hostIdOf } from '../choose-phones';
import { liveClusters } from '../history';
import type { Random } from '../random';
import type { Stage } from '../stage';

/** What somebody of IT has before them when they think of a command. */
export interface Look {
  readonly stage: Stage;
  readonly site: Site;
  readonly random: Random;
}

/** Hosts that IT has in stock, and that nobody has scanned, bear numbers from here on. */
const firstInStock = 9_000;
const stock = 40;

/** The site's cluster as Palette shows it now, or null. */
export function clusterOf({ stage, site }: Look): Cluster | null {
  return liveClusters(stage.simulator.snapshot().state, site.clusterName)[0] ?? null;
}

/** One that Palette has been told to delete, and that is not gone, or null. */
export function leavingClusterOf({ stage, site }: Look): Cluster | null {
  const { clusters } = stage.simulator.snapshot().state;
  const named = Object.values(clusters).filter(({ name }) => name === site.clusterName);
  return named.find(({ deletingAt, deletedAt }) => deletingAt !== null && deletedAt === undefined) ?? null;
}

/** Members of the site's cluster as Palette shows them now. */
export function membersOf(look: Look, of: 'control plane' | 'workers' | 'all'): HostId[] {
  return (clusterOf(look)?.pools ?? [])
    .filter(({ config }) => of === 'all' || (config.isControlPlane === true) === (of === 'control plane'))
    .flatMap(({ hosts }) => hosts.flatMap(({ hostUid }) => toHostId(hostUid)));
}

/** Mostly a member of the site, at times one that waits there, now and then any host at all; null: there is none. */
export function pickHost(look: Look): HostId | null {
  const draw = look.random.next();
  const lists = [membersOf(look, 'all'), freeHostsOf(look), anybody(look)];
  return pickFirst(look, lists.slice(draw < 0.75 ? 0 : draw < 0.9 ? 1 : 2));
}

/** Mostly one that waits at the site, else any; null: there is none. */
export function pickFree(look: Look): HostId | null {
  return pickFirst(look, [freeHostsOf(look), anybody(look)]);
}

/** Mostly one from stock, or one that has just been installed anew; at times one that is somewhere already. */
export function pickNewcomer(look: Look): HostId {
  const { random, stage } = look;
  const anew = stage.evidence.deviceActs.flatMap(({ newHostId }) => (newHostId === null ? [] : toHostId(newHostId)));
  const draw = random.next();
  const lists = draw < 0.2 ? [anew] : draw < 0.4 ? [freeHostsOf(look)] : draw < 0.5 ? [anybody(look)] : [];
  return pickFirst(look, lists) ?? hostIdOf(firstInStock + random.int(1, stock));
}

/** Hosts that bear the site's label and are in no cluster of its name. */
function freeHostsOf(look: Look): HostId[] {
  const members = new Set<string>(membersOf(look, 'all'));
  return Object.values(look.stage.simulator.snapshot().state.hosts)
    .filter(({ uid, labels }) => labels.site === look.site.id && !members.has(uid))
    .flatMap(({ uid }) => toHostId(uid));
}

function anybody({ stage }: Look): HostId[] {
  return stage.scenario.phones.map(({ hostId }) => hostId);
}

function pickFirst({ random }: Look, lists: readonly (readonly HostId[])[]): HostId | null {
  const list = lists.find((one) => one.length > 0);
  return list === undefined ? null : random.pick(list);
}

function toHostId(uid: string): HostId[] {
  const parsed = parseHostId(uid);
  return parsed.ok ? [parsed.value] : [];
}
