import type { Base } from './base';
import { passKey } from './pass-key';

/** The page of a registration, with what opens it where cookies are blocked. */
export function registrationHref(base: Base, hostId: string, pass: string | null = null): string {
  return withPass(`${base}/registrations/${encodeURIComponent(hostId)}`, pass);
}

/** The address with the pass in its query; as it is without one. */
export function withPass(path: string, pass: string | null): string {
  return pass === null ? path : `${path}?${new URLSearchParams({ [passKey]: pass })}`;
}
