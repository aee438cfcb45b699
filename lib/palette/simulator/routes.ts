import type { Endpoint } from './call';
import { getUserInfo, listProjects, listTokens, ping } from './endpoints/account';
import {
  createPool,
  deleteMachine,
  deletePool,
  getCloudConfig,
  getMachine,
  listMachines,
  updateClusterConfig,
  updatePool,
} from './endpoints/cloud-configs';
import {
  getClusterSearchSchema,
  listClusterMetadata,
  listClusterTags,
  searchClusterMetadata,
  searchClusters,
} from './endpoints/cluster-search';
import {
  listClusterProfiles,
  listClusterVariables,
  patchClusterProfiles,
  updateLocation,
} from './endpoints/cluster-settings';
import {
  createCluster,
  deleteCluster,
  getCluster,
  getClusterOverview,
  getClusterStatus,
  listClusterHosts,
  patchClusterMetadata,
  validateCluster,
  validateClusterName,
} from './endpoints/clusters';
import { getEdgeHostSearchSchema, listAppliances, searchEdgeHosts } from './endpoints/edge-host-search';
import {
  createEdgeHost,
  deleteEdgeHost,
  getEdgeHost,
  listEdgeHosts,
  listEdgeHostTags,
  resetEdgeHost,
  setPairingKey,
  setTunnelConfig,
  updateEdgeHost,
  updateEdgeHostMeta,
} from './endpoints/edge-hosts';
import { listEvents } from './endpoints/events';
import { getProfile, listProfilePacks, listProfiles, listProfileVariables, searchProfiles } from './endpoints/profiles';
import { ofKind, type Route, read, write } from './route';

const config = '/v1/cloudconfigs/edge-native/{configUid}';
const pool = `${config}/machinePools/{machinePoolName}`;
const cluster = '/v1/spectroclusters/{uid}';

const native = (endpoint: Endpoint) => ofKind('edge-native', endpoint);

/** Every operation served of a current Palette, fixed paths before those with a parameter in the same place. Paths and methods: API.md 1-6. */
export const routes: readonly Route[] = [
  read('GET', '/v1/users/info', getUserInfo),
  read('GET', '/v1/health/ping', ping),
  read('GET', '/v1/health/ready', ping),
  read('GET', '/v1/dashboard/projects/metadata', listProjects),

  write('POST', '/v1/edgehosts', createEdgeHost),
  read('GET', '/v1/edgehosts/metadata', listEdgeHosts),
  read('GET', '/v1/edgehosts/tags', listEdgeHostTags),
  read('GET', '/v1/edgehosts/tokens', listTokens),
  read('GET', '/v1/edgehosts/{uid}', getEdgeHost),
  write('PUT', '/v1/edgehosts/{uid}', updateEdgeHost),
  write('DELETE', '/v1/edgehosts/{uid}', deleteEdgeHost),
  write('PUT', '/v1/edgehosts/{uid}/meta', updateEdgeHostMeta),
  write('PATCH', '/v1/edgehosts/{uid}/hostPairingKey', setPairingKey),
  write('PATCH', '/v1/edgehosts/{uid}/tunnelConfig', setTunnelConfig),
  write('PUT', '/v1/edgehosts/{uid}/reset', resetEdgeHost),
  read('POST', '/v1/dashboard/edgehosts/search', searchEdgeHosts),
  read('GET', '/v1/dashboard/edgehosts/search/schema', getEdgeHostSearchSchema),
  read('POST', '/v1/dashboard/appliances/metadata', listAppliances),

  read('GET', '/v1/dashboard/clusterprofiles/metadata', listProfiles),
  read('POST', '/v1/dashboard/clusterprofiles', searchProfiles),
  read('GET', '/v1/clusterprofiles/{uid}', getProfile),
  read('GET', '/v1/clusterprofiles/{uid}/packs', listProfilePacks),
  read('GET', '/v1/clusterprofiles/{uid}/variables', listProfileVariables),

  write('POST', '/v1/spectroclusters/edge-native', createCluster),
  read('POST', '/v1/spectroclusters/edge-native/validate', validateCluster),
  read('GET', '/v1/spectroclusters/validate/name', validateClusterName),
  read('GET', '/v1/spectroclusters/tags', listClusterTags),
  read('GET', cluster, getCluster),
  write('DELETE', cluster, deleteCluster),
  read('GET', `${cluster}/status`, getClusterStatus),
  write('PATCH', `${cluster}/metadata`, patchClusterMetadata),
  write('PUT', `${cluster}/location`, updateLocation),
  read('GET', `${cluster}/profiles`, listClusterProfiles),
  write('PATCH', `${cluster}/profiles`, patchClusterProfiles),
  read('GET', `${cluster}/variables`, listClusterVariables),
  read('GET', `${cluster}/edge-native/edgeHosts`, listClusterHosts),
  read('POST', '/v1/dashboard/spectroclusters/search', searchClusters),
  read('GET', '/v1/dashboard/spectroclusters/search/schema', getClusterSearchSchema),
  read('GET', '/v1/dashboard/spectroclusters/metadata', listClusterMetadata),
  read('POST', '/v1/dashboard/spectroclusters/metadata', listClusterMetadata),
  read('POST', '/v1/dashboard/spectroclusters/metadata/search', searchClusterMetadata),
  read('GET', '/v1/dashboard/spectroclusters/{uid}/overview', getClusterOverview),

  read('GET', config, native(getCloudConfig)),
  write('PUT', `${config}/clusterConfig`, native(updateClusterConfig)),
  write('POST', `${config}/machinePools`, native(createPool)),
  write('PUT', pool, native(updatePool)),
  write('DELETE', pool, native(deletePool)),
  read('GET', `${pool}/machines`, native(listMachines)),
  read('GET', `${pool}/machines/{machineUid}`, native(getMachine)),
  write('DELETE', `${pool}/machines/{machineUid}`, native(deleteMachine)),

  read('GET', '/v1/events/components/{objectKind}/{objectUid}', listEvents),
];
