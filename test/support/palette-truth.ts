import { expect } from 'vitest';
import { type HostId, parseHostId } from '../../lib/hosts/edge-host-id';
import type { LogEntry } from '../../lib/palette/simulator/log';
import type { Simulator } from '../../lib/palette/simulator/simulator';
import type { Cluster } from '../../lib/palette/simulator/state';

type Palette = Pick<Simulator, 'snapshot' | 'log'>;

/** An edge host ID as a real device prints it; the same for the same number. */
export function edgeHost(number: number): HostId {
  const parsed = parseHostId(`edge-5c913342d76bb86e7ccd998b19d3${String(number).padStart(4, '0')}`);
  if (!parsed.ok) throw new Error(`No edge host ID for ${number}`);
  return parsed.value;
}

/** The first so many of them. */
export function edgeHosts(count: number): HostId[] {
  return Array.from({ length: count }, (_, index) => edgeHost(index + 1));
}

/** Clusters of the name that nobody deletes, read behind the API. */
export function clustersNamed(palette: Palette, name: string): Cluster[] {
  const { clusters } = palette.snapshot().state;
  return Object.values(clusters).filter((cluster) => cluster.name === name && cluster.deletingAt === null);
}

/** Who is in which pool of the clusters of that name: `pool/host`, as often as it stands there. */
export function membershipsOf(palette: Palette, name: string): string[] {
  return clustersNamed(palette, name).flatMap(({ pools }) =>
    pools.flatMap((pool) => pool.hosts.map((host) => `${pool.name}/${host.hostUid}`)),
  );
}

/** Exactly one cluster, which holds exactly these hosts once each, each of them registered once. */
export function expectOneCluster(palette: Palette, name: string, hostIds: readonly string[]): void {
  expect(clustersNamed(palette, name), `clusters named ${name}`).toHaveLength(1);
  const members = membershipsOf(palette, name).map((entry) => entry.split('/')[1]);
  expect(members.toSorted()).toEqual([...hostIds].sort());
  expect(Object.keys(palette.snapshot().state.hosts)).toEqual(expect.arrayContaining([...hostIds]));
  for (const cluster of clustersNamed(palette, name)) {
    for (const pool of cluster.pools) expect(pool.config.size, `size of ${pool.name}`).toBe(pool.hosts.length);
  }
}

/** What was written, as `METHOD template`, in order. */
export function writesOf(palette: Palette): string[] {
  return palette.log.filter(({ effect }) => effect === 'write').map(nameOf);
}

/** How many calls read, wrote, and were refused. */
export function countCalls(palette: Palette): { reads: number; writes: number; refused: number } {
  const count = (effect: LogEntry['effect']) => palette.log.filter((entry) => entry.effect === effect).length;
  return { reads: count('read'), writes: count('write'), refused: count('refused') };
}

function nameOf({ method, template, path }: LogEntry): string {
  return `${method} ${template ?? path}`;
}

const config = '/v1/cloudconfigs/edge-native/{configUid}';

/** The five kinds of write, named as in the log. */
export const write = {
  host: 'POST /v1/edgehosts',
  labels: 'PUT /v1/edgehosts/{uid}/meta',
  cluster: 'POST /v1/spectroclusters/edge-native',
  newPool: `POST ${config}/machinePools`,
  pool: `PUT ${config}/machinePools/{machinePoolName}`,
} as const;
