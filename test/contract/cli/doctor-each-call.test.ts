import { describe, expect, test } from 'vitest';
import { checkIds } from '../../../cli/sites/doctor/finding';
import type { FaultKind } from '../../../lib/palette/simulator/faults';
import { examine, infraUid, key } from './doctor-world';

const calls = [
  /users\/info$/,
  /projects\/metadata$/,
  /edgehosts\/tokens$/,
  /clusterprofiles\/metadata$/,
  /clusterprofiles\/\{uid\}$/,
  /clusterprofiles\/\{uid\}\/variables$/,
  /edgehosts\/tags$/,
  /spectroclusters\/search$/,
  /cloudconfigs/,
  /edgehosts\/search$/,
  /edge-native\/validate$/,
];

/** Those that nobody tries again, so that nothing waits here. */
const ends: readonly (readonly [string, FaultKind])[] = [
  ['refuses it', { kind: 'error', isDone: false, refusal: { status: 403, code: 'Forbidden' } }],
  ['knows nothing of it', { kind: 'error', isDone: false, refusal: { status: 404, code: 'ResourceNotFound' } }],
  ['answers half a JSON', { kind: 'malformed', isDone: false }],
  ['echoes the key', { kind: 'bad-key' }],
  [
    'answers with a text of somebody else',
    { kind: 'error', isDone: false, refusal: { status: 400, code: '\u001b[2J' }, message: '\u001b[2Jgone {key}' },
  ],
];

describe.each(calls.map((path) => [path.source, path] as const))('when Palette, asked for %s,', (_, path) => {
  test.each(ends)('%s, the doctor says something of every check, in plain words', async (__, kind) => {
    const { findings, outcome, printed, requests } = await examine({
      values: { site: ['denver', 'boulder'] },
      plant: ({ faults, stranger }) => {
        stranger.createCluster({ name: 'tills', profileUids: [infraUid], isRunning: true });
        faults.add({ ...kind, match: { path }, times: 'always' });
      },
    });
    expect(new Set(findings.map(({ id }) => id))).toEqual(new Set(checkIds));
    expect([0, 3]).toContain(outcome.exitCode);
    expect(outcome.lines.join('\n')).not.toContain('\u001b');
    expect(printed).not.toContain(key);
    expect(requests.filter(({ effect }) => effect === 'write')).toEqual([]);
    // A call that has failed leaves its mark: nothing is called well that nobody has seen.
    const isMarked = findings.some(
      ({ status, sentence }) => status === 'bad' || /Skipped because (?!there is no KV)/.test(sentence),
    );
    // But for the list of projects: whoever reads in a project need not see the list.
    expect(isMarked).toBe(!path.test('projects/metadata'));
  });
});
