import { clustersOfHost, installedAt, isMachineGone, poolHosts } from './cluster-life';
import type { Cluster, Device, PoolHost } from './state';
import { isPast, timestamp, type View } from './view';

export type DevicePhase =
  | 'off'
  | 'broken'
  | 'refused: its ID is registered already'
  | 'waiting to be registered'
  | 'registered, waiting for a cluster'
  | 'installing'
  | 'running';

/** A virtual edge host as its own screen shows it. */
export interface DeviceView {
  readonly id: string;
  readonly architecture: Device['architecture'];
  readonly phase: DevicePhase;
  /** Percent of the installation, 0 before and 100 after. */
  readonly progress: number;
  readonly lines: readonly ConsoleLine[];
}

export interface ConsoleLine {
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly text: string;
}

/** What a device shows now; a pure function of the facts. */
export function deviceView(view: View, device: Device): DeviceView {
  const { id, architecture } = device;
  const facts = factsOf(view, device);
  return { id, architecture, phase: facts.phase, progress: facts.progress, lines: linesOf(view, device, facts) };
}

interface Facts {
  readonly phase: DevicePhase;
  readonly progress: number;
  readonly pairedAt: number | null;
  /** Palette knows its ID, by another installation. */
  readonly isRefused: boolean;
  readonly membership: { readonly cluster: Cluster; readonly host: PoolHost } | undefined;
}

function factsOf(view: View, device: Device): Facts {
  const entry = view.state.hosts[device.id];
  const isRefused = entry?.orphanedAt !== undefined;
  const pairedAt = isRefused ? null : (entry?.pairedAt ?? null);
  const membership = membershipOf(view, device.id);
  const progress = membership === undefined ? 0 : progressOf(view, membership.host);
  const facts = { pairedAt, membership, progress, isRefused };
  if (device.diedAt !== undefined) return { ...facts, phase: 'broken', progress: 0 };
  if (device.poweredAt === null) return { ...facts, phase: 'off' };
  if (isRefused) return { ...facts, phase: 'refused: its ID is registered already', progress: 0 };
  if (!isPast(view, pairedAt)) return { ...facts, phase: 'waiting to be registered' };
  if (membership === undefined) return { ...facts, phase: 'registered, waiting for a cluster' };
  return { ...facts, phase: progress === 100 ? 'running' : 'installing' };
}

function membershipOf(view: View, id: string): Facts['membership'] {
  for (const cluster of clustersOfHost(view, id)) {
    const host = poolHosts(cluster).find((member) => member.hostUid === id && isAtWork(view, member));
    if (host !== undefined) return { cluster, host };
  }
  return undefined;
}

function isAtWork(view: View, member: PoolHost): boolean {
  return isPast(view, member.startedAt) && !isMachineGone(view, member);
}

function progressOf(view: View, host: PoolHost): number {
  const end = installedAt(view, host);
  if (host.startedAt === null || end === null) return 0;
  if (view.at >= end) return 100;
  return Math.floor((100 * (view.at - host.startedAt)) / (end - host.startedAt));
}

function linesOf(view: View, device: Device, { pairedAt, membership, isRefused }: Facts): ConsoleLine[] {
  const bootedAt = device.poweredAt ?? device.createdAt;
  const happened: [number | null, string][] = [
    [bootedAt, `Starting edge host agent (${device.architecture})`],
    [bootedAt, `MachineID: ${device.id}`],
    [bootedAt, 'Looking for this edge host in Palette'],
    [
      bootedAt,
      isRefused ? 'Registration refused: this ID is registered already' : 'Not registered yet: scan the QR code',
    ],
    [pairedAt, 'Registered: paired with Palette'],
    [pairedAt, 'Waiting for a cluster'],
    ...(membership === undefined ? [] : installationLines(view, membership)),
    [device.poweredOffAt, device.diedAt === undefined ? 'Power off' : 'Hardware failure'],
  ];
  return happened.flatMap(([at, text]) => (isPast(view, at) ? [{ at: timestamp(at), text }] : []));
}

function installationLines(view: View, { cluster, host }: NonNullable<Facts['membership']>): [number | null, string][] {
  return [
    [host.startedAt, `Cluster ${cluster.name}: installation started`],
    [installedAt(view, host), 'Installation complete, node is running'],
  ];
}
