import { expect } from 'vitest';
import { edgeHost } from '../../support/palette-truth';
import { testSite } from '../../support/test-site';
import { letTimePass, livingClusters, register, runningSite } from './arrange';
import { openProcess } from './life-process';
import type { Stage } from './stage';
import { describeUseCase } from './use-case';

const [leader, worker] = [edgeHost(1), edgeHost(2)];

describeUseCase({
  name: 'forget-host',
  about:
    'The worker of denver broke, was taken out, and was installed anew with the same ID. Palette refuses it while its old entry is there.',
  sites: [testSite('denver')],
  arrange: installAnew,
  line: ['forget-host', worker],
  hosts: [leader, worker],
  writes: 1,
  afterwards: registersAgain,
});

describeUseCase({
  name: 'reset-host',
  about: 'A host was taken out of denver. IT has everything taken off it that Palette has put on it.',
  sites: [testSite('denver')],
  arrange: takeOut,
  line: ['reset-host', worker],
  actsEachTime: true,
  hosts: [leader, worker],
  writes: 1,
});

async function takeOut(stage: Stage): Promise<void> {
  await runningSite(stage, 'denver', [leader, worker]);
  const ended = await (await openProcess(stage)).run('remove-host', worker, '--yes');
  expect(ended.exitCode).toBe(0);
  await letTimePass(stage);
}

async function installAnew(stage: Stage): Promise<void> {
  await takeOut(stage);
  stage.simulator.devices.reinstall(worker, 'same');
  await letTimePass(stage);
}

async function registersAgain(stage: Stage): Promise<void> {
  await register(stage, 'denver', [worker]);
  await letTimePass(stage, [worker]);
  const hosts = Object.keys(stage.simulator.snapshot().state.hosts);
  expect(hosts.toSorted()).toEqual([leader, worker]);
  expect(livingClusters(stage, 'denver').flatMap(({ pools }) => pools)).toHaveLength(2);
}
