import type { Cluster, Host, Json, PoolHost } from '../../../lib/palette/simulator/state';
import { managedBy } from '../../../lib/registration/plan/labels';
import type { Site } from '../../../lib/sites/site';
import { liveClusters } from '../history';
import type { Random } from '../random';
import type { Stage } from '../stage';

/** A version of the sites' add-on that none of them asks for: somebody may attach it by hand. */
export const otherVersion = { name: 'store-base', version: '3.0.0', type: 'add-on', scope: 'tenant' } as const;

/** What somebody changes of a cluster in Palette's console. */
type ClusterDrift = (cluster: Cluster, stage: Stage, random: Random) => Partial<Cluster>;

const inConfig = ({ clusterConfig }: Cluster, change: Json) => ({ clusterConfig: { ...clusterConfig, ...change } });
const inNetwork = ({ cloudConfig }: Cluster, change: Json) => ({ cloudConfig: { ...cloudConfig, ...change } });
const planned = (cron: string) => ({ schedule: { scheduledRunTime: cron } });

const clusterDrifts: Readonly<Record<string, ClusterDrift>> = {
  'other tags': ({ labels }) => ({ labels: { ...labels, tier: 'silver', wing: 'north' } }),
  'no tags': ({ labels: { brand: _brand, tier: _tier, ...labels } }) => ({ labels }),
  location: (cluster) => inConfig(cluster, { location: { geoLoc: { latitude: 52.52, longitude: 13.4 } } }),
  'time zone': (cluster) => inConfig(cluster, { timezone: 'Europe/Berlin' }),
  'no keys': (cluster) => inNetwork(cluster, { sshKeys: [] }),
  'other keys': (cluster) => inNetwork(cluster, { sshKeys: ['ssh-ed25519 AAAAsecondkey night-shift@example.com'] }),
  'time servers': (cluster) => inNetwork(cluster, { ntpServers: ['a.time.example.com', 'b.time.example.com'] }),
  scans: () => ({
    scans: { kubeBench: planned('0 5 * * 1'), kubeHunter: planned(''), sonobuoy: planned('0 6 1 * *') },
  }),
  'no scans': () => ({ scans: undefined }),
  'no backup': () => ({ backup: undefined }),
  'shorter backup': ({ backup }) => (backup === undefined ? {} : { backup: { ...backup, durationInHours: 24 } }),
  'no pool options': ({ pools }) => ({
    pools: pools.map((pool) => {
      const { additionalLabels: _labels, taints: _taints, updateStrategy: _update, ...config } = pool.config;
      return pool.config.isControlPlane === true ? pool : { ...pool, config };
    }),
  }),
  'other pool options': ({ pools }) => ({
    pools: pools.map((pool) => ({
      ...pool,
      config: { ...pool.config, additionalLabels: { role: 'counter' }, nodeRepaveInterval: 60 },
    })),
  }),
  variable: ({ profileUids, profileVariables }) => ({
    profileVariables: {
      ...profileVariables,
      ...Object.fromEntries(profileUids.slice(1).map((uid) => [uid, [{ name: 'store_number', value: '99' }]])),
    },
  }),
  layer: ({ profileUids, packValues }) => ({
    packValues: {
      ...packValues,
      ...Object.fromEntries(profileUids.slice(0, 1).map((uid) => [uid, [{ name: 'edge-k3s', values: 'cluster: {}' }]])),
    },
  }),
  version: ({ profileUids }, stage) => {
    const { profiles } = stage.simulator.snapshot().state;
    const other = profiles.find(({ name, version }) => name === otherVersion.name && version === otherVersion.version);
    const at = profileUids.findIndex(
      (uid) => profiles.find((profile) => profile.uid === uid)?.name === otherVersion.name,
    );
    return other === undefined || at < 0 ? {} : { profileUids: profileUids.with(at, other.uid) };
  },
};

const hostDrifts: Readonly<Record<string, (host: Host) => Partial<Host>>> = {
  'other host tags': ({ labels }) => ({ labels: { ...labels, brand: 'other', shelf: '7' } }),
  'no host tags': ({ labels: { brand: _brand, tier: _tier, ...labels } }) => ({ labels }),
  'host opened': () => ({ tunnelConfig: { remoteSsh: 'enabled', remoteSshTempUser: 'disabled' } }),
  'host closed': () => ({ tunnelConfig: { remoteSsh: 'disabled', remoteSshTempUser: 'disabled' } }),
};

/** Somebody changes one setting of a site's cluster, or of one of its hosts, by hand; nothing where there is none. */
export function drift(stage: Stage): void {
  const random = stage.chance.console;
  const site = random.pick(stage.scenario.sites);
  const cluster = liveClusters(stage.simulator.snapshot().state, site.clusterName)[0];
  if (cluster === undefined) return;
  const names = Object.keys(random.chance(0.75) ? clusterDrifts : hostDrifts);
  const what = random.pick(names);
  const changed = clusterDrifts[what] ? changeCluster(stage, cluster, what) : changeHost(stage, site, cluster, what);
  if (!changed) return;
  stage.note('IT', 'changes a setting', () => `${what} at ${site.id}`);
  stage.noteTruth();
  stage.evidence.drifts.push({ atMs: stage.scheduler.now(), siteId: site.id, what });
}

function changeCluster(stage: Stage, { uid }: Cluster, what: string): boolean {
  stage.simulator.stranger.changeCluster(uid, (now) => clusterDrifts[what]?.(now, stage, stage.chance.console) ?? {});
  return true;
}

function changeHost(stage: Stage, site: Site, { pools }: Cluster, what: string): boolean {
  const { hosts } = stage.simulator.snapshot().state;
  const isOurs = ({ hostUid }: PoolHost) =>
    hosts[hostUid]?.labels['managed-by'] === managedBy && hosts[hostUid]?.labels.site === site.id;
  const ours = pools.flatMap((pool) => pool.hosts.filter(isOurs));
  if (ours.length === 0) return false;
  const { hostUid } = stage.chance.console.pick(ours);
  stage.simulator.stranger.changeHost(hostUid, (host) => hostDrifts[what]?.(host) ?? {});
  return true;
}
