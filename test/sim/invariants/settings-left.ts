import type { Cluster, Host, Json, State } from '../../../lib/palette/simulator/state';
import { managedBy } from '../../../lib/registration/plan/labels';
import { policiesOf } from '../../../lib/sites/policies';
import type { ProfileReference, Site } from '../../../lib/sites/site';
import type { UpdateStrategy, WorkerPool } from '../../../lib/sites/worker-pool';

/** What a cluster has otherwise than the config of its site, of all that a sync may write. Own words: the engine is judged. */
export function settingsLeft(state: State, site: Site, cluster: Cluster, sync: SyncAbilities): string[] {
  return [
    ...labelsLeft(site, cluster),
    ...placeLeft(site, cluster, sync),
    ...networkLeft(site, cluster),
    ...(sync.hasFeatures ? policiesLeft(state, site, cluster) : []),
    ...(site.pools ?? []).flatMap((pool) => poolLeft(pool, cluster)),
    ...site.profiles.flatMap((profile) => profileLeft(state, profile, cluster, sync)),
    ...hostsOf(state, site, cluster).flatMap((host) => hostLeft(site, host)),
  ];
}

/** What the sync was allowed, and able, to write. */
export interface SyncAbilities {
  readonly withVersions: boolean;
  /** This Palette has operations for scans, backups and the time zone. */
  readonly hasFeatures: boolean;
}

/** Whatever is different bears this name. */
const named = (what: string, isSame: boolean) => (isSame ? [] : [what]);
const isAlike = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const inOrder = (list: unknown) => (Array.isArray(list) ? [...list].sort() : []);

function missing(what: string, there: Json, wanted: Json): string[] {
  return Object.entries(wanted).flatMap(([key, value]) => named(`${what} ${key}`, there[key] === value));
}

function labelsLeft(site: Site, { labels }: Cluster): string[] {
  const own = labels['managed-by'] === managedBy ? { name: site.clusterName } : {};
  return missing('label', labels, { ...site.tags, ...own });
}

function placeLeft({ location, timeZone, kind }: Site, { clusterConfig }: Cluster, { hasFeatures }: SyncAbilities) {
  const { location: place, timezone } = clusterConfig as { location?: { geoLoc?: Json }; timezone?: string };
  const { latitude, longitude } = place?.geoLoc ?? {};
  const isThere = location === null || (latitude === location.latitude && longitude === location.longitude);
  const knowsZone = hasFeatures && (kind ?? 'native') === 'native' && timeZone !== null;
  return [...named('location', isThere), ...named('time zone', !knowsZone || timezone === timeZone)];
}

function networkLeft({ sshKeys, ntpServers }: Site, { cloudConfig }: Cluster): string[] {
  const isKept = (wanted: readonly string[], there: unknown) =>
    wanted.length === 0 || isAlike(inOrder(there), inOrder(wanted));
  return [
    ...named('SSH keys', isKept(sshKeys, cloudConfig.sshKeys)),
    ...named('NTP servers', isKept(ntpServers, cloudConfig.ntpServers)),
  ];
}

const tools = { security: 'kubeBench', penetration: 'kubeHunter', conformance: 'sonobuoy' } as const;

function policiesLeft({ backupLocations = [] }: State, site: Site, { scans = {}, backup = {} }: Cluster): string[] {
  const { scans: wanted, backup: policy } = policiesOf(site);
  const cronOf = (plan: unknown) => (plan as { schedule?: { scheduledRunTime?: string } })?.schedule?.scheduledRunTime;
  const kinds = ['security', 'penetration', 'conformance'] as const;
  const others = kinds.filter((kind) => wanted[kind] !== null && cronOf(scans[tools[kind]]) !== wanted[kind]);
  if (policy === null) return others.map((kind) => `${kind} scan`);
  const there = backupLocations.find(({ uid }) => uid === backup.backupLocationUid);
  const isKept =
    there?.name === policy.location &&
    backup.durationInHours === policy.keepHours &&
    backup.backupPrefix === policy.prefix &&
    backup.includeAllDisks === policy.includeDisks &&
    isAlike(inOrder(backup.namespaces), inOrder(policy.namespaces)) &&
    cronOf(backup) === policy.schedule;
  return [...others.map((kind) => `${kind} scan`), ...named('backup', isKept)];
}

