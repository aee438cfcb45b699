import { fail } from '../../errors';
import type { HostId } from '../../hosts/edge-host-id';
import type { Written } from '../../palette/palette';
import { isCredentialProblem, PaletteError } from '../../palette/palette-error';
import { countTry, type Run } from '../run';
import { StopRun } from '../stop-run';

/**
 * What became of a write: done; failed in a way that the next look at Palette must judge; or not even looked at, because
 * Palette was busy, and waited for: plan again.
 */
export type Attempt<T> = { readonly done: T } | { readonly failed: PaletteError } | { readonly busy: true };

/** API.md §12 (h): after a 429 one to two seconds, four tries. Who asks for more is not waited for. Milliseconds. */
const busyMs = { least: 1_000, spread: 1_000, most: 5_000 };
const mostBusyTries = 4;

/**
 * Sends one write, if the run may still write and has the time to hear the answer. `what` names it for the count of tries.
 * A credential that Palette does not accept ends the run; every other failure is a value.
 */
export async function attempt<T>(run: Run, what: string, write: () => Promise<T>): Promise<Attempt<T>> {
  await run.allowWrite();
  const { clock, palette } = run.ports;
  if (run.deadlineMs - clock.now() < palette.attemptTimeoutMs) throw new StopRun(fail('palette_slow').error);
  try {
    return { done: await write() };
  } catch (error) {
    if (!(error instanceof PaletteError) || isCredentialProblem(error)) throw error;
    if (error.facts.status !== 429) return { failed: error };
    await waitUntilFree(run, what, error.facts.retryAfterMs);
    return { busy: true };
  }
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

/** Notes a write in log and audit trail, with Palette's own id for it. A trail that cannot be written stops nothing. */
export async function noteWrite(run: Run, what: string, hostId: HostId | null, { auditUid }: Written): Promise<void> {
  const { ports, site } = run;
  ports.log({ level: 'info', event: what, hostId, siteId: site.id, paletteAuditUid: auditUid });
  const event = {
    id: ports.createId(),
    atMs: ports.clock.now(),
    what,
    hostId,
    siteId: site.id,
    result: 'done',
    reference: null,
    paletteAuditUid: auditUid,
  };
  try {
    await ports.store.appendAudit(event);
  } catch (error) {
    ports.log({ level: 'warn', event: 'audit_not_written', what, siteId: site.id, reason: String(error) });
  }
}

/** Notes a failed write in the log; its text holds no key. */
export function noteFailure(run: Run, what: string, error: PaletteError, hostId: HostId | null = null): void {
  const { status, code, ref, kind, upstreamMessage } = error.facts;
  const facts = { kind, status, code, paletteRef: ref, upstreamMessage };
  run.ports.log({ level: 'warn', event: `${what}_failed`, hostId, siteId: run.site.id, ...facts });
}
