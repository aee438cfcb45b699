import { describe, expect, test } from 'vitest';
import { desire, placed, planOf, present, testRecord, testWorld, withFree } from '../../../support/plan-world';
import { testSite } from '../../../support/test-site';

const three = testSite('denver', { topology: { controlPlane: 3 } });
const nothing = { do: 'nothing' };

describe('j1: no K, candidates ∪ hosts found by label < planned control-plane size -> wait ("2 of 3")', () => {
  test('two of three wait, and nothing is written', () => {
    expect(planOf(desire(['h1', 'h2'], three), withFree(['h1', 'h2']))).toEqual({
      verdicts: { h1: 'wait 2/3', h2: 'wait 2/3' },
      step: nothing,
      hasDrifted: false,
    });
  });

  test('a host that only its label tells of counts: a lost store strands nobody', () => {
    const world = withFree(['h1'], { labelled: [testRecord('h9')] });
    expect(planOf(desire(['h1'], three), world)).toMatchObject({ verdicts: { h1: 'wait 2/3' }, step: nothing });
  });

  test('while hosts are missing and nobody has searched for their label, that is what is done next', () => {
    const world = withFree(['h1', 'h2'], { labelled: null });
    expect(planOf(desire(['h1', 'h2'], three), world)).toEqual({
      verdicts: { h1: 'join', h2: 'join' },
      step: { do: 'find_labelled' },
      hasDrifted: false,
    });
  });

  test('who is not registered yet is registered before anybody is searched for', () => {
    const world = testWorld({ hosts: { h1: present('h1') }, labelled: null });
    expect(planOf(desire(['h1', 'h2'], three), world).step).toMatchObject({ do: 'register_hosts' });
  });

  test('with enough hosts nobody is searched for: the search is a scarce call', () => {
    const world = withFree(['h1', 'h2', 'h3'], { labelled: null });
    expect(planOf(desire(['h1', 'h2', 'h3'], three), world).step).toMatchObject({ do: 'create_cluster', workers: [] });
  });

  test('a site that nobody wishes for is not searched', () => {
    expect(planOf(desire([], three), testWorld({ labelled: null })).step).toEqual(nothing);
  });

  test('a host that the label search brings twice counts once', () => {
    const labelled = [testRecord('h9'), testRecord('h9'), testRecord('h1')];
    expect(planOf(desire(['h1'], three), withFree(['h1'], { labelled })).verdicts).toEqual({ h1: 'wait 2/3' });
  });

  test.each([
    ['in another cluster', { clusters: [{ uid: 'c9', name: 'x' }] }],
    ['in a state that is unclear', { state: 'in-use' }],
    ['in another project', { projectUid: 'p2' }],
  ] as const)('a labelled host %s does not count', (_, changes) => {
    const site = testSite('denver', { topology: { controlPlane: 3 }, projectUid: 'p1' });
    const world = withFree(['h1'], { labelled: [testRecord('h9', changes)] });
    expect(planOf(desire(['h1'], site), world).verdicts).toEqual({ h1: 'wait 1/3' });
  });

  test('stopped hosts do not count', () => {
    const hosts = { h1: present('h1'), h2: present('h2', { state: 'in-use' }) };
    expect(planOf(desire(['h1', 'h2'], three), testWorld({ hosts })).verdicts).toEqual({
      h1: 'wait 1/3',
      h2: 'stop host_state_unclear',
    });
  });

  test('nothing but registration: a new host is registered while others wait', () => {
    expect(planOf(desire(['h1', 'h2'], three), withFree(['h1']))).toMatchObject({
      verdicts: { h1: 'wait 2/3', h2: 'register' },
      step: { do: 'register_hosts', hostIds: ['h2'] },
    });
  });

  test('labels are completed while waiting: they are what makes the host count', () => {
    const world = testWorld({ hosts: { h1: present('h1', { labels: {} }) } });
    expect(planOf(desire(['h1'], three), world)).toMatchObject({
      verdicts: { h1: 'wait 1/3' },
      step: { do: 'complete_labels', hosts: [{ hostId: 'h1' }] },
    });
  });
});

describe('j2: no K, enough -> one create: the first n to the control plane, the rest to the worker pool', () => {
  test('one host makes a cluster of one, without a worker pool', () => {
    expect(planOf(desire(['h1']), withFree(['h1']))).toEqual({
      verdicts: { h1: 'join' },
      step: { do: 'create_cluster', controlPlane: placed('h1'), workers: [] },
      hasDrifted: false,
    });
  });

  test.each([
    [1, ['h1'], ['h2', 'h3', 'h4', 'h5']],
    [3, ['h1', 'h2', 'h3'], ['h4', 'h5']],
    [5, ['h1', 'h2', 'h3', 'h4', 'h5'], []],
  ] as const)('of five hosts %i are control plane, in the order of their wishes', (controlPlane, first, rest) => {
    const ids = ['h1', 'h2', 'h3', 'h4', 'h5'];
    const { step } = planOf(desire(ids, testSite('denver', { topology: { controlPlane } })), withFree(ids));
    expect(step).toEqual({ do: 'create_cluster', controlPlane: placed(...first), workers: placed(...rest) });
  });

  test('hosts that only their label tells of come last: one that is gone must not be the control plane', () => {
    const world = withFree(['h1'], { labelled: [testRecord('h9'), testRecord('h8')] });
    expect(planOf(desire(['h1']), world)).toMatchObject({
      verdicts: { h1: 'join' },
      step: { do: 'create_cluster', controlPlane: placed('h1'), workers: placed('h9', 'h8') },
    });
  });

  test('waits for registrations under way, so that one create serves them all', () => {
    expect(planOf(desire(['h1', 'h2']), withFree(['h1']))).toMatchObject({
      verdicts: { h1: 'join', h2: 'register' },
      step: { do: 'register_hosts', hostIds: ['h2'] },
    });
  });
});

describe('without a wish that can be fulfilled, nothing is created', () => {
  const labelled = [testRecord('h8'), testRecord('h9')];

  test('nobody wishes: a cluster that IT took down is not made again out of its old hosts', () => {
    expect(planOf(desire([]), testWorld({ labelled })).step).toEqual(nothing);
  });

  test('the only wish is stopped: a stop costs no write', () => {
    const world = testWorld({ labelled, hosts: { h1: present('h1', { state: 'in-use' }) } });
    expect(planOf(desire(['h1']), world)).toMatchObject({ verdicts: { h1: 'stop host_state_unclear' }, step: nothing });
  });
});
