import { describe, expect, test } from 'vitest';
import type { HostRecord } from '../../../../lib/palette/model';
import { hostLabels } from '../../../../lib/registration/plan/labels';
import { plan } from '../../../../lib/registration/plan/plan';
import type { HostFacts } from '../../../../lib/registration/plan/world';
import {
  desire,
  hostId,
  placed,
  planOf,
  present,
  testCluster,
  testPool,
  testRecord,
  testWish,
  testWorld,
} from '../../../support/plan-world';
import { siteId, testSite } from '../../../support/test-site';

const clusters = [testCluster()];
const pools = [testPool('control-plane', ['cp1']), testPool('worker', ['w1'])];
const ours = { uid: 'cluster-1', name: 'denver' };
const other = { uid: 'cluster-9', name: 'boulder' };

/** `h` wishes to join a running cluster, and Palette says this of it. */
function judge(facts: HostFacts, changes: Parameters<typeof testWish>[1] = {}, site = testSite()) {
  const desired = { ...desire([], site), wishes: [testWish('h', changes)] };
  return planOf(desired, testWorld({ clusters, pools, hosts: { h: facts } }));
}

function judgePresent(changes: Partial<HostRecord>, site = testSite()) {
  return judge(present('h', changes), {}, site);
}

function stopped(code: string) {
  return { verdicts: { h: `stop ${code}` }, step: { do: 'nothing' }, hasDrifted: false };
}

const joins = { verdicts: { h: 'join' }, step: { do: 'add_nodes', pool: pools[1], hosts: placed('h') } };

describe('h1: the host is claimed for another site -> stop: names that site', () => {
  test('is said before anything is read, and costs no write', () => {
    const wish = testWish('h', { claimedBy: siteId('boulder') });
    const { verdicts, step } = plan({ ...desire([]), wishes: [wish] }, testWorld());
    expect(verdicts.get(hostId('h'))).toEqual({
      kind: 'stop',
      failure: { code: 'host_at_other_site', facts: { site: 'Boulder' } },
    });
    expect(step).toEqual({ do: 'nothing' });
  });

  test('comes before h2: a member that another site claims is stopped', () => {
    const wish = testWish('w1', { claimedBy: siteId('boulder') });
    const world = testWorld({ clusters, pools });
    expect(planOf({ ...desire([]), wishes: [wish] }, world).verdicts).toEqual({ w1: 'stop host_at_other_site' });
  });
});

describe('h2: H in members of K -> settled (re-scan: 0 writes)', () => {
  test('tells the role that the host has', () => {
    expect(planOf(desire(['cp1', 'w1']), testWorld({ clusters, pools }))).toEqual({
      verdicts: { cp1: 'settled control-plane', w1: 'settled worker' },
      step: { do: 'nothing' },
      hasDrifted: false,
    });
  });

  test('comes before h3 to h8: whatever else Palette says of a member', () => {
    const hosts = { w1: present('w1', { clusters: [other], labels: { site: 'boulder' }, state: 'other' }) };
    const world = testWorld({ clusters, pools, hosts });
    expect(planOf(desire(['w1']), world)).toMatchObject({
      verdicts: { w1: 'settled worker' },
      step: { do: 'nothing' },
    });
  });
});

describe('h3: H present, inUseClustersRef names another cluster -> stop: belongs to another cluster, IT', () => {
  test('another cluster stops it', () => {
    expect(judgePresent({ state: 'in-use', clusters: [other] })).toEqual(stopped('host_in_other_cluster'));
  });

  test('also beside our own, and also while it calls itself ready', () => {
    expect(judgePresent({ clusters: [ours, other] })).toEqual(stopped('host_in_other_cluster'));
  });

  test('a cluster of our name but not of our UID is another one, since ours is known', () => {
    const twin = { uid: 'cluster-9', name: 'denver' };
    expect(judgePresent({ clusters: [twin] })).toEqual(stopped('host_in_other_cluster'));
  });

  test('without a cluster of our own, any other name stops it', () => {
    const world = testWorld({ hosts: { h: present('h', { clusters: [other] }) } });
    expect(planOf(desire(['h']), world)).toEqual(stopped('host_in_other_cluster'));
  });

  test('comes before h4 and h5', () => {
    const site = testSite('denver', { projectUid: 'p1' });
    const changes = { clusters: [other], projectUid: 'p2', labels: { site: 'boulder' } };
    expect(judgePresent(changes, site)).toEqual(stopped('host_in_other_cluster'));
  });

  test('our own cluster is no other one', () => {
    expect(judgePresent({ clusters: [ours] })).toMatchObject(joins);
  });
});

describe('a host says that it is in the site’s cluster, which the search does not show', () => {
  const hidden = { uid: 'cluster-7', name: 'denver' };

  test.each(['in-use', 'ready', 'unpaired'] as const)('%s: stop, retry later - no second cluster is made', (state) => {
    const world = testWorld({ hosts: { h: present('h', { state, clusters: [hidden] }) } });
    expect(planOf(desire(['h']), world)).toEqual(stopped('host_state_unclear'));
  });

  test('named beside another one, the other one stops it', () => {
    const world = testWorld({ hosts: { h: present('h', { clusters: [hidden, other] }) } });
    expect(planOf(desire(['h']), world)).toEqual(stopped('host_in_other_cluster'));
  });
});

