import { type Fault, formatFault } from '../../../lib/sites/fault';
import { type ExitCode, exitCodes, type Outcome } from '../command';
import type { DescribedProblem } from '../describe-problem';
import { plainText } from '../plain-text';
import { simulatedWords } from '../tell-mode';
import type { Terminal, Tone } from '../terminal';
import { wrapText } from '../wrap-text';
import type { RowResult } from './host-row';

type Result = RowResult['result'];

const words: Readonly<Record<Result, readonly [word: string, tone: Tone]>> = {
  registered: ['registered', 'good'],
  already: ['already registered', 'good'],
  would_register: ['would be registered', 'good'],
  waiting: ['waiting', 'warn'],
  refused: ['refused', 'bad'],
  not_begun: ['not begun', 'warn'],
};

interface Around {
  readonly page: Page;
  readonly isReal: boolean;
}

/** All that is to be said about a run, for people and for programs. Pure. */
export function toOutcome(
  results: readonly RowResult[],
  { faults, skipped }: { readonly faults: readonly Fault[]; readonly skipped: number },
  { page, isReal }: Around,
): Outcome {
  const isInterrupted = results.some(({ result }) => result === 'not_begun');
  return {
    json: { mode: isReal ? 'live' : 'simulator', hosts: results.map(toJson), skipped, faults },
    lines: [
      ...(faults.length === 0 ? [] : ['Left out:', ...faults.flatMap((fault) => faultLines(fault, page.columns)), '']),
      ...describeResults(results, page),
      ...wrapText(summarize(results, skipped), page.columns),
      ...(isInterrupted
        ? wrapText('It was interrupted. Run the same again: nothing is done twice.', page.columns)
        : []),
      ...(isReal ? [] : wrapText(simulatedWords, page.columns)),
    ],
    exitCode: exitCodeOf(results, skipped),
  };
}

/** Where it is, what is wrong, and how to mend it. Pure. */
export function faultLines(fault: Fault, columns: number): string[] {
  const [where = '', ...said] = formatFault(fault).split('\n').map(plainText);
  return [`  ${where.trim()}`, ...said.flatMap((text) => wrapText(text, columns, '    '))];
}

function toJson({ row, result, note, problem }: RowResult) {
  const { line, hostId, siteId, hostName } = row;
  return { line, hostId, siteId, hostName: hostName === '' ? null : hostName, result, note, problem };
}

type Page = Pick<Terminal, 'columns' | 'paint'>;

/** Each row in a line, or two where it is narrow; below it what there is to be said about it. Pure. */
function describeResults(results: readonly RowResult[], page: Page): string[] {
  const widest = Math.max(0, ...results.map(({ row }) => row.hostId.length + row.siteId.length + 2));
  const isNarrow = widest + 2 + 'would be registered'.length > page.columns;
  return results.flatMap((result) => [
    ...headLines(result, page, isNarrow ? null : widest),
    ...(result.note === '' ? [] : wrapText(result.note, page.columns, '  ')),
    ...(result.problem === null ? [] : problemLines(result.problem, page.columns)),
  ]);
}

/** What came of it, where it stands, in a line of a fixed width; null: there is no room for that. */
function headLines({ row, result }: RowResult, { paint }: Page, width: number | null): string[] {
  const [word, tone] = words[result];
  const siteId = plainText(row.siteId);
  if (width === null) return [row.hostId, `  ${paint(tone, word)}`, `  ${siteId}`];
  return [`${`${row.hostId}  ${siteId}`.padEnd(width)}  ${paint(tone, word)}`];
}

/** What is the matter, what to do, and what finds it in the log. Pure. */
function problemLines({ sentence, nextStep, reference }: DescribedProblem, columns: number): string[] {
  const texts = [sentence, nextStep, ...(reference === null ? [] : [`Reference: ${reference}`])];
  return texts.flatMap((text) => wrapText(plainText(text), columns, '  '));
}

/** `20 hosts: 17 registered, 2 already registered, 1 refused.` */
function summarize(results: readonly RowResult[], skipped: number): string {
  const counts = (Object.keys(words) as Result[]).flatMap((kind) => {
    const count = results.filter(({ result }) => result === kind).length;
    return count === 0 ? [] : [`${count} ${words[kind][0]}`];
  });
  const left = skipped === 0 ? [] : [`${skipped} ${skipped === 1 ? 'line' : 'lines'} left out`];
  return `${results.length === 1 ? '1 host' : `${results.length} hosts`}: ${[...counts, ...left].join(', ') || 'nothing to do'}.`;
}

/** Done when every host is where it should be, failed when not one is, partly in between and where some still wait. */
function exitCodeOf(results: readonly RowResult[], skipped: number): ExitCode {
  const isGood = ({ result }: RowResult) => ['registered', 'already', 'would_register'].includes(result);
  const good = results.filter(isGood).length;
  if (good === results.length && skipped === 0) return exitCodes.done;
  return results.every(({ result }) => result === 'refused') ? exitCodes.failed : exitCodes.partly;
}
