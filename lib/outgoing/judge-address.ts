import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { OutgoingError } from './outgoing-error';

/** `public`: the internet. `private`: also the networks of one's own. `loopback`: this machine and nothing else. */
export type Reach = 'public' | 'private' | 'loopback';

/**
 * Ranges by the names of ipaddr.js (IANA's special-purpose registries, RFC 6890). Link-local is in none of them: that is
 * where clouds keep the credentials of a machine.
 */
const ranges: Readonly<Record<Reach, ReadonlySet<string>>> = {
  public: new Set(['unicast']),
  private: new Set(['unicast', 'private', 'uniqueLocal', 'carrierGradeNat', 'loopback']),
  loopback: new Set(['loopback']),
};

/** May we connect to this IP address? An IPv4 address inside an IPv6 one counts as what it is. Pure. */
export function mayConnect(address: string, reach: Reach): boolean {
  return isIP(address) !== 0 && ranges[reach].has(ipaddr.process(address).range());
}

/** Where a request goes, and how far it may reach for it. */
export interface Target {
  readonly url: URL;
  /** Without the brackets of an IPv6 address. */
  readonly host: string;
  readonly reach: Reach;
}

const thisMachine: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The target of an address: https and without credentials; http for this machine, where the config says that the address
 * is in a private network. Throws {@link OutgoingError} `refused`. Other spellings of an IP address (`0x7f.1`) have
 * become the usual one by parsing. Pure.
 */
export function readTarget(address: string, isInPrivateNetwork: boolean): Target {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.username !== '' || url.password !== '') throw new OutgoingError('refused');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (url.protocol === 'https:') return { url, host, reach: isInPrivateNetwork ? 'private' : 'public' };
  if (url.protocol === 'http:' && isInPrivateNetwork && thisMachine.has(url.hostname)) {
    return { url, host, reach: 'loopback' };
  }
  throw new OutgoingError('refused');
}
