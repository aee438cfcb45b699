import type { Run } from './run';
import { tolerate } from './tolerate';

/** Writes what the run has noted for the audit trail. A trail that cannot be written stops nothing: the log has it too. */
export async function flushAudit(run: Run): Promise<void> {
  const events = run.audit.splice(0);
  await Promise.all(
    events.map((event) => tolerate(run.ports, 'append_audit', () => run.ports.store.appendAudit(event))),
  );
}
