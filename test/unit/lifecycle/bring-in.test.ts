import { describe, expect, test } from 'vitest';
import { judgeNewcomer, stepsIn } from '../../../lib/lifecycle/plan/bring-in';
import type { StaffedPool } from '../../../lib/lifecycle/scene';
import type { Architecture } from '../../../lib/sites/architecture';
import type { WorkerPool } from '../../../lib/sites/worker-pool';
import { present } from '../../support/plan-world';
import { ids, staffedPool, testScene } from '../../support/test-scene';
import { testSite } from '../../support/test-site';

const [newcomer] = ids('n') as [ReturnType<typeof ids>[0]];
const arm: WorkerPool = {
  name: 'cameras',
  label: 'The camera server',
  labels: {},
  annotations: {},
  taints: [],
  architecture: 'arm64',
  update: { type: 'expand_first' },
  repaveSeconds: null,
  maxHosts: null,
};
const site = testSite('denver', { pools: [arm] });
const cameras = staffedPool('worker', ['w'], 'cameras');
const leading = staffedPool('control-plane', ['a']);

/** As Palette has it, whatever the config says. */
function told(pool: StaffedPool, archType: Architecture): StaffedPool {
  return { ...pool, wire: { ...pool.wire, machinePoolProperties: { archType } } };
}

function judge(architecture: Architecture, into: StaffedPool): string | null {
  const hosts = new Map([[newcomer, present('n', { architecture })]]);
  return judgeNewcomer(testScene({ site, pools: [leading, cameras], hosts }), newcomer, into)?.code ?? null;
}

describe('a host of another architecture', () => {
  test.each<readonly [Architecture, string, StaffedPool, string | null]>([
    ['arm64', 'a pool of arm64', cameras, null],
    ['amd64', 'a pool of arm64', cameras, 'host_other_architecture'],
    ['amd64', 'the control plane', leading, null],
    ['arm64', 'the control plane', leading, 'host_other_architecture'],
    ['amd64', 'a pool that Palette has as amd64', told(cameras, 'amd64'), null],
    ['arm64', 'a control plane that Palette has as arm64', told(leading, 'arm64'), null],
  ])('%s into %s', (architecture, _pool, into, expected) => {
    expect(judge(architecture, into)).toBe(expected);
  });
});

test('an entry is made as the hosts of its pool are built', () => {
  const scene = testScene({ site, pools: [leading, cameras] });
  expect(stepsIn(scene, cameras, [newcomer])).toEqual([
    { do: 'register_host', hostId: newcomer, architecture: 'arm64' },
    { do: 'add_to_pool', hostIds: [newcomer], pool: 'cameras' },
  ]);
  expect(stepsIn(scene, leading, [newcomer])[0]).toEqual({
    do: 'register_host',
    hostId: newcomer,
    architecture: 'amd64',
  });
});
