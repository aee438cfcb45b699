import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { mayConnect, readTarget, type Target } from './judge-address';
import { OutgoingError, toOutgoingError } from './outgoing-error';
import { type OutgoingRequest, sendRequest } from './send-request';

/** The IP addresses of a host name. */
export type ResolveName = (name: string) => Promise<readonly string[]>;

export interface OutgoingOptions {
  /** The config names this address as one of a private network. */
  readonly isInPrivateNetwork: boolean;
  /** From the first look-up to the last byte. */
  readonly timeoutMs: number;
  /** Longest body of an answer that is read, bytes. */
  readonly mostBytes: number;
  readonly resolve?: ResolveName;
}

/**
 * Sends a request to an address that the config names, and gives the whole answer, whatever its status; throws
 * {@link OutgoingError} only. Nothing is retried and no redirect followed. Takes a text, not a `Request`: making one of a
 * bad address throws an error that quotes it, and the address may be a secret.
 */
export type OutgoingFetch = (address: string, request: OutgoingRequest) => Promise<Response>;

/**
 * Makes a `fetch` for addresses that a config names. It connects only to what the addresses of the name were judged by,
 * so a name that leads elsewhere by the second look-up leads nowhere.
 */
export function createOutgoingFetch(options: OutgoingOptions): OutgoingFetch {
  const { isInPrivateNetwork, timeoutMs, mostBytes, resolve = resolveName } = options;
  return async (address, request) => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(new OutgoingError('timeout')), timeoutMs);
    try {
      const target = readTarget(address, isInPrivateNetwork);
      const addresses = await orStopped(findAddresses(target, resolve), stop.signal);
      return await sendRequest({ url: target.url, addresses, request, mostBytes, signal: stop.signal });
    } catch (error) {
      throw toOutgoingError(error);
    } finally {
      clearTimeout(timer);
    }
  };
}

/** One bad address makes the name a bad one: which of them is used is not for us to choose. */
async function findAddresses({ host, reach }: Target, resolve: ResolveName): Promise<readonly string[]> {
  const addresses = isIP(host) === 0 ? await resolve(host) : [host];
  if (addresses.length === 0) throw new OutgoingError('network', 'ENOTFOUND');
  if (!addresses.every((address) => mayConnect(address, reach))) throw new OutgoingError('refused');
  return addresses;
}

async function resolveName(name: string): Promise<readonly string[]> {
  const found = await lookup(name, { all: true });
  return found.map(({ address }) => address);
}

/** A look-up cannot be ended, only left alone. */
function orStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}
