import type { LifePlan, LifeStep } from '../life-plan';
import { refuse } from '../refusals';
import { controlPlaneOf, type Scene } from '../scene';
import type { TaskOf } from '../task';
import { judgeNodes, stepsToSettle } from './bring-in';
import { countHosts } from './count-hosts';
import { judgeKind } from './judge-kind';
import { refuseSite } from './refuse-site';

/**
 * Sets a site up with the hosts that wait there, with a smaller control plane than its config plans: one create, as the
 * registration engine would send it; the others become workers where the site has a pool for them. Pure.
 */
export function planForm({ controlPlane }: TaskOf<'form'>, scene: Scene): LifePlan {
  const stopped = refuseSite(scene);
  if (stopped !== null) return stopped;
  const { site, gathering } = scene;
  const planned = site.topology.controlPlane;
  const facts = { site: site.id, planned: String(planned), needed: String(controlPlane) };
  const unfit = judgeKind(site, 'native');
  if (unfit !== null) return refuse(unfit, facts);
  if (planned === 2) return refuse('two_node', facts);
  if (gathering === null) return planFormed(controlPlane, scene);
  if (controlPlane >= planned) return refuse('form_not_fewer', facts);
  const { controlPlane: leading, workers } = gathering;
  if (leading.length < controlPlane) return refuse('form_too_few', { ...facts, present: countHosts(leading.length) });
  const hostIds = [...leading, ...workers];
  // Whoever asked for one is told by the engine itself.
  const unasked = hostIds.filter((hostId) => scene.intents.get(hostId)?.siteId !== site.id);
  const noting: LifeStep[] = unasked.length === 0 ? [] : [{ do: 'note_members', hostIds: unasked }];
  const forming: LifeStep = { do: 'form_cluster', controlPlane: leading, workers };
  return { kind: 'steps', steps: [forming, ...noting, { do: 'wait_until_running', hostIds }] };
}

/** The cluster is there: made by this very command, or by somebody else. */
function planFormed(controlPlane: number, scene: Scene): LifePlan {
  const present = controlPlaneOf(scene)?.hosts.length ?? 0;
  if (present !== controlPlane) {
    return refuse('cluster_exists', { site: scene.site.id, present: String(present) });
  }
  const failed = judgeNodes(scene, scene.pools);
  if (failed !== null) return refuse(failed.code, failed.facts);
  return { kind: 'steps', steps: stepsToSettle(scene, scene.pools) };
}
