import type { HostId } from '../../hosts/edge-host-id';
import type { HostRecord } from '../../palette/model';
import { architectureOf } from '../../palette/pool-settings';
import { assignAddresses } from '../../registration/plan/addresses';
import { isFree } from '../../registration/plan/host-layer';
import { completeLabels, hostLabels } from '../../registration/plan/labels';
import { isLeaving } from '../../registration/removal-state';
import { isUndoWanted } from '../../registration/undo-state';
import type { Architecture } from '../../sites/architecture';
import type { LifeStep } from '../life-plan';
import type { Refusal, RefusalCode } from '../refusals';
import { machineOf, membersOf, poolOf, type Scene, type StaffedPool } from '../scene';

/** Why a host that a task names cannot come into this pool of the site's cluster, or null when it can. Pure. */
export function judgeNewcomer(scene: Scene, hostId: HostId, into: StaffedPool): Refusal | null {
  const { site, clusters } = scene;
  const facts = { host: hostId, site: site.id };
  const no = (code: RefusalCode, more: Readonly<Record<string, string>> = {}) => ({
    code,
    facts: { ...facts, ...more },
  });
  if (scene.barred.has(hostId)) return no('host_barred');
  const pool = poolOf(scene, hostId);
  if (pool !== null) return no(pool.isControlPlane ? 'host_leads_already' : 'host_is_worker');
  const other = scene.elsewhere.get(hostId);
  if (other !== undefined) return no('host_at_other_site', { other });
  const host = scene.hosts.get(hostId);
  if (host?.presence === 'elsewhere') return no('host_registered_elsewhere');
  if (host?.presence !== 'present') return site.access.pairingKey === 'required' ? no('host_needs_key') : null;
  const { record } = host;
  const cluster = record.clusters.find(({ uid }) => uid !== clusters[0]?.uid);
  if (cluster !== undefined) return no('host_in_other_cluster', { other: cluster.name });
  if (isOtherProject(scene, record)) return no('host_registered_elsewhere');
  const { architecture } = record;
  const wanted = architectureIn(scene, into);
  if (architecture !== undefined && architecture !== wanted) {
    return no('host_other_architecture', { architecture, wanted, pool: into.name });
  }
  return isFree(record) ? null : no('host_state_unclear');
}

/** As Palette has the pool; else as the config says of it, or of the site. Pure. */
function architectureIn({ site }: Scene, pool: StaffedPool): Architecture {
  const told = architectureOf(pool);
  if (told === 'amd64' || told === 'arm64') return told;
  return site.pools?.find(({ name }) => name === pool.name)?.architecture ?? site.architecture;
}

function isOtherProject({ site }: Scene, { projectUid }: HostRecord): boolean {
  return site.projectUid !== null && projectUid !== null && projectUid !== site.projectUid;
}

/** Why these hosts do not fit in besides those that are there: room and static addresses; null: they do. Pure. */
export function judgeRoom({ site, pools }: Scene, hostIds: readonly HostId[]): Refusal | null {
  const members = pools.flatMap(({ hosts }) => hosts);
  const count = members.length + hostIds.length;
  const most = site.topology.maxHosts;
  if (count > most) return { code: 'site_full', facts: { site: site.id, count: String(count), most: String(most) } };
  const taken = members.map(({ address }) => address);
  const { without } = assignAddresses(site, taken, hostIds);
  if (without.length === 0) return null;
  return { code: 'addresses_exhausted', facts: { site: site.id, host: without.join(', ') } };
}

/** Hosts that Palette does not know are registered, the others labelled; then one write brings all of them in. Pure. */
export function stepsIn(scene: Scene, pool: StaffedPool, hostIds: readonly HostId[]): LifeStep[] {
  return [
    ...hostIds.flatMap((hostId) => prepare(scene, pool, hostId)),
    { do: 'add_to_pool', hostIds, pool: pool.name },
  ];
}

function prepare(scene: Scene, pool: StaffedPool, hostId: HostId): LifeStep[] {
  const host = scene.hosts.get(hostId);
  if (host?.presence !== 'present') {
    return [{ do: 'register_host', hostId, architecture: architectureIn(scene, pool) }];
  }
  return host.refusesLabels || labelsToWrite(scene, host.record) === null ? [] : [{ do: 'label_host', hostId }];
}

/** All labels of a host once it bears the site's, or null when none is missing. Pure. */
export function labelsToWrite({ site, intents }: Scene, { hostId, labels }: HostRecord): Record<string, string> | null {
  const intent = intents.get(hostId);
  const asked = intent?.siteId === site.id ? intent : null;
  return completeLabels(labels, hostLabels(site, hostId, asked?.hostName ?? null, asked?.linkId ?? null, asked?.pool));
}

/** Members that their page does not show as such, then those that do not run yet. Pure. */
export function stepsToSettle(scene: Scene, pools: readonly StaffedPool[], coming: readonly HostId[] = []): LifeStep[] {
  const hostIds = [...membersOf(pools), ...coming];
  const unnoted = hostIds.filter((hostId) => !isNoted(scene, hostId));
  const notRunning = hostIds.filter((hostId) => !isRunning(pools, hostId));
  return [
    ...(unnoted.length === 0 ? [] : [{ do: 'note_members', hostIds: unnoted } as const]),
    ...(notRunning.length === 0 ? [] : [{ do: 'wait_until_running', hostIds: notRunning } as const]),
  ];
}

/** What somebody is just taking back or out has its own end. */
function isNoted({ intents, site }: Scene, hostId: HostId): boolean {
  const intent = intents.get(hostId);
  return intent?.siteId === site.id && (intent.phase === 'settled' || isUndoWanted(intent) || isLeaving(intent));
}

/** A node of these pools that has failed is waited for in vain: why, or null. Pure. */
export function judgeNodes({ site }: Scene, pools: readonly StaffedPool[]): Refusal | null {
  for (const pool of pools) {
    const failed = pool.machines.find(({ hasFailed, isRunning: runs }) => hasFailed && !runs);
    if (failed === undefined) continue;
    const running = pool.machines.filter(({ isRunning: runs }) => runs).length;
    const facts = { site: site.id, host: failed.hostId, pool: pool.name };
    return { code: 'node_failed', facts: { ...facts, present: String(pool.hosts.length), running: String(running) } };
  }
  return null;
}

/** Does the node on a host of these pools run? Pure. */
export function isRunning(pools: readonly StaffedPool[], hostId: HostId): boolean {
  return pools.some((pool) => machineOf(pool, hostId)?.isRunning === true);
}
