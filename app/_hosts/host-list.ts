import { fail, type Result, succeed } from '../../lib/errors';
import { type HostId, parseHostId } from '../../lib/hosts/edge-host-id';
import { readProblem } from '../_arrive/arrival';
import type { ShownProblem } from '../_parts/shown-problem';

/** One host of a list, perhaps with why it was refused. */
export interface ListedHost {
  /** As it was typed; the same as the ID where that is right. */
  readonly text: string;
  /** Null: what was typed is no ID. */
  readonly hostId: HostId | null;
  /** Why it was not registered when that was last tried; null: it was not refused. */
  readonly refusal: ShownProblem | null;
}

/** Hosts that belong to one site and are registered together. Unchecked: who may see the site is asked where it is shown. */
export interface HostList {
  readonly siteId: string;
  readonly hosts: readonly ListedHost[];
}

/** More than anybody carries into one room. It also bounds what one request can ask for. */
export const mostListed = 10;

const mostSiteLetters = 64;
const mostHostLetters = 200;

/**
 * The keys under which an address and a form hold a list: the ID of the site, and those of the hosts as often as needed.
 * `kept`: on the list, but not to be registered now.
 */
export const listKeys = { site: 'site', host: 'host', kept: 'kept', refused: 'refused' } as const;

/** Field of a form that only goes on to the next host: that its own is on the list is no news to anybody. */
export const onwardKey = 'onward';

/** A list of these hosts, each once, in their order. */
export function createList(siteId: string, texts: readonly string[]): HostList {
  const hosts = new Map<string, ListedHost>();
  for (const text of texts) {
    const host = toListed(text);
    if (host.text !== '' && !hosts.has(host.text)) hosts.set(host.text, host);
  }
  return { siteId: siteId.trim().slice(0, mostSiteLetters), hosts: [...hosts.values()] };
}

function toListed(text: string): ListedHost {
  const parsed = parseHostId(text);
  if (parsed.ok) return { text: parsed.value, hostId: parsed.value, refusal: null };
  return { text: text.trim().slice(0, mostHostLetters), hostId: null, refusal: null };
}

/** The list that an address or a form holds, null where it names no site; of more than {@link mostListed} hosts the first. */
export function readList(query: URLSearchParams): HostList | null {
  const { siteId, hosts } = createList(query.get(listKeys.site) ?? '', query.getAll(listKeys.host));
  if (siteId === '') return null;
  const refusals = readRefusals(query);
  const known = hosts.slice(0, mostListed).map((host) => ({ ...host, refusal: refusals.get(host.text) ?? null }));
  return { siteId, hosts: known };
}

/** Anybody can write an address: a problem in it is believed as little as that of the start page. */
function readRefusals(query: URLSearchParams): ReadonlyMap<string, ShownProblem> {
  const told = query.getAll(listKeys.refused).slice(0, mostListed);
  const entries = told.flatMap((text) => {
    const refused = new URLSearchParams(text);
    const problem = readProblem(refused);
    return problem === null ? [] : [[refused.get(listKeys.host) ?? '', problem] as const];
  });
  return new Map(entries);
}

/** The list as pairs of an address or a form; {@link readList} reads them. */
export function listPairs({ siteId, hosts }: HostList): readonly (readonly [string, string])[] {
  return [
    [listKeys.site, siteId],
    ...hosts.map(({ text }) => [listKeys.host, text] as const),
    ...hosts.flatMap(({ text, refusal }) =>
      refusal === null ? [] : [[listKeys.refused, writeRefusal(text, refusal)] as const],
    ),
  ];
}

function writeRefusal(text: string, { code, facts, reference }: ShownProblem): string {
  const query = new URLSearchParams({ [listKeys.host]: text, error: code });
  if (reference !== null) query.set('reference', reference);
  for (const [key, value] of Object.entries(facts)) query.set(`fact.${key}`, value);
  return query.toString();
}

/** The list with these hosts at its end; those that are on it stay where they are. Fails with `list_too_long`. */
export function addHosts(list: HostList, hostIds: readonly HostId[]): Result<HostList> {
  const fresh = [...new Set(hostIds)].filter((hostId) => !hasHost(list, hostId));
  const added = fresh.map((hostId) => ({ text: hostId, hostId, refusal: null }));
  const hosts = [...list.hosts, ...added];
  return hosts.length > mostListed ? fail('list_too_long') : succeed({ ...list, hosts });
}

/** The list without what was typed like this. */
export function removeHost(list: HostList, text: string): HostList {
  return { ...list, hosts: list.hosts.filter((host) => host.text !== text) };
}

/** Is it on the list? */
export function hasHost({ hosts }: HostList, hostId: HostId): boolean {
  return hosts.some((host) => host.hostId === hostId);
}
