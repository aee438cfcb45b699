import { describe, expect, test } from 'vitest';
import { plan } from '../../../../lib/registration/plan/plan';
import {
  desire,
  hostId,
  planOf,
  present,
  testCluster,
  testPool,
  testRecord,
  testWorld,
  withFree,
} from '../../../support/plan-world';
import { testSite } from '../../../support/test-site';

const clusters = [testCluster()];
const pools = [testPool('control-plane', ['cp1']), testPool('worker', ['w1'])];

function full(site: ReturnType<typeof testSite>, ids: readonly string[], world = testWorld()) {
  const { verdicts } = plan(desire(ids, site), world);
  return [...verdicts].flatMap(([id, verdict]) => (verdict.kind === 'stop' ? [[id, verdict.failure]] : []));
}

describe('a wish that will be stopped costs no write', () => {
  test('a full site does not even register the host', () => {
    const site = testSite('denver', { topology: { maxHosts: 2 } });
    expect(planOf(desire(['new'], site), testWorld({ clusters, pools }))).toMatchObject({
      verdicts: { new: 'stop site_full' },
      step: { do: 'nothing' },
    });
  });

  test('before the cluster exists, too: only as many are registered as the site may have', () => {
    const site = testSite('denver', { topology: { maxHosts: 2 } });
    expect(planOf(desire(['n1', 'n2', 'n3'], site), testWorld())).toMatchObject({
      verdicts: { n1: 'register', n2: 'register', n3: 'stop site_full' },
      step: { do: 'register_hosts', hostIds: ['n1', 'n2'] },
    });
  });

  test('the labels of a host that is turned away stay as they are', () => {
    const site = testSite('denver', { topology: { maxHosts: 2 } });
    const world = testWorld({ clusters, pools, hosts: { h: present('h', { labels: {} }) } });
    expect(planOf(desire(['h'], site), world).step).toEqual({ do: 'nothing' });
  });

  test('labels of others are completed all the same', () => {
    const site = testSite('denver', { topology: { maxHosts: 3 } });
    const labels = {};
    const hosts = { h1: present('h1', { labels }), h2: present('h2', { labels }) };
    const { step } = planOf(desire(['h1', 'h2'], site), testWorld({ clusters, pools, hosts }));
    expect(step).toMatchObject({ do: 'complete_labels', hosts: [{ hostId: 'h1' }] });
    expect(step.do === 'complete_labels' && step.hosts.length).toBe(1);
  });
});

describe('site_full says how many the site may have', () => {
  test.each([
    ['before the cluster, with workers', { maxHosts: 1 }, testWorld(), '1'],
    ['before the cluster, without workers', { workerPool: false, maxHosts: 6 }, testWorld(), '1'],
    ['after it', { maxHosts: 2 }, testWorld({ clusters, pools }), '2'],
    ['after it was lowered, as many as there are', { maxHosts: 1 }, testWorld({ clusters, pools }), '2'],
  ])('%s', (_, topology, world, most) => {
    const expected = { code: 'site_full', facts: { most } };
    expect(full(testSite('denver', { topology }), ['h1', 'h2'], world).at(-1)).toEqual(['h2', expected]);
  });

  test('without a worker pool and none allowed, as many as there are', () => {
    const site = testSite('denver', { topology: { workerPool: false, maxHosts: 6 } });
    const world = testWorld({ clusters, pools: [testPool('control-plane', ['cp1', 'cp2'])] });
    expect(full(site, ['h1'], world)).toEqual([['h1', { code: 'site_full', facts: { most: '2' } }]]);
  });
});

test('who was scanned has a place before hosts that only their label tells of', () => {
  const site = testSite('denver', { topology: { maxHosts: 2 } });
  const world = withFree(['h1', 'h2'], { labelled: [testRecord('h9')] });
  expect(planOf(desire(['h1', 'h2'], site), world)).toMatchObject({
    verdicts: { h1: 'join', h2: 'join' },
    step: { do: 'create_cluster', controlPlane: [{ hostId: 'h1' }], workers: [{ hostId: 'h2' }] },
  });
});

test('every wish has exactly one verdict, in the order of the wishes', () => {
  const ids = ['h3', 'cp1', 'h1', 'h2'];
  const { verdicts } = plan(desire(ids), withFree(['h1', 'h2'], { clusters, pools }));
  expect([...verdicts.keys()]).toEqual(ids.map(hostId));
});
