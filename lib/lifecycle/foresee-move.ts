import { type Failure, fail } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { HostRecord } from '../palette/model';
import { recallClusters } from '../registration/cluster-cache';
import { findLabelled, observe } from '../registration/observe';
import { withoutOurs } from '../registration/plan/labels';
import { plan } from '../registration/plan/plan';
import type { HostFacts, Plan } from '../registration/plan/world';
import { refuseToServe } from '../registration/refuse-host';
import { projectOf, type Run, startRun } from '../registration/run';
import { toDesired } from '../registration/serve-site';
import type { Site } from '../sites/site';
import type { SiteId } from '../sites/site-id';
import { type Intent, openIntent } from '../store/records';
import type { Target } from './scene';

/**
 * The site that a host is to go to, and why it would not take it: what the config says, and, as long as `record` tells of a
 * host that is still to be taken out, what the registration engine there would decide were it free already. Reads only.
 * Throws `PaletteError`, `StoreError`, `StopRun`.
 */
export async function foreseeMove(
  run: Run,
  { hostId, toSiteId }: { readonly hostId: HostId; readonly toSiteId: SiteId },
  record: HostRecord | null,
): Promise<Target | null> {
  const { ports } = run;
  const site = ports.directory.find(toSiteId);
  if (site === null) return null;
  const said = refuseToServe(ports.directory, site, hostId) ?? refuseProject(run, site);
  if (said !== null || record === null) return { site, refusal: said };
  return { site, refusal: await decideThere(run, site, record) };
}

/** An entry stays in the project that it was made in (API.md §2.7). */
function refuseProject({ ports, site }: Run, target: Site): Failure | null {
  return projectOf(ports, site) === projectOf(ports, target) ? null : fail('host_registered_elsewhere').error;
}

async function decideThere(here: Run, site: Site, record: HostRecord): Promise<Failure | null> {
  const { ports, deadlineMs } = here;
  const { hostId } = record;
  const remembered = await recallClusters(ports, site);
  const run = startRun(ports, site, { deadlineMs, remembered });
  const listed = await ports.store.unfinishedIntents(site.id);
  const others = listed.map(({ intent }) => intent).filter((intent) => intent.hostId !== hostId);
  const intents = [wishFor(here, site, hostId), ...others];
  run.hosts.set(hostId, asFree(here.site, record));
  let decided = await decide(run, intents);
  if (decided.step.do === 'find_labelled') {
    await findLabelled(run);
    run.hosts.set(hostId, asFree(here.site, record));
    decided = await decide(run, intents);
  }
  const verdict = decided.verdicts.get(hostId);
  if (verdict?.kind === 'stop') return verdict.failure;
  return decided.asks?.has(hostId) === true ? fail('host_pool_missing').error : null;
}

async function decide(run: Run, intents: readonly Intent[]): Promise<Plan> {
  return plan(toDesired(run, intents), await observe(run, intents));
}

function wishFor({ ports }: Run, site: Site, hostId: HostId): Intent {
  const requestedAtMs = ports.clock.now();
  const nobody = { hostName: null, linkId: null, needsPairingKey: false, requestedBy: 'command' };
  return openIntent({ ...nobody, hostId, siteId: site.id, requestedAtMs, phase: 'queued' });
}

function asFree(site: Site, record: HostRecord): HostFacts {
  const labels = withoutOurs(site, record.hostId, record.labels);
  return { presence: 'present', record: { ...record, labels, state: 'ready', clusters: [] }, refusesLabels: false };
}
