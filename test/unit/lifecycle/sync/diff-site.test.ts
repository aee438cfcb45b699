import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffSite } from '../../../../lib/lifecycle/sync/diff-site';
import type { SettingsFacts } from '../../../../lib/lifecycle/sync/settings-facts';
import type { ClusterSettings } from '../../../../lib/palette/upkeep-model';
import { backupAnswer, toBackupPolicy } from '../../../../lib/palette/wire/cluster-policies';
import type { Site } from '../../../../lib/sites/site';
import { changedSite, richSite } from '../../../support/drifted-world';
import { afterwards, freshFacts } from '../../../support/sync-facts';
import { linesOfChanges, linesOfLasting } from '../../../support/sync-lines';
import { testPolicies } from '../../../support/test-extras';
import { testSite } from '../../../support/test-site';

function changed(facts: SettingsFacts, settings: Partial<ClusterSettings>): SettingsFacts {
  return { ...facts, settings: { ...facts.settings, ...settings } };
}

/** What the config says now, next to what Palette has of an earlier one. */
function drifted(before: Site, after: Site): SettingsFacts {
  const facts = freshFacts(before);
  const { profiles, profileNames } = freshFacts(after);
  return { ...facts, site: after, profiles, profileNames: new Map([...facts.profileNames, ...profileNames]) };
}

function changesOf(facts: SettingsFacts, withVersions = false): string[] {
  return linesOfChanges(diffSite(facts, withVersions).changes);
}

function lastingOf(facts: SettingsFacts, withVersions = false): string[] {
  return linesOfLasting(diffSite(facts, withVersions).lasting);
}

/** All writes of the diff, one after the other. */
function written(facts: SettingsFacts, withVersions = false): SettingsFacts {
  return diffSite(facts, withVersions).changes.reduce((state, { amendment }) => afterwards(state, amendment), facts);
}

describe('what was written', () => {
  test.each([
    ['a plain site', testSite()],
    ['a rich site', richSite()],
    ['its successor', changedSite()],
  ])('%s that was set up from its config has nothing to write, and nothing stays', (_name, site) => {
    expect(diffSite(freshFacts(site), true)).toEqual({ changes: [], lasting: [] });
  });

  test('is not written again, whatever was different before', () => {
    const site = fc.constantFrom(
      testSite(),
      richSite(),
      changedSite(),
      richSite({ tags: {} }),
      changedSite({ pools: [] }),
    );
    fc.assert(
      fc.property(site, site, fc.boolean(), fc.dictionary(fc.string(), fc.string()), (before, after, is, others) => {
        const facts = drifted(before, after);
        const { metadata } = facts.settings;
        const other = changed(facts, { metadata: { ...metadata, labels: { ...others, ...metadata.labels } } });
        expect(diffSite(written(other, is), is).changes).toEqual([]);
      }),
    );
  });

  test('leaves every label of others on cluster and hosts, whatever it is', () => {
    const words = fc
      .string({ minLength: 1 })
      .filter((word) => !['brand', 'tier', 'wing', 'site', 'managed-by', 'name'].includes(word));
    fc.assert(
      fc.property(fc.dictionary(words, fc.string()), (others) => {
        const facts = drifted(richSite(), changedSite());
        const { metadata } = facts.settings;
        const busy = {
          ...changed(facts, { metadata: { ...metadata, labels: { ...metadata.labels, ...others } } }),
          members: facts.members.map((one) => ({ ...one, labels: { ...one.labels, ...others } })),
        };
        const after = written(busy);
        expect(after.settings.metadata.labels).toMatchObject(others);
        for (const { labels } of after.members) expect(labels).toMatchObject(others);
      }),
    );
  });

  test('carries through what a later Palette says of the network', () => {
    const after = written(drifted(richSite(), changedSite()));
    expect(after.settings.network).toMatchObject({ somethingNew: { of: 'a later Palette' } });
  });

  test('carries through what else Palette says of the place of a site that moves', () => {
    const after = written(drifted(richSite(), changedSite()));
    expect(after.settings).toMatchObject({ location: changedSite().location, place: { countryCode: 'US' } });
  });
});

