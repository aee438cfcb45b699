import { expect, test } from 'vitest';
import type { Simulator } from '../../../lib/palette/simulator/simulator';
import { addOnUid, examine, goodSite, infraUid } from './doctor-world';

const sites = Array.from({ length: 330 }, (_, at) => {
  return goodSite(`store-${at}`, {
    endpoint: { type: 'vip', host: `10.2.${Math.floor(at / 200)}.${(at % 200) + 10}` },
  });
});

/** All but the last few have a cluster. */
function plant({ stranger }: Simulator): void {
  for (const { id, endpoint } of sites.slice(0, 320)) {
    const labels = { 'managed-by': 'edge-registration', site: id };
    const cloudConfig = { controlPlaneEndpoint: { host: endpoint.host, type: 'VIP' } };
    stranger.createCluster({ name: id, labels, cloudConfig, profileUids: [infraUid, addOnUid], isRunning: true });
  }
}

test('many sites cost pages, not a call each', async () => {
  const { requests, findings } = await examine({ sites, plant });
  const counts = new Map<string, number>();
  for (const { method, template } of requests)
    counts.set(`${method} ${template}`, (counts.get(`${method} ${template}`) ?? 0) + 1);
  expect(Object.fromEntries(counts)).toEqual({
    'GET /v1/users/info': 1,
    'GET /v1/dashboard/projects/metadata': 1,
    'GET /v1/edgehosts/tokens': 1,
    'GET /v1/dashboard/clusterprofiles/metadata': 1,
    'GET /v1/edgehosts/tags': 1,
    'GET /v1/clusterprofiles/{uid}': 2,
    'GET /v1/clusterprofiles/{uid}/variables': 2,
    'POST /v1/dashboard/spectroclusters/search': 7,
  });
  const vips = findings.filter(({ id }) => id === 'cluster.vips' || id === 'drift.vip');
  for (const one of vips)
    expect(one.sentence).toBe('Skipped because 320 clusters cost a call each: ask for it with --vips.');
  expect(findings.filter(({ status }) => status === 'bad')).toEqual([]);
}, 60_000);

test('with --vips every cluster is asked, and no request is one too many for Palette', async () => {
  const values = { vips: true, within: '60' };
  const { requests, findings } = await examine({ sites, plant, values, limits: 'on' });
  expect(requests.filter(({ status }) => status === 429)).toEqual([]);
  expect(requests.filter(({ template }) => template?.startsWith('/v1/cloudconfigs')).length).toBe(320);
  expect(findings.filter(({ id, status }) => id === 'cluster.vips' && status === 'ok')).toHaveLength(1);
}, 60_000);
