import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffSite } from '../../../../lib/lifecycle/sync/diff-site';
import type { SettingsFacts } from '../../../../lib/lifecycle/sync/settings-facts';
import type { Site } from '../../../../lib/sites/site';
import type { VmPool } from '../../../../lib/sites/virtualization';
import { edgeHost } from '../../../support/palette-truth';
import { afterwards, freshFacts } from '../../../support/sync-facts';
import { linesOfChanges, linesOfLasting } from '../../../support/sync-lines';
import { virtualSite, vmPool } from '../../../support/virtual-site';

const taint = { key: 'only', value: 'stock', effect: 'NoSchedule' } as const;
const contractFirst = { type: 'contract_first' } as const;

/** Three masters, and two workers that say this of their nodes. */
function plant(workers: Partial<VmPool> = {}, more: Partial<NonNullable<Site['virtualization']>> = {}): Site {
  return virtualSite('plant', { virtualization: { workers: vmPool(2, workers), ...more } });
}

/** What the config says now, next to the pools that Palette has of an earlier one. */
function drifted(before: Site, after: Site): SettingsFacts {
  return { ...freshFacts(after), pools: freshFacts(before).pools };
}

function changesOf(before: Site, after: Site): string[] {
  return linesOfChanges(diffSite(drifted(before, after), false).changes);
}

function lastingOf(before: Site, after: Site): string[] {
  return linesOfLasting(diffSite(drifted(before, after), false).lasting);
}

const marked = { labels: { use: 'stock' }, taints: [taint], update: contractFirst } as const;