describe('what the config does not mention', () => {
  const silent = testSite();

  test('stays: labels, keys, servers, schedules, place and time', () => {
    const facts = drifted(changedSite({ remoteAccess: { hasTemporaryUser: false } }), silent);
    const plain = { ...facts, members: [] };
    expect(changesOf(changed(plain, { metadata: { ...plain.settings.metadata, labels: {} } }))).toEqual([
      'labels of the cluster | label brand of the cluster: none -> test',
      'profiles | variable store_number of store-base: 13 -> 12',
    ]);
    expect(lastingOf(plain)).toEqual([
      'SSH keys: night-shift@example.com -> none (the config says nothing of it)',
      'NTP servers: a.time.example.com, b.time.example.com -> none (the config says nothing of it)',
      'security scan: 0 3 * * 0 -> none (the config says nothing of it)',
      'penetration scan: 0 4 1 * * -> none (the config says nothing of it)',
      'backup: 0 1 * * * to backups -> none (the config says nothing of it)',
    ]);
  });

  test('a scan that somebody else planned stays planned when another is written', () => {
    const facts = freshFacts(richSite());
    const { security: _security, ...others } = facts.settings.scans;
    const scans = { ...others, security: '0 9 * * *', penetration: '0 8 * * *' };
    expect(written(changed(facts, { scans })).settings.scans).toEqual({
      security: '0 2 * * 0',
      penetration: '0 8 * * *',
      conformance: null,
    });
  });

  test('an option of a pool that is Palette’s to choose stays', () => {
    const [pool] = richSite().pools ?? [];
    const facts = freshFacts(richSite());
    const byHand = { ...pool, nodeRepaveInterval: 900, additionalAnnotations: { by: 'hand' }, minSize: 1 };
    const pools = facts.pools.map((one) => (one.name === 'tills' ? { ...one, wire: { ...one.wire, ...byHand } } : one));
    expect(changesOf({ ...facts, pools })).toEqual([]);
  });

  test('a profile that somebody else attached stays, and is named', () => {
    const facts = freshFacts(richSite());
    const other = { uid: 'x', name: 'monitoring', variables: {}, sensitive: [], packs: [] };
    const busy = changed(facts, { profiles: [...facts.settings.profiles, other] });
    expect(changesOf(busy, true)).toEqual([]);
    expect(lastingOf(busy, true)).toEqual(['profile: monitoring -> none (the config does not name it)']);
  });
});

describe('what is not this app’s own', () => {
  test('a host that this app registered for another site is let alone', () => {
    const facts = drifted(richSite(), changedSite());
    const members = facts.members.map((one) => ({ ...one, labels: { ...one.labels, site: 'boston' } }));
    expect(changesOf({ ...facts, members }).filter((line) => line.includes('edge-'))).toEqual([]);
  });

  test('a host that somebody else registered is let alone', () => {
    const facts = drifted(richSite(), changedSite());
    const members = facts.members.map((one) => ({ ...one, labels: { site: 'denver' } }));
    expect(changesOf({ ...facts, members }).filter((line) => line.includes('edge-'))).toEqual([]);
  });

  test('a cluster that was taken over gets the tags of the config, and not the labels that would make it ours', () => {
    const facts = freshFacts(richSite());
    const taken = changed(facts, { metadata: { ...facts.settings.metadata, labels: { owner: 'store-ops' } } });
    expect(written(taken).settings.metadata.labels).toEqual({ owner: 'store-ops', brand: 'test', tier: 'gold' });
  });

  test('a cluster from before its site was renamed keeps the former id', () => {
    const before = richSite();
    const facts = freshFacts(before);
    const renamed = { ...facts, site: { ...before, id: testSite('mile-high').id, renamedFrom: before.id } };
    expect(written(renamed).settings.metadata.labels).toMatchObject({ site: 'denver' });
    expect(changesOf(renamed).filter((line) => line.includes('cluster'))).toEqual([]);
  });

  test('the entry of a host that has not called home is not labelled: Palette may refuse it', () => {
    const facts = drifted(richSite(), changedSite());
    const members = facts.members.map((one) => ({ ...one, state: 'unpaired' }) as const);
    expect(changesOf({ ...facts, members }).filter((line) => line.includes('labels of edge-'))).toEqual([]);
  });
});

