import { describe, expect, test } from 'vitest';
import type { PaletteFacts, ProfileFacts, ProjectFacts } from '../../../../cli/sites/doctor/facts';
import { judgeValidations } from '../../../../cli/sites/doctor/judge-clusters';
import { blameVariables, judgeProduction, judgeVariables } from '../../../../cli/sites/doctor/judge-environment';
import { judgeAnswer, judgeProjects, judgeRights } from '../../../../cli/sites/doctor/judge-palette';
import { judgeProfiles } from '../../../../cli/sites/doctor/judge-profiles';
import type { UnreadCause } from '../../../../cli/sites/doctor/reading';
import { type Env, parseEnv } from '../../../../lib/env';
import type { ProfileDetail, ProfileVariable } from '../../../../lib/palette/survey-model';
import type { Site } from '../../../../lib/sites/site';
import { testIndex, testSite } from '../../../support/test-site';

const read = <T>(value: T) => ({ isRead: true, value }) as const;
const unread = (cause: UnreadCause, because = 'of this') => ({ isRead: false, cause, because }) as const;
const brief = (findings: readonly { id: string; status: string; sentence: string }[]) =>
  findings.map(({ id, status, sentence }) => `${id} ${status}: ${sentence}`);

const denver = testSite('denver');

function project(changes: Partial<ProjectFacts> = {}): ProjectFacts {
  return {
    uid: 'p1',
    sites: [denver],
    listed: read([]),
    profiles: [],
    clusters: read([]),
    endpoints: read(new Map()),
    hosts: read([]),
    locations: read([]),
    templates: new Map(),
    ...changes,
  };
}

function palette(changes: Partial<PaletteFacts> = {}): PaletteFacts {
  return {
    host: 'api.example.com',
    owner: read({ orgName: 'Juniper', userUid: 'u' }),
    roundTripMs: 12.4,
    aheadMs: 0,
    projects: read([{ uid: 'p1', name: 'Sites' }]),
    tokens: unread('refused'),
    inProjects: [project()],
    validations: [],
    kinds: [],
    settings: [],
    ...changes,
  };
}

describe('whether Palette answers', () => {
  test.each([
    [
      'as it should',
      palette(),
      [
        'palette.answers ok: api.example.com answers within 12 ms.',
        'palette.key ok: The key is good; it belongs to a user of Juniper.',
      ],
    ],
    [
      'nobody',
      palette({ owner: unread('unreachable', 'Palette cannot be reached'), inProjects: [] }),
      [
        'palette.answers bad: Palette cannot be reached at api.example.com.',
        'palette.key skipped: Skipped because Palette cannot be reached.',
      ],
    ],
    [
      'too late',
      palette({ owner: unread('late', 'the time was over'), inProjects: [] }),
      [
        'palette.answers bad: api.example.com did not answer in time.',
        'palette.key skipped: Skipped because the time was over.',
      ],
    ],
    [
      'with a refusal',
      palette({ owner: unread('refused'), inProjects: [] }),
      ['palette.answers ok: api.example.com answers.', 'palette.key bad: Palette does not accept the API key.'],
    ],
    [
      'at first only',
      palette({ inProjects: [project({ hosts: unread('unreachable') })] }),
      [
        'palette.answers bad: Palette answered at first, and then not any more, at api.example.com.',
        'palette.key ok: The key is good; it belongs to a user of Juniper.',
      ],
    ],
  ])('%s', (_, facts, expected) => {
    expect(brief(judgeAnswer(facts))).toEqual(expected);
  });
});

describe('whether projects exist', () => {
  test('those that the key sees are told by name', () => {
    const inProjects = [project(), project({ uid: 'p2' })];
    const projects = read([
      { uid: 'p1', name: 'Sites' },
      { uid: 'p2', name: 'Lab' },
    ]);
    expect(brief(judgeProjects(palette({ inProjects, projects })))).toEqual([
      'palette.projects ok: 2 projects of the config: Sites and Lab.',
    ]);
  });

  test('a key that may not list projects, and reads in them, is good enough', () => {
    const facts = palette({ projects: unread('refused') });
    expect(brief(judgeProjects(facts))).toEqual(['palette.projects ok: 1 project of the config: p1.']);
    const none = palette({ projects: unread('refused'), inProjects: [project({ listed: unread('refused') })] });
    expect(judgeProjects(none)).toMatchObject([{ status: 'skipped', subject: 'p1' }]);
  });

  test('a key that sees none says so', () => {
    expect(brief(judgeProjects(palette({ projects: read([]) })))).toEqual([
      'palette.projects bad: The key sees no project p1 (denver). It sees none.',
    ]);
  });
});

