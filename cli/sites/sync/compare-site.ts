import type { LifeStep } from '../../../lib/lifecycle/life-plan';
import type { Lifecycle } from '../../../lib/lifecycle/lifecycle';
import { explainRefusal } from '../../../lib/lifecycle/refusals';
import type { Lasting } from '../../../lib/lifecycle/sync/difference';
import type { Site } from '../../../lib/sites/site';
import { describeProblem } from '../describe-problem';

export type ChangeStep = Extract<LifeStep, { do: 'change_setting' }>;

/** What a look at one site has found; `no_cluster`: there is nothing to compare with yet. */
export interface Compared {
  readonly siteId: Site['id'];
  readonly found:
    | { readonly is: 'compared'; readonly steps: readonly ChangeStep[]; readonly lasting: readonly Lasting[] }
    | { readonly is: 'no_cluster' }
    | { readonly is: 'failed'; readonly code: string; readonly why: string };
}

/** Compares one site. Writes nothing; never rejects for what Palette says. */
export async function compareSite(life: Lifecycle, { id: siteId }: Site, withVersions: boolean): Promise<Compared> {
  const plan = await life.rehearse({ kind: 'sync', siteId, withVersions });
  if (!plan.ok) {
    const { sentence, nextStep } = describeProblem(plan.error);
    return { siteId, found: { is: 'failed', code: plan.error.code, why: `${sentence} ${nextStep}` } };
  }
  if (plan.value.kind === 'steps') {
    const { steps, lasting = [] } = plan.value;
    return { siteId, found: { is: 'compared', steps: steps.filter(isChange), lasting } };
  }
  const { refusal } = plan.value;
  if (refusal.code === 'no_cluster') return { siteId, found: { is: 'no_cluster' } };
  const { sentence, remedy } = explainRefusal(refusal);
  return { siteId, found: { is: 'failed', code: refusal.code, why: `${sentence} ${remedy}` } };
}

function isChange(step: LifeStep): step is ChangeStep {
  return step.do === 'change_setting';
}
