import { describe, expect, test } from 'vitest';
import type { ClusterRecord, Pool } from '../../../../lib/palette/model';
import { hostLabels } from '../../../../lib/registration/plan/labels';
import { planUndo, type UndoCase } from '../../../../lib/registration/plan/undo-layer';
import { hostId, present, testCluster, testPool } from '../../../support/plan-world';
import { siteId, testSite } from '../../../support/test-site';

const madeAtMs = 1_000_000;
const labels = hostLabels(testSite(), hostId('h1'), null);
const unpaired = { state: 'unpaired', createdAtMs: madeAtMs } as const;

/** The host that this very request has registered, in no cluster; changed as asked. */
function wanted(changes: Partial<UndoCase> = {}): UndoCase {
  return {
    site: testSite(),
    hostId: hostId('h1'),
    hostName: null,
    linkId: null,
    claimedBy: siteId('denver'),
    entryMadeAtMs: madeAtMs,
    clusters: [],
    pools: [],
    host: present('h1', unpaired),
    ...changes,
  };
}

function decide(changes: Partial<UndoCase> = {}): string {
  return planUndo(wanted(changes)).do;
}

describe('an entry is deleted', () => {
  test.each([
    ['that nobody has called home for yet', {}],
    ['whose host has called home', { host: present('h1', { ...unpaired, state: 'ready' }) }],
    ['of a site that is set up with other hosts', { clusters: [testCluster()], pools: [testPool('worker', ['h2'])] }],
    ['that was made a little before we knew of it', { entryMadeAtMs: madeAtMs + 30_000 }],
    ['by the clock of Palette, which is a little ahead', { entryMadeAtMs: madeAtMs - 30_000 }],
    [
      'of the site’s project',
      { site: { ...testSite(), projectUid: 'p1' }, host: present('h1', { ...unpaired, projectUid: 'p1' }) },
    ],
    ['whose project Palette does not tell', { site: { ...testSite(), projectUid: 'p1' } }],
  ] as const)('%s', (_name, changes) => {
    expect(decide(changes)).toBe('delete_host');
  });
});

describe('only our labels go', () => {
  test.each([
    ['of an entry that was there before', { entryMadeAtMs: null }],
    ['where Palette does not say when it was made', { host: present('h1', { ...unpaired, createdAtMs: null }) }],
    ['of an entry that is older than ours', { entryMadeAtMs: madeAtMs + 30_001 }],
    ['of an entry that somebody has made anew since', { entryMadeAtMs: madeAtMs - 30_001 }],
  ] as const)('%s', (_name, changes) => {
    expect(decide(changes)).toBe('unlabel');
  });

  test('those with another value, and those of others, stay', () => {
    const site = testSite('denver', { tags: { region: 'west', tier: 'gold' } });
    const ours = hostLabels(site, hostId('h1'), null, 'rollout');
    const host = present('h1', { labels: { ...ours, name: 'till', tier: 'silver', rack: '4' } });
    expect(planUndo(wanted({ site, host, linkId: 'rollout', entryMadeAtMs: null }))).toEqual({
      do: 'unlabel',
      labels: { name: 'till', tier: 'silver', rack: '4' },
    });
  });

  test('the name that we have given goes as well', () => {
    const host = present('h1', { labels: hostLabels(testSite(), hostId('h1'), 'till') });
    expect(planUndo(wanted({ host, hostName: 'till', entryMadeAtMs: null }))).toEqual({ do: 'unlabel', labels: {} });
  });
});

describe('an entry of the time before the site was renamed', () => {
  const site = testSite('denver', { renamedFrom: siteId('denver-old') });
  const former = hostLabels(testSite('denver-old'), hostId('h1'), null);
  const host = present('h1', { ...unpaired, labels: { ...former, rack: '4' } });

  test('is deleted like any other that this very request made, whoever still has the claim', () => {
    expect(decide({ site, host })).toBe('delete_host');
    expect(decide({ site, host, claimedBy: siteId('denver-old') })).toBe('delete_host');
  });

  test('else loses what we have written on it, under the id that the site had then', () => {
    const step = planUndo(wanted({ site, host, entryMadeAtMs: null }));
    expect(step).toEqual({ do: 'unlabel', labels: { rack: '4' } });
  });

  test('is another site’s where the config says nothing of a renaming', () => {
    expect(decide({ host })).toBe('nothing');
  });
});

describe('nothing is written for a host', () => {
  const withLabels = (changes: Record<string, string>) =>
    present('h1', { ...unpaired, labels: { ...labels, ...changes } });
  test.each([
    ['that Palette does not have', { host: { presence: 'absent' } }],
    ['whose ID is taken where we cannot see it', { host: { presence: 'elsewhere' } }],
    ['that another site has claimed', { claimedBy: siteId('boulder') }],
    ['that bears no label of ours', { host: present('h1', { labels: {} }) }],
    ['that somebody else manages', { host: withLabels({ 'managed-by': 'somebody' }) }],
    ['that is labelled for another site', { host: withLabels({ site: 'boulder' }) }],
    [
      'of another project',
      { site: { ...testSite(), projectUid: 'p1' }, host: present('h1', { ...unpaired, projectUid: 'p2' }) },
    ],
    [
      'that is in a cluster which is none of our business',
      { host: present('h1', { labels: {}, state: 'in-use', clusters: [{ uid: 'c9', name: 'other' }] }) },
    ],
  ] as const)('%s', (_name, changes) => {
    expect(decide(changes)).toBe('nothing');
  });
});

describe('it is left to IT where a host is in a cluster, or may be', () => {
  const inUse = { ...unpaired, state: 'in-use' } as const;
  const clusters: readonly ClusterRecord[] = [testCluster()];
  const noPools: readonly Pool[] = [];
  test.each([
    ['of the control plane', { clusters, pools: [testPool('control-plane', ['h1'])] }],
    ['of the worker pool', { clusters, pools: [testPool('control-plane', ['h2']), testPool('worker', ['h1'])] }],
    [
      'of a pool, though Palette has no entry',
      { clusters, pools: [testPool('worker', ['h1'])], host: { presence: 'absent' } },
    ],
    ['that names its cluster', { host: present('h1', { ...unpaired, clusters: [{ uid: 'c1', name: 'denver' }] }) }],
    ['in use, wherever', { host: present('h1', inUse) }],
    ['in a state that we do not know', { host: present('h1', { ...unpaired, state: 'other' }) }],
    ['while two clusters bear the name', { clusters: [testCluster(), testCluster({ uid: 'c2' })], pools: noPools }],
    ['while the pools of its site cannot be read', { clusters: [testCluster({ state: 'Deleting' })], pools: noPools }],
    ['that nobody has read', { host: { presence: 'unread' } }],
  ] as const)('%s', (_name, changes) => {
    expect(decide(changes)).toBe('leave_to_it');
  });
});
