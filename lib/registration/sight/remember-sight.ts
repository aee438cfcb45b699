import type { HostRecord, Machine } from '../../palette/model';
import { kindOf } from '../../sites/site-kind';
import type { Plan, World } from '../plan/world';
import type { Run } from '../run';
import { keepCalls, mergeSight, type Seen } from './merge-sight';
import { toSeenCluster } from './refresh-site';
import type { SiteSight } from './site-sight';
import { readSight, writeSight } from './store-sight';

/** What a run has read of one pool's machines, where it has. */
interface ReadMachines {
  readonly pool: string;
  readonly found: readonly Machine[];
}

/**
 * Keeps what a run has read of its site, so that the pages that open after it cost no call. `before` is the sight that
 * the store has; left out, it is read, unless the run has made the cluster: then nothing older can be of use but who has
 * called home. Gives the sight back. A cache: losing it loses nothing, and a store that fails is only logged.
 */
export async function rememberSight(
  run: Run,
  world: World,
  plan: Plan,
  machines: ReadMachines | null = null,
  before?: SiteSight | null,
): Promise<SiteSight> {
  const { ports, site } = run;
  // The pools are what a run has read last; a watcher's look that began later must not be overwritten by them.
  const atMs = world.pools.length > 0 ? run.poolsReadAtMs : ports.clock.now();
  const known = before === undefined ? await recall(run) : before;
  const sight = mergeSight(known, { seen: seenInRun(run, world, plan, machines), atMs });
  await writeSight(ports, site.id, sight);
  return sight;
}

async function recall({ ports, site, createdUid, sightBefore }: Run): Promise<SiteSight | null> {
  if (createdUid !== null) return sightBefore === null ? null : keepCalls(sightBefore);
  try {
    return await readSight(ports, site.id);
  } catch {
    return null;
  }
}

/** What a run has seen of its site, in the form of a watcher's look. Pure. */
function seenInRun(run: Run, world: World, plan: Plan, machines: ReadMachines | null = null): Seen {
  const [only] = world.clusters;
  const cluster = world.clusters.length === 1 && only !== undefined ? toSeenCluster(run.site, only) : null;
  const waiting = [...plan.verdicts.values()].find((verdict) => verdict.kind === 'wait');
  const read = [...run.hosts.values()].flatMap((facts) => (facts.presence === 'present' ? [facts.record] : []));
  return {
    cluster,
    ...(cluster === null ? {} : { pools: world.pools }),
    ...(machines === null
      ? {}
      : {
          machines: { pools: [machines.pool], found: machines.found, areVirtual: kindOf(run.site) === 'virtualized' },
        }),
    hosts: [...(run.labelled ?? []), ...read].map((record) => withEntry(run, record)),
    // A host that was made a moment ago is known not to have called: the first search can wait.
    hasAskedCalls: run.labelled !== null || run.registered.size > 0,
    hasSearched: run.clusterUids !== null && world.clusters.length === 0,
    gathered: waiting === undefined ? null : { present: waiting.present, needed: waiting.needed },
  };
}

/** An entry that this run has made is new, whatever was known of a host of this ID before. */
function withEntry({ registered }: Run, record: HostRecord): HostRecord {
  return { ...record, createdAtMs: record.createdAtMs ?? registered.get(record.hostId) ?? null };
}
