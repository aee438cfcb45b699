import { describe, expect, test } from 'vitest';
import type { Facts, PaletteFacts, ProfileFacts, ProjectFacts } from '../../../../cli/sites/doctor/facts';
import { judgeExtras } from '../../../../cli/sites/doctor/judge-extras';
import { judgePolicies } from '../../../../cli/sites/doctor/judge-policies';
import { judgeSettings } from '../../../../cli/sites/doctor/judge-settings';
import type { Reading } from '../../../../cli/sites/doctor/reading';
import type { SiteDiff } from '../../../../lib/lifecycle/sync/difference';
import type { ProfilePack } from '../../../../lib/palette/survey-model';
import type { Policies } from '../../../../lib/sites/policies';
import type { Site } from '../../../../lib/sites/site';
import { testSite } from '../../../support/test-site';

const read = <T>(value: T) => ({ isRead: true, value }) as const;
const unread = { isRead: false, cause: 'refused', because: 'the key may not' } as const;
const nowMs = Date.parse('2026-11-21T08:00:00Z');

function profile(
  sites: readonly Site[],
  packs: readonly Partial<ProfilePack>[],
  overridden: readonly string[] = [],
): ProfileFacts {
  const layers = packs.map((pack) => ({ name: 'x', layer: 'addon', values: null, ...pack }));
  const [kind, by] = ['infra', { name: 'edge-infra', version: '1.2.0' }] as const;
  return {
    ...{ key: 'edge-infra@1.2.0', kind, by, variables: read([]) },
    uses: sites.map((site) => ({ site, variables: {}, packs: overridden })),
    detail: read({
      ...{ uid: 'p', name: by.name, version: by.version, kind, scope: 'tenant' },
      ...{ cloudType: 'edge-native', isPublished: true, packs: layers },
    }),
  };
}

/** A site that uses that profile only. */
function siteOf(changes: Parameters<typeof testSite>[1] = {}, id = 'denver'): Site {
  return testSite(id, {
    profiles: [{ kind: 'infra', by: { name: 'edge-infra', version: '1.2.0' }, variables: {} }],
    ...changes,
  });
}

function project(sites: readonly Site[], changes: Partial<ProjectFacts> = {}): ProjectFacts {
  return {
    ...{ uid: 'p1', sites, listed: read([]), profiles: [], clusters: read([]), endpoints: read(new Map()) },
    ...{ hosts: read([]), locations: read([]), templates: new Map(), ...changes },
  };
}

function paletteOf(changes: Partial<PaletteFacts>): PaletteFacts {
  return {
    ...{ host: 'api.example.com', owner: read({ orgName: 'Juniper', userUid: 'u' }), roundTripMs: 1, aheadMs: 0 },
    ...{ projects: read([]), tokens: read([]), inProjects: [], validations: [], kinds: [], settings: null, ...changes },
  };
}

function factsOf(sites: readonly Site[], changes: Partial<PaletteFacts> = {}): Facts {
  return { nowMs, sites, palette: paletteOf({ inProjects: [project(sites)], ...changes }) } as unknown as Facts;
}

const brief = (findings: readonly { id: string; status: string; sentence: string }[]) =>
  findings.map(({ id, status, sentence }) => `${id} ${status}: ${sentence}`);
const wrong = (findings: readonly { id: string; status: string; sentence: string }[]) =>
  brief(findings.filter(({ status }) => status !== 'ok'));
const extras = (one: ProjectFacts) => wrong(judgeExtras(paletteOf({ inProjects: [one] })));

describe('layers that sites override', () => {
  const sites = [siteOf(), siteOf({}, 'boulder')];

  test('that are there are well, and one that is not is told once for all sites', () => {
    const there = profile(sites, [{ name: 'edge-k3s' }], ['edge-k3s']);
    expect(extras(project(sites, { profiles: [there] }))).toEqual([]);
    const gone = profile(sites, [{ name: 'edge-k3s' }], ['cameras']);
    expect(extras(project(sites, { profiles: [gone] }))).toEqual([
      'profile.packs bad: edge-infra@1.2.0 has no layer cameras to override (denver and boulder).',
    ]);
  });

  test('of a profile that cannot be read nothing is said but why', () => {
    const one = { ...profile(sites, [], ['edge-k3s']), detail: unread };
    expect(extras(project(sites, { profiles: [one] }))).toEqual([
      'profile.packs skipped: Skipped because the key may not.',
    ]);
  });
});

describe('remote access', () => {
  const site = siteOf({ remoteAccess: { hasTemporaryUser: false } });

  test('with the pack is well; of profiles that nobody has read nothing is said', () => {
    const good = profile([site], [{ name: 'spectro-proxy' }]);
    expect(extras(project([site], { profiles: [good] }))).toEqual([]);
    expect(extras(project([site], { profiles: [{ ...good, detail: unread }] }))).toEqual([]);
  });

  test('of a site of a template is not judged: its profiles are Palette’s', () => {
    const templated = siteOf({ remoteAccess: { hasTemporaryUser: false }, profiles: [], clusterTemplateUid: 't1' });
    expect(extras(project([templated]))).toEqual([]);
  });

  test('that the config closes needs no pack', () => {
    const closed = siteOf({ remoteAccess: false });
    expect(extras(project([closed], { profiles: [profile([closed], [])] }))).toEqual([]);
  });
});

