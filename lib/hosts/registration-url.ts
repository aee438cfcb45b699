import { isBlank, trimEnds } from './trim-ends';

/** The key the device prints (API.md §9.1), then our own courtesy aliases (§9.1.5), in the order they are tried. */
export const hostIdKeys = ['appliance-id', 'edge-host-id', 'edgeHostId', 'edgehost', 'uid', 'id'] as const;

export interface HostIdParameter {
  /** As found, percent-encoding undone, blanks around it dropped. Not checked: that is `parseHostId`. */
  readonly raw: string;
  /** Which of {@link hostIdKeys} it stood under. */
  readonly key: (typeof hostIdKeys)[number];
}

/** A whole URL, a path with its search string, a search string, or an object such as `URL` or `NextURL`. */
export type UrlLike = string | { readonly href: string };

/** What Next hands to a page. */
export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Finds the edge host ID in an arriving URL, or null. How a device joins a `registrationURL` that already has a path or
 * query is unknown (API.md §9.1.4), so any path, `//`, a second `?` and double encoding are accepted. Never throws.
 */
export function readHostIdParameter(url: UrlLike): HostIdParameter | null {
  const pairs = listPairs(typeof url === 'string' ? url : url.href);
  for (const key of hostIdKeys) {
    const found = pairs.find((pair) => pair.key === key.toLowerCase() && pair.value !== '');
    if (found !== undefined) return { raw: found.value, key };
  }
  return null;
}

/** The same for the search parameters of a page, where Next has split and decoded the query already. */
export function readHostIdFromSearchParams(params: SearchParams): HostIdParameter | null {
  const query = new URLSearchParams();
  for (const [key, values = []] of Object.entries(params)) {
    for (const value of [values].flat()) query.append(key, value);
  }
  return readHostIdParameter(`?${query}`);
}

/** What the device shows as QR code: `<registrationURL>/?appliance-id=<id>`, with one slash in between (API.md §9.1). */
export function formatRegistrationUrl(registrationURL: string, hostId: string): string {
  return `${registrationURL.replace(/\/+$/, '')}/?appliance-id=${encodeURIComponent(hostId)}`;
}

interface Pair {
  readonly key: string;
  readonly value: string;
}

/**
 * An ID holds none of `? & #` (API.md §2.6), so they only ever part one pair from the next. A proxy or a chat app may
 * have encoded a whole query, or a URL inside another: then they appear only after decoding.
 */
function listPairs(url: string): Pair[] {
  const once = decode(url);
  return [url, once, decode(once)].flatMap(splitPairs);
}

function splitPairs(url: string): Pair[] {
  const [, ...parts] = url.split(/[?&#]/);
  return parts.map((part) => {
    const [key = '', ...rest] = part.split('=');
    return { key: tidy(key).toLowerCase(), value: tidy(rest.join('=')) };
  });
}

/** Blanks come as `+` or `%20`; a slash at the end comes from a device that joins another query behind ours. */
function tidy(text: string): string {
  return trimEnds(decode(decode(text.replaceAll('+', ' '))), (character) => character === '/' || isBlank(character));
}

/** Undoes percent-encoding; escapes that are no UTF-8 stay as they are. */
function decode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}