describe('what may replace nodes', () => {
  const [pool] = richSite().pools ?? [];
  const mayReplace = (changes: Partial<NonNullable<typeof pool>>) => {
    if (pool === undefined) throw new Error('no pool');
    return diffSite(drifted(richSite(), richSite({ pools: [{ ...pool, ...changes }] })), false).changes.map(
      ({ mayReplaceNodes }) => mayReplaceNodes,
    );
  };

  test('is said of labels and taints of a pool, and not of how nodes are replaced', () => {
    expect(mayReplace({ labels: { role: 'other' } })).toEqual([true]);
    expect(mayReplace({ taints: [{ key: 'only', value: 'tills', effect: 'NoExecute' }] })).toEqual([true]);
    expect(mayReplace({ update: { type: 'contract_first' }, repaveSeconds: 60 })).toEqual([false]);
  });

  test('is said of the base profile, and not of an add-on', () => {
    const [infra, addOn] = richSite().profiles;
    if (infra === undefined || addOn === undefined) throw new Error('no profiles');
    const may = (profiles: Site['profiles']) =>
      diffSite(drifted(richSite(), richSite({ profiles })), false).changes.map(
        ({ mayReplaceNodes }) => mayReplaceNodes,
      );
    expect(may([{ ...infra, variables: { zone: 'b' } }, addOn])).toEqual([true]);
    expect(may([infra, { ...addOn, variables: { store_number: '13' } }])).toEqual([false]);
  });
});

describe('remote access', () => {
  const [open, byUser] = [{ remoteAccess: { hasTemporaryUser: false } }, { remoteAccess: { hasTemporaryUser: true } }];

  test('that was opened by hand stays where the config does not speak of it, and is named', () => {
    const facts = drifted(richSite(open), richSite());
    expect(changesOf(facts)).toEqual([]);
    expect(lastingOf(facts)).toEqual([
      expect.stringMatching(/^remote access to edge-\w+: on -> none \(the config says nothing of it\)$/),
      expect.stringContaining('remote access to edge-'),
    ]);
  });

  test('that the config speaks of is what it says', () => {
    const lines = changesOf(drifted(richSite(open), richSite(byUser)));
    expect(lines[0]).toMatch(/: on -> on, by a user made for the occasion$/);
    expect(lines).toHaveLength(2);
  });

  test('that the config closes is closed, whoever opened it', () => {
    const facts = drifted(richSite(open), richSite({ remoteAccess: false }));
    expect(changesOf(facts)).toEqual([expect.stringMatching(/: on -> off$/), expect.stringMatching(/: on -> off$/)]);
    expect(lastingOf(facts)).toEqual([]);
  });
});

