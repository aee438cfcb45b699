import { type Failure, fail } from '../../errors';
import type { HostId } from '../../hosts/edge-host-id';
import type { Step } from './world';

/** What the join layer says of all hosts together that could join. */
export interface Joining {
  readonly stops: ReadonlyMap<HostId, Failure>;
  /** Set when the site waits for more hosts. */
  readonly waiting: { readonly present: number; readonly needed: number } | null;
  readonly step: Step;
}

/** The first of these hosts, as many as there is room for. Pure. */
export function admit(hostIds: readonly HostId[], most: number) {
  return { admitted: hostIds.slice(0, most), refused: hostIds.slice(most) };
}

/** Why hosts go nowhere: the site is full, or no static address is left for them. Pure. */
export function toStops(most: number, full: readonly HostId[], without: readonly HostId[]): Map<HostId, Failure> {
  return new Map([
    ...full.map((hostId) => [hostId, fail('site_full', { most: String(most) }).error] as const),
    ...without.map((hostId) => [hostId, fail('addresses_exhausted').error] as const),
  ]);
}
