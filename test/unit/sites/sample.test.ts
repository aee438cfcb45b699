import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findPublicFile } from '../../../cli/find-public-file';
import { compileSites } from '../../../lib/sites/compile-sites';
import { configSchema } from '../../../lib/sites/schema/config';
import type { SiteIndex } from '../../../lib/sites/site';
import { kindOf } from '../../../lib/sites/site-kind';
import sample from '../../../sites.config';
import { listOptions } from '../../support/list-options';

const root = new URL('../../../', import.meta.url);

function compileSample(): SiteIndex {
  const result = compileSites({
    config: sample,
    sitesCsv: { file: 'sites.csv', text: readFileSync(new URL('sites.csv', root), 'utf8') },
    manifest: { file: 'hosts.csv', text: readFileSync(new URL('hosts.csv', root), 'utf8') },
    findPublicFile,
    nowMs: Date.now(),
  });
  if (!result.ok) throw new Error(JSON.stringify(result.error, null, 2));
  return result.value;
}

describe('the sample configuration', () => {
  const index = compileSample();
  const { sites } = index;

  it('has no fault', () => {
    expect(sites).toHaveLength(18);
    expect(index.expectedHosts.length).toBeGreaterThan(3);
  });

  it('uses every option there is', () => {
    const used = new Set(listKeys(sample));
    expect([...new Set(listOptions(configSchema))].filter((option) => !used.has(option))).toEqual([]);
  });

  it.each([
    ['an open, a closed and a moved site', () => new Set(sites.map((site) => site.status.state)).size === 3],
    ['a VIP, a DDNS name and a site without either', () => new Set(sites.map((site) => site.endpoint.type)).size === 3],
    ['control planes of 1, 2, 3 and 5', () => new Set(sites.map((site) => site.topology.controlPlane)).size === 4],
    [
      'a site that gathers three hosts and has a worker pool',
      () => sites.some(({ topology }) => topology.controlPlane === 3 && topology.workerPool),
    ],
    ['a site for one host only', () => sites.some(({ topology }) => topology.maxHosts === 1 && !topology.workerPool)],
    ['a control plane that does no work', () => sites.some((site) => !site.topology.controlPlaneRunsWork)],
    ['both architectures', () => new Set(sites.map((site) => site.architecture)).size === 2],
    ['static addresses', () => sites.some((site) => site.addressing.type === 'static')],
    [
      'an infra profile by UID',
      () => sites.some(({ profiles }) => profiles[0]?.kind === 'infra' && 'uid' in profiles[0].by),
    ],
    ['a full profile', () => sites.some(({ profiles }) => profiles[0]?.kind === 'full')],
    [
      'a cluster to adopt, of another name',
      () => sites.some((site) => site.adoptExistingCluster && site.clusterName !== site.id),
    ],
    ['an overlay', () => sites.some((site) => site.overlayCidr !== null)],
    ['another project', () => sites.some((site) => site.projectUid !== null)],
    ['every way in', () => new Set(sites.flatMap(({ access }) => access.modes)).size === 4],
    ['links by id and by tags', () => new Set(index.access?.links.map(({ scope }) => scope.by)).size === 2],
    ['a PIN', () => sites.some((site) => site.access.pinHash !== null)],
    ['a pairing key', () => sites.some((site) => site.access.pairingKey === 'optional')],
    [
      'sites of a CSV that get what they do not say from their region',
      () => sites.slice(16).every((site) => site.region === 'canada' && site.timeZone === 'America/Toronto'),
    ],
    ['every kind of site', () => new Set(sites.map(kindOf)).size === 3],
    [
      'pools that an operator tells apart, and one that hosts.csv names',
      () =>
        sites.some(({ pools = [], poolQuestion }) => pools.length > 1 && poolQuestion !== undefined) &&
        index.expectedHosts.some(({ pool }) => pool === 'cameras'),
    ],
    ['a cluster template', () => sites.some((site) => site.clusterTemplateUid !== undefined)],
    [
      'every policy, and remote access',
      () =>
        sites.some(({ policies, remoteAccess }) => policies?.backup != null && remoteAccess !== undefined) &&
        sites.some(({ policies }) => policies?.osPatch != null),
    ],
    ['expected hosts by ID and by prefix', () => new Set(index.expectedHosts.map((host) => host.match)).size === 2],
  ])('shows %s', (_, isShown) => {
    expect(isShown()).toBe(true);
  });

  it('can be tried out: every site in use is open, and no host waits for anybody', () => {
    for (const { access, status } of sites) {
      if (status.state === 'open') expect(access).toMatchObject({ modes: expect.arrayContaining(['open']) });
      expect(access).toMatchObject({ needsApproval: false });
      expect(access.pairingKey).not.toBe('required');
    }
  });

  it('does not end: what has an end in it ends half a year from now', () => {
    const ends = [...(index.access?.links ?? []), index.securityContact].map((one) => one?.expiresAtMs ?? 0);
    const days = ends.map((end) => (end - Date.now()) / (24 * 60 * 60_000));
    expect(days.length).toBe(3);
    for (const day of days) expect(day).toBeGreaterThan(179);
  });

  it('names no telephone or mail that could be somebody’s', () => {
    expect(index.company.support.phone).toContain('555 01');
    expect(index.company.support.email).toMatch(/@example\.com$/);
  });
});

/** The names of all keys of a value, wherever they stand. */
function listKeys(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listKeys);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [key, ...listKeys(child)]);
}