describe('profiles', () => {
  const newer = richSite({
    profiles: [
      { kind: 'infra', by: { name: 'edge-infra', version: '1.3.0' }, variables: {} },
      { kind: 'add-on', by: { name: 'store-base', version: '3.1.0' }, variables: { store_number: '12' } },
      { kind: 'add-on', by: { name: 'cameras', version: '1.0.0' }, variables: {} },
    ],
  });
  const facts = drifted(richSite(), newer);

  test('another version is named and stays', () => {
    expect(changesOf(facts)).toEqual([]);
    expect(lastingOf(facts)).toEqual([
      'version of edge-infra: edge-infra@1.2.0 -> edge-infra@1.3.0 (only --profiles changes it)',
      'profile: none -> cameras@1.0.0 (only --profiles changes it)',
    ]);
  });

  test('where versions are wanted they take the place of what is there, in one write that may replace nodes', () => {
    const { changes, lasting } = diffSite(facts, true);
    expect(lasting).toEqual([]);
    expect(changes).toMatchObject([
      {
        setting: 'profiles',
        mayReplaceNodes: true,
        amendment: {
          profiles: [
            { uid: 'uid-of-edge-infra@1.3.0', replaces: 'uid-of-edge-infra@1.2.0' },
            { uid: 'uid-of-cameras@1.0.0' },
          ],
        },
      },
    ]);
    expect(changes[0]?.amendment).not.toHaveProperty('profiles.1.replaces');
  });

  test('named by UIDs, one takes the place of the other that bears its name', () => {
    const byUid = (uid: string) => richSite({ profiles: [{ kind: 'infra', by: { uid }, variables: {} }] });
    const names = new Map([
      ['uid-of-one', 'edge-infra@1.2.0'],
      ['uid-of-two', 'edge-infra@1.3.0'],
    ]);
    const plain = drifted(byUid('one'), byUid('two'));
    const there = plain.settings.profiles.map((profile) => ({ ...profile, name: 'edge-infra' }));
    const named = { ...changed(plain, { profiles: there }), profileNames: names };
    expect(diffSite(named, true).changes).toMatchObject([
      { amendment: { profiles: [{ uid: 'uid-of-two', replaces: 'uid-of-one' }] } },
    ]);
    expect(lastingOf(named, true)).toEqual([]);
  });

  test('other values of one layer go with all the others, so that none falls back to the profile', () => {
    const site = changedSite();
    const before = freshFacts(site);
    const byHand = { name: 'cni-calico', values: 'mtu: 1400\n' };
    const profiles = before.settings.profiles.map((profile, at) =>
      at === 0 ? { ...profile, packs: [{ name: 'edge-k3s', values: 'old: 1\n' }, byHand] } : profile,
    );
    const [infra] = site.profiles;
    expect(diffSite(changed(before, { profiles }), false).changes).toMatchObject([
      { amendment: { profiles: [{ packs: [infra?.packs?.[0], { ...byHand, manifests: [] }] }] } },
    ]);
  });

  test('a base of another name takes nobody’s place', () => {
    const other = drifted(
      richSite(),
      richSite({ profiles: [{ kind: 'full', by: { name: 'all-in-one', version: '1.0.0' }, variables: {} }] }),
    );
    expect(changesOf(other, true)).toEqual([]);
    expect(lastingOf(other, true)[0]).toBe('profile: none -> all-in-one@1.0.0 (the cluster has another base profile)');
  });

  test('a value that Palette masks is never shown, and alone no reason to write', () => {
    const secret = richSite({
      profiles: [
        { kind: 'infra', by: { name: 'edge-infra', version: '1.2.0' }, variables: { token: 'hunter2', zone: 'b' } },
      ],
    });
    const before = freshFacts(secret);
    const [profile, ...others] = before.settings.profiles;
    if (profile === undefined) throw new Error('no profile');
    const masked = { ...profile, variables: { zone: 'b' }, sensitive: ['token'] };
    expect(changesOf(changed(before, { profiles: [masked, ...others] }))).toEqual([]);
    const other = changed(before, { profiles: [{ ...masked, variables: { zone: 'a' } }, ...others] });
    const { changes } = diffSite(other, false);
    expect(linesOfChanges(changes)).toEqual(['profiles | variable zone of edge-infra: a -> b']);
    // It goes along with the write, and into no word about it.
    expect(changes[0]?.amendment).toMatchObject({ profiles: [{ variables: { token: 'hunter2', zone: 'b' } }] });
    expect(JSON.stringify(changes.map(({ differences }) => differences))).not.toContain('hunter2');
  });

  test('a value of a variable that Palette has not shown yet is not shown either', () => {
    const secret = richSite({
      profiles: [{ kind: 'infra', by: { name: 'edge-infra', version: '1.2.0' }, variables: { token: 'hunter2' } }],
    });
    const before = freshFacts(secret);
    const profiles = before.settings.profiles.map((profile) => ({ ...profile, variables: {} }));
    expect(changesOf(changed(before, { profiles }))).toEqual([
      'profiles | variable token of edge-infra: none -> a value',
    ]);
  });

  test('values of a layer are told by their number of lines, because they may hold secrets', () => {
    const site = changedSite();
    const before = freshFacts(site);
    const profiles = before.settings.profiles.map((profile) => ({
      ...profile,
      packs: profile.packs.map((pack) => ({ ...pack, values: 'cluster:\n  password: hunter2\n' })),
    }));
    expect(changesOf(changed(before, { profiles }))).toEqual([
      'profiles | layer edge-k3s of edge-infra: 2 lines -> 3 lines, 2 of them other',
    ]);
  });

  test('a layer that the profile does not have is named and not written', () => {
    const facts = freshFacts(changedSite());
    const profiles = facts.settings.profiles.map((profile) => ({ ...profile, packs: [] }));
    expect(changesOf(changed(facts, { profiles }))).toEqual([]);
    expect(lastingOf(changed(facts, { profiles }))).toEqual([
      'layer edge-k3s of edge-infra: none -> other values (the profile has no such layer)',
    ]);
  });
});

