import type { LinkCalls } from '../store-parts';

/** The hosts of each link as a set; no set: nothing is known. */
export function memoryLinks(): LinkCalls {
  const links = new Map<string, Set<string>>();
  return {
    async countForLink(linkId, hostId, most) {
      const hosts = links.get(linkId);
      if (hosts === undefined) return 'uncounted';
      if (!hosts.has(hostId) && hosts.size >= most) return 'full';
      hosts.add(hostId);
      return 'counted';
    },
    async startLinkCount(linkId, hostIds) {
      links.set(linkId, new Set([...(links.get(linkId) ?? []), ...hostIds]));
    },
    async uncountForLink(linkId, hostId) {
      links.get(linkId)?.delete(hostId);
    },
    async readLinkCount(linkId) {
      return links.get(linkId)?.size ?? null;
    },
  };
}
