import type { RegistrationView } from '../../lib/registration/view';
import { edgeHost } from './palette-truth';
import { siteId } from './test-site';

/** The view of a host that has just been registered at `denver`, changed as asked. */
export function testView(changes: Partial<RegistrationView> = {}): RegistrationView {
  return {
    hostId: edgeHost(1),
    siteId: siteId('denver'),
    hostName: null,
    state: 'setting_up',
    role: null,
    cluster: null,
    problem: null,
    hosts: { present: 1, needed: 1 },
    isRegistered: true,
    hasCalledHome: null,
    together: 0,
    turnAtMs: null,
    isDue: false,
    pollAfterMs: 5_000,
    updatedAtMs: 0,
    observedAtMs: null,
    milestones: { requestedAtMs: 0, registeredAtMs: null, calledHomeAtMs: null, joinedAtMs: null, readyAtMs: null },
    machine: null,
    undo: null,
    ...changes,
  };
}
