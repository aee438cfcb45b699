import { wordFor } from '../../../lib/i18n/word-for';
import { canPatchOs, describeKeep, policiesOf } from '../../../lib/sites/policies';
import type { RemoteAccess, Site } from '../../../lib/sites/site';
import { kindOf } from '../../../lib/sites/site-kind';
import { placementOf, type VmPlacement, type VmPool } from '../../../lib/sites/virtualization';
import type { UpdateStrategy, WorkerPool } from '../../../lib/sites/worker-pool';
import type { Fact } from './fact';

/** What the config says of a site that few sites have; nothing for the others. Pure. */
export function describeExtras(site: Site): Fact[] {
  const { clusterTemplateUid, pools, poolQuestion, virtualization, remoteAccess } = site;
  const question = poolQuestion === undefined ? undefined : wordFor(poolQuestion, 'en');
  return [
    ...(kindOf(site) === 'native' ? [] : [['kind', kindOf(site)] as const]),
    ...(clusterTemplateUid === undefined ? [] : [['cluster template', clusterTemplateUid] as const]),
    ...(pools ?? []).map((pool): Fact => ['worker pool', describePool(pool)]),
    ...(question === undefined ? [] : [['operators read', question.text] as const]),
    ...(virtualization === undefined ? [] : describeMachines(virtualization)),
    ...describePolicies(site),
    ...(remoteAccess === undefined ? [] : [['remote access', describeAccess(remoteAccess)] as const]),
  ];
}

function describePool(pool: WorkerPool): string {
  const { name, label, architecture, labels, taints, update, repaveSeconds, maxHosts } = pool;
  const word = label === null ? undefined : wordFor(label, 'en');
  const parts = [
    word === undefined ? 'hosts.csv only' : `"${word.text}"`,
    architecture,
    maxHosts === null ? '' : `at most ${maxHosts}`,
    describeUpdate(update),
    repaveSeconds === null ? '' : `${repaveSeconds} s between nodes`,
    ...describeMarks(labels, taints),
  ];
  return `${name}: ${parts.filter((part) => part !== '').join(', ')}`;
}

function describeMarks(labels: WorkerPool['labels'] = {}, taints: WorkerPool['taints'] = []): string[] {
  return [
    ...Object.entries(labels).map(([key, value]) => `${key}=${value}`),
    ...taints.map(({ key, value, effect }) => `${key}=${value}:${effect}`),
  ];
}

function describeUpdate(update: UpdateStrategy): string {
  if (update.type !== 'override') return update.type.replace('_', ' ');
  return `${update.maxSurge} more, ${update.maxUnavailable} less at a time`;
}

function describeMachines(virtualization: NonNullable<Site['virtualization']>): Fact[] {
  const { appliances, controlPlane, workers, placement, placements = {} } = virtualization;
  return [
    ['machines', `on ${appliances === 1 ? '1 appliance' : `${appliances} appliances`} at the least`],
    ['control plane', describeVm(controlPlane)],
    ...(workers === null ? [] : [['workers', describeVm(workers)] as const]),
    ['placement', describePlacement(placement)],
    ...Object.keys(placements).map(
      (hostId): Fact => ['placement', `of ${hostId}: ${describePlacement(placementOf(virtualization, hostId))}`],
    ),
  ];
}

function describePlacement({ networkType, networks, imagePool, targetPool, dataPool }: VmPlacement): string {
  const storage = [imagePool, targetPool ?? imagePool, ...(dataPool === null ? [] : [dataPool])];
  return `${networkType} ${networks.join(', ')}; storage ${[...new Set(storage)].join(', ')}`;
}

function describeVm(pool: VmPool): string {
  const { count, cpus, memoryMb, rootDiskGb, disks, cpuSet, update, labels, taints } = pool;
  const sizes = [rootDiskGb, ...disks.map(({ sizeGb }) => sizeGb)].map((size) => `${size} GB`);
  return [
    `${count} of ${cpus} CPUs${cpuSet === null ? '' : ` (${cpuSet})`}`,
    `${memoryMb} MB`,
    ...sizes,
    ...(update === undefined ? [] : [describeUpdate(update)]),
    ...describeMarks(labels, taints),
  ].join(', ');
}

function describePolicies(site: Site): Fact[] {
  const { scans, backup, osPatch } = policiesOf(site);
  const scanned = Object.entries(scans).flatMap(([name, schedule]) =>
    schedule === null ? [] : [`${name} ${schedule}`],
  );
  const patches = osPatch === null ? [] : [osPatch.schedule ?? '', osPatch.onBoot ? 'at first start' : ''];
  const isIgnored = !canPatchOs(site);
  return [
    ...(scanned.length === 0 ? [] : [['scans', scanned.join('; ')] as const]),
    ...(backup === null
      ? []
      : [['backups', `${backup.schedule} to ${backup.location}, kept for ${describeKeep(backup.keepHours)}`] as const]),
    ...(osPatch === null
      ? []
      : [
          [
            'patches',
            `${patches.filter((part) => part !== '').join(', ')}${isIgnored ? ' (Palette ignores it)' : ''}`,
          ] as const,
        ]),
  ];
}

function describeAccess(remoteAccess: RemoteAccess): string {
  if (remoteAccess === false) return 'none; sync closes what is open';
  return remoteAccess.hasTemporaryUser ? 'from Palette, as a user made for the occasion' : 'from Palette';
}
