import { explainRefusal } from '../../../lib/lifecycle/refusals';
import { type ExitCode, exitCodes, type Outcome } from '../command';
import { describeProblem } from '../describe-problem';
import { explainStop } from '../life/life-command';
import { countOf } from '../name-some';
import { plainText } from '../plain-text';
import type { Terminal } from '../terminal';
import { wrapText } from '../wrap-text';
import type { Compared } from './compare-site';
import { describeCompared, toJson } from './describe-compared';
import type { Synced } from './sync-sites';

/** What became of each site, and of all. Pure. */
export function reportSynced(
  compared: readonly Compared[],
  synced: readonly Synced[],
  terminal: Pick<Terminal, 'columns' | 'paint'>,
): Outcome {
  const tried = new Set(synced.map(({ siteId }) => siteId));
  const others = compared.filter(({ siteId }) => !tried.has(siteId));
  const failed = others.filter(({ found }) => found.is === 'failed');
  const done = synced.filter((one) => problemOf(one) === null);
  const bad = synced.length - done.length + failed.length;
  const lines = synced.flatMap((one) => describeOne(one, terminal));
  const summary = `${countOf(done.length, 'site')} as the config says${bad === 0 ? '.' : `, ${bad} not: run it again to go on.`}`;
  return {
    json: { sites: [...synced.map(toSyncedJson), ...others.map(toJson)] },
    lines: [...describeCompared(failed, terminal), ...lines, ...wrapText(summary, terminal.columns)],
    exitCode: chooseExitCode(bad, hasWritten(synced)),
  };
}

function chooseExitCode(bad: number, hasDoneSome: boolean): ExitCode {
  if (bad === 0) return exitCodes.done;
  return hasDoneSome ? exitCodes.partly : exitCodes.failed;
}

function hasWritten(synced: readonly Synced[]): boolean {
  return synced.some(({ ended }) => ended !== 'not_begun' && ended.ok && ended.value.steps.length > 0);
}

/** Why a site is not as the config says; null: it is. */
function problemOf({ ended }: Synced): string | null {
  if (ended === 'not_begun') return 'It was interrupted before its turn.';
  if (!ended.ok) {
    const { sentence, nextStep } = describeProblem(ended.error);
    return `${sentence} ${nextStep}`;
  }
  const { value } = ended;
  if (value.kind === 'done') return null;
  if (value.kind === 'stopped') return explainStop(value.why);
  const { sentence, remedy } = explainRefusal(value.refusal);
  return `${sentence} ${remedy}`;
}

function describeOne(one: Synced, { columns, paint }: Pick<Terminal, 'columns' | 'paint'>): string[] {
  const { siteId, ended } = one;
  const problem = problemOf(one);
  const count = ended !== 'not_begun' && ended.ok ? ended.value.steps.length : 0;
  const words = `${siteId}: ${countOf(count, 'setting')} written`;
  if (problem === null) return [paint('good', words)];
  return [paint('bad', `${words}, then stopped`), ...wrapText(plainText(problem), columns, '  ')];
}

function toSyncedJson(one: Synced) {
  const { siteId, ended } = one;
  if (ended === 'not_begun') return { siteId, result: 'not_begun', written: [] };
  if (!ended.ok) return { siteId, result: 'failed', code: ended.error.code, written: [] };
  const written = ended.value.steps.flatMap((step) => (step.do === 'change_setting' ? [step.setting] : []));
  return { siteId, result: ended.value.kind, written };
}
