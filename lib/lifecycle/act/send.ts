import { fail } from '../../errors';
import type { HostId } from '../../hosts/edge-host-id';
import type { Pool } from '../../palette/model';
import type { Written } from '../../palette/palette';
import { isRefusal } from '../../palette/palette-error';
import { type Attempt, attempt, noteFailure, noteOnWire, noteWrite } from '../../registration/act/write';
import { auditEvent } from '../../registration/audit';
import { observeSite } from '../../registration/observe';
import type { Run } from '../../registration/run';
import { StopRun } from '../../registration/stop-run';
import type { LifeRun } from './life-run';

/** A list that was read longer ago is not written back (API.md §6). Milliseconds. */
const freshForMs = 1_500;

/** What a write is, for log and audit trail, and which hosts it is about. */
export interface Sending {
  /** E.g. `machine_deleted`. */
  readonly event: string;
  readonly hostIds: readonly HostId[];
  /** It was decided from pools as just read: it leaves soon or not at all. */
  readonly isFromPools?: boolean;
}

/** Sends the one write of a step and notes it in log and audit trail; a failure is a value. Throws as {@link attempt} does. */
export async function sendWrite<T extends Written>(
  life: LifeRun,
  { event, hostIds, isFromPools = false }: Sending,
  write: () => Promise<T>,
): Promise<Attempt<T>> {
  const { run, who } = life;
  if (isFromPools && (await havePoolsChanged(life))) return { busy: true };
  run.leavesBeforeMs = isFromPools ? run.poolsReadAtMs + freshForMs : null;
  try {
    const result = await attempt(run, [event, ...hostIds].join(' '), write);
    if ('done' in result) noteWrite(run, event, hostIds, result.done, who);
    if ('failed' in result) {
      noteFailure(run, event, result.failed, hostIds[0] ?? null);
      noteOnWire(run, result.failed);
      if (!isRefusal(result.failed)) noteUnanswered(run, event, hostIds, who);
    }
    return result;
  } finally {
    run.leavesBeforeMs = null;
  }
}

/**
 * Reads the pools once more, because what else a plan needs may have taken long to read: a write made of them is as fresh as
 * the last look, however slow Palette is. True: they are not those that the plan was made of.
 */
async function havePoolsChanged({ run, scene }: LifeRun): Promise<boolean> {
  const { pools } = await observeSite(run);
  return fingerprint(pools) !== fingerprint(scene.pools);
}

/** The same for the same pools with the same in them, in whatever order Palette tells of it. */
function fingerprint(pools: readonly Pool[]): string {
  return inOrder(pools.map(({ wire, hosts }) => ({ ...wire, hosts: inOrder(hosts) })));
}

function inOrder(list: readonly object[]): string {
  return JSON.stringify(list.map((item) => JSON.stringify(item, withSortedKeys)).sort());
}

function withSortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => one.localeCompare(other)));
}

/** It may have arrived: whoever looks for who did it has to find this line. */
function noteUnanswered(run: Run, event: string, hostIds: readonly HostId[], who: string): void {
  const [hostId = null] = hostIds;
  const about = { hostId, siteId: run.site.id };
  run.audit.push({ ...auditEvent(run.ports, event, about), who, result: 'sent, no answer' });
}

/** The UID of the cloud config of the site's only cluster. Throws `StopRun` where Palette does not tell it. */
export function configUidOf({ scene }: LifeRun): string {
  const configUid = scene.clusters[0]?.configUid ?? null;
  if (configUid === null) throw new StopRun(fail('outcome_unknown').error);
  return configUid;
}
