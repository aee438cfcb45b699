import { describe, expect, test } from 'vitest';
import { edgeHost } from '../../support/palette-truth';
import { stories } from '../../support/stories';
import { switchPositions } from '../../support/switch-positions';
import { byLink, guardedSite } from '../../support/test-actors';
import { createTestWorld, type TestWorld } from '../../support/test-world';
import { arrangeSituation, writeFaults, writeSituations } from '../../support/write-situations';
import { type Checker, describeContract } from '../openapi';

/** Faults that put something else in the place of Palette's answer; requests are checked all the same. */
const spoilers = new Set(['html', 'malformed']);

function violations(checker: Checker, { simulator }: TestWorld): string[] {
  return simulator.log.flatMap((entry) => {
    const isSpoilt = entry.faults.some((kind) => spoilers.has(kind));
    const found = [...checker.checkRequest(entry), ...(isSpoilt ? [] : checker.checkResponse(entry))];
    return found.map((violation) => `${entry.method} ${entry.template ?? entry.path} ${entry.status}: ${violation}`);
  });
}

describeContract('the engine and the simulator against the published API description', (checker) => {
  describe.each(stories)('$name', ({ sites, tell }) => {
    test.each(switchPositions())('every request and every answer conforms with $name', async ({ switches }) => {
      const world = createTestWorld(sites, { switches });
      await tell(world);
      expect(world.simulator.log).not.toEqual([]);
      expect(violations(checker, world)).toEqual([]);
    });
  });

  test('a host with a pairing key, by a staging link that is counted anew: every request and every answer conforms', async () => {
    const world = createTestWorld([guardedSite('denver', { pairingKey: 'required' })]);
    const request = { edgeHostId: edgeHost(1), siteId: 'denver', hostName: '', pairingKey: 'pair-me-4711' };
    expect(await world.desk.as(byLink()).submit(request)).toMatchObject({ outcome: 'registered' });
    await world.rest();
    const posted = world.simulator.log.find(({ method, path }) => method === 'POST' && path === '/v1/edgehosts');
    expect(posted?.requestBody).toMatchObject({
      metadata: { labels: { link: 'rollout' } },
      spec: { hostPairingKey: expect.any(String) },
    });
    expect(violations(checker, world)).toEqual([]);
  });

  describe.each(writeSituations)('a $name', (situation) => {
    test.each(writeFaults)('of which %s: every request and every answer conforms', async (_name, fault) => {
      const world = await arrangeSituation(situation);
      world.simulator.faults.add({ ...fault, match: situation.match });
      await world.submit(situation.host, 'denver');
      world.clock.advance(60_000);
      await world.submit(situation.host, 'denver');
      expect(violations(checker, world)).toEqual([]);
    });
  });
});
