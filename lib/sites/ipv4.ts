import ipaddr from 'ipaddr.js';

/** A block of addresses, both ends included; addresses as unsigned 32-bit numbers. */
export interface Block {
  readonly first: number;
  readonly last: number;
}

/** The address as a number, or null unless it is written as four decimal numbers without leading zeros. */
export function parseIpv4(text: string): number | null {
  const octets = fourOctets.exec(text);
  if (octets === null) return null;
  let address = 0;
  for (let place = 1; place <= 4; place++) {
    const octet = Number(octets[place]);
    if (octet > 255) return null;
    address = address * 256 + octet;
  }
  return address;
}

const fourOctets = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/;

/** The number as dotted text: the inverse of {@link parseIpv4}. */
export function formatIpv4(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

/** Why a host can not have this address anywhere (loopback, multicast, 0.0.0.0, …), or null when it can. */
export function unusableReason(address: number): string | null {
  // Nearly every site is there, and no part of it is special.
  if (Math.floor(address / 2 ** 24) === 10) return null;
  const range = ipaddr.IPv4.parse(formatIpv4(address)).range();
  return unusableRanges[range] ?? null;
}

const unusableRanges: Readonly<Record<string, string>> = {
  unspecified: 'is an unspecified address (0.x.x.x)',
  broadcast: 'is the broadcast address',
  multicast: 'is a multicast address',
  linkLocal: 'is a link-local address, which a host gives itself',
  loopback: 'is a loopback address',
  reserved: 'is reserved, no network uses it',
  as112: 'is reserved, no network uses it',
  amt: 'is reserved, no network uses it',
};

/** The subnet around an address, or null when the mask is no mask (ones, then zeros). */
export function subnetAround(address: number, mask: string): Block | null {
  if (parseIpv4(mask) === null) return null;
  const prefix = ipaddr.IPv4.parse(mask).prefixLengthFromSubnetMask();
  return prefix === null ? null : blockAround(address, prefix);
}

/** Parses `10.1.2.0/24`; null when the form is wrong or bits are set behind the prefix (`10.1.2.7/24`). */
export function parseCidr(text: string): Block | null {
  const [address = '', prefix = '', ...rest] = text.split('/');
  const base = parseIpv4(address);
  if (base === null || rest.length > 0 || !/^([0-9]|[12][0-9]|3[0-2])$/.test(prefix)) return null;
  const block = blockAround(base, Number(prefix));
  return block.first === base ? block : null;
}

function blockAround(address: number, prefix: number): Block {
  const size = 2 ** (32 - prefix);
  const first = Math.floor(address / size) * size;
  return { first, last: first + size - 1 };
}

export const largestRange = 1024;

/** Parses `10.1.2.20` or `10.1.2.20-10.1.2.29`; null when the form is wrong, the ends are swapped or it is larger than `most`. */
export function parseAddressRange(text: string, most = largestRange): Block | null {
  const ends = text.split('-').map((end) => parseIpv4(end.trim()));
  const [first = null, last = first] = ends;
  if (ends.length > 2 || first === null || last === null) return null;
  return first <= last && last - first < most ? { first, last } : null;
}

/** Every address of a block, in order. */
export function listAddresses(block: Block): string[] {
  return Array.from({ length: block.last - block.first + 1 }, (_, step) => formatIpv4(block.first + step));
}

/** True when the address lies in the block, ends included. */
export function contains(block: Block, address: number): boolean {
  return block.first <= address && address <= block.last;
}
