import { describe, expect, test } from 'vitest';
import type { Task } from '../../../lib/lifecycle/task';
import type { Site } from '../../../lib/sites/site';
import { checkSyncs } from '../../sim/invariants/syncs';
import type { Scenario } from '../../sim/scenario';
import { changedSite, richSite } from '../../support/drifted-world';
import { createOwnCluster, site as plainSite, type StagedEvidence, stageEvidence, startMs } from './staged-evidence';
import { stageOrder } from './staged-order';

const sync: Task = { kind: 'sync', siteId: plainSite.id, withVersions: false };

/** A site whose only wish is the one given, with a cluster that knows nothing of it. */
function stageSync(wish: Partial<Site>, task: Task = sync, changes: Partial<Scenario> = {}) {
  const staged = stageEvidence(changes, [{ ...plainSite, ...wish }]);
  const cluster = createOwnCluster(staged, ['a', 'b', 'c'], ['w']);
  staged.keep();
  stageOrder(staged, task);
  const { simulator } = staged;
  return { ...staged, cluster, change: simulator.stranger.changeCluster };
}

function foundIn({ evidence }: StagedEvidence): string[] {
  return checkSyncs(evidence).violations.map(({ what }) => what);
}

describe('a sync that is done leaves nothing otherwise than the config', () => {
  const rich = richSite();
  const wishes: readonly (readonly [string, Partial<Site>, string])[] = [
    ['a tag', { tags: { tier: 'gold' } }, 'label tier of denver'],
    ['the location', { location: rich.location }, 'location of denver'],
    ['the time zone', { timeZone: 'Europe/Berlin' }, 'time zone of denver'],
    ['SSH keys', { sshKeys: rich.sshKeys }, 'SSH keys of denver'],
    ['time servers', { ntpServers: rich.ntpServers }, 'NTP servers of denver'],
  ];

  test.each(wishes)('%s that Palette does not have breaks the promise', (_name, wish, what) => {
    const found = foundIn(stageSync(wish));
    expect(found).toContain(what);
  });

  test('so do scans and backups, unless this Palette has no operations for them', () => {
    const wish = { policies: rich.policies } as Partial<Site>;
    expect(foundIn(stageSync(wish))).toEqual(['security scan of denver', 'backup of denver']);
    expect(foundIn(stageSync(wish, sync, { switches: { clusterFeatures: 'absent' } }))).toEqual([]);
  });

  test('so do options of a pool, and only of one that is there', () => {
    const [pool] = changedSite().pools ?? [];
    if (pool === undefined) throw new Error('The site has a pool');
    const left = foundIn(stageSync({ pools: [{ ...pool, name: 'worker-pool' }] }));
    expect(left).toEqual(['labels', 'taints', 'update', 'repave'].map((what) => `${what} of worker-pool of denver`));
    expect(foundIn(stageSync({ pools: [pool] }))).toEqual([]);
  });

  test('so do variables and layers of a profile that is attached, and a version only if it was asked for', () => {
    const { profiles } = changedSite();
    const versions: Task = { ...sync, withVersions: true };
    const attached = (wished: Task, version: string) => {
      const staged = stageSync({ profiles }, wished);
      const uids = staged.state().profiles.flatMap((one) => (one.version === version ? [one.uid] : []));
      staged.change(staged.cluster, () => ({ profileUids: uids }));
      staged.keep();
      return foundIn(staged).filter((what) => !what.includes('label'));
    };
    expect(attached(sync, '1.2.0')).toEqual(['layer edge-k3s of denver']);
    expect(attached(sync, '1.1.0')).toEqual([]);
    expect(attached(versions, '1.1.0')).toContain('version of edge-infra of denver');
  });

  test('so do tags and remote access of our hosts, and of no others', () => {
    const staged = stageSync({ tags: {}, remoteAccess: { hasTemporaryUser: false } });
    staged.simulator.stranger.changeHost('a', ({ labels }) => ({
      labels: { ...labels, 'managed-by': 'edge-registration' },
    }));
    staged.keep();
    expect(foundIn(staged)).toEqual(['remote access to a of denver']);
    const open = (isOpen: boolean) => {
      const other = stageSync({ tags: {}, remoteAccess: false });
      const labels = { site: 'denver', 'managed-by': 'edge-registration' };
      const tunnelConfig = { remoteSsh: isOpen ? 'enabled' : 'disabled' };
      other.simulator.stranger.changeHost('a', () => ({ labels, tunnelConfig }));
      other.keep();
      return foundIn(other);
    };
    expect(open(true)).toEqual(['remote access to a of denver']);
    expect(open(false)).toEqual([]);
  });

  test('what somebody changes while it looks a last time does not', () => {
    const staged = stageSync({ tags: { tier: 'gold' } });
    staged.after(500);
    staged.change(staged.cluster, ({ labels }) => ({ labels: { ...labels, tier: 'silver' } }));
    staged.keep();
    expect(foundIn(staged)).toEqual([]);
  });
});

describe('a sync leaves the rest alone', () => {
  const write = (change: (staged: ReturnType<typeof stageSync>) => void, byStranger = false) => {
    const staged = stageSync({ tags: {} });
    staged.after(100);
    const { evidence } = staged;
    if (byStranger) evidence.drifts.push({ atMs: startMs + 50, siteId: plainSite.id, what: 'other tags' });
    staged.write(() => change(staged), { instance: 'c1' });
    return foundIn(staged);
  };

  test('a host that it moves, in either direction, breaks the promise', () => {
    const moved = write(({ simulator, cluster }) =>
      simulator.stranger.removeHostFromPool(cluster, 'control-plane-pool', 'c'),
    );
    expect(moved).toEqual(['c1 moved c of control-plane-pool']);
    const added = write(({ simulator, cluster }) => simulator.stranger.addHostToPool(cluster, 'worker-pool', 'z'));
    expect(added).toEqual(['c1 moved z of worker-pool']);
  });

  test('so do a label that it takes away, a pool that it deletes, a cluster that it makes or deletes', () => {
    const unlabelled = write(({ change, cluster }) => change(cluster, () => ({ labels: {} })));
    expect(unlabelled).toContain('c1 took the label site from denver');
    expect(write(({ change, cluster }) => change(cluster, ({ pools }) => ({ pools: pools.slice(0, 1) })))).toEqual([
      'c1 deleted a pool of denver',
    ]);
    expect(write(({ simulator }) => void simulator.stranger.createCluster({ name: 'denver' }))).toEqual([
      'c1 made a cluster',
    ]);
    expect(write(({ simulator, cluster }) => simulator.stranger.deleteCluster(cluster))).toContain('c1 deleted denver');
  });

  test('where somebody was faster by a moment, that is a window', () => {
    expect(write(({ change, cluster }) => change(cluster, () => ({ labels: {} })), true)).toEqual([]);
  });
});