describe('two nodes', () => {
  const site = siteOf({ topology: { controlPlane: 2 } });

  test.each([
    ['edge-k3s', true],
    ['edge-canonical', true],
    ['edge-k8s', false],
    ['edge-rke2', false],
  ])('with %s: %s', (name, isFine) => {
    const found = extras(project([site], { profiles: [profile([site], [{ name, layer: 'k8s' }])] }));
    expect(found).toHaveLength(isFine ? 0 : 1);
  });
});

describe('older kinds', () => {
  const kinds = (isThere: Reading<boolean>, sites: readonly Site[]) =>
    brief(judgePolicies(factsOf(sites, { kinds: [{ kind: 'virtualized', isThere }] }))).filter((line) =>
      line.startsWith('cluster.kinds'),
    );

  test('a Palette without them is bad for whoever uses them, and worth a word for whoever only may', () => {
    expect(kinds(read(false), [siteOf({ kind: 'virtualized' })])).toEqual([
      'cluster.kinds bad: This Palette has no operations for virtualized clusters (denver).',
    ]);
    expect(kinds(read(false), [])).toEqual([
      'cluster.kinds warn: This Palette has no operations for virtualized clusters.',
    ]);
  });

  test('a Palette that has them is well, and one that nobody could ask is skipped', () => {
    expect(kinds(read(true), [])).toEqual(['cluster.kinds ok: Palette has the operations of virtualized clusters.']);
    expect(kinds(unread, [])).toEqual(['cluster.kinds skipped: Skipped because the key may not.']);
  });
});

describe('schedules', () => {
  const nothing: Policies = {
    scans: { security: null, penetration: null, conformance: null },
    backup: null,
    osPatch: null,
  };
  const planned = (security: string | null, timeZone: string | null, id = 'denver') =>
    siteOf({ timeZone, policies: { ...nothing, scans: { ...nothing.scans, security } } }, id);
  const schedules = (...sites: readonly Site[]) =>
    brief(judgePolicies(factsOf(sites))).filter((line) => line.startsWith('plan.schedules'));

  test('tell when they come next, in the time zone of the site', () => {
    expect(schedules(planned('0 2 * * 0', 'America/Denver'), planned('0 2 * * 0', 'Asia/Tokyo', 'tokyo'))).toEqual([
      'plan.schedules ok: security scan of tokyo: next on Sun 2026-11-22 02:00 (Asia/Tokyo).',
      'plan.schedules ok: security scan of denver: next on Sun 2026-11-22 02:00 (America/Denver).',
    ]);
  });

  test('that many sites share are told once; of many the soonest', () => {
    const shared = Array.from({ length: 40 }, (_, at) => planned('0 2 * * 0', 'UTC', `shop-${at}`));
    expect(schedules(...shared)).toEqual([
      'plan.schedules ok: security scan of shop-0, shop-1, shop-2 and 37 more: next on Sun 2026-11-22 02:00 (UTC).',
    ]);
    const own = Array.from({ length: 20 }, (_, at) => planned(`0 ${at} * * 0`, 'UTC', `shop-${at}`));
    expect(schedules(...own)).toHaveLength(9);
    expect(schedules(...own).at(-1)).toBe('plan.schedules ok: 12 more schedules after that.');
  });

  test.each(['0 0 30 2 *', '99 99 * * *', 'soon'])('%s never comes', (cron) => {
    expect(schedules(planned(cron, 'UTC'))).toEqual([
      `plan.schedules bad: The security scan of denver, ${cron}, never comes.`,
    ]);
  });

  test('where nothing is planned, that is said', () => {
    expect(schedules(siteOf())).toEqual(['plan.schedules ok: Nothing is planned by schedule.']);
  });
});

describe('settings', () => {
  const site = siteOf();
  const settings = (diff: Reading<SiteDiff>) => brief(judgeSettings(paletteOf({ settings: [{ site, diff }] })));

  test('that differ are named with the command that mends them; what stays is the matter of that command', () => {
    const difference = (what: string) => ({ what, before: 'a', after: 'b' });
    const amendment = { of: 'time_zone', timeZone: 'UTC' } as const;
    const changes = [
      { setting: 'time zone', differences: [difference('time zone')], mayReplaceNodes: false, amendment },
    ];
    const lasting = [{ ...difference('overlay'), because: 'of this' }];
    expect(settings(read({ changes, lasting }))).toEqual([
      'drift.settings warn: Palette differs from the config of denver: time zone.',
    ]);
    expect(judgeSettings(paletteOf({ settings: [{ site, diff: read({ changes, lasting }) }] }))[0]?.fix).toBe(
      'npm run sites -- sync denver --dry-run',
    );
    expect(settings(read({ changes: [], lasting }))).toEqual([
      'drift.settings ok: Palette says what the config says (1 site).',
    ]);
  });

  test('that nobody could read, or wanted to know, are skipped', () => {
    expect(settings(unread)).toEqual(['drift.settings skipped: Skipped because the key may not.']);
    expect(brief(judgeSettings(paletteOf({ settings: null })))[0]).toContain('skipped');
    expect(brief(judgeSettings(paletteOf({ settings: [] })))[0]).toContain('None of these sites has a running cluster');
  });
});
