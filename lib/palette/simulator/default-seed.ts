import type { Seed } from './seed-shape';

/** The project of the default seed that the app works in; `ProjectUid` of the demo. */
export const DEFAULT_PROJECT_UID = '66aa00000000000000000001';
/** A second project of the same tenant, for hosts that are registered elsewhere. */
export const OTHER_PROJECT_UID = '66aa00000000000000000002';

const timeZone = { name: 'time_zone', displayName: 'Time zone', defaultValue: 'UTC', required: true };

/** A small tenant: profiles for shops, clinics and plants in several versions, no hosts, no clusters. */
export const defaultSeed: Seed = {
  projects: [
    { uid: DEFAULT_PROJECT_UID, name: 'Sites' },
    { uid: OTHER_PROJECT_UID, name: 'Lab' },
  ],
  tokens: [
    { name: 'stores', expiry: '2099-01-01T00:00:00.000Z', projectUid: DEFAULT_PROJECT_UID },
    { name: 'old-rollout', expiry: '2025-06-30T00:00:00.000Z', isActive: false },
  ],
  backupLocations: [{ name: 'backups' }],
  profiles: [
    { name: 'edge-infra', version: '1.0.0', type: 'infra' },
    { name: 'edge-infra', version: '1.1.0', type: 'infra' },
    { name: 'edge-infra', version: '1.2.0', type: 'infra' },
    { name: 'edge-infra-arm', version: '1.2.0', type: 'infra' },
    { name: 'edge-full', version: '2.0.0', type: 'cluster' },
    { name: 'store-apps', version: '1.0.0', type: 'add-on', variables: [timeZone] },
    {
      name: 'store-apps',
      version: '1.1.0',
      type: 'add-on',
      variables: [timeZone, { name: 'till_count', displayName: 'Tills', defaultValue: '1', format: 'number' }],
    },
    { name: 'clinic-apps', version: '1.0.0', type: 'add-on', variables: [{ name: 'ward', defaultValue: 'general' }] },
    { name: 'plant-apps', version: '1.0.0', type: 'add-on' },
    { name: 'appliance-os', version: '1.0.0', type: 'system', cloudType: 'edge-native' },
    { name: 'appliance-os', version: '1.1.0', type: 'system', cloudType: 'edge-native' },
    { name: 'monitoring', version: '3.2.1', type: 'add-on', scope: 'tenant' },
    { name: 'vsphere-infra', version: '1.0.0', type: 'infra', cloudType: 'vsphere', scope: 'tenant' },
    { name: 'lab-infra', version: '1.0.0', type: 'infra', projectUid: OTHER_PROJECT_UID },
  ],
};
