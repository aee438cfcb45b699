import { createHash } from 'node:crypto';
import type { ProfileReference, Site } from '../site';

/** Options by the names that the config gives them; what is not set, or empty, is absent. */
export type Options = ReadonlyMap<string, string>;

/** They say which cluster is meant: another value makes or wants a second one. */
export const identityOptions: ReadonlySet<string> = new Set([
  'clusterName',
  'projectUid',
  'endpoint.vip',
  'endpoint.ddns',
  'endpoint.searchDomain',
  'topology.controlPlane',
]);

/**
 * Every option of a site as text, under the name it has in the config. Reads whatever it is given, so that a site of an
 * older index can be compared, and an option that is new tomorrow is not overlooked. Pure.
 */
export function listSiteOptions(site: Site): Options {
  const { id: _id, status, endpoint, overlayCidr, access, profiles, ...rest } = site;
  const { pinHash, needsApproval, ...ways } = access ?? {};
  return flatten({
    ...rest,
    closed: status.state === 'closed' ? true : null,
    movedTo: status.state === 'moved' ? status.to : null,
    endpoint: {
      [endpoint.type]: endpoint.host.toLowerCase(),
      searchDomain: 'searchDomain' in endpoint ? endpoint.searchDomain.toLowerCase() : null,
    },
    overlay: { cidr: overlayCidr },
    access: { ...ways, pin: pinHash === undefined ? null : showHash(pinHash), approval: needsApproval },
    ...listProfiles(profiles ?? []),
  });
}

/** Any other part of an index, such as the company, as text by path. Pure. */
export function listSettings(settings: unknown): Options {
  return flatten(settings);
}

function listProfiles(profiles: readonly ProfileReference[]) {
  const nameOf = ({ by }: ProfileReference) => ('uid' in by ? by.uid : by.name);
  const show = ({ by }: ProfileReference) => ('uid' in by ? `uid ${by.uid}` : `${by.name}@${by.version}`);
  const ofKind = (kind: ProfileReference['kind']) => profiles.filter((profile) => profile.kind === kind).map(show);
  return {
    profiles: { infra: ofKind('infra'), full: ofKind('full'), addOns: ofKind('add-on') },
    variables: Object.fromEntries(profiles.map((profile) => [nameOf(profile), profile.variables])),
  };
}

function flatten(value: unknown): Options {
  const found = new Map<string, string>();
  collect(value, '', found);
  return found;
}

function collect(value: unknown, path: string, found: Map<string, string>): void {
  if (value === null || value === undefined || value === false) return;
  if (Array.isArray(value)) {
    if (value.every(hasId)) for (const item of value) collect(item, `${path}[${item.id}]`, found);
    else if (value.length > 0) found.set(path, value.map(showItem).join(', '));
  } else if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) collect(inner, path === '' ? key : `${path}.${key}`, found);
  } else {
    found.set(path, showLeaf(path, value));
  }
}

function hasId(item: unknown): item is { readonly id: string } {
  return typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string';
}

function showItem(item: unknown): string {
  return typeof item === 'object' ? JSON.stringify(item) : String(item);
}

function showLeaf(path: string, value: unknown): string {
  if (path.endsWith('pinHash')) return showHash(value) ?? '';
  return path.endsWith('AtMs') && typeof value === 'number' ? new Date(value).toISOString() : String(value);
}

/** Enough to see that it is another one; the hash itself belongs into no comment and no log. */
function showHash(hash: unknown): string | null {
  if (typeof hash !== 'string') return null;
  return `a PIN (${createHash('sha256').update(hash).digest('hex').slice(0, 6)})`;
}
