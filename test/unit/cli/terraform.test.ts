import { describe, expect, test } from 'vitest';
import { terraform } from '../../../cli/sites/terraform';
import type { Site } from '../../../lib/sites/site';
import { testIndex, testSite } from '../../support/test-site';
import { testHouse } from './test-house';

const closed = testSite('closed-one', { status: { state: 'closed' } });
const sites = [testSite('denver'), testSite('boulder'), closed];

async function run(values: Record<string, unknown>, known: readonly Site[] = sites) {
  const expectedHosts = known.map(({ id }) => ({ match: 'exact', text: `edge-${id}`, siteId: id }) as const);
  const index = { ...testIndex(known), expectedHosts };
  const { lines, json, exitCode } = await terraform.run(
    { positionals: [], values },
    testHouse({}, [], { index: () => index }),
  );
  return { text: lines.join('\n'), json: json as { siteIds: string[]; leftOut: unknown[] }, exitCode };
}

describe('the command that writes sites for Terraform', () => {
  test('prints one text that Terraform takes as one file, and needs nothing of the environment', async () => {
    const { text, json, exitCode } = await run({});
    expect(exitCode).toBe(0);
    expect(text.match(/^terraform \{/gm)).toHaveLength(1);
    expect(text.match(/^resource "spectrocloud_cluster_edge_native"/gm)).toHaveLength(2);
    expect(json).toMatchObject({ siteIds: ['denver', 'boulder'], leftOut: [{ siteId: 'closed-one' }] });
  });

  test('of sites that were named, one that cannot be written counts as not done', async () => {
    expect(await run({ site: ['denver'] })).toMatchObject({ exitCode: 0, json: { siteIds: ['denver'], leftOut: [] } });
    expect(await run({ site: ['denver', 'closed-one'] })).toMatchObject({ exitCode: 4, json: { siteIds: ['denver'] } });
  });

  test('says why when there is nothing to write', async () => {
    await expect(run({ site: ['closed-one'] })).rejects.toThrow('No site can be written.\nclosed-one. It is closed.');
    await expect(run({}, [])).rejects.toThrow('No site can be written.');
  });

  test('knows what was probably meant', async () => {
    await expect(run({ site: ['bolder'] })).rejects.toThrow(
      'There is no site "bolder" in the config. Did you mean boulder?',
    );
  });
});
