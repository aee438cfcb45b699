import { createHash } from 'node:crypto';

/**
 * What the simulator keeps of a pairing key: its state goes into a store and its log to whoever looks at the demo, and a key
 * belongs into neither. Empty for none. Pure.
 */
export function digestPairingKey(key: string): string {
  return key === '' ? '' : createHash('sha256').update(`pairing key ${key}`).digest('hex').slice(0, 32);
}

/** The body of a request as the log may have it: the key of a host is replaced by its digest. Pure. */
export function withoutPairingKey(path: string, body: unknown): unknown {
  if (!path.startsWith('/v1/edgehosts') || typeof body !== 'object' || body === null) return body;
  const hide = (name: string, value: unknown) =>
    name === 'hostPairingKey' && typeof value === 'string' ? digestPairingKey(value) : value;
  return JSON.parse(JSON.stringify(body, hide));
}