describe('what the key may read', () => {
  test.each([
    [{ listed: unread('refused') }, 'bad: The key may not read the profiles of project p1.'],
    [
      { clusters: unread('refused'), hosts: unread('refused') },
      'bad: The key may not read the clusters and hosts of project p1.',
    ],
    [{ uid: null, hosts: unread('refused') }, 'bad: The key may not read the hosts in tenant scope.'],
    [{ clusters: unread('late', 'the time was over') }, 'skipped: Skipped because the time was over.'],
  ] as const)('%j', (changes, expected) => {
    expect(brief(judgeRights(palette({ inProjects: [project(changes)] })))).toEqual([`palette.rights ${expected}`]);
  });

  test('more than it needs is a word, no warning', () => {
    const [one] = judgeRights(palette({ tokens: read([]) }));
    expect(one).toMatchObject({ status: 'ok' });
    expect(one?.sentence).toContain('less is enough');
    expect(judgeRights(palette())[0]?.sentence).not.toContain('less is enough');
  });
});

const plain: ProfileVariable = {
  name: 'store_number',
  format: 'number',
  isRequired: false,
  hasDefault: false,
  isSensitive: false,
  regex: null,
  options: [],
};

function profile(changes: Partial<ProfileFacts> = {}, detail: Partial<ProfileDetail> = {}): ProfileFacts {
  return {
    key: 'store-base@3.1.0',
    kind: 'add-on',
    by: { name: 'store-base', version: '3.1.0' },
    uses: [{ site: denver, variables: {} }],
    detail: read({
      uid: 'u1',
      name: 'store-base',
      version: '3.1.0',
      kind: 'add-on',
      scope: 'tenant',
      cloudType: 'all',
      isPublished: true,
      packs: [],
      ...detail,
    }),
    variables: read([plain]),
    ...changes,
  };
}

const wrong = (one: ProfileFacts, listed: ProjectFacts['listed'] = read([])) =>
  brief(
    judgeProfiles(palette({ inProjects: [project({ profiles: [one], listed })] })).filter(
      ({ status }) => status !== 'ok',
    ),
  );

describe('profiles', () => {
  test.each([
    ['infra', 'infra', 'edge-native', true],
    ['infra', 'full', 'edge-native', true],
    ['full', 'infra', 'edge-native', true],
    ['infra', 'infra', '', false],
    ['infra', 'infra', 'all', false],
    ['infra', 'system', 'edge-native', false],
    ['add-on', 'add-on', 'all', true],
    ['add-on', 'add-on', 'edge-native', true],
    ['add-on', 'add-on', '', true],
    ['add-on', 'add-on', 'vsphere', false],
    ['add-on', 'infra', 'edge-native', false],
  ] as const)('used as %s, a %s for %j fits: %s', (kind, found, cloudType, fits) => {
    const packs = [{ name: 'k8s', layer: 'k8s', values: 'podSubnet: 172.20.0.0/16\nserviceSubnet: 172.21.0.0/16' }];
    const lines = wrong(profile({ kind }, { kind: found, cloudType, packs }));
    expect(lines.length === 0, lines.join()).toBe(fits);
    if (!fits) expect(lines[0]).toMatch(/^profile\.fits bad/);
  });

  test('a value that is given empty is not given', () => {
    const required = [{ ...plain, isRequired: true }];
    const uses = [{ site: denver, variables: { store_number: '' } }];
    expect(wrong(profile({ uses, variables: read(required) }))).toEqual([
      'profile.variables bad: store-base@3.1.0 at denver: store_number is required, has no default, and is not given.',
    ]);
    expect(wrong(profile({ uses, variables: read([{ ...plain, isRequired: true, hasDefault: true }]) }))).toEqual([]);
  });

  test('the same wrong value at many sites is told once; two different ones are told twice', () => {
    const sites: Site[] = ['a', 'b', 'c', 'd', 'e'].map((id) => testSite(id));
    const uses = sites.map((site, at) => ({ site, variables: { store_number: at === 0 ? 'one' : 'two' } }));
    expect(wrong(profile({ uses }))).toEqual([
      'profile.values bad: store-base@3.1.0 at a: store_number is not a number: "one".',
      'profile.values bad: store-base@3.1.0 at b, c, d and 1 more: store_number is not a number: "two".',
    ]);
  });

  test('a value of any length is told in a few words', () => {
    const uses = [{ site: denver, variables: { store_number: 'x'.repeat(5_000) } }];
    expect(wrong(profile({ uses }))[0]?.length).toBeLessThan(200);
  });

  test('what could not be read is skipped by the check that needed it', () => {
    expect(wrong(profile({ variables: unread('late', 'the time was over') }))).toEqual([
      'profile.variables skipped: Skipped because the time was over.',
      'profile.values skipped: Skipped because the time was over.',
    ]);
    expect(wrong(profile({ detail: unread('late') }))).toHaveLength(5);
    expect(wrong(profile({ detail: unread('refused') }), unread('refused'))).toHaveLength(5);
  });

  test('a UID that is nowhere is told as it is', () => {
    const by = { uid: '628ce30a7c90b5915b37a802' };
    expect(wrong(profile({ key: by.uid, by, detail: read(null) }))).toEqual([
      'profile.exists bad: Palette has no profile 628ce30a7c90b5915b37a802 (denver).',
    ]);
  });
});

