import { fail } from '../../errors';
import type { HostId } from '../../hosts/edge-host-id';
import type { Written } from '../../palette/palette';
import { isCredentialProblem, isRefusal, PaletteError } from '../../palette/palette-error';
import { auditEvent, namesOf, whoAsked } from '../audit';
import { countTry, type Run } from '../run';
import { skewMs } from '../site-lease';
import { PauseRun, StaleRead, StopRun } from '../stop-run';

/**
 * What became of a write: done; failed in a way that the next look at Palette must judge; or not even looked at, because
 * Palette was busy, and waited for: plan again.
 */
export type Attempt<T> = { readonly done: T } | { readonly failed: PaletteError } | { readonly busy: true };

/** API.md §12 (h): after a 429 one to two seconds, four tries. Who asks for more is not waited for. Milliseconds. */
const busyMs = { least: 1_000, spread: 1_000, most: 5_000 };
const mostBusyTries = 4;
const mostStaleTries = 4;
const stalePauseMs = 5_000;

/**
 * Sends one write, if the run has the time to hear the answer; the right to write is asked for when its turn has come.
 * `what` names it for the count of tries. A credential that Palette does not accept and a turn that comes too late end
 * the run; every other failure is a value.
 */
export async function attempt<T>(run: Run, what: string, write: () => Promise<T>): Promise<Attempt<T>> {
  const { clock, palette } = run.ports;
  if (run.deadlineMs - clock.now() < palette.attemptTimeoutMs) throw new PauseRun(0);
  try {
    return { done: await write() };
  } catch (error) {
    if (error instanceof StaleRead) return planAgain(run, what);
    if (!(error instanceof PaletteError) || isCredentialProblem(error) || error.facts.kind === 'budget') throw error;
    if (error.facts.status === 429) {
      await waitUntilFree(run, what, error.facts.retryAfterMs);
      return { busy: true };
    }
    return { failed: error };
  }
}

/** Where turns are so scarce that every reading is too old when the write's turn has come, the site tries again later. */
function planAgain(run: Run, what: string): { readonly busy: true } {
  if (countTry(run, `stale ${what}`) >= mostStaleTries) throw new PauseRun(stalePauseMs);
  return { busy: true };
}

/**
 * After a failed write that would do harm if it arrived late, over what others have written since: it may be under way
 * for as long as an attempt lasts, which a timeout has used up already. A refused one has arrived.
 */
export function noteOnWire(run: Run, error: PaletteError): void {
  if (!isRefusal(error)) run.onWireUntilMs = Math.max(run.onWireUntilMs, arrivesUntilMs(run, error));
}

/** Until when a write that failed a moment ago may still arrive, milliseconds. */
export function arrivesUntilMs({ ports: { clock, palette } }: Run, { facts }: PaletteError): number {
  return clock.now() + (facts.kind === 'timeout' ? skewMs : palette.attemptTimeoutMs + skewMs);
}

/**
 * Waits until no write of this run can arrive any more: what is read after that is final. Throws `StopRun` when there is
 * no time for it; the lease then runs out instead of being given back.
 */
export async function waitForWire(run: Run): Promise<void> {
  const { clock } = run.ports;
  if (run.onWireUntilMs > run.deadlineMs) throw new StopRun(fail('outcome_unknown').error);
  const restMs = run.onWireUntilMs - clock.now();
  if (restMs > 0) await clock.sleep(restMs);
  run.onWireUntilMs = 0;
}

async function waitUntilFree(run: Run, what: string, askedMs: number | undefined): Promise<void> {
  const { clock, random } = run.ports;
  const delayMs = askedMs ?? busyMs.least + Math.round(busyMs.spread * random());
  const isTooMuch = delayMs > busyMs.most || countTry(run, `busy ${what}`) >= mostBusyTries;
  if (isTooMuch) throw new StopRun(fail('palette_busy').error);
  await clock.sleep(delayMs);
}

/** Does several writes at once and lets all of them end before the first failure is thrown: none outlives the lease. */
export async function allEnded(writes: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(writes)).find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/**
 * Notes a write about these hosts in the log and, with the next {@link flushAudit}, in the audit trail, with those who asked
 * for it and Palette's own id for it.
 */
export function noteWrite(
  run: Run,
  what: string,
  hostIds: readonly HostId[],
  { auditUid }: Written,
  who = whoAsked(run, hostIds),
): void {
  const { ports, site } = run;
  const [first = null, ...others] = hostIds;
  const hostId = others.length === 0 ? first : null;
  run.writes += 1;
  ports.log({ level: 'info', event: what, hostId, siteId: site.id, paletteAuditUid: auditUid });
  run.audit.push({
    ...auditEvent(ports, what, { hostId, siteId: site.id }),
    who,
    result: describeWrite(run, hostIds),
    paletteAuditUid: auditUid,
  });
}

/** Who approved it, and how many hosts it was about. */
function describeWrite(run: Run, hostIds: readonly HostId[]): string {
  const approvers = namesOf(hostIds.map((hostId) => run.intents.get(hostId)?.approvedBy));
  const hosts = hostIds.length > 1 ? [`${hostIds.length} hosts`] : [];
  return ['done', ...hosts, ...(approvers === '' ? [] : [`approved by ${approvers}`])].join(', ');
}

/** Notes a failed write in the log; its text holds no key. */
export function noteFailure(run: Run, what: string, error: PaletteError, hostId: HostId | null = null): void {
  const { status, code, ref, kind, upstreamMessage } = error.facts;
  const facts = { kind, status, code, paletteRef: ref, upstreamMessage };
  run.ports.log({ level: 'warn', event: `${what}_failed`, hostId, siteId: run.site.id, ...facts });
}
