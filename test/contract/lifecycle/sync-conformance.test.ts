import { describe, expect, test } from 'vitest';
import type { Site } from '../../../lib/sites/site';
import { changedSite, driftedWorld, richSite } from '../../support/drifted-world';
import { carryOut } from '../../support/life-world';
import { edgeHosts } from '../../support/palette-truth';
import { siteId } from '../../support/test-site';
import { createTestWorld, type TestWorld } from '../../support/test-world';
import { createChecker, describeContract } from '../openapi';
import { withBeyond } from '../openapi-beyond';

const sync = { kind: 'sync', siteId: siteId('denver'), withVersions: true } as const;

describeContract('what a site says, against the published API description', (_, description) => {
  const checker = createChecker(withBeyond(description));
  const violations = ({ simulator }: TestWorld) =>
    simulator.log.flatMap((entry) =>
      [...checker.checkRequest(entry), ...checker.checkResponse(entry)].map((violation) => {
        return `${entry.method} ${entry.template ?? entry.path} ${entry.status}: ${violation}`;
      }),
    );

  test('a sync: every request and every answer conforms', async () => {
    const world = await driftedWorld(richSite(), changedSite());
    expect(await carryOut(world, sync)).toMatchObject({ kind: 'done' });
    expect(violations(world)).toEqual([]);
  });

  describe('a create', () => {
    test.each([
      ['with everything', changedSite()],
      ['of a template', changedSite({ profiles: [], clusterTemplateUid: '66cc00000000000000000001' })],
    ] as const)('%s: every request and every answer conforms', async (_name, site: Site) => {
      const world = createTestWorld([site]);
      for (const host of edgeHosts(2)) await world.submit(host, 'denver');
      expect(world.writes().map(({ method, path }) => `${method} ${path}`)).toContain(
        'POST /v1/spectroclusters/edge-native',
      );
      expect(violations(world)).toEqual([]);
    });
  });
});
