import { createHash } from 'node:crypto';
import { type BackupPolicy, describeKeep } from '../policies';
import type { PackOverride, ProfileReference, Site } from '../site';

/** Options by the names that the config gives them; what is not set, or empty, is absent. */
export type Options = ReadonlyMap<string, string>;

/** They say which cluster is meant: another value makes or wants a second one. */
const identityOptions: ReadonlySet<string> = new Set([
  'clusterName',
  'projectUid',
  'kind',
  'endpoint.vip',
  'endpoint.ddns',
  'endpoint.searchDomain',
]);

/**
 * Does the change make or want a second cluster? A control plane grows and shrinks (`sites grow`, `sites form`); only that
 * of two nodes never becomes one of another size, nor the other way round (API.md §4.2). Pure.
 */
export function isOfIdentity(option: string, before: string | null, after: string | null): boolean {
  if (option === 'topology.controlPlane') return before === '2' || after === '2';
  return identityOptions.has(option);
}

/**
 * Every option of a site as text, under the name it has in the config. Reads whatever it is given, so that a site of an
 * older index can be compared, and an option that is new tomorrow is not overlooked. Pure.
 */
export function listSiteOptions(site: Site): Options {
  const { id: _id, status, endpoint, overlayCidr, access, profiles, clusterTemplateUid, ...others } = site;
  const { pools, policies, remoteAccess, ...rest } = others;
  const { pinHash, needsApproval, ...ways } = access ?? {};
  return flatten({
    ...rest,
    closed: status.state === 'closed' ? true : null,
    movedTo: status.state === 'moved' ? status.to : null,
    endpoint: {
      [endpoint.type]: endpoint.host.toLowerCase() || null,
      searchDomain: 'searchDomain' in endpoint ? endpoint.searchDomain.toLowerCase() : null,
    },
    clusterTemplate: { uid: clusterTemplateUid },
    pools: Object.fromEntries((pools ?? []).map(({ name, ...pool }) => [name, pool])),
    policies: { ...policies, backup: listBackup(policies?.backup ?? null) },
    remoteAccess: listRemoteAccess(remoteAccess),
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
    packs: Object.fromEntries(profiles.map((profile) => [nameOf(profile), listPacks(profile.packs ?? [])])),
  };
}

function listPacks(packs: readonly PackOverride[]) {
  const show = (text: string) => `${text.split('\n').length} lines (${hashOf(text)})`;
  return Object.fromEntries(
    packs.map(({ name, values, manifests }) => [
      name,
      {
        values: values === null ? null : show(values),
        manifests: Object.fromEntries(manifests.map((manifest) => [manifest.name, show(manifest.content)])),
      },
    ]),
  );
}

/** A stated `false` closes what is open, and is not the same as nothing. */
function listRemoteAccess(remoteAccess: Site['remoteAccess']) {
  if (remoteAccess === undefined) return null;
  if (remoteAccess === false) return 'false';
  return remoteAccess.hasTemporaryUser ? { temporaryUser: true } : true;
}

function listBackup(backup: BackupPolicy | null) {
  if (backup === null) return null;
  const { keepHours, includeDisks, ...rest } = backup;
  // A `false` would not be listed, and disks are in a backup unless it says so.
  return { ...rest, keep: describeKeep(keepHours), disks: String(includeDisks) };
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
  return typeof hash === 'string' ? `a PIN (${hashOf(hash)})` : null;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}