describe('what is decided when a cluster is made', () => {
  test.each([
    ['the endpoint', { endpoint: { type: 'vip', host: '10.9.9.9' } }, 'endpoint: 10.1.2.10 -> 10.9.9.9'],
    ['the overlay', { overlayCidr: '100.64.0.0/24' }, 'overlay: none -> 100.64.0.0/24'],
    [
      'two nodes',
      { topology: { controlPlane: 2 } },
      'control plane: an odd number -> two hosts, primary and secondary',
    ],
    [
      'work on the control plane',
      { topology: { controlPlaneRunsWork: false } },
      'control plane: runs work -> runs no work',
    ],
    ['a template', { clusterTemplateUid: 't1', profiles: [] }, 'cluster template: none -> t1'],
  ] as const)('%s is named and stays', (_name, changes, line) => {
    const facts = drifted(richSite(), richSite(changes));
    expect(changesOf(facts)).toEqual([]);
    expect(lastingOf(facts)[0]).toContain(line);
  });

  test('the architecture of a pool; one that has no host yet', () => {
    const [pool] = richSite().pools ?? [];
    if (pool === undefined) throw new Error('no pool');
    const after = richSite({
      pools: [
        { ...pool, architecture: 'arm64' },
        { ...pool, name: 'cameras' },
      ],
    });
    expect(lastingOf(drifted(richSite(), after))).toEqual([
      'architecture of the pool tills: amd64 -> arm64 (a pool keeps the architecture that it was made with)',
      'pool cameras: none -> there (its first host makes it)',
    ]);
  });
});

describe('a Palette without these operations', () => {
  test('is told of, and nothing is written to it', () => {
    const facts = changed(drifted(testSite(), richSite({ pools: [] })), { unknown: ['scans', 'backup', 'variables'] });
    expect(changesOf(facts).filter((line) => /scan|backup|variable/.test(line))).toEqual([]);
    expect(lastingOf(facts)).toEqual([
      'scans: none -> planned (this Palette has no operation for it)',
      'backup: none -> planned (this Palette has no operation for it)',
      'variables: none -> given (this Palette has no operation for it)',
    ]);
  });
});

describe('the older kinds', () => {
  test.each(['always', 'auto', 'never'] as const)(
    'what Palette keeps of a backup is what the config says, cluster resources %s: it knows yes and no only',
    (clusterResources) => {
      for (const kind of ['virtualized', 'containerized'] as const) {
        const policies = { ...testPolicies, backup: { ...testPolicies.backup, clusterResources } };
        const facts = changed(freshFacts(testSite('denver', { kind, policies })), { backup: null });
        const [write] = diffSite(facts, false).changes.flatMap(({ amendment }) => {
          return amendment.of === 'backup' && amendment.backup !== null ? [amendment.backup] : [];
        });
        if (write === undefined) throw new Error('no backup is written');
        const kept = backupAnswer(kind).parse({ spec: { config: toBackupPolicy(kind, write) } });
        expect(changesOf(changed(facts, { backup: kept }))).toEqual([]);
      }
    },
  );

  test('OS patches are kept in line where Palette honours them, and the time zone where it knows one', () => {
    const osPatch = { schedule: '0 3 * * 0', onBoot: true, rebootIfRequired: false };
    const policies = { scans: { security: null, penetration: null, conformance: null }, backup: null, osPatch };
    const before = testSite('denver', { kind: 'virtualized' });
    const after = testSite('denver', { kind: 'virtualized', policies, timeZone: 'Europe/Berlin' });
    expect(changesOf(drifted(before, after))).toEqual(['OS patches | OS patches: none -> 0 3 * * 0, at first start']);
    expect(changesOf(drifted(testSite(), testSite('denver', { policies })))).toEqual([]);
  });

  test('a containerized site has no time servers', () => {
    const after = testSite('denver', { kind: 'containerized', ntpServers: ['a.example.com'] });
    expect(changesOf(drifted(testSite('denver', { kind: 'containerized' }), after))).toEqual([]);
  });
});
