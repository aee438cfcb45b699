import { fail, type Result, succeed } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { Site } from '../sites/site';
import type { Intent } from '../store/records';
import type { Ports } from './ports';
import { runLastsMs } from './run';
import { isUndoWanted } from './undo-state';

/** The format of a key is published nowhere (API.md §9.4); what a keyboard has, so that no header or log is surprised. */
const pattern = /^[\x20-\x7e]{1,128}$/;

/**
 * The key as typed, blanks around it removed; null when none was typed, or the site asks for none. Fails with
 * `pairing_key_invalid`. Pure.
 */
export function parsePairingKey({ access }: Site, text: string | undefined): Result<string | null> {
  const key = text?.trim() ?? '';
  if (access.pairingKey === 'none' || key === '') return succeed(null);
  return pattern.test(key) ? succeed(key) : fail('pairing_key_invalid');
}

interface Kept {
  readonly key: string;
  readonly untilMs: number;
}

/** By the ports of a process: a key is in its memory and nowhere else. */
const memories = new WeakMap<Ports, Map<HostId, Kept>>();

/** Keeps the key until `untilMs`, or until the host is registered ({@link forgetPairingKey}). */
export function keepPairingKey(ports: Ports, hostId: HostId, key: string, untilMs: number): void {
  const kept = memories.get(ports) ?? new Map<HostId, Kept>();
  memories.set(ports, kept);
  const nowMs = ports.clock.now();
  for (const [other, entry] of kept) if (entry.untilMs <= nowMs) kept.delete(other);
  kept.set(hostId, { key, untilMs });
}

/** The key, if it was typed in this process a moment ago. */
export function recallPairingKey(ports: Ports, hostId: HostId): string | null {
  const kept = memories.get(ports)?.get(hostId);
  return kept !== undefined && kept.untilMs > ports.clock.now() ? kept.key : null;
}

/** It is not needed any more. */
export function forgetPairingKey(ports: Ports, hostId: HostId): void {
  memories.get(ports)?.delete(hostId);
}

/** Another process may have the key as long as this: its submit may still be waiting for the site. */
export function mayBeKeptElsewhere(ports: Ports, intent: Intent): boolean {
  if (isUndoWanted(intent)) return false;
  if (!intent.needsPairingKey || intent.isRegistered || recallPairingKey(ports, intent.hostId) !== null) return false;
  return ports.clock.now() - intent.changedAtMs < runLastsMs(ports);
}
