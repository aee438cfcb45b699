import type { RegistrationView } from '../../../lib/registration/view';
import { toErrorAnswer } from './error-answer';

/** A registration as the JSON API shows it: chosen field by field, so that nothing secret slips through. */
export function toRegistrationAnswer(view: RegistrationView) {
  return {
    edgeHostId: view.hostId,
    siteId: view.siteId,
    state: view.state,
    role: view.role,
    cluster: view.cluster === null ? null : { name: view.cluster.name, state: view.cluster.state },
    error: view.problem === null ? null : toErrorAnswer(view.problem),
    hosts: { present: view.hosts.present, needed: view.hosts.needed },
    progress: {
      registered: view.isRegistered,
      calledHome: view.hasCalledHome,
      observedAt: view.observedAtMs === null ? null : new Date(view.observedAtMs).toISOString(),
    },
    updatedAt: new Date(view.updatedAtMs).toISOString(),
  };
}