test('a dry run names profiles as the config does, and what is said of made-up hosts is only a warning', () => {
  const faults = read([
    { about: { profile: 'u1' }, code: 'InvalidPack', message: 'The pack is invalid.' },
    { about: { profile: 'u9' }, code: 'Unknown', message: '' },
    { about: { pool: 'control-plane-pool' }, code: 'Even', message: 'Two are too few.' },
  ]);
  const facts = palette({ inProjects: [project({ profiles: [profile()] })], validations: [{ site: denver, faults }] });
  expect(brief(judgeValidations(facts))).toEqual([
    'cluster.validate bad: denver: Palette says of profile store-base@3.1.0: The pack is invalid.',
    'cluster.validate bad: denver: Palette says of profile u9: Unknown',
    'cluster.validate warn: denver: Palette says of pool control-plane-pool: Two are too few.',
  ]);
  const late = palette({ validations: [{ site: denver, faults: unread('late', 'the time was over') }] });
  expect(brief(judgeValidations(late))).toEqual(['cluster.validate skipped: Skipped because the time was over.']);
});

describe('the environment', () => {
  function env(variables: Record<string, string>): Env {
    const parsed = parseEnv(variables);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    return parsed.env;
  }
  const live = env({ PALETTE_API_KEY: 'planted-key' });
  const simulated = env({ PALETTE_MODE: 'simulator' });
  const missing = [{ name: 'LINK_SECRETS', remedy: 'Set it.' }];
  const index = testIndex([denver]);

  test('what is missing is bad for live mode, and a warning where nothing is at stake', () => {
    expect(judgeVariables({ env: live, missing, index })).toMatchObject([
      { status: 'bad', subject: 'LINK_SECRETS', fix: 'Set it.' },
    ]);
    expect(judgeVariables({ env: live, missing: [], index })).toMatchObject([{ status: 'ok' }]);
    expect(judgeVariables({ env: simulated, missing, index })).toMatchObject([
      { status: 'warn', subject: 'PALETTE_API_KEY' },
      { status: 'warn', subject: 'LINK_SECRETS' },
    ]);
    expect(blameVariables(missing)).toMatchObject([{ status: 'bad' }]);
  });

  test('production wants a KV store, a timer, an address and a decision who may register', () => {
    const subjects = judgeProduction({ env: live, missing, index: { ...index, access: null } }).map(
      ({ subject }) => subject,
    );
    expect(subjects).toEqual(['KV_REST_API_URL', 'CRON_SECRET', 'PUBLIC_ORIGIN', 'access', 'access']);
    const complete = env({
      PALETTE_API_KEY: 'planted-key',
      KV_REST_API_URL: 'https://kv.example.com',
      KV_REST_API_TOKEN: 'planted',
      CRON_SECRET: 'planted-cron-secret-0123456789',
      PUBLIC_ORIGIN: 'https://e.example.com',
    });
    const shut = testSite('denver', { access: { ...denver.access, modes: ['link'] } });
    expect(judgeProduction({ env: complete, missing, index: testIndex([shut]) })).toMatchObject([{ status: 'ok' }]);
  });
});
