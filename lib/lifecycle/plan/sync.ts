import { policiesOf } from '../../sites/policies';
import type { LifePlan } from '../life-plan';
import { refuse } from '../refusals';
import type { Scene } from '../scene';
import { diffSite } from '../sync/diff-site';
import type { TaskOf } from '../task';
import { refuseSite } from './refuse-site';

/** One write for each setting that Palette has otherwise than the config; nothing is taken away that it does not mention. Pure. */
export function planSync({ withVersions }: TaskOf<'sync'>, scene: Scene): LifePlan {
  const { site, settings, clusters } = scene;
  const stopped = refuseSite(scene);
  if (stopped !== null) return stopped;
  const [cluster] = clusters;
  if (cluster === undefined || settings === null) return refuse('no_cluster', { site: site.id });
  if (cluster.state !== 'Running') {
    return refuse('cluster_not_synced', { site: site.id, cluster: cluster.name, state: cluster.state });
  }
  const wanted = policiesOf(site).backup?.location;
  const isGone = wanted !== undefined && settings.locations.every(({ name }) => name !== wanted);
  if (isGone) return refuse('backup_location_gone', { site: site.id, location: wanted });
  const { changes, lasting } = diffSite(settings, withVersions);
  const steps = changes.map(({ setting, differences, mayReplaceNodes }) => {
    return { do: 'change_setting', setting, withVersions, differences, mayReplaceNodes } as const;
  });
  return { kind: 'steps', steps, lasting };
}