const strategies = { expand_first: 'RollingUpdateScaleOut', contract_first: 'RollingUpdateScaleIn' } as const;

function poolLeft({ name, labels, taints, update, repaveSeconds }: WorkerPool, { pools }: Cluster): string[] {
  const config = pools.find((pool) => pool.name === name && pool.config.isControlPlane !== true)?.config;
  if (config === undefined) return [];
  const texts = (list: unknown) => (Array.isArray(list) ? list.map((one: Json) => `${one.key} ${one.value}`) : []);
  return [
    ...named(`labels of ${name}`, isAlike(config.additionalLabels ?? {}, labels)),
    ...named(`taints of ${name}`, isAlike(inOrder(texts(config.taints)), inOrder(texts(taints)))),
    ...named(`update of ${name}`, isStrategy(config.updateStrategy, update)),
    ...named(`repave of ${name}`, repaveSeconds === null || config.nodeRepaveInterval === repaveSeconds),
  ];
}

function isStrategy(told: unknown, wanted: UpdateStrategy): boolean {
  const { type = strategies.expand_first, maxSurge, maxUnavailable } = (told ?? {}) as Record<string, string>;
  if (wanted.type !== 'override') return type === strategies[wanted.type];
  return type === 'OverrideScaling' && maxSurge === wanted.maxSurge && maxUnavailable === wanted.maxUnavailable;
}

function profileLeft({ profiles }: State, wanted: ProfileReference, cluster: Cluster, sync: SyncAbilities): string[] {
  const { by } = wanted;
  const found = profiles.find((one) =>
    'uid' in by ? one.uid === by.uid : one.name === by.name && one.version === by.version,
  );
  const name = found?.name ?? '';
  if (found === undefined || !cluster.profileUids.includes(found.uid)) {
    const twin = profiles.some((one) => one.name === name && cluster.profileUids.includes(one.uid));
    return named(`version of ${name}`, !sync.withVersions || (wanted.kind !== 'add-on' && !twin));
  }
  const values = Object.fromEntries(
    [...found.variables, ...(cluster.profileVariables[found.uid] ?? [])].map((one) => [
      String(one.name),
      one.value ?? one.defaultValue,
    ]),
  );
  const layers = cluster.packValues?.[found.uid] ?? [];
  return [
    ...missing(`variable of ${name}`, values, wanted.variables),
    ...(wanted.packs ?? []).flatMap((pack) =>
      named(
        `layer ${pack.name}`,
        layers.some((one) => one.name === pack.name && one.values === pack.values),
      ),
    ),
  ];
}

/** Members that this app has registered and that have called home. */
function hostsOf({ hosts }: State, site: Site, { pools }: Cluster): Host[] {
  return pools
    .flatMap((pool) => pool.hosts.flatMap(({ hostUid }) => hosts[hostUid] ?? []))
    .filter(
      ({ labels, pairedAt }) => labels['managed-by'] === managedBy && labels.site === site.id && pairedAt !== null,
    );
}

function hostLeft({ tags, remoteAccess }: Site, { uid, labels, tunnelConfig }: Host): string[] {
  const { remoteSsh, remoteSshTempUser } = tunnelConfig ?? {};
  const isOpen = remoteSsh === 'enabled';
  const hasUser = remoteSshTempUser === 'enabled';
  const isWanted = remoteAccess === false ? !isOpen : isOpen && hasUser === remoteAccess?.hasTemporaryUser;
  return [
    ...missing(`label of ${uid}`, labels, tags),
    ...named(`remote access to ${uid}`, remoteAccess === undefined || isWanted),
  ];
}
