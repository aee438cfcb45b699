import { describe, expect, test } from 'vitest';
import type { Switches } from '../../../../lib/palette/simulator/switches';
import { expectOneCluster } from '../../../support/palette-truth';
import { arrangeSituation, writeFaults, writeSituations } from '../../../support/write-situations';

describe.each(writeSituations)('a $name', (situation) => {
  test.each(writeFaults)('of which %s ends in one host, one cluster, one membership', async (_name, fault) => {
    const world = await arrangeSituation(situation);
    world.simulator.faults.add({ ...fault, match: situation.match });
    await world.submit(situation.host, 'denver');
    world.clock.advance(60_000);
    await world.clock.sleep(1);
    expect(world.simulator.log.filter(({ faults }) => faults.length > 0)).toHaveLength(1);
    const again = await world.submit(situation.host, 'denver');
    expect(again.problem).toBeNull();
    expect(again.view).toMatchObject({ state: 'setting_up', isRegistered: true });
    expectOneCluster(world.simulator, 'denver', situation.members);
  });

  test.each(writeFaults)('of which %s needs no second submit', async (_name, fault) => {
    const world = await arrangeSituation(situation);
    world.simulator.faults.add({ ...fault, match: situation.match });
    const { problem } = await world.submit(situation.host, 'denver');
    expect(problem).toBeNull();
    expectOneCluster(world.simulator, 'denver', situation.members);
  });

  test('that never gets through ends in a sentence, and goes through when Palette is well again', async () => {
    const world = await arrangeSituation(situation);
    world.simulator.faults.add({ kind: 'drop', isDone: false, match: situation.match, times: 'always' });
    const first = await world.submit(situation.host, 'denver');
    if (situation.name !== 'meta PUT') expect(first.problem?.code).toMatch(/palette_unreachable|outcome_unknown/);
    world.simulator.faults.clear();
    expect((await world.submit(situation.host, 'denver')).problem).toBeNull();
    expectOneCluster(world.simulator, 'denver', situation.members);
  });
});

test('a host whose entry was made though the answer got lost counts as registered by this very request', async () => {
  const [situation] = writeSituations;
  if (situation === undefined) throw new Error('no situation');
  const world = await arrangeSituation(situation);
  world.simulator.faults.add({ kind: 'drop', isDone: true, match: situation.match });
  expect((await world.submit(situation.host, 'denver')).outcome).toBe('registered');
});

const positions: readonly Partial<Switches>[] = [
  { inUseMoment: 'when-agent-picks-up' },
  { searchLagMs: 3_000 },
  { alreadyRegistered: { status: 500, code: 'AlreadyRegisteredEdgeHostDevice' } },
  { alreadyRegisteredSameProject: 'accept-keep' },
];

describe.each(positions)('with %o', (switches) => {
  describe.each(writeSituations)('a $name', (situation) => {
    test.each(writeFaults)('of which %s ends in one host, one cluster, one membership', async (_name, fault) => {
      const world = await arrangeSituation(situation, { switches });
      world.simulator.faults.add({ ...fault, match: situation.match });
      const first = await world.submit(situation.host, 'denver');
      expect(first.problem, 'the first submit').toBeNull();
      world.clock.advance(60_000);
      await world.clock.sleep(1);
      expect((await world.submit(situation.host, 'denver')).problem).toBeNull();
      expectOneCluster(world.simulator, 'denver', situation.members);
    });
  });
});
