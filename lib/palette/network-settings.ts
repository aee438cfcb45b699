import { z } from 'zod';
import type { ClusterSettings } from './upkeep-model';

/** What a cloud config says besides its pools, in our words. */
export interface NetworkSettings {
  /** Empty: Palette chooses it. */
  readonly endpointHost: string;
  readonly sshKeys: readonly string[];
  readonly ntpServers: readonly string[];
  /** CIDR, or null for no overlay. */
  readonly overlayCidr: string | null;
  readonly isTwoNode: boolean;
}

const texts = z
  .array(z.string())
  .nullish()
  .transform((list) => list ?? []);

const shape = z.object({
  controlPlaneEndpoint: z.object({ host: z.string().nullish() }).nullish(),
  sshKeys: texts,
  ntpServers: texts,
  overlayNetworkConfiguration: z.object({ enable: z.boolean().nullish(), cidr: z.string().nullish() }).nullish(),
  isTwoNodeCluster: z.boolean().nullish(),
});

/** A cloud config as read, in our words (API.md §4.1); null: it has a form that we do not know. Pure. */
export function readNetwork(network: ClusterSettings['network']): NetworkSettings | null {
  const parsed = shape.safeParse(network);
  if (!parsed.success) return null;
  const { controlPlaneEndpoint, sshKeys, ntpServers, overlayNetworkConfiguration: overlay } = parsed.data;
  return {
    endpointHost: controlPlaneEndpoint?.host ?? '',
    sshKeys,
    ntpServers,
    overlayCidr: overlay?.enable === true ? (overlay.cidr ?? '') : null,
    isTwoNode: parsed.data.isTwoNodeCluster === true,
  };
}

/** The cloud config as read with other keys or servers; all else is carried through. Pure. */
export function withAccess(
  network: ClusterSettings['network'],
  changed: Partial<Pick<NetworkSettings, 'sshKeys' | 'ntpServers'>>,
): ClusterSettings['network'] {
  return { ...network, ...changed };
}
