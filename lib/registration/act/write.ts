import type { HostId } from '../../hosts/edge-host-id';
import type { Written } from '../../palette/palette';
import { isCredentialProblem, PaletteError } from '../../palette/palette-error';
import type { Run } from '../run';

/** What became of a write: done, or failed in a way that the next look at Palette must judge. */
export type Attempt<T> = { readonly done: T } | { readonly failed: PaletteError };

/**
 * Sends one write, if the run may still write. A credential that Palette does not accept ends the run; every other
 * failure is a value.
 */
export async function attempt<T>(run: Run, write: () => Promise<T>): Promise<Attempt<T>> {
  await run.allowWrite();
  try {
    return { done: await write() };
  } catch (error) {
    if (!(error instanceof PaletteError) || isCredentialProblem(error)) throw error;
    return { failed: error };
  }
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
