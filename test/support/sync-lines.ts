import type { LifeStep } from '../../lib/lifecycle/life-plan';
import type { Lasting, SettingChange } from '../../lib/lifecycle/sync/difference';

/** Changes as a person reads them: `setting | what: before -> after`. */
export function linesOfChanges(changes: readonly Pick<SettingChange, 'setting' | 'differences'>[]): string[] {
  return changes.flatMap(({ setting, differences }) =>
    differences.map(({ what, before, after }) => `${setting} | ${what}: ${before ?? 'none'} -> ${after ?? 'none'}`),
  );
}

/** The same of the steps of a plan. */
export function linesOfSteps(steps: readonly LifeStep[]): string[] {
  return linesOfChanges(steps.flatMap((step) => (step.do === 'change_setting' ? [step] : [])));
}

/** What stays: `what: before -> after (reason)`. */
export function linesOfLasting(lasting: readonly Lasting[]): string[] {
  return lasting.map(
    ({ what, before, after, because }) => `${what}: ${before ?? 'none'} -> ${after ?? 'none'} (${because})`,
  );
}
