import type { ProfilePack } from '../../../lib/palette/survey-model';
import { type Block, parseCidr } from '../../../lib/sites/ipv4';

/** Where the pods and services of a cluster live; null where the layers do not say. */
export interface ClusterNetworks {
  readonly pods: readonly NamedBlock[] | null;
  readonly services: readonly NamedBlock[] | null;
}

export interface NamedBlock {
  readonly cidr: string;
  readonly block: Block;
}

/**
 * What Kubernetes calls them: kubeadm (podSubnet, serviceSubnet), K3s and RKE2 (cluster-cidr, service-cidr), and Palette's
 * own layers (podCIDR, serviceClusterIpRange). The YAML of a layer often holds them in a text inside it, so lines are
 * read, not the tree.
 */
const podKeys = /^[\s-]*["']?(?:podSubnet|cluster-cidr|clusterCIDR|podCIDR)["']?\s*[:=]\s*(.+)$/i;
const serviceKeys = /^[\s-]*["']?(?:serviceSubnet|service-cidr|serviceCIDR|serviceClusterIpRange)["']?\s*[:=]\s*(.+)$/i;

/** The networks that the layers of a profile name; macros and comments name none. Pure. */
export function readNetworks(packs: readonly ProfilePack[]): ClusterNetworks {
  const lines = packs.flatMap(({ values }) => (values ?? '').split(/\r?\n/)).filter((line) => !/^\s*#/.test(line));
  return { pods: find(lines, podKeys), services: find(lines, serviceKeys) };
}

/** Two layers may say the same; what cannot be read in one place makes all of it unknown. */
function find(lines: readonly string[], keys: RegExp): readonly NamedBlock[] | null {
  const texts = lines.flatMap((line) => keys.exec(line)?.[1] ?? []).flatMap(splitList);
  const cidrs = [...new Set(texts)].filter((text) => !text.includes(':'));
  const blocks = cidrs.map((cidr) => ({ cidr, block: parseCidr(cidr) }));
  const read = blocks.flatMap(({ cidr, block }) => (block === null ? [] : [{ cidr, block }]));
  return read.length === 0 || read.length < blocks.length ? null : read;
}

/** Dual stack: `10.42.0.0/16,2001:cafe:42::/56`; an IPv6 network meets nothing of a config that is all IPv4. */
function splitList(text: string): string[] {
  const plain = text.replace(/\s#.*$/, '').trim();
  return plain
    .replace(/^["']|["']$/g, '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
