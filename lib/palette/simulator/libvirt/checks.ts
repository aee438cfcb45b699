import { generalProblems } from '../cluster-checks';
import { clustersOfHost } from '../cluster-life';
import { findHost } from '../host-life';
import { type Problem, problemIf } from '../problem';
import type { Cluster, Device } from '../state';
import { isPast, type View } from '../view';
import type { LibvirtCreate, LibvirtPoolWrite, PlacementWrite } from './shapes';

/** Everything wrong with a create body, in the order in which a create would stumble over it. */
export function libvirtClusterProblems(view: View, projectUid: string, body: LibvirtCreate): Problem[] {
  return [
    ...generalProblems(view, projectUid, body, 'libvirt'),
    ...body.spec.machinepoolconfig.flatMap((pool) => libvirtPoolProblems(view, projectUid, pool, undefined)),
  ];
}

/** What is wrong with one pool of machines, and with each of its appliances, in or for a cluster. */
export function libvirtPoolProblems(
  view: View,
  projectUid: string,
  write: LibvirtPoolWrite,
  cluster: Cluster | undefined,
): Problem[] {
  const { name, size, isControlPlane } = write.poolConfig;
  const { placements } = write.cloudConfig;
  const about = { pool: name };
  const isEven = isControlPlane === true && ![1, 3, 5].includes(size);
  const { evenControlPlane, poolSizeMismatch } = view.switches;
  return [
    ...problemIf(isEven, evenControlPlane, about, `Pool ${name}: a control plane of ${size} is not supported`),
    ...problemIf(
      size < 0 || (size > 0 && placements.length === 0),
      poolSizeMismatch,
      about,
      `Pool ${name}: ${size} machines on ${placements.length} appliances`,
    ),
    ...placements.flatMap((place) => [
      ...applianceProblems(view, projectUid, place, name, cluster),
      ...placeProblems(view, place, write),
    ]),
  ];
}

/** An appliance may carry machines of several pools of one cluster. */
function applianceProblems(
  view: View,
  projectUid: string,
  { hostUid }: PlacementWrite,
  pool: string,
  cluster: Cluster | undefined,
): Problem[] {
  const { unknownHost, hostInUse } = view.switches;
  const isKnown = findHost(view, hostUid)?.projectUid === projectUid;
  const [other] = clustersOfHost(view, hostUid).filter(({ uid }) => uid !== cluster?.uid);
  const about = { pool };
  return [
    ...problemIf(!isKnown, unknownHost, about, `Edge host '${hostUid}' is not found`),
    ...problemIf(other !== undefined, hostInUse, about, `Edge host '${hostUid}' is in use by cluster '${other?.name}'`),
  ];
}

/** What an appliance that has called home does not have. INVENTED: whether and where Palette looked is unknown. */
function placeProblems(view: View, place: PlacementWrite, { poolConfig, cloudConfig }: LibvirtPoolWrite): Problem[] {
  const device = view.state.devices[place.hostUid];
  if (device === undefined || !isPast(view, findHost(view, place.hostUid)?.pairedAt ?? null)) return [];
  const about = { pool: poolConfig.name };
  const missing = missingOf(device, place);
  const { numCPUs, memoryInMB } = cloudConfig.instanceType;
  const { cores, memoryInMB: has, diskInGB = Number.POSITIVE_INFINITY } = device.hardware;
  const isTooBig = numCPUs > cores || memoryInMB > has || cloudConfig.rootDiskInGB > diskInGB;
  const { unknownPlace, machineTooBig } = view.switches;
  return [
    ...problemIf(missing !== null, unknownPlace, about, `Edge host '${place.hostUid}' has no ${missing}`),
    ...problemIf(isTooBig, machineTooBig, about, `Edge host '${place.hostUid}' is too small for a machine`),
  ];
}

function missingOf({ offer }: Device, place: PlacementWrite): string | null {
  if (offer === undefined) return null;
  const named = [place.sourceStoragePool, place.targetStoragePool, place.dataStoragePool].flatMap((pool) => pool || []);
  const pool = named.find((name) => !offer.storagePools.includes(name));
  if (pool !== undefined) return `storage pool '${pool}'`;
  const network = (place.networks ?? []).find(
    ({ networkName, networkType }) =>
      !offer.networks.some(({ name, type }) => name === networkName && type === networkType),
  );
  return network === undefined ? null : `network '${network.networkName}'`;
}
