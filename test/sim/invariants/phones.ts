import type { Evidence, PhoneRecord } from '../evidence';
import { membershipsIn } from '../history';
import type { Judgement } from '../judge';
import { sayTold } from './end';
import { isReasonTrue, isShortOfHosts, isTrueWait } from './reasons';

/** What every phone was told last is true. */
export function checkPhones(evidence: Evidence): Judgement {
  if (!evidence.hasEnded) return { violations: [], windows: [] };
  const violations = evidence.phones
    .filter((phone) => !isTrue(evidence, phone))
    .map((phone) => ({
      invariant: 'every phone ends on a true state' as const,
      atMs: null,
      what: `${phone.plan.name}: ${sayTold(phone)}`,
    }));
  return { violations, windows: [] };
}

function isTrue(evidence: Evidence, { plan, told }: PhoneRecord): boolean {
  const site = evidence.scenario.sites.find(({ id }) => id === plan.siteId);
  const state = evidence.versions.at(-1)?.state;
  if (site === undefined || state === undefined || told.kind === 'nothing') return false;
  // What then becomes of the host is judged by itself.
  if (told.kind === 'undone') return true;
  if (told.kind === 'refused') return isReasonTrue(evidence, told.code, plan.hostId, site);
  const { view } = told;
  switch (view.state) {
    case 'setting_up':
    case 'ready':
      return membershipsIn(state, plan.hostId).some(({ cluster }) => cluster.name === site.clusterName);
    case 'waiting_for_hosts':
      return isShortOfHosts(evidence, state, site);
    case 'needs_attention':
      return view.problem !== null && isReasonTrue(evidence, view.problem.code, plan.hostId, site);
    // Palette may take for ever over what they wait for.
    case 'queued':
    case 'registering':
    case 'joining':
      return isTrueWait(evidence, view.problem?.code, plan.hostId, site);
    default:
      return false;
  }
}
