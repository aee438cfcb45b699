import { describe, expect, test } from 'vitest';
import { describeProblem } from '../../../../cli/sites/describe-problem';
import { toOutcome } from '../../../../cli/sites/register/describe-results';
import type { RowResult } from '../../../../cli/sites/register/host-row';
import { toRowResult } from '../../../../cli/sites/register/row-result';
import { openTerminal } from '../../../../cli/sites/terminal';
import type { Submission } from '../../../../lib/registration/view';
import { edgeHost } from '../../../support/palette-truth';
import { testView } from '../../../support/test-view';

const row = { line: 2, hostId: edgeHost(1), siteId: 'denver', hostName: '' };
const startedAtMs = 10_000;

function submission(outcome: Submission['outcome'], changes: Parameters<typeof testView>[0] = {}) {
  const view = testView(changes);
  return { outcome, view, problem: view.problem };
}

function milestones(registeredAtMs: number | null) {
  return { requestedAtMs: 0, registeredAtMs, calledHomeAtMs: null, joinedAtMs: null, readyAtMs: null };
}

describe('what a submit came to', () => {
  test.each([
    ['this request made Palette hold it', submission('registered'), 'registered'],
    ['a neighbour did so for it, in this run', submission('already', { milestones: milestones(10_000) }), 'registered'],
    ['Palette held it before this run', submission('already', { milestones: milestones(9_999) }), 'already'],
    ['nobody knows since when Palette holds it', submission('already'), 'already'],
    ['its turn has not come', submission('pending', { isRegistered: false }), 'waiting'],
    ['its turn came while it was followed', submission('pending', { milestones: milestones(12_000) }), 'registered'],
  ])('%s', (_, answer, result) => {
    expect(toRowResult(row, answer, startedAtMs)).toMatchObject({ row, result, problem: null });
  });

  test('says how many hosts its site still needs', () => {
    const note = (present: number) =>
      toRowResult(row, submission('registered', { state: 'waiting_for_hosts', hosts: { present, needed: 3 } }), 0).note;
    expect([note(1), note(2)]).toEqual([
      '2 more hosts are needed there before the set-up begins.',
      'One more host is needed there before the set-up begins.',
    ]);
    expect(toRowResult(row, submission('registered'), 0).note).toBe('');
  });

  test('a refusal has sentence, next step and reference, and says whether the same may help later', () => {
    const problem = { code: 'host_at_other_site', facts: { site: 'Austin' }, reference: '7KQ2-M9XD' } as const;
    const refused = toRowResult(row, { outcome: 'refused', view: null, problem }, startedAtMs);
    expect(refused).toMatchObject({
      result: 'refused',
      problem: { code: 'host_at_other_site', isWorthRetrying: false },
    });
    expect(refused.problem?.sentence).toContain('Austin');
    expect(refused.problem?.reference).toBe('7KQ2-M9XD');
    expect(describeProblem({ code: 'palette_busy' })).toMatchObject({ reference: null, isWorthRetrying: true });
  });

  test('a refusal without a reason is a bug, and hidden by nothing', () => {
    expect(() => toRowResult(row, { outcome: 'refused', view: null, problem: null }, 0)).toThrow('without a reason');
  });
});

function result(kind: RowResult['result'], number = 1, changes: Partial<RowResult> = {}): RowResult {
  return { row: { ...row, hostId: edgeHost(number) }, result: kind, note: '', problem: null, ...changes };
}

const refused = result('refused', 3, {
  problem: describeProblem({ code: 'host_at_other_site', facts: { site: 'Austin\u001b[2J' }, reference: '7KQ2-M9XD' }),
});

function outcome(results: readonly RowResult[], { columns = 80, skipped = 0, isReal = true } = {}) {
  const page = openTerminal({ out: { columns }, err: { write: () => true }, variables: {} });
  const fault = {
    path: 'new.csv:7:site',
    site: null,
    value: '"denvr"',
    problem: 'is not the id of a site',
    fix: 'Did you mean denver?',
  };
  return toOutcome(results, { faults: skipped === 0 ? [] : [fault], skipped }, { page, isReal });
}

describe('what is said about a run', () => {
  test('is a line for each host, what is the matter below it, and a sum', () => {
    const results = [result('registered'), result('already', 2), refused];
    expect(outcome(results, { skipped: 1 }).lines.join('\n')).toMatchInlineSnapshot(`
      "Left out:
        new.csv:7:site
          "denvr" is not the id of a site
          Did you mean denver?

      edge-5c913342d76bb86e7ccd998b19d30001  denver  registered
      edge-5c913342d76bb86e7ccd998b19d30002  denver  already registered
      edge-5c913342d76bb86e7ccd998b19d30003  denver  refused
        This host is already registered for Austin [2J.
        \`npm run sites -- status\` says where. If that is wrong, \`npm run sites --
        undo\`, then scan it at the right site.
        Reference: 7KQ2-M9XD
      3 hosts: 1 registered, 1 already registered, 1 refused, 1 line left out."
    `);
  });

  test('reads in 40 columns', () => {
    const waiting = result('waiting', 4, { note: 'It is noted, and goes on by itself as soon as it can.' });
    const { lines } = outcome([result('registered'), waiting, refused], { columns: 40, skipped: 1, isReal: false });
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "Left out:
        new.csv:7:site
          "denvr" is not the id of a site
          Did you mean denver?

      edge-5c913342d76bb86e7ccd998b19d30001
        registered
        denver
      edge-5c913342d76bb86e7ccd998b19d30004
        waiting
        denver
        It is noted, and goes on by itself as
        soon as it can.
      edge-5c913342d76bb86e7ccd998b19d30003
        refused
        denver
        This host is already registered for
        Austin [2J.
        \`npm run sites -- status\` says where.
        If that is wrong, \`npm run sites --
        undo\`, then scan it at the right site.
        Reference: 7KQ2-M9XD
      3 hosts: 1 registered, 1 waiting, 1
      refused, 1 line left out.
      This was the simulator: nothing real was
      touched."
    `);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
  });

  test('says that the simulator is nothing real, and what to do after an interruption', () => {
    expect(outcome([result('registered')], { isReal: false }).lines.at(-1)).toContain('nothing real');
    expect(outcome([result('registered')]).lines.join()).not.toContain('nothing real');
    expect(outcome([result('not_begun')]).lines.join()).toContain('Run the same again');
  });

  test('is the same for programs', () => {
    expect(outcome([result('already'), refused], { skipped: 1 }).json).toMatchObject({
      mode: 'live',
      hosts: [
        { line: 2, siteId: 'denver', hostName: null, result: 'already', problem: null },
        { result: 'refused', problem: { code: 'host_at_other_site', reference: '7KQ2-M9XD' } },
      ],
      skipped: 1,
      faults: [{ path: 'new.csv:7:site' }],
    });
  });

  test.each([
    ['all are where they should be', [result('registered'), result('already')], 0, 0],
    ['a dry run finds nothing wrong', [result('would_register')], 0, 0],
    ['the only one was refused', [refused], 0, 1],
    ['not one of many was taken', [refused, refused], 0, 1],
    ['some were refused', [result('already'), refused], 0, 4],
    ['one still waits', [result('waiting')], 0, 4],
    ['somebody interrupted', [result('registered'), result('not_begun')], 0, 4],
    ['a line was left out', [result('registered')], 1, 4],
    ['there was nothing to do', [], 0, 0],
  ])('ends so that a script knows: %s', (_, results, skipped, code) => {
    expect(outcome(results, { skipped }).exitCode).toBe(code);
  });
});
