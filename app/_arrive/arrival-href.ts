import { type Base, withBase } from '../_front/base';
import { passKey } from '../_front/pass-key';

export interface ArrivalLink {
  readonly base: Base;
  readonly hostId?: string;
  readonly siteId?: string;
  /** Given, even empty: choose the site again. */
  readonly search?: string;
  /** Ask for the PIN, though there may be another way. */
  readonly asksForPin?: boolean;
  /** What keeps going where cookies are blocked. */
  readonly pass?: string | null;
}

/** Query key and value that ask for the PIN. */
export const askKey = 'ask';
export const askForPin = 'pin';

/** The address of a step of the start page. */
export function arrivalHref({ base, hostId, siteId, search, asksForPin = false, pass = null }: ArrivalLink): string {
  const query = new URLSearchParams();
  if (hostId !== undefined) query.set('appliance-id', hostId);
  if (siteId !== undefined) query.set('site', siteId);
  if (search !== undefined) query.set('q', search);
  if (asksForPin) query.set(askKey, askForPin);
  if (pass !== null) query.set(passKey, pass);
  return withBase(base, query.size === 0 ? '/' : `/?${query}`);
}
