import type { Endpoint } from './call';
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
import { createCluster, listClusterHosts, validateCluster } from './endpoints/clusters';
import {
  createLibvirtCluster,
  createLibvirtPool,
  deleteVirtualMachine,
  getLibvirtConfig,
  getVirtualMachine,
  listAppliances,
  listVirtualMachines,
  updateLibvirtConfig,
  updateLibvirtPool,
  validateLibvirtCluster,
} from './libvirt/endpoints';
import { ofKind, type Route, read, write } from './route';

interface KindEndpoints {
  readonly create: Endpoint;
  readonly validate: Endpoint;
  readonly listHosts: Endpoint;
  readonly getConfig: Endpoint;
  readonly updateConfig: Endpoint;
  readonly createPool: Endpoint;
  readonly updatePool: Endpoint;
  readonly deletePool: Endpoint;
  readonly listMachines: Endpoint;
  readonly getMachine: Endpoint;
  readonly deleteMachine: Endpoint;
}

/** What a Palette has served for virtualized clusters (API.md 10). */
export const libvirtRoutes = routesOf('libvirt', {
  create: createLibvirtCluster,
  validate: validateLibvirtCluster,
  listHosts: listAppliances,
  getConfig: getLibvirtConfig,
  updateConfig: updateLibvirtConfig,
  createPool: createLibvirtPool,
  updatePool: updateLibvirtPool,
  deletePool,
  listMachines: listVirtualMachines,
  getMachine: getVirtualMachine,
  deleteMachine: deleteVirtualMachine,
});

/**
 * And for containerized ones: its client has the same operations as that of `libvirt` (palette-sdk-go@13bae3e
 * client/cluster_edge.go), its bodies are those of native clusters with less in them.
 */
export const edgeRoutes = routesOf('edge', {
  create: (call) => createCluster(call, 'edge'),
  validate: (call) => validateCluster(call, 'edge'),
  listHosts: listClusterHosts,
  getConfig: getCloudConfig,
  updateConfig: updateClusterConfig,
  createPool,
  updatePool,
  deletePool,
  listMachines,
  getMachine,
  deleteMachine,
});

function routesOf(cloudType: 'libvirt' | 'edge', endpoints: KindEndpoints): readonly Route[] {
  const config = `/v1/cloudconfigs/${cloudType}/{configUid}`;
  const pool = `${config}/machinePools/{machinePoolName}`;
  const machine = `${pool}/machines/{machineUid}`;
  const only = (endpoint: Endpoint) => ofKind(cloudType, endpoint);
  return [
    write('POST', `/v1/spectroclusters/${cloudType}`, only(endpoints.create)),
    read('POST', `/v1/spectroclusters/${cloudType}/validate`, only(endpoints.validate)),
    read('GET', `/v1/spectroclusters/{uid}/${cloudType}/edgeHosts`, only(endpoints.listHosts)),
    read('GET', config, only(endpoints.getConfig)),
    write('PUT', `${config}/clusterConfig`, only(endpoints.updateConfig)),
    write('POST', `${config}/machinePools`, only(endpoints.createPool)),
    write('PUT', pool, only(endpoints.updatePool)),
    write('DELETE', pool, only(endpoints.deletePool)),
    read('GET', `${pool}/machines`, only(endpoints.listMachines)),
    read('GET', machine, only(endpoints.getMachine)),
    write('DELETE', machine, only(endpoints.deleteMachine)),
  ];
}
