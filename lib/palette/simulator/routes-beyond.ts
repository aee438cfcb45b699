import { listBackupLocations } from './endpoints/account';
import {
  createBackup,
  createScans,
  getBackup,
  getScans,
  resetBackup,
  updateBackup,
  updateScans,
} from './endpoints/cluster-policies';
import { resetCluster, updateOsPatch, updateTimezone } from './endpoints/cluster-settings';
import { downloadProfile, getTemplate } from './endpoints/profiles';
import { type Route, read, write } from './route';

const cluster = '/v1/spectroclusters/{uid}';
const scans = `${cluster}/features/complianceScan`;
const backup = `${cluster}/features/backup`;

/**
 * Operations that API.md does not list. Paths, methods and success codes: confidence A, spectrocloud/palette-sdk-go@00e57301
 * api/spec/palette-apis-spec.json; how they refuse is INVENTED.
 */
export const beyondRoutes: readonly Route[] = [
  read('GET', '/v1/users/assets/locations', listBackupLocations),
  read('GET', '/v1/clusterprofiles/{uid}/spc/download', downloadProfile),
  read('GET', '/v1/clusterTemplates/{uid}', getTemplate),
  write('POST', `${cluster}/edge/reset`, resetCluster),
  write('PATCH', `${cluster}/clusterConfig/timezone`, updateTimezone),
  write('PATCH', `${cluster}/clusterConfig/osPatch`, updateOsPatch),
  read('GET', scans, getScans),
  write('POST', scans, createScans),
  write('PUT', scans, updateScans),
  read('GET', backup, getBackup),
  write('POST', backup, createBackup),
  write('PUT', backup, updateBackup),
  write('DELETE', backup, resetBackup),
];