describe('h4: H in another project, or taken where we cannot see it -> stop: registered elsewhere', () => {
  const site = testSite('denver', { projectUid: 'p1' });

  test('the POST said taken while our project shows nothing', () => {
    expect(judge({ presence: 'elsewhere' })).toEqual(stopped('host_registered_elsewhere'));
  });

  test('readable, but in another project', () => {
    expect(judgePresent({ projectUid: 'p2' }, site)).toEqual(stopped('host_registered_elsewhere'));
  });

  test('comes before h5', () => {
    const changes = { projectUid: 'p2', labels: { site: 'boulder' } };
    expect(judgePresent(changes, site)).toEqual(stopped('host_registered_elsewhere'));
  });

  test.each([
    ['the site’s own project', 'p1', site],
    ['Palette does not say which project', null, site],
    ['the site names no project', 'p2', testSite()],
  ])('%s: goes on', (_, projectUid, ofSite) => {
    expect(judgePresent({ projectUid }, ofSite)).toMatchObject(joins);
  });
});

describe('h5: H present, label site names another of our sites -> stop: registered for that site', () => {
  test('names the site', () => {
    const world = testWorld({ clusters, pools, hosts: { h: present('h', { labels: { site: 'boulder' } }) } });
    const { verdicts } = plan(desire(['h']), world);
    const failure = { code: 'host_at_other_site', facts: { site: 'Boulder' } };
    expect(verdicts.get(hostId('h'))).toEqual({ kind: 'stop', failure });
  });

  test('comes before h6', () => {
    expect(judgePresent({ state: 'in-use', labels: { site: 'boulder' } })).toEqual(stopped('host_at_other_site'));
  });

  test('a host that bears the id its site had before is at its own site, whoever bears that id now', () => {
    const renamed = testSite('denver', { renamedFrom: siteId('boulder') });
    const { verdicts } = judgePresent({ labels: { site: 'boulder' } }, renamed);
    expect(verdicts).toEqual({ h: 'join' });
  });

  test('a host without the label is at no other site, whatever the directory says to nothing', () => {
    const world = testWorld({ clusters, pools, hosts: { h: present('h', { labels: {} }) } });
    expect(planOf({ ...desire(['h']), nameOfSite: () => 'Some site' }, world).verdicts).toEqual({ h: 'join' });
  });

  test('a label that names no site of ours is somebody’s note, and is replaced', () => {
    const { verdicts, step } = judgePresent({ labels: { site: 'atlantis', name: 'x' } });
    expect(verdicts).toEqual({ h: 'join' });
    expect(step).toMatchObject({ do: 'complete_labels', hosts: [{ labels: { site: 'denver', name: 'x' } }] });
  });
});

describe('h6: H in-use, no refs, not in members -> stop: retry later, state unclear', () => {
  test('in use by nobody that Palette names', () => {
    expect(judgePresent({ state: 'in-use' })).toEqual(stopped('host_state_unclear'));
  });

  test('the same before there is a cluster', () => {
    const world = testWorld({ hosts: { h: present('h', { state: 'in-use' }) } });
    expect(planOf(desire(['h']), world)).toEqual(stopped('host_state_unclear'));
  });

  test.each([[[]], [[ours]]])('a state that we do not know is unclear, refs %j', (refs) => {
    expect(judgePresent({ state: 'other', clusters: refs })).toEqual(stopped('host_state_unclear'));
  });

  test('in use by our cluster and yet in none of its pools: dropped by a race, joins again', () => {
    expect(judgePresent({ state: 'in-use', clusters: [ours] })).toMatchObject(joins);
  });
});

describe('h7: H absent or not yet read -> register it', () => {
  test.each([{ presence: 'absent' }, { presence: 'unread' }] as const)('%j', (facts) => {
    expect(judge(facts)).toEqual({
      verdicts: { h: 'register' },
      step: { do: 'register_hosts', hostIds: ['h'] },
      hasDrifted: false,
    });
  });

  test('a host that nobody has looked at counts as not yet read', () => {
    expect(planOf(desire(['h']), testWorld({ clusters, pools })).verdicts).toEqual({ h: 'register' });
  });

  test('all new hosts are registered in one step, before any join, so that one pool write serves them all', () => {
    const world = testWorld({ clusters, pools, hosts: { h2: present('h2', { labels: {} }) } });
    expect(planOf(desire(['h1', 'h2', 'h3']), world)).toMatchObject({
      verdicts: { h1: 'register', h2: 'join', h3: 'register' },
      step: { do: 'register_hosts', hostIds: ['h1', 'h3'] },
    });
  });
});

describe('h8: H present and free (ready / unpaired) -> candidate; its labels are completed', () => {
  test.each(['ready', 'unpaired'] as const)('%s: joins', (state) => {
    expect(judgePresent({ state })).toMatchObject(joins);
  });

  test('labels are completed before the join, with what the operator calls the host', () => {
    const { verdicts, step } = judge(present('h', { labels: { rack: '4' } }), { hostName: 'till-1' });
    expect(verdicts).toEqual({ h: 'join' });
    const labels = { rack: '4', ...hostLabels(testSite(), hostId('h'), 'till-1') };
    expect(step).toEqual({ do: 'complete_labels', hosts: [{ hostId: 'h', labels }] });
  });

  test('a host that refuses labels joins without them', () => {
    const record = testRecord('h', { labels: {} });
    expect(judge({ presence: 'present', record, refusesLabels: true })).toMatchObject(joins);
  });
});
