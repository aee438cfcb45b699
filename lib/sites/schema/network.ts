import { z } from 'zod';
import { parseAddressRange, parseCidr, parseIpv4, subnetAround, unusableReason } from '../ipv4';
import { says, text, textLike } from './leaf';

const label = '[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const hostName = new RegExp(`^(?=.{1,253}$)${label}(\\.${label})*$`);
const domainName = new RegExp(`^(?=.{1,253}$)${label}(\\.${label})+$`);

const hostAddress = (what: string, example: string) =>
  text(what, example, (value) => {
    const address = parseIpv4(value);
    return address === null ? 'is not an IPv4 address' : unusableReason(address);
  });

/** Where the control plane answers: one of `vip` and `ddns`. */
export const endpointSchema = z
  .strictObject({
    vip: hostAddress('a free IPv4 address of the site’s network', "'10.1.2.10'").optional(),
    ddns: text('a DNS name', "'edge-012'", (value) =>
      hostName.test(value) && !/^[0-9.]+$/.test(value) ? null : 'is not a DNS name',
    ).optional(),
    searchDomain: textLike(domainName, 'a DNS domain', "'stores.example.com'").optional(),
  })
  .describe("Write { vip: '10.1.2.10' } or { ddns: 'edge-012', searchDomain: 'stores.example.com' }.");

const staticAddressing = z.strictObject({
  nic: textLike(/^[A-Za-z][A-Za-z0-9._:-]{0,14}$/, 'the name of a network card', "'eth0'"),
  subnetMask: text('a subnet mask', "'255.255.255.0'", (value) =>
    subnetAround(0, value) === null ? 'is not a subnet mask' : null,
  ),
  gateway: hostAddress('the IPv4 address of the router', "'10.1.2.1'"),
  dns: z
    .array(hostAddress('the IPv4 address of a DNS server', "'10.1.2.2'"))
    .describe("Write a list, such as ['10.1.2.2']."),
  addresses: z
    .array(
      text('an address or a range of at most 1024', "'10.1.2.20' or '10.1.2.20-10.1.2.29'", (value) => {
        const range = parseAddressRange(value);
        if (range === null) return 'is neither an IPv4 address nor a range from low to high';
        return unusableReason(range.first) ?? unusableReason(range.last);
      }),
    )
    .describe("Write a list, such as ['10.1.2.20-10.1.2.29']."),
});

const addressingFix = "Write 'dhcp', or { nic, subnetMask, gateway, dns, addresses }.";

/** How hosts get their addresses. */
export const addressingSchema = z
  .union([z.literal('dhcp', { error: says("is not 'dhcp'", addressingFix) }), staticAddressing])
  .describe(addressingFix);

function judgeNetwork(value: string): string | null {
  const block = parseCidr(value);
  if (block === null) return 'is not a network as CIDR (no bits may be set behind the prefix)';
  return unusableReason(block.first) ?? unusableReason(block.last);
}

/** The overlay network between the hosts of a site. */
export const overlaySchema = z
  .strictObject({
    cidr: text('a network as CIDR', "'100.64.192.0/23'", judgeNetwork),
  })
  .describe("Write { cidr: '100.64.192.0/23' }.");

/** What IT knows about the site's own network. */
export const siteNetworkSchema = z
  .strictObject({
    subnet: text('the network of the hosts as CIDR', "'10.1.2.0/24'", judgeNetwork),
    gateway: hostAddress('the IPv4 address of the router', "'10.1.2.1'").optional(),
    dhcp: z
      .array(
        text('a range of addresses', "'10.1.2.100-10.1.2.199'", (value) =>
          parseAddressRange(value, Number.POSITIVE_INFINITY) === null ? 'is not a range from low to high' : null,
        ),
      )
      .describe("Write a list, such as ['10.1.2.100-10.1.2.199'].")
      .optional(),
  })
  .describe("Write { subnet: '10.1.2.0/24', gateway: '10.1.2.1', dhcp: ['10.1.2.100-10.1.2.199'] }.");

/** NTP servers, by name or address. */
export const ntpServersSchema = z
  .array(
    text('a time server', "'time.example.com'", (value) => {
      if (/^[0-9.]+$/.test(value)) return parseIpv4(value) === null ? 'is not an IPv4 address' : null;
      return hostName.test(value) ? null : 'is neither a DNS name nor an IPv4 address';
    }),
  )
  .describe("Write a list, such as ['time.example.com'].");
