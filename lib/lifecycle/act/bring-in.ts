import { fail } from '../../errors';
import type { Written } from '../../palette/palette';
import { hostSettingsOf } from '../../palette/tunnel-config';
import type { Attempt } from '../../registration/act/write';
import { readHost } from '../../registration/observe';
import { assignAddresses } from '../../registration/plan/addresses';
import { hostLabels } from '../../registration/plan/labels';
import { StopRun } from '../../registration/stop-run';
import type { StepOf } from '../life-plan';
import { noteReplacement } from '../note-replacement';
import { labelsToWrite } from '../plan/bring-in';
import { recordOf } from '../scene';
import { findPool } from './find-pool';
import type { LifeRun } from './life-run';
import { configUidOf, sendWrite } from './send';
import { sendLabels } from './send-labels';

/** Makes the entry of a host, with the labels of the site. Throws `StopRun` where another project or tenant has it. */
export async function registerHost(
  life: LifeRun,
  { hostId, architecture }: StepOf<'register_host'>,
): Promise<Attempt<Written>> {
  const { run, scene } = life;
  const { site } = scene;
  const intent = scene.intents.get(hostId);
  const asked = intent?.siteId === site.id ? intent : null;
  const labels = hostLabels(site, hostId, asked?.hostName ?? null, asked?.linkId ?? null, asked?.pool);
  const sending = { event: 'host_registered', hostIds: [hostId] };
  const result = await sendWrite(life, sending, () =>
    run.palette.registerHost(hostId, labels, architecture, hostSettingsOf(site)),
  );
  const isTaken = 'failed' in result && result.failed.facts.code === 'AlreadyRegisteredEdgeHostDevice';
  if (!isTaken) return result;
  await readHost(run, hostId);
  // One that is there now was registered by a try whose answer was lost, or by somebody else.
  if (run.hosts.get(hostId)?.presence !== 'present') throw new StopRun(fail('host_registered_elsewhere').error);
  return result;
}

/** Completes the labels of an entry as just read. */
export function labelHost(life: LifeRun, { hostId }: StepOf<'label_host'>): Promise<Attempt<unknown>> {
  const { scene } = life;
  const record = recordOf(scene, hostId);
  const labels = record === null ? null : labelsToWrite(scene, record);
  if (record === null || labels === null) throw new Error('The plan named a host that has its labels');
  return sendLabels(life, 'host_labelled', record, labels);
}

/** Writes the pool as just read with all of these hosts, each with the next static address. */
export async function addToPool(life: LifeRun, step: StepOf<'add_to_pool'>): Promise<Attempt<Written>> {
  const { run, scene } = life;
  const pool = findPool(life, step.pool);
  const taken = scene.pools.flatMap(({ hosts }) => hosts.map(({ address }) => address));
  const { placements, without } = assignAddresses(scene.site, taken, step.hostIds);
  if (without.length > 0) throw new Error('The plan named hosts that there is no address for');
  const sending = { event: 'hosts_joined', hostIds: step.hostIds, isFromPools: true };
  const change = { added: placements, removed: [] };
  const [newHostId] = step.hostIds;
  if (step.inPlaceOf !== undefined && newHostId !== undefined)
    await noteReplacement(run.ports, step.inPlaceOf, newHostId);
  return sendWrite(life, sending, () => run.upkeep.replaceHosts(run.site, configUidOf(life), pool, change));
}
