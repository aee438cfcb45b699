/** A pool in the write shape (API.md 4 and 6). */
export function poolWrite(name: string, hostIds: readonly string[], isControlPlane = false) {
  return {
    poolConfig: {
      name,
      size: hostIds.length,
      isControlPlane,
      useControlPlaneAsWorker: isControlPlane,
      labels: [isControlPlane ? 'control-plane' : 'worker'],
    },
    cloudConfig: { edgeHosts: hostIds.map((hostUid) => ({ hostUid })) },
  };
}

/** A search for the cluster of a name (API.md 5). */
export function searchByName(name: string) {
  const condition = { string: { operator: 'eq', negation: false, match: { conjunction: 'or', values: [name] } } };
  const filter = { property: 'clusterName', type: 'string', condition };
  return { filter: { conjunction: 'and', filterGroups: [{ conjunction: 'and', filters: [filter] }] } };
}
