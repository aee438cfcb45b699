import { isErrorCode } from '../../lib/errors';
import type { Facts } from '../../lib/i18n/error-text';
import { readPass } from '../_front/visit';
import type { ShownProblem } from '../_parts/shown-problem';
import { askForPin, askKey } from './arrival-href';
import { pinSiteKey } from './pin-site-key';
import { typedKey } from './typed-key';

/** What the address of the start page says, unchecked but bounded. */
export interface Arrival {
  /** As scanned or typed; null when the address says nothing of a host. */
  readonly hostId: string | null;
  /** By a person, who may have misread it; a code was not misread. */
  readonly isTyped: boolean;
  /** Empty when none is chosen. */
  readonly siteId: string;
  /** Not null when the reader asked to choose the site, even with an empty search. */
  readonly search: string | null;
  readonly hostName: string;
  /** The kind of host that was chosen before the form came back; left out: none was. */
  readonly pool?: string;
  /** The reader wants to type a PIN. */
  readonly asksForPin: boolean;
  /** What was typed beside the PIN, when that came back. */
  readonly pinSite: string;
  readonly pass: string | null;
  /** Why the form came back. */
  readonly problem: ShownProblem | null;
}

const longestText = 200;
const referencePattern = /^[A-Z0-9-]{4,20}$/;

/** Anybody can write an address: only facts that a sentence uses, and nothing in them that reads like a link. */
const siteName = /^[\p{L}\p{N} .,'’&()–-]{1,80}$/u;
const knownFacts = { site: siteName, to: siteName, most: /^\d{1,4}$/, seconds: /^\d{1,5}$/ } as const;

/** Reads the query of the start page. Never throws; what makes no sense is as if it were not there. */
export function readArrival(query: URLSearchParams): Arrival {
  const text = (key: string) => query.get(key)?.slice(0, longestText) ?? null;
  const hostId = text('appliance-id');
  const pool = text('pool');
  return {
    hostId: hostId?.trim() ?? null,
    isTyped: query.has(typedKey),
    siteId: text('site') ?? '',
    search: text('q'),
    hostName: text('name') ?? '',
    ...(pool === null ? {} : { pool }),
    asksForPin: text(askKey) === askForPin,
    pinSite: text(pinSiteKey) ?? '',
    pass: readPass(query),
    problem: readProblem(query),
  };
}

/** The problem that an address tells of, with what of it can be believed. */
export function readProblem(query: URLSearchParams): ShownProblem | null {
  const code = query.get('error') ?? '';
  if (!isErrorCode(code)) return null;
  const reference = query.get('reference') ?? '';
  return { code, facts: readFacts(query), reference: referencePattern.test(reference) ? reference : null };
}

function readFacts(query: URLSearchParams): Facts {
  const facts: Record<string, string> = {};
  for (const [key, pattern] of Object.entries(knownFacts)) {
    const value = query.get(`fact.${key}`);
    if (value !== null && pattern.test(value)) facts[key] = value;
  }
  return facts;
}
