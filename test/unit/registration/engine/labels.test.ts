import { expect, test } from 'vitest';
import { clustersNamed, edgeHost, expectOneCluster, write, writesOf } from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

const own = { brand: 'test', site: 'denver', 'managed-by': 'edge-registration' };

function labelsOf(world: TestWorld, hostId: string) {
  return world.simulator.snapshot().state.hosts[hostId]?.labels;
}

test('host and cluster bear name, site, managed-by and the tags of the site', async () => {
  const world = createTestWorld([testSite()]);
  await world.submit(edgeHost(1), 'denver');
  expect(labelsOf(world, edgeHost(1))).toEqual({ ...own, name: `denver-${edgeHost(1).slice(-6)}` });
  expect(clustersNamed(world.simulator, 'denver')[0]?.labels).toEqual({ ...own, name: 'denver' });
});

test('the name that the operator gave becomes the label, blanks turned into dashes', async () => {
  const world = createTestWorld([testSite()]);
  const submission = await world.submit(edgeHost(1), 'denver', ' Till 3 ');
  expect(labelsOf(world, edgeHost(1))?.name).toBe('Till-3');
  expect(submission.view?.hostName).toBe('Till-3');
});

test('a host that IT put into Palette before gets the missing labels and keeps its own', async () => {
  const world = createTestWorld([testSite()]);
  world.simulator.stranger.registerHost({ uid: edgeHost(1), isPaired: true, labels: { name: 'Front', rack: '7' } });
  const submission = await world.submit(edgeHost(1), 'denver', 'Till');
  expect(submission).toMatchObject({ outcome: 'already', view: { state: 'setting_up' } });
  expect(labelsOf(world, edgeHost(1))).toEqual({ ...own, name: 'Front', rack: '7' });
  expect(writesOf(world.simulator)).toEqual([write.labels, write.cluster]);
  expectOneCluster(world.simulator, 'denver', [edgeHost(1)]);
});

test('labels that Palette refuses for an unpaired host are done without', async () => {
  const refusal = { status: 400, code: 'EdgeHostDeviceNotRegistered' };
  const world = createTestWorld([testSite()], { switches: { labelWriteOnUnpaired: refusal } });
  world.simulator.stranger.registerHost({ uid: edgeHost(1) });
  const submission = await world.submit(edgeHost(1), 'denver');
  expect(submission).toMatchObject({ outcome: 'already', problem: null, view: { state: 'setting_up' } });
  expectOneCluster(world.simulator, 'denver', [edgeHost(1)]);
});
