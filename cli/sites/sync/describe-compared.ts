import type { Difference } from '../../../lib/lifecycle/sync/difference';
import { type ExitCode, exitCodes, type Outcome } from '../command';
import { countOf } from '../name-some';
import { plainText } from '../plain-text';
import type { Terminal } from '../terminal';
import { wrapText } from '../wrap-text';
import type { Compared } from './compare-site';

type Look = Pick<Terminal, 'columns' | 'paint'>;

/** What was found, site by site, and what it comes to. Pure. */
export function reportCompared(compared: readonly Compared[], isDryRun: boolean, terminal: Look): Outcome {
  const failed = compared.filter(({ found }) => found.is === 'failed').length;
  const due = compared.filter(({ found }) => found.is === 'compared' && found.steps.length > 0).length;
  const summary =
    due === 0 ? 'Nothing is to be written.' : `${countOf(due, 'site')} would be written. Nothing was done.`;
  return {
    json: { isDryRun, sites: compared.map(toJson) },
    lines: [...describeCompared(compared, terminal), ...wrapText(summary, terminal.columns)],
    exitCode: chooseExitCode(failed, compared.length, due),
  };
}

function chooseExitCode(failed: number, all: number, due: number): ExitCode {
  if (failed > 0) return failed === all ? exitCodes.failed : exitCodes.partly;
  return due > 0 ? exitCodes.found : exitCodes.done;
}

/** A site for a program. Pure. */
export function toJson({ siteId, found }: Compared) {
  if (found.is !== 'compared')
    return { siteId, result: found.is, ...(found.is === 'failed' ? { code: found.code } : {}) };
  const changes = found.steps.map(({ setting, differences, mayReplaceNodes }) => ({
    setting,
    differences,
    mayReplaceNodes,
  }));
  return { siteId, result: changes.length === 0 ? 'in_line' : 'different', changes, lasting: found.lasting };
}

/** Every site with what is different there. Pure. */
export function describeCompared(compared: readonly Compared[], terminal: Look): string[] {
  return compared.flatMap((one) => describeOne(one, terminal));
}

function describeOne({ siteId, found }: Compared, { columns, paint }: Look): string[] {
  const head = (tone: Parameters<typeof paint>[0], words: string) => paint(tone, `${siteId}: ${words}`);
  if (found.is === 'no_cluster') return [head('quiet', 'no cluster yet')];
  if (found.is === 'failed') return [head('bad', 'not compared'), ...wrapText(plainText(found.why), columns, '  ')];
  const count = found.steps.reduce((sum, { differences }) => sum + differences.length, 0);
  const lasting = found.lasting.flatMap((one) => {
    return [...toLines(one, columns), ...wrapText(`stays: ${one.because}`, columns, '    ')];
  });
  const changes = found.steps.flatMap(({ differences, mayReplaceNodes }) => [
    ...differences.flatMap((one) => toLines(one, columns)),
    ...(mayReplaceNodes ? wrapText('Palette may replace the nodes for it, one by one', columns, '    ') : []),
  ]);
  if (count === 0) return [head('good', 'as the config says'), ...lasting];
  return [head('warn', countOf(count, 'difference')), ...changes, ...lasting];
}

function toLines({ what, before, after }: Difference, columns: number): string[] {
  return wrapText(plainText(`${what}: ${before ?? 'none'} -> ${after ?? 'none'}`), columns, '  ');
}

/** The sites by id. Pure. */
export function listCompared(compared: readonly Compared[]): string {
  return compared.map(({ siteId }) => siteId).join(', ');
}