describe('labels, taints and updates of machines', () => {
  test.each([
    ['plain machines', virtualSite()],
    ['machines with everything', plant(marked, { controlPlane: vmPool(3, { taints: [taint], labels: { a: 'b' } }) })],
    ['machines that are to have nothing', plant({ labels: {}, taints: [] })],
  ])('of %s that were made from the config are as it says, and nothing stays', (_name, site) => {
    expect(diffSite(freshFacts(site), false)).toEqual({ changes: [], lasting: [] });
  });

  test('are told by the pool that Palette has them of', () => {
    const controlPlane = vmPool(3, { taints: [{ ...taint, effect: 'PreferNoSchedule' }] });
    expect(changesOf(plant(), plant(marked, { controlPlane }))).toEqual([
      'pool control-plane-pool | taints of the pool control-plane-pool: none -> only=stock:PreferNoSchedule',
      'pool worker-pool | labels of the pool worker-pool: none -> use=stock',
      'pool worker-pool | taints of the pool worker-pool: none -> only=stock:NoSchedule',
      'pool worker-pool | update of the pool worker-pool: expand first -> contract first',
    ]);
  });

  test('that the config does not speak of stay, and are listed', () => {
    expect(changesOf(plant(marked), plant())).toEqual([]);
    expect(lastingOf(plant(marked), plant())).toEqual([
      'labels of the pool worker-pool: use=stock -> none (the config says nothing of it)',
      'taints of the pool worker-pool: only=stock:NoSchedule -> none (the config says nothing of it)',
      'update of the pool worker-pool: contract first -> none (the config says nothing of it)',
    ]);
  });

  test('are taken back by empty ones, and only those', () => {
    const { changes } = diffSite(drifted(plant(marked), plant({ labels: {}, taints: [] })), false);
    expect(changes.map(({ amendment }) => amendment)).toEqual([
      { of: 'pool', pool: 'worker-pool', options: { additionalLabels: {}, taints: [] } },
    ]);
  });

  test('may replace nodes, but for the way they are replaced', () => {
    const mayReplace = (workers: Partial<VmPool>) =>
      diffSite(drifted(plant(), plant(workers)), false).changes.map((change) => change.mayReplaceNodes);
    expect(mayReplace({ labels: { use: 'stock' } })).toEqual([true]);
    expect(mayReplace({ taints: [taint] })).toEqual([true]);
    expect(mayReplace({ update: contractFirst })).toEqual([false]);
  });

  test('once written, are not written again, whatever was different before', () => {
    const mark = fc.record(
      {
        labels: fc.constantFrom({}, { use: 'stock' }, { use: 'tills', a: 'b' }),
        taints: fc.constantFrom([], [taint], [taint, { ...taint, effect: 'NoExecute' as const }]),
        update: fc.constantFrom({ type: 'expand_first' as const }, contractFirst),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(mark, mark, mark, (before, after, masters) => {
        const { update: _never, ...leading } = masters;
        const facts = drifted(plant(before), plant(after, { controlPlane: vmPool(3, leading) }));
        const { changes } = diffSite(facts, false);
        const written = changes.reduce((state, { amendment }) => afterwards(state, amendment), facts);
        expect(diffSite(written, false).changes).toEqual([]);
      }),
    );
  });
});

describe('the pool of workers', () => {
  const renamed = (facts: SettingsFacts, ...names: readonly string[]): SettingsFacts => {
    const [masters, workers] = facts.pools;
    if (masters === undefined || workers === undefined) throw new Error('no pools');
    return { ...facts, pools: [masters, ...names.map((name) => ({ ...workers, name }))] };
  };
  const settingsOf = (facts: SettingsFacts) => diffSite(facts, false).changes.map(({ setting }) => setting);
  const facts = drifted(plant(), plant(marked));

  test('is the only one that does not lead, whatever it is called', () => {
    expect(settingsOf(renamed(facts, 'machines'))).toEqual(['pool machines']);
  });

  test('is among several the one that this app makes, and never one of others', () => {
    expect(settingsOf(renamed(facts, 'machines', 'worker-pool'))).toEqual(['pool worker-pool']);
    expect(settingsOf(renamed(facts, 'machines', 'others'))).toEqual([]);
  });

  test('stays where the config has no workers any more, and where it has them only now', () => {
    const plain = virtualSite('plant');
    expect(changesOf(plain, plant(marked))).toEqual([]);
    const made = '(it is decided when the cluster is made)';
    expect(lastingOf(plain, plant(marked))).toEqual([`pool worker-pool: none -> there ${made}`]);
    expect(lastingOf(plant(marked), plain)).toEqual([`pool worker-pool: there -> none ${made}`]);
  });

  test('decides whether the control plane is told to run work', () => {
    const idle = { controlPlaneRunsWork: false } as const;
    const withWorkers = virtualSite('plant', { topology: idle, virtualization: { workers: vmPool(2) } });
    expect(lastingOf(plant(), withWorkers)).toEqual([
      'control plane: runs work -> runs no work (it is decided when the cluster is made)',
    ]);
    expect(lastingOf(virtualSite(), virtualSite('plant', { topology: idle }))).toEqual([]);
  });
});

describe('where machines are', () => {
  const because = '(no source says what becomes of machines whose place changes)';
  const { virtualization } = virtualSite();
  if (virtualization === undefined) throw new Error('no machines');
  const { placement } = virtualization;

  test('is told appliance by appliance and pool by pool, and never written', () => {
    const after = plant({}, { placements: { [edgeHost(2)]: { networks: ['br1'], dataPool: 'fast' } } });
    expect(changesOf(plant(), after)).toEqual([]);
    expect(lastingOf(plant(), after)).toEqual(
      ['control-plane-pool', 'worker-pool'].flatMap((pool) => [
        `networks of ${edgeHost(2)} in the pool ${pool}: bridge br0 -> bridge br1 ${because}`,
        `data pool of ${edgeHost(2)} in the pool ${pool}: none -> fast ${because}`,
      ]),
    );
  });

  test('goes by what all share for every appliance that has nothing of its own', () => {
    const moved = virtualSite('plant', { virtualization: { placement: { ...placement, imagePool: 'images' } } });
    expect(lastingOf(virtualSite(), moved)).toHaveLength(4);
    const kept = { imagePool: 'ehl_images' };
    const apart = virtualSite('plant', {
      virtualization: {
        placement: { ...placement, imagePool: 'images' },
        placements: { [edgeHost(1)]: kept, [edgeHost(2)]: kept },
      },
    });
    expect(lastingOf(virtualSite(), apart)).toEqual([]);
  });

  test('goes along as it was read when the pool is written for something else', () => {
    const after = plant(marked, { placement: { ...placement, networks: ['br7'] } });
    const options = { additionalLabels: { use: 'stock' }, taints: [taint] };
    expect(diffSite(drifted(plant(), after), false).changes).toMatchObject([
      { amendment: { of: 'pool', pool: 'worker-pool', options } },
    ]);
    expect(diffSite(drifted(plant(), after), false).changes[0]?.amendment).not.toHaveProperty('options.placements');
  });
});
