import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import type { Site } from '../../../lib/sites/site';
import { type Death, type Ended, openProcess } from './life-process';
import { showCalls, showWrites } from './show-calls';
import { showPages } from './show-pages';
import { openStage, type Stage, type StageOptions } from './stage';

/** One command in the life of a site, and what it is told of in `__snapshots__/<name>.md`. */
export interface UseCase {
  /** Of the golden page. */
  readonly name: string;
  /** What the page begins with: the situation in a sentence or two. */
  readonly about: string;
  readonly sites: readonly Site[];
  readonly options?: StageOptions;
  /** Brings the stage into the situation, by processes of its own. */
  readonly arrange: (stage: Stage) => Promise<void>;
  /** As typed behind `npm run sites --`, without `--yes`. */
  readonly line: readonly string[];
  /** Whose pages are shown. */
  readonly hosts: readonly HostId[];
  /** Its reads go out side by side: the page only counts them. */
  readonly readsAtOnce?: boolean;
  /** No look tells that it was done, so that each run does it anew. */
  readonly actsEachTime?: boolean;
  /** So many writes it sends; each is interrupted. */
  readonly writes: number;
  /** Proves after the command what the page cannot show, e.g. that a new registration works. */
  readonly afterwards?: (stage: Stage) => Promise<void>;
}

/** Tells the use case in a golden page, and lets the process die before and after each of its writes. */
export function describeUseCase(useCase: UseCase): void {
  const { name, line, writes, afterwards } = useCase;
  describe(name, () => {
    test('is told in its golden page', async () => {
      const { page, stage } = await tell(useCase);
      await expect(page).toMatchFileSnapshot(`__snapshots__/${name}.md`);
      expect(countWrites(stage), 'writes').toBe(writes);
      await afterwards?.(stage);
      await stage.http.close();
    });

    const deaths = Array.from({ length: writes }, (_, atWrite) =>
      (['before', 'after'] as const).map((when): [string, Death] => [
        `${when} write ${atWrite + 1}`,
        { atWrite, when },
      ]),
    ).flat();
    let whole: Stage;
    beforeAll(async () => {
      whole = await open(useCase);
      const ended = await act(whole, line);
      expect(ended.exitCode, ended.err.join('\n')).toBe(0);
    });
    afterAll(() => whole.http.close());

    test.each(deaths)('dies %s, is run again, and ends the same', async (_title, death) => {
      const stage = await open(useCase);
      const process = await openProcess(stage, death);
      const finished = process.run(...line, '--yes').then(() => 'finished');
      expect(await Promise.race([finished, process.died.then(() => 'died')])).toBe('died');
      const again = await act(stage, line);
      expect(again.exitCode, again.err.join('\n')).toBe(0);
      expect(endOf(stage)).toEqual(endOf(whole));
      const often = useCase.actsEachTime && death.when === 'after' ? 2 : 1;
      expect(countWrites(stage), 'writes of both').toBe(countWrites(whole) * often);
      expect(await showPages(stage, useCase.hosts)).toEqual(await showPages(whole, useCase.hosts));
      // Whoever comes sooner waits until the lease of the dead process has run out.
      stage.clock.advance(60_000);
      await afterwards?.(stage);
      await stage.http.close();
    });

    if (useCase.actsEachTime === true) return;
    test('run once more, it finds nothing left to do', async () => {
      const stage = await open(useCase);
      await act(stage, line);
      const before = countWrites(stage);
      const again = await act(stage, line);
      expect(again, again.err.join('\n')).toMatchObject({ exitCode: 0 });
      expect(countWrites(stage)).toBe(before);
      await stage.http.close();
    });
  });
}

async function open({ sites, options, arrange }: UseCase): Promise<Stage> {
  const stage = await openStage(sites, options);
  await arrange(stage);
  stage.simulator.clearLog();
  return stage;
}

async function act(stage: Stage, line: readonly string[]): Promise<Ended> {
  const process = await openProcess(stage);
  return process.run(...line, '--yes');
}

async function tell(useCase: UseCase): Promise<{ readonly page: string; readonly stage: Stage }> {
  const { name, about, line, hosts, readsAtOnce = false } = useCase;
  const stage = await open(useCase);
  const before = await showPages(stage, hosts);
  const process = await openProcess(stage);
  const foretold = await process.run(...line, '--dry-run');
  expect(countWrites(stage), 'a dry run writes nothing').toBe(0);
  stage.simulator.clearLog();
  const ended = await act(stage, line);
  const calls = (readsAtOnce ? showWrites : showCalls)(stage.simulator.log);
  const after = await showPages(stage, hosts);
  const page = [
    `# ${name}`,
    about,
    '## The dry run',
    typed([...line, '--dry-run'], foretold),
    '## The command',
    typed([...line, '--yes'], ended),
    '## What Palette was asked',
    fenced(calls),
    "## The operators' pages before",
    ...before.map(fenced),
    "## The operators' pages after",
    ...after.map(fenced),
  ];
  return { page: `${page.join('\n\n')}\n`, stage };
}

function typed(line: readonly string[], { out, err, exitCode }: Ended): string {
  const words = line.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(' ');
  return fenced([`$ npm run sites -- ${words}`, ...[...err, ...out].map(maskTimes), `(exit code ${exitCode})`]);
}

function fenced(lines: readonly string[]): string {
  return ['```', ...lines, '```'].join('\n');
}

/** The moment differs from run to run, not what is said. */
export function maskTimes(line: string): string {
  return line
    .replace(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}/g, '<moment>')
    .replace(/\b\d{1,2}:\d{2}(:\d{2})?( [AP]M)?/g, '<time>')
    .replace(/\b\d+ (seconds?|minutes?|hours?|min|s|h)\b/g, '<time>')
    .replace(/Reference: \S+/, 'Reference: <reference>');
}

function countWrites({ simulator }: Stage): number {
  return simulator.log.filter(({ effect }) => effect === 'write').length;
}

/** What Palette has in the end: who is in which pool of which cluster, and which entries there are, with their labels. */
function endOf({ simulator }: Stage) {
  const { clusters, hosts } = simulator.snapshot().state;
  return {
    clusters: Object.values(clusters).map(({ name, deletingAt, isForceDeleted, pools }) => ({
      ...{ name, isDeleted: deletingAt !== null, isForceDeleted },
      pools: pools.map((pool) => ({ name: pool.name, hosts: pool.hosts.map(({ hostUid }) => hostUid) })),
    })),
    hosts: Object.values(hosts).map(({ uid, labels }) => ({ uid, labels })),
  };
}
