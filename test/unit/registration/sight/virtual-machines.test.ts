import { describe, expect, it } from 'vitest';
import type { Machine, Pool } from '../../../../lib/palette/model';
import { mergeSight } from '../../../../lib/registration/sight/merge-sight';
import { testPool } from '../../../support/plan-world';
import { testSight } from '../../../support/test-sight';

const masters: Pool = { ...testPool('control-plane', ['app-1', 'app-2']), size: 3 };
const workers: Pool = { ...testPool('worker', ['app-1', 'app-2']), size: 2 };
const machine = (hostId: string, isRunning: boolean, hasFailed = false): Machine => ({ hostId, isRunning, hasFailed });

/** What is known of both appliances after their machines were read. */
function judge(found: readonly Machine[], areVirtual = true) {
  const known = mergeSight(testSight({ members: {} }), { seen: { pools: [workers, masters] }, atMs: 10_000 });
  const machines = { pools: ['control-plane-pool'], found, areVirtual };
  const { members } = mergeSight(known, { seen: { machines }, atMs: 20_000 });
  return Object.values(members).map(({ isRunning, hasFailed }) => ({ isRunning, hasFailed }));
}

const well = { isRunning: true, hasFailed: false };
const notYet = { isRunning: false, hasFailed: false };

describe('an appliance in several pools', () => {
  it('is a member of the control plane, whichever pool was read last', () => {
    for (const pools of [
      [masters, workers],
      [workers, masters],
    ]) {
      const { members } = mergeSight(testSight({ members: {} }), { seen: { pools }, atMs: 10_000 });
      expect(members['app-1']).toMatchObject({ role: 'control-plane', pool: 'control-plane-pool' });
    }
  });
});

describe('the machines of an appliance', () => {
  it('have to run all of them', () => {
    expect(judge([machine('app-1', true), machine('app-1', false), machine('app-2', true)])).toEqual([notYet, well]);
  });

  it('may be none: then those of the others count', () => {
    expect(judge([machine('app-1', true)])).toEqual([well, well]);
    expect(judge([machine('app-1', false)])).toEqual([notYet, notYet]);
    expect(judge([machine('app-1', true)], false)).toEqual([well, notYet]);
  });

  it('that fail are told of theirs only', () => {
    expect(judge([machine('app-1', false, true), machine('app-2', true)])).toEqual([
      { ...notYet, hasFailed: true },
      well,
    ]);
  });

  it('that nobody has made yet run nowhere', () => {
    expect(judge([])).toEqual([notYet, notYet]);
  });
});
