import { createHmac } from 'node:crypto';
import ipaddr from 'ipaddr.js';

/** One line has a /64 for itself, a customer often a /56, and whoever asks for it a /48 (RFC 6177). Bytes. */
const networkBytes = [8, 7, 6] as const;

/**
 * Digests that stand for the address behind a request and, of IPv6, for the networks around it, narrowest first: for
 * limits on failures; the address itself is kept nowhere. `header` is the one that the platform in front of us sets,
 * because what a client writes proves nothing. Empty where there is no such header, and for what is no address. Pure.
 */
export function addressKeys(headers: Pick<Headers, 'get'>, header: string | null, secret: string): readonly string[] {
  const text = header === null ? '' : (headers.get(header) ?? '').trim();
  if (!ipaddr.isValid(text)) return [];
  const address = ipaddr.process(text);
  const bytes = address.toByteArray();
  const networks = address.kind() === 'ipv6' ? networkBytes.map((length) => bytes.slice(0, length)) : [bytes];
  return networks.map((network) =>
    createHmac('sha256', secret)
      .update(`address ${network.join('.')}`)
      .digest('base64url')
      .slice(0, 22),
  );
}
