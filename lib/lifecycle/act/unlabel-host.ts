import type { Written } from '../../palette/palette';
import type { Attempt } from '../../registration/act/write';
import { hostLabels } from '../../registration/plan/labels';
import type { StepOf } from '../life-plan';
import { recordOf } from '../scene';
import type { LifeRun } from './life-run';
import { sendWrite } from './send';

/** Takes our labels off the entry as just read; its name stays, and what others have written. */
export function unlabelHost(life: LifeRun, { hostId }: StepOf<'unlabel_host'>): Promise<Attempt<Written>> {
  const { run, scene } = life;
  const current = recordOf(scene, hostId)?.labels ?? {};
  const { name: _name, ...ours } = hostLabels(scene.site, hostId, null, current.link ?? null);
  const left = Object.entries(current).filter(([key, value]) => ours[key] !== value);
  const sending = { event: 'host_unlabelled', hostIds: [hostId] };
  return sendWrite(life, sending, () => run.palette.replaceLabels(hostId, Object.fromEntries(left)));
}
