import type { Cluster, Json } from '../state';
import { timestamp } from '../view';

/** What scans are planned: `v1ClusterComplianceScan`, by the names of the tools (sources: lib/palette/wire/cluster-policies.ts). */
export function scansBody(cluster: Cluster, { kubeBench, kubeHunter, sonobuoy }: Json): Json {
  const tools = { 'kube-bench': kubeBench, 'kube-hunter': kubeHunter, sonobuoy };
  const planned = Object.entries(tools).filter(([, plan]) => plan !== undefined);
  const driverSpec = Object.fromEntries(planned.map(([tool, config]) => [tool, { config, isClusterConfig: true }]));
  return { metadata: featureMetadata(cluster), spec: { clusterUid: cluster.uid, driverSpec } };
}

/** What backups are planned: `v1ClusterBackup`. */
export function backupBody(cluster: Cluster, config: Json): Json {
  return { metadata: featureMetadata(cluster), spec: { clusterUid: cluster.uid, config } };
}

function featureMetadata({ uid, name, modifiedAt }: Cluster): Json {
  return { uid, name, lastModifiedTimestamp: timestamp(modifiedAt) };
}
