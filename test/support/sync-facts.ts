import type { Amendment } from '../../lib/lifecycle/sync/difference';
import type { SettingsFacts } from '../../lib/lifecycle/sync/settings-facts';
import type { HostRecord, Pool } from '../../lib/palette/model';
import { tunnelConfigOf } from '../../lib/palette/tunnel-config';
import type { ClusterSettings } from '../../lib/palette/upkeep-model';
import { toLibvirtParts } from '../../lib/palette/wire/cluster-create-libvirt';
import { toPoolOptions } from '../../lib/palette/wire/pool-options';
import { clusterLabels, hostLabels } from '../../lib/registration/plan/labels';
import { canPatchOs, policiesOf } from '../../lib/sites/policies';
import type { Site } from '../../lib/sites/site';
import { edgeHosts } from './palette-truth';

/** What Palette has of a site right after it was set up from its config, with so many hosts. */
export function freshFacts(site: Site, hosts = 2): SettingsFacts {
  const names = site.profiles.map(({ by }) => ('uid' in by ? by.uid : `${by.name}@${by.version}`));
  return {
    site,
    settings: freshSettings(site),
    pools: site.virtualization === undefined ? [leaders(site), ...workers(site)] : machines(site, hosts),
    members: edgeHosts(hosts).map((hostId) => member(site, hostId)),
    profiles: site.profiles.map((reference, index) => ({ reference, uid: `uid-of-${names[index]}` })),
    profileNames: new Map(names.map((name) => [`uid-of-${name}`, name])),
    locations: [
      { uid: 'place-1', name: policiesOf(site).backup?.location ?? 'backups' },
      { uid: 'place-2', name: 'elsewhere' },
    ],
  };
}

function freshSettings(site: Site): ClusterSettings {
  const { scans, backup, osPatch } = policiesOf(site);
  const { location: _location, ...policy } = backup ?? { location: '' };
  return {
    metadata: { name: site.clusterName, labels: clusterLabels(site), annotations: {} },
    location: site.location,
    place: { countryCode: 'US' },
    timeZone: site.timeZone,
    osPatch: canPatchOs(site) ? osPatch : null,
    templateUid: site.clusterTemplateUid ?? null,
    network: {
      controlPlaneEndpoint: { host: site.endpoint.host, type: 'VIP' },
      sshKeys: site.sshKeys,
      ntpServers: site.ntpServers,
      overlayNetworkConfiguration: { enable: site.overlayCidr !== null, cidr: site.overlayCidr ?? '' },
      isTwoNodeCluster: site.topology.controlPlane === 2,
      somethingNew: { of: 'a later Palette' },
    },
    profiles: site.profiles.map(({ by, variables, packs = [] }) => ({
      uid: `uid-of-${'uid' in by ? by.uid : `${by.name}@${by.version}`}`,
      name: 'name' in by ? by.name : 'by-uid',
      variables,
      sensitive: [],
      packs: packs.map(({ name, values }) => ({ name, values })),
    })),
    scans,
    backup: backup === null ? null : { ...(policy as Omit<typeof backup, 'location'>), locationUid: 'place-1' },
    unknown: [],
  };
}

function leaders({ topology }: Site): Pool {
  const wire = { useControlPlaneAsWorker: topology.controlPlaneRunsWork };
  return { name: 'control-plane-pool', isControlPlane: true, hosts: [], wire };
}

function workers({ pools = [] }: Site): Pool[] {
  return pools.map((pool) => ({ name: pool.name, isControlPlane: false, hosts: [], wire: toPoolOptions(pool) }));
}

/** Of these appliances; read they stand flat (API.md §10). */
function machines(site: Site, hosts: number): Pool[] {
  const appliances = edgeHosts(hosts).map((hostId) => ({ hostId, address: null }));
  return toLibvirtParts(site, appliances).machinepoolconfig.map(({ poolConfig, cloudConfig }) => {
    const { name, isControlPlane, size } = poolConfig;
    return { name, isControlPlane, hosts: [], size, wire: { ...poolConfig, ...cloudConfig } };
  });
}

function member(site: Site, hostId: HostRecord['hostId']): HostRecord {
  return {
    hostId,
    state: 'in-use',
    health: 'healthy',
    labels: hostLabels(site, hostId, null),
    clusters: [],
    projectUid: null,
    createdAtMs: null,
    machine: null,
    tunnelConfig: tunnelConfigOf(site),
  };
}

/** Palette after one write, as API.md says that it takes it. */
export function afterwards(facts: SettingsFacts, amendment: Amendment): SettingsFacts {
  const { settings } = facts;
  const withSettings = (changed: Partial<ClusterSettings>) => ({ ...facts, settings: { ...settings, ...changed } });
  const withMember = (hostId: string, changed: Partial<HostRecord>) => ({
    ...facts,
    members: facts.members.map((one) => (one.hostId === hostId ? { ...one, ...changed } : one)),
  });
  switch (amendment.of) {
    case 'cluster_labels':
      return withSettings({ metadata: amendment.metadata });
    case 'location':
      return withSettings({ location: amendment.location, place: amendment.place });
    case 'time_zone':
      return withSettings({ timeZone: amendment.timeZone });
    case 'network':
      return withSettings({ network: amendment.network });
    case 'scans':
      return withSettings({ scans: amendment.scans });
    case 'backup':
      return withSettings({ backup: amendment.backup });
    case 'os_patch':
      return withSettings({ osPatch: amendment.osPatch });
    case 'profiles':
      return withSettings({ profiles: attach(facts, amendment.profiles) });
    case 'pool':
      return {
        ...facts,
        pools: facts.pools.map((pool) => {
          return pool.name === amendment.pool ? { ...pool, wire: { ...pool.wire, ...amendment.options } } : pool;
        }),
      };
    case 'host_labels':
      return withMember(amendment.hostId, { labels: amendment.labels });
    case 'remote_access':
      return withMember(amendment.hostId, { tunnelConfig: amendment.config });
  }
}

type Changes = Extract<Amendment, { of: 'profiles' }>['profiles'];

function attach({ settings, profileNames }: SettingsFacts, changes: Changes): ClusterSettings['profiles'] {
  const replaced = new Set(changes.flatMap(({ replaces }) => replaces ?? []));
  const stay = settings.profiles.filter(({ uid }) => !replaced.has(uid));
  const fresh = changes.map(({ uid, variables, packs, replaces }) => {
    const before = settings.profiles.find((one) => one.uid === replaces);
    const changed = new Map(packs.map(({ name, values }) => [name, { name, values }]));
    return {
      uid,
      name: before?.name ?? (profileNames.get(uid) ?? uid).split('@')[0] ?? '',
      variables: Object.fromEntries(Object.entries(variables).filter(([name]) => !before?.sensitive.includes(name))),
      sensitive: before?.sensitive ?? [],
      packs: [...(before?.packs ?? []).filter(({ name }) => !changed.has(name)), ...changed.values()],
    };
  });
  return [...stay, ...fresh];
}
