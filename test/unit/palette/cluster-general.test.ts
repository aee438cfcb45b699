import { describe, expect, test } from 'vitest';
import { type ClusterProfile, toGeneralParts } from '../../../lib/palette/wire/cluster-general';
import type { Policies } from '../../../lib/sites/policies';
import { testSite } from '../../support/test-site';

const profile: ClusterProfile = { uid: 'p1', variables: { store_number: '12' } };
const nothing: Policies = {
  scans: { security: null, penetration: null, conformance: null },
  backup: null,
  osPatch: null,
};
const nightly = {
  location: 'store-backups',
  schedule: '0 1 * * *',
  prefix: 'nightly',
  keepHours: 72,
  namespaces: ['shop'],
  includeDisks: true,
  clusterResources: 'always',
} as const;

function policiesOf(policies: Partial<Policies>, uid: string | null = 'place-1') {
  return toGeneralParts(testSite('denver', { policies: { ...nothing, ...policies } }), [profile], uid).policies;
}

describe('what a create says whatever the kind of the cluster', () => {
  test('of a plain site: its profiles, and nothing else', () => {
    expect(toGeneralParts(testSite(), [profile], null)).toEqual({
      profiles: [{ uid: 'p1', variables: [{ name: 'store_number', value: '12' }] }],
      policies: {},
      clusterConfig: {},
    });
  });

  test('layers that the site overrides stand beside the variables; one without values keeps those of the profile', () => {
    const packs = [
      { name: 'edge-k3s', values: 'a: 1\n', manifests: [] },
      { name: 'shop', values: null, manifests: [{ name: 'tills', content: 'kind: ConfigMap' }] },
    ];
    expect(toGeneralParts(testSite(), [{ ...profile, packs }], null)).toHaveProperty('profiles.0.packValues', [
      { name: 'edge-k3s', values: 'a: 1\n' },
      { name: 'shop', manifests: [{ name: 'tills', content: 'kind: ConfigMap' }] },
    ]);
  });

  test('a template takes the place of profiles, and the time zone goes with it', () => {
    const site = testSite('denver', { clusterTemplateUid: 't1', profiles: [], timeZone: 'America/Denver' });
    expect(toGeneralParts(site, [], null)).toEqual({
      clusterTemplate: { uid: 't1' },
      policies: {},
      clusterConfig: { timezone: 'America/Denver' },
    });
  });

  test('scans that are planned; of none nothing is said', () => {
    expect(policiesOf({ scans: { security: '0 2 * * 0', penetration: null, conformance: '0 5 1 * *' } })).toEqual({
      scanPolicy: {
        kubeBench: { schedule: { scheduledRunTime: '0 2 * * 0' } },
        kubeHunter: { schedule: { scheduledRunTime: '' } },
        sonobuoy: { schedule: { scheduledRunTime: '0 5 1 * *' } },
      },
    });
  });

  test('a backup goes where its location was found; without one nothing is said of it', () => {
    expect(policiesOf({ backup: nightly })).toEqual({
      backupPolicy: {
        backupLocationUid: 'place-1',
        backupPrefix: 'nightly',
        durationInHours: 72,
        includeAllDisks: true,
        includeClusterResourceMode: 'Always',
        namespaces: ['shop'],
        schedule: { scheduledRunTime: '0 1 * * *' },
      },
    });
    expect(policiesOf({ backup: nightly }, null)).toEqual({});
  });

  test.each([
    ['native', false],
    ['containerized', false],
    ['virtualized', true],
  ] as const)('OS patches of a %s site are said: %s', (kind, isSaid) => {
    const osPatch = { schedule: '0 3 * * 0', onBoot: true, rebootIfRequired: false };
    const site = testSite('denver', { kind, timeZone: 'America/Denver', policies: { ...nothing, osPatch } });
    const said = {
      machineManagementConfig: { osPatchConfig: { patchOnBoot: true, rebootIfRequired: false, schedule: '0 3 * * 0' } },
    };
    // The general part of the older kinds knows no time zone (API.md §15.11).
    const zone = kind === 'native' ? { timezone: 'America/Denver' } : {};
    expect(toGeneralParts(site, [], null).clusterConfig).toEqual({ ...zone, ...(isSaid ? said : {}) });
  });
});
