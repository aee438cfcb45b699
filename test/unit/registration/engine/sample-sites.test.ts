import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findPublicFile } from '../../../../cli/find-public-file';
import { compileSites } from '../../../../lib/sites/compile-sites';
import { createDirectory } from '../../../../lib/sites/directory';
import { firstSetUpOf } from '../../../../lib/sites/first-set-up';
import type { SiteIndex } from '../../../../lib/sites/site';
import { kindOf } from '../../../../lib/sites/site-kind';
import sample from '../../../../sites.config';
import { edgeHosts } from '../../../support/palette-truth';
import { createTestWorld } from '../../../support/test-world';

const root = new URL('../../../../', import.meta.url);

function compileSample(): SiteIndex {
  const read = (file: string) => ({ file, text: readFileSync(new URL(file, root), 'utf8') });
  const files = { sitesCsv: read('sites.csv'), manifest: read('hosts.csv') };
  const result = compileSites({ config: sample, ...files, findPublicFile, nowMs: Date.now() });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const index = compileSample();
const others = createDirectory(index).sites.filter((site) => kindOf(site) !== 'native' && site.status.state === 'open');

test.each(others.map((site) => [site.id, site] as const))('the demo sets %s up', async (id, site) => {
  const world = createTestWorld([site], {
    index: { olderKinds: index.olderKinds ?? [] },
    autoDevices: true,
    areDevicesStrong: true,
  });
  const ids = edgeHosts(firstSetUpOf(site));
  for (const hostId of ids) {
    await world.submit(hostId, id);
    // Long enough to call home, and to be judged by what it has.
    await world.clock.sleep(60_000);
  }
  for (const hostId of ids) {
    expect(await world.registrations.view(hostId)).toMatchObject({ value: { state: 'setting_up', problem: null } });
  }
});
