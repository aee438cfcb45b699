import { type Block, formatIpv4, parseAddressRange, parseCidr, parseIpv4, subnetAround } from './ipv4';
import type { Readable } from './reading/read-value';
import type { SiteInput } from './schema/site';

/** The network that the hosts of a site are in, as far as the config tells. */
export interface SiteSubnet {
  readonly block: Block;
  /** As people write it, for a message. */
  readonly text: string;
  readonly gateway: number | null;
  readonly dhcp: readonly { readonly block: Block; readonly text: string }[];
}

type Options = Pick<Readable<SiteInput>, 'network' | 'addressing'>;

/** What `network` says, else what static addresses imply; null when neither tells. Pure. */
export function findSubnet({ network, addressing }: Options): SiteSubnet | null {
  const stated = network?.subnet === undefined ? null : parseCidr(network.subnet);
  const implied = impliedSubnet(addressing);
  if (stated === null) return implied;
  return {
    block: stated,
    text: `the subnet ${network?.subnet}`,
    gateway: parseIpv4(network?.gateway ?? '') ?? implied?.gateway ?? null,
    dhcp: (network?.dhcp ?? []).flatMap((text) => {
      const block = text === undefined ? null : parseAddressRange(text, Number.POSITIVE_INFINITY);
      return text === undefined || block === null ? [] : [{ block, text }];
    }),
  };
}

function impliedSubnet(addressing: Options['addressing']): SiteSubnet | null {
  if (addressing === undefined || addressing === 'dhcp') return null;
  const gateway = parseIpv4(addressing.gateway ?? '');
  const block = gateway === null ? null : subnetAround(gateway, addressing.subnetMask ?? '');
  return block === null ? null : { block, text: 'the network of its hosts', gateway, dhcp: [] };
}

/** What hosts may have of a network, in words. */
export function describeUsable({ first, last }: Block): string {
  return `${formatIpv4(first + 1)} to ${formatIpv4(last - 1)}`;
}
