import { auditEvent } from '../registration/audit';
import type { Ports } from '../registration/ports';
import { tolerate } from '../registration/tolerate';
import type { CarriedOut } from './carry-out';
import { hostsOf, type Task } from './task';

/** Writes into the audit trail that somebody has asked for it, before anything is done: a process may die. Never rejects. */
export function noteAsked(ports: Ports, task: Task, who: string): Promise<void> {
  return note(ports, task, who, 'asked for');
}

/** Writes into the audit trail where a task ended; its writes have lines of their own. Never rejects. */
export function noteTask(ports: Ports, task: Task, who: string, ended: CarriedOut): Promise<void> {
  return note(ports, task, who, describeEnd(ended));
}

function note(ports: Ports, task: Task, who: string, result: string): Promise<void> {
  const [hostId = null] = hostsOf(task);
  const event = { ...auditEvent(ports, task.kind, { hostId, siteId: task.siteId }), who, result };
  ports.log({ level: 'info', event: task.kind, hostId, siteId: task.siteId, who, result });
  return tolerate(ports, 'append_audit', () => ports.store.appendAudit(event));
}

function describeEnd(ended: CarriedOut): string {
  const steps = `${ended.steps.length} steps`;
  switch (ended.kind) {
    case 'done':
      return `done, ${steps}`;
    case 'refused':
      return `refused after ${steps}: ${ended.refusal.code}`;
    case 'stopped':
      return `stopped after ${steps}: ${typeof ended.why === 'string' ? ended.why : ended.why.code}`;
  }
}
