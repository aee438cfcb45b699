import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatFault } from '../../../lib/sites/fault';
import { accessFaults, guarded } from '../../fixtures/sites/access-faults';
import { lifeFaults } from '../../fixtures/sites/life-faults';
import { relationFaults } from '../../fixtures/sites/relation-faults';
import { scaleFaults } from '../../fixtures/sites/scale-faults';
import { type Beside, type Changes, faultsOf } from '../../fixtures/sites/small-config';
import { valueFaults } from '../../fixtures/sites/value-faults';
import { withoutComments } from '../../support/read-imports';

type Fixture = readonly [what: string, changes: Changes, beside: Beside];

const fixtures: readonly Fixture[] = [
  ...valueFaults.map(([changes]): Fixture => [Object.keys(changes).join(', '), changes, {}]),
  ...relationFaults.map(([changes]): Fixture => [Object.keys(changes).join(', '), changes, {}]),
  ...accessFaults.map(([what, changes]): Fixture => [what, { ...guarded, ...changes }, {}]),
  ...scaleFaults,
  ...lifeFaults,
];

const told = fixtures.map(([what, changes, beside]) => ({ what, faults: faultsOf(changes, beside) }));

/** The tests that have fixtures of their own, such as those of the brand, and what they have on record. */
const elsewhere = readdirSync('test/unit/sites', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|snap|txt)$/.test(name) && !name.includes('fault-messages'))
  .map((name) => readFileSync(join('test/unit/sites', name), 'utf8'))
  .join('\n');

describe('the message of every fault', () => {
  it.each(told)('is one, and says how to mend it: $what', ({ faults }) => {
    expect(faults).toHaveLength(1);
    expect(faults[0]?.fix).toMatch(/^[A-Z].*[.?]$/s);
    expect(faults[0]?.fix).not.toContain('docs/');
  });

  it('reads well', async () => {
    const texts = told.map(({ what, faults }) => `# ${what}\n${faults.map(formatFault).join('\n')}\n`);
    await expect(texts.join('\n')).toMatchFileSnapshot('__snapshots__/fault-messages.txt');
  });

  it('occurs in some fixture, whatever the code can say', () => {
    const problems = told.flatMap(({ faults }) => faults.map(({ problem }) => problem));
    const silent = listProblems().filter((parts) => !problems.some((problem) => fits(problem, parts)));
    expect(
      silent.filter((parts) => !parts.every((part) => elsewhere.includes(part))).map((parts) => parts.join('…')),
    ).toEqual([]);
  });
});

const rooms = ['checks', 'csv', 'manifest', 'reading', 'schema', ''];

/** What a problem begins with; a text of the code that begins so, and stands where a problem may stand, is one. */
const beginning =
  '(?:is|has|have|must|ends|opens|begins|belongs|includes|contains|overlaps|needs|gives|means|lies|stands|differs|fit|takes|lets|leaves|and|would|names) ';
const problemTexts = new RegExp(
  `'(${beginning}(?:[^'\\\\\\n]|\\\\.)*)'|"(${beginning}[^"\\n]*)"|\`(${beginning}[^\`]*)\``,
  'g',
);

/** Every text of the code that tells a problem, in parts: what stands between them differs. */
function listProblems(): string[][] {
  const files = rooms.flatMap((room) => {
    const folder = join('lib/sites', room);
    const names = room === '' ? ['cluster-name.ts', 'cpu-set.ts', 'ipv4.ts'] : readdirSync(folder);
    return names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
  });
  return files.flatMap((file) =>
    [...withoutComments(readFileSync(file, 'utf8')).matchAll(problemTexts)].map(([, plain, double, template]) =>
      (plain ?? double ?? template ?? '').split(/\$\{[^}]*(?:\}|$)/).filter((part) => part.trim() !== ''),
    ),
  );
}

function fits(problem: string, parts: readonly string[]): boolean {
  let at = 0;
  return parts.every((part) => {
    const found = problem.indexOf(part, at);
    at = found + part.length;
    return found >= 0;
  });
}
