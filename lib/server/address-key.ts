import { createHmac } from 'node:crypto';
import ipaddr from 'ipaddr.js';

/**
 * A digest that stands for the address behind a request, for limits on failures; the address itself is kept nowhere.
 * `header` is the one that the platform in front of us sets, because what a client writes proves nothing; null: there is
 * none. Null also for what is no address. Of IPv6 the network counts: one line has 2^64 addresses.
 */
export function addressKey(headers: Pick<Headers, 'get'>, header: string | null, secret: string): string | null {
  const text = header === null ? '' : (headers.get(header) ?? '').trim();
  if (!ipaddr.isValid(text)) return null;
  return createHmac('sha256', secret)
    .update(`address ${networkOf(text)}`)
    .digest('base64url')
    .slice(0, 22);
}

function networkOf(text: string): string {
  const address = ipaddr.process(text);
  const bytes = address.toByteArray();
  return (address.kind() === 'ipv6' ? bytes.slice(0, 8) : bytes).join('.');
}
