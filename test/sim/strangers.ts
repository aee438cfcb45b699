import { OTHER_PROJECT_UID } from '../../lib/palette/simulator/default-seed';
import type { Site } from '../../lib/sites/site';
import type { StrangerAct } from './evidence';
import { liveClusters, membershipsIn } from './history';
import { drift } from './settings/drift';
import type { Stage } from './stage';

/** People who work in Palette's own console, without asking us. */
export interface Strangers {
  /** Now and then somebody is just a moment faster than a write of ours. */
  actJustBefore(template: string): void;
  /** Does one thing, if there is anything to do it to. */
  act(): void;
}

type What = StrangerAct['what'];

/** What they do, the more likely ones more often. */
const habits: readonly What[] = [
  'add_host',
  'add_host',
  'add_host',
  'remove_host',
  'remove_host',
  'delete_cluster',
  'foreign_cluster',
  'other_cluster',
  'other_project',
  'break_cluster',
  'delete_host',
  'move_host',
];

/** The IT department of a run. */
export function createStrangers(stage: Stage): Strangers {
  const random = stage.chance.people;
  const { sameSecond } = stage.scenario.stranger;
  const hasDrifts = stage.scenario.driftsAtMs.length > 0;
  let serial = 0;

  function perform(what: What): void {
    const site = random.pick(stage.scenario.sites);
    if (site.kind === 'virtualized' && ofHosts.has(what)) return;
    serial += 1;
    const done = acts[what](stage, site, serial);
    if (done === null) return;
    const { hostId = null, clusterName = null } = done;
    stage.note('IT', what, () => `${hostId ?? ''} ${clusterName ?? ''}`);
    stage.noteTruth();
    stage.evidence.strangerActs.push({ atMs: stage.scheduler.now(), what, hostId, clusterName });
  }

  return {
    actJustBefore(template) {
      if (hasDrifts && isOfSettings(template) && !stage.isQuiet() && stage.chance.console.chance(sameSecond))
        drift(stage);
      const isPoolWrite = template.includes('/machinePools');
      if (!isPoolWrite || stage.isQuiet() || !random.chance(sameSecond)) return;
      perform(random.pick(['add_host', 'add_host', 'remove_host', 'delete_cluster'] as const));
    },
    act: () => perform(random.pick(habits)),
  };
}

/** A write of a sync to the cluster itself. */
function isOfSettings(template: string): boolean {
  return template.startsWith('/v1/spectroclusters/{uid}/') || template.endsWith('/clusterConfig');
}

/** What makes no sense where hosts are appliances: their pools are of machines. */
const ofHosts: ReadonlySet<What> = new Set(['add_host', 'remove_host', 'foreign_cluster']);

interface Done {
  readonly hostId?: string;
  readonly clusterName?: string;
}

/** Each act, or null where there is nothing to do it to. */
const acts: Readonly<Record<What, (stage: Stage, site: Site, serial: number) => Done | null>> = {
  add_host(stage, site, serial) {
    const cluster = firstCluster(stage, site);
    if (cluster === null) return null;
    const uid = `it-${String(serial).padStart(4, '0')}`;
    stage.simulator.stranger.registerHost({ uid, isPaired: true });
    stage.simulator.stranger.addHostToPool(cluster.uid, 'worker-pool', uid);
    return { hostId: uid, clusterName: site.clusterName };
  },
  remove_host(stage, site) {
    const cluster = firstCluster(stage, site);
    const members = cluster?.pools.find(({ name }) => name === 'worker-pool')?.hosts ?? [];
    if (cluster === null || members.length === 0) return null;
    const { hostUid } = stage.chance.people.pick(members);
    stage.simulator.stranger.removeHostFromPool(cluster.uid, 'worker-pool', hostUid);
    return { hostId: hostUid, clusterName: site.clusterName };
  },
  delete_cluster(stage, site) {
    const cluster = firstCluster(stage, site);
    if (cluster === null) return null;
    stage.simulator.stranger.deleteCluster(cluster.uid);
    return { clusterName: site.clusterName };
  },
  foreign_cluster(stage, site, serial) {
    const uid = `it-${String(serial).padStart(4, '0')}`;
    stage.simulator.stranger.registerHost({ uid, isPaired: true });
    stage.simulator.stranger.createCluster({ name: site.clusterName, hosts: [uid], isRunning: true });
    return { hostId: uid, clusterName: site.clusterName };
  },
  other_cluster(stage, _site, serial) {
    const { hostId } = stage.chance.people.pick(stage.scenario.phones);
    const { state } = stage.simulator.snapshot();
    if (membershipsIn(state, hostId).length > 0) return null;
    if (state.hosts[hostId] === undefined) stage.simulator.stranger.registerHost({ uid: hostId, isPaired: true });
    stage.simulator.stranger.createCluster({ name: `lab-${serial}`, hosts: [hostId], isRunning: true });
    return { hostId, clusterName: `lab-${serial}` };
  },
  other_project(stage) {
    const { hostId } = stage.chance.people.pick(stage.scenario.phones);
    if (stage.simulator.snapshot().state.hosts[hostId] !== undefined) return null;
    stage.simulator.stranger.registerHost({ uid: hostId, projectUid: OTHER_PROJECT_UID, isPaired: true });
    return { hostId };
  },
  break_cluster(stage, site) {
    const cluster = firstCluster(stage, site);
    if (cluster === null) return null;
    stage.simulator.stranger.setClusterState(cluster.uid, 'Error');
    stage.scheduler.after(stage.chance.people.int(20_000, 120_000), () => {
      stage.note('IT', 'mends the cluster');
      stage.simulator.stranger.setClusterState(cluster.uid, null);
      stage.noteTruth();
    });
    return { clusterName: site.clusterName };
  },
  delete_host(stage) {
    const hostId = pickFree(stage);
    if (hostId === null) return null;
    stage.simulator.stranger.deleteHost(hostId);
    return { hostId };
  },
  move_host(stage, site) {
    const hostId = pickFree(stage);
    if (hostId === null) return null;
    const labels = stage.simulator.snapshot().state.hosts[hostId]?.labels ?? {};
    stage.simulator.stranger.setHostLabels(hostId, { ...labels, site: site.id });
    return { hostId };
  },
};

/** A host of ours that is in no cluster yet, or null. */
function pickFree({ simulator, chance, scenario }: Stage): string | null {
  const { state } = simulator.snapshot();
  const free = scenario.phones.filter(
    ({ hostId }) => state.hosts[hostId] !== undefined && membershipsIn(state, hostId).length === 0,
  );
  return free.length === 0 ? null : chance.people.pick(free).hostId;
}

function firstCluster(stage: Stage, site: Site) {
  return liveClusters(stage.simulator.snapshot().state, site.clusterName)[0] ?? null;
}
