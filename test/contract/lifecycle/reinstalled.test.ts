import { expect } from 'vitest';
import { parseHostId } from '../../../lib/hosts/edge-host-id';
import { edgeHost } from '../../support/palette-truth';
import { testSite } from '../../support/test-site';
import { letTimePass, livingClusters, register, runningSite } from './arrange';
import { openProcess } from './life-process';
import type { Stage } from './stage';
import { describeUseCase } from './use-case';

const [leader, worker] = [edgeHost(1), edgeHost(2)];

describeUseCase({
  name: 'reinstalled-with-a-new-id',
  about:
    'The worker of denver was installed anew and shows another ID. IT deletes the entry that nobody calls home to.',
  sites: [testSite('denver')],
  options: { random: createCounting() },
  arrange: installAnew,
  line: ['forget-host', worker],
  hosts: [leader, worker],
  writes: 1,
  afterwards: registersAsAnother,
});

/** An ID of one digit is nobody's; the others are the same each time. */
function createCounting(): () => number {
  let count = 0;
  return () => {
    count += 1;
    return ((count * 7) % 16) / 16;
  };
}

async function installAnew(stage: Stage): Promise<void> {
  await runningSite(stage, 'denver', [leader, worker]);
  expect((await (await openProcess(stage)).run('remove-host', worker, '--yes')).exitCode).toBe(0);
  stage.simulator.devices.reinstall(worker, 'new');
  await letTimePass(stage);
}

async function registersAsAnother(stage: Stage): Promise<void> {
  const ids = stage.simulator.devices.list().map(({ id }) => id);
  const fresh = parseHostId(ids.find((id) => id !== leader && id !== worker) ?? '');
  if (!fresh.ok) throw new Error('The device has kept its ID');
  await register(stage, 'denver', [fresh.value]);
  await letTimePass(stage, [fresh.value]);
  const { hosts } = stage.simulator.snapshot().state;
  expect(Object.keys(hosts).toSorted()).toEqual([leader, fresh.value].toSorted());
  const members = livingClusters(stage, 'denver').flatMap(({ pools }) => pools.flatMap((pool) => pool.hosts));
  expect(members.map(({ hostUid }) => hostUid)).toEqual([leader, fresh.value]);
}
