import { contains, formatIpv4, parseAddressRange, parseIpv4, subnetAround } from '../ipv4';
import { reportWhereStated, type SiteCheck } from './check';

/** Static addresses lie in the gateway's network, are no end of it and not the gateway; there is DNS. */
export const checkAddressing: SiteCheck = (site, report) => {
  const { addressing } = site.options;
  if (addressing === undefined || addressing === 'dhcp') return;
  const say = (option: string, value: unknown, problem: string, fix: string) =>
    reportWhereStated(report, site, `addressing.${option}`, ['addressing'], { value, problem, fix });

  if (addressing.dns?.length === 0)
    say('dns', undefined, 'is empty', "Name at least one server, such as ['10.1.2.2'].");
  if (addressing.addresses?.length === 0)
    say('addresses', undefined, 'is empty', "Add at least one, such as '10.1.2.20-10.1.2.29'.");
  const gateway = parseIpv4(addressing.gateway ?? '');
  const subnet = gateway === null ? null : subnetAround(gateway, addressing.subnetMask ?? '');
  if (gateway === null || subnet === null) return;
  if (gateway === subnet.first || gateway === subnet.last) {
    say('gateway', addressing.gateway, 'is the network or broadcast address', 'Write the address of the router.');
  }
  const hint = `Use ${formatIpv4(subnet.first + 1)} to ${formatIpv4(subnet.last - 1)} without the gateway.`;
  for (const [index, entry] of (addressing.addresses ?? []).entries()) {
    const range = parseAddressRange(entry ?? '');
    if (range === null) continue;
    const at = `addresses[${index}]`;
    if (!contains(subnet, range.first) || !contains(subnet, range.last))
      say(at, entry, 'is outside the network of the gateway', hint);
    else if (range.first === subnet.first || range.last === subnet.last)
      say(at, entry, 'includes the network or broadcast address', hint);
    if (contains(range, gateway)) say(at, entry, 'includes the gateway', hint);
  }
};
