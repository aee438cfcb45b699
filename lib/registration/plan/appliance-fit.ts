import { type Failure, fail } from '../../errors';
import type { HostRecord } from '../../palette/model';
import type { Site } from '../../sites/site';
import { kindOf } from '../../sites/site-kind';
import { placementOf, type Virtualization, type VmPlacement, type VmPool } from '../../sites/virtualization';

/** What an appliance lacks: `what`, how much or which is needed, and what it has. */
interface Lack {
  readonly what: 'cpus' | 'memory MB' | 'disk GB' | 'network' | 'storage pool';
  readonly needs: string;
  readonly has: string;
}

/**
 * Why an appliance cannot carry the machines of its virtualized site, by what it has reported; null: it can, or it has
 * reported nothing that speaks against it. One machine at a time: how many share an appliance is Palette's business. Pure.
 */
export function judgeAppliance(site: Site, record: HostRecord): Failure | null {
  const { virtualization } = site;
  if (kindOf(site) !== 'virtualized' || virtualization === undefined) return null;
  const lack = findLack(virtualization, record);
  return lack === null ? null : fail('appliance_unfit', { ...lack }).error;
}

function findLack(virtualization: Virtualization, { hostId, machine, offer }: HostRecord): Lack | null {
  const { controlPlane, workers } = virtualization;
  const pools = workers === null ? [controlPlane] : [controlPlane, workers];
  const placement = placementOf(virtualization, hostId);
  return (
    lacksAmount('cpus', machine?.cpus, pools.map(cpusOf)) ??
    lacksAmount(
      'memory MB',
      machine?.memoryMb,
      pools.map(({ memoryMb }) => memoryMb),
    ) ??
    lacksAmount('disk GB', machine?.diskGb, pools.map(diskOf)) ??
    lacksNetwork(placement, offer) ??
    lacksStorage(placement, offer)
  );
}

function lacksAmount(what: Lack['what'], has: number | null | undefined, wanted: readonly number[]): Lack | null {
  const needs = Math.max(...wanted);
  return has == null || has >= needs ? null : { what, needs: String(needs), has: String(has) };
}

/** A set of processors counts from 0: `1-4,^3,6` needs seven. */
function cpusOf({ cpus, cpuSet }: VmPool): number {
  const numbers = (cpuSet?.match(/\d+/g) ?? []).map(Number);
  return Math.max(cpus, ...numbers.map((number) => number + 1));
}

/** The largest disk of a machine has to be on one disk of the appliance. */
function diskOf({ rootDiskGb, disks }: VmPool): number {
  return Math.max(rootDiskGb, ...disks.map(({ sizeGb }) => sizeGb));
}

function lacksNetwork({ networks, networkType }: VmPlacement, offer: HostRecord['offer']): Lack | null {
  if (offer === undefined || offer.networks.length === 0) return null;
  const isThere = (wanted: string) => offer.networks.some(({ name, type }) => name === wanted && type === networkType);
  const needs = networks.find((network) => !isThere(network));
  const has = offer.networks.map(({ name, type }) => `${name} (${type})`).join(', ');
  return needs === undefined ? null : { what: 'network', needs: `${needs} (${networkType})`, has };
}

function lacksStorage({ imagePool, targetPool, dataPool }: VmPlacement, offer: HostRecord['offer']): Lack | null {
  if (offer === undefined || offer.storagePools.length === 0) return null;
  const wanted = [imagePool, targetPool, dataPool].filter((pool) => pool !== null);
  const needs = wanted.find((pool) => !offer.storagePools.includes(pool));
  return needs === undefined ? null : { what: 'storage pool', needs, has: offer.storagePools.join(', ') };
}
