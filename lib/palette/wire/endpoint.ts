import type { Site } from '../../sites/site';

/** Where the cluster of a site shall answer, as `controlPlaneEndpoint` says it (API.md §4.1); without one Palette chooses. Pure. */
export function toEndpoint({ endpoint }: Site) {
  if (endpoint.type === 'none') return {};
  if (endpoint.type === 'vip') return { host: endpoint.host, type: 'VIP', ddnsSearchDomain: '' };
  return { host: endpoint.host, type: 'DDNS', ddnsSearchDomain: endpoint.searchDomain };
}
