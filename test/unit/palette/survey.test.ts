import { describe, expect, test } from 'vitest';
import { openAdmission } from '../../../lib/palette/admission';
import { openSurvey } from '../../../lib/palette/open-survey';
import type { PaletteSurvey } from '../../../lib/palette/survey';
import { failureOf, fakeKey, json, refusal, whoWeAre } from '../../support/fake-palette';
import { testSite } from '../../support/test-site';
import { createVirtualClock } from '../../support/virtual-clock';
import { hostId } from '../access/support/door';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly project: string | null;
  readonly query: string;
  readonly body: unknown;
}

/** A survey of a Palette that gives these replies in turn, the last one for ever. */
function survey(...replies: readonly (Response | ((path: string) => Response))[]): {
  look: PaletteSurvey;
  sent: Sent[];
} {
  const clock = createVirtualClock();
  const sent: Sent[] = [];
  const opened = openSurvey({
    baseUrl: 'https://palette.test',
    apiKey: fakeKey,
    clock,
    random: () => 0.5,
    admission: openAdmission,
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url);
      const text = await request.clone().text();
      sent.push({
        method: request.method,
        path: pathname,
        project: request.headers.get('projectuid'),
        query: search,
        body: text === '' ? null : JSON.parse(text),
      });
      const reply = replies[Math.min(sent.length, replies.length) - 1];
      if (reply === undefined) throw new Error('no reply');
      return typeof reply === 'function' ? reply(pathname) : reply.clone();
    },
  });
  return { look: opened.scope({ projectUid: 'project-1', deadlineMs: clock.now() + 60_000 }), sent };
}

describe('whose key it is', () => {
  test('is asked in tenant scope', async () => {
    const { look, sent } = survey(json(whoWeAre));
    expect(await look.whoAmI()).toEqual({ orgName: 'test', userUid: 'user-1' });
    expect(sent).toEqual([{ method: 'GET', path: '/v1/users/info', project: null, query: '', body: null }]);
    expect(await survey(json({})).look.whoAmI()).toEqual({ orgName: null, userUid: null });
  });

  test('a key that finds nobody is a credential problem', async () => {
    const { look } = survey(refusal(404, 'ResourceNotFound'));
    expect(await failureOf(look.whoAmI())).toMatchObject({ isCredentialUnknown: true });
  });
});

describe('what an appliance is made of', () => {
  const item = (name: string, versions: unknown, version = '1.0.0') => ({
    metadata: { uid: `${name}-uid`, name },
    specSummary: { version, versions },
  });

  test('every version of every system profile is told, page by page', async () => {
    const first = {
      items: [
        item('os', [
          { uid: 'o1', version: '' },
          { uid: 'o2', version: '1.1.0' },
        ]),
      ],
      listmeta: { continue: 'more' },
    };
    const second = { items: [item('kernel', null, '2.0.0')], listmeta: { continue: '' } };
    const { look, sent } = survey(json(first), json(second));
    expect(await look.listSystemProfiles()).toEqual([
      { uid: 'o1', name: 'os', version: '1.0.0' },
      { uid: 'o2', name: 'os', version: '1.1.0' },
      { uid: 'kernel-uid', name: 'kernel', version: '2.0.0' },
    ]);
    expect(sent).toMatchObject([
      { method: 'POST', path: '/v1/dashboard/clusterprofiles', body: { filter: { profileType: ['system'] } } },
      { query: '?continue=more' },
    ]);
  });

  const archive = new Uint8Array([0x1f, 0x8b, 0, 0xff]);
  const file = (headers: Record<string, string>) => new Response(archive, { headers });

  test.each([
    ['attachment; filename=os-1.1.0.tgz', 'os-1.1.0.tgz'],
    ['attachment; filename="os.tgz"', 'os.tgz'],
    ['attachment; filename="../../etc/passwd"', null],
    ['attachment; filename=".profile"', null],
    ['', null],
  ])('its archive comes byte for byte; the name in "%s" is %s', async (disposition, name) => {
    const headers = { 'content-type': 'application/octet-stream', 'content-disposition': disposition };
    const { look, sent } = survey(file(headers));
    const received = await look.downloadProfile('o2');
    expect(received?.name).toBe(name);
    expect([...(received?.bytes ?? [])]).toEqual([...archive]);
    expect(sent[0]?.path).toBe('/v1/clusterprofiles/o2/spc/download');
  });

  test('a page of a proxy in the place of the archive is none', async () => {
    const { look } = survey(file({ 'content-type': 'text/html' }));
    expect(await failureOf(look.downloadProfile('o2'))).toMatchObject({ kind: 'schema' });
  });

  test('a profile that is not there has none', async () => {
    const { look } = survey(refusal(404, 'ResourceNotFound'), json(whoWeAre));
    expect(await look.downloadProfile('o9')).toBeNull();
  });
});

test('a cluster template is there or not', async () => {
  const { look, sent } = survey(json({ metadata: { uid: 't1', name: 'shops' }, spec: null }));
  expect(await look.getTemplate('t1')).toEqual({ uid: 't1', name: 'shops' });
  expect(sent[0]?.path).toBe('/v1/clusterTemplates/t1');
  const { look: other } = survey(refusal(404, 'ResourceNotFound'), json(whoWeAre));
  expect(await other.getTemplate('t9')).toBeNull();
});

describe('an older kind of clusters', () => {
  const unserved = [refusal(404, 'RouteNotFound'), new Response('404 page not found', { status: 404 }), json({}, 405)];

  test.each(unserved)('is not there where Palette refuses it like a kind that never was', async (answer) => {
    const { look, sent } = survey(answer);
    expect(await look.hasOperationsFor('libvirt')).toBe(false);
    expect(sent.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'GET /v1/cloudconfigs/libvirt/000000000000000000000000',
      'GET /v1/cloudconfigs/no-such-kind/000000000000000000000000',
    ]);
  });

  test.each(unserved)('is there where Palette knows that there is no such object', async (answer) => {
    const { look } = survey(refusal(404, 'ResourceNotFound'), answer);
    expect(await look.hasOperationsFor('edge')).toBe(true);
  });

  test.each([
    ['a bad key', refusal(401, 'Unauthenticated')],
    ['a key that is echoed', refusal(404, 'ResourceNotFound', { message: fakeKey })],
  ])('is not judged by %s', async (_name, answer) => {
    expect(await failureOf(survey(answer).look.hasOperationsFor('libvirt'))).toMatchObject({ kind: 'http' });
  });

  test.each([
    ['libvirt', 503, 'ServiceUnavailable'],
    ['no-such-kind', 502, ''],
    ['libvirt', 429, 'TooManyRequests'],
  ])('is not judged by a Palette that is busy while it is asked for %s: %i', async (busyOf, status, code) => {
    const busy = (path: string) => path.includes(`/${busyOf}/`);
    const { look } = survey((path) => (busy(path) ? refusal(status, code) : refusal(404, 'RouteNotFound')));
    expect(await failureOf(look.hasOperationsFor('libvirt'))).toMatchObject({ kind: 'http', status });
  });

  test('is not there where Palette says that it has not implemented it', async () => {
    const answer = refusal(501, 'NotImplemented');
    expect(await survey(answer).look.hasOperationsFor('libvirt')).toBe(false);
  });

  test('is not judged by a network that fails', async () => {
    expect(await failureOf(survey().look.hasOperationsFor('libvirt'))).toMatchObject({ kind: 'network' });
  });
});

describe('what the tenant has', () => {
  test('projects by UID and name, in tenant scope', async () => {
    const { look, sent } = survey(json({ items: [{ metadata: { uid: 'p1', name: 'Sites' } }, { metadata: {} }] }));
    expect(await look.listProjects()).toEqual([
      { uid: 'p1', name: 'Sites' },
      { uid: '', name: '' },
    ]);
    expect(sent[0]).toMatchObject({ path: '/v1/dashboard/projects/metadata', project: null });
  });

  test('registration tokens, without the tokens', async () => {
    const items = [
      {
        metadata: { uid: 't1', name: 'stores' },
        spec: { token: 'planted-token', expiry: '2027-01-01T00:00:00Z', defaultProject: { uid: 'p1', name: 'Sites' } },
        status: { isActive: true },
      },
      { metadata: { name: 'endless' }, spec: { expiry: '0001-01-01T00:00:00.000Z' }, status: {} },
      { metadata: { name: 'bare' } },
    ];
    const { look, sent } = survey(json({ items }));
    const tokens = await look.listTokens();
    expect(tokens).toEqual([
      { name: 'stores', expiresAtMs: Date.UTC(2027, 0, 1), isActive: true, projectUid: 'p1' },
      { name: 'endless', expiresAtMs: null, isActive: false, projectUid: null },
      { name: 'bare', expiresAtMs: null, isActive: false, projectUid: null },
    ]);
    expect(JSON.stringify(tokens)).not.toContain('planted');
    expect(sent[0]).toMatchObject({ path: '/v1/edgehosts/tokens', project: null });
    expect(await survey(json({ items: null })).look.listTokens()).toEqual([]);
  });

  test('the tags of hosts', async () => {
    expect(await survey(json({ tags: ['site:denver'] })).look.listHostTags()).toEqual(['site:denver']);
    expect(await survey(json({ tags: null })).look.listHostTags()).toEqual([]);
  });
});

describe('profiles', () => {
  test('are listed with their cloud type', async () => {
    const items = [
      { metadata: { uid: 'p1', name: 'edge-infra' }, spec: { cloudType: 'edge-native', version: '1.2.0' } },
      { metadata: { uid: 'p2', name: 'store-base' }, spec: null },
    ];
    const { look, sent } = survey(json({ items }));
    expect(await look.listProfiles()).toEqual([
      { uid: 'p1', name: 'edge-infra', version: '1.2.0', cloudType: 'edge-native' },
      { uid: 'p2', name: 'store-base', version: '1.0.0', cloudType: '' },
    ]);
    expect(sent[0]).toMatchObject({ path: '/v1/dashboard/clusterprofiles/metadata', project: 'project-1' });
  });

  const layers = [
    { name: 'edge-k3s', layer: 'k8s', values: 'a: b' },
    { name: 'cni', layer: 'cni', values: '' },
  ];
  const metadata = { uid: 'p1', name: 'edge-infra', annotations: { scope: 'tenant' } };

  test('are read with their layers', async () => {
    const published = { type: 'infra', cloudType: 'edge-native', packs: layers };
    const { look } = survey(json({ metadata, spec: { version: '1.2.0', published }, status: { isPublished: true } }));
    expect(await look.getProfile('p1')).toEqual({
      uid: 'p1',
      name: 'edge-infra',
      version: '1.2.0',
      kind: 'infra',
      scope: 'tenant',
      cloudType: 'edge-native',
      isPublished: true,
      packs: [
        { name: 'edge-k3s', layer: 'k8s', values: 'a: b' },
        { name: 'cni', layer: 'cni', values: null },
      ],
    });
  });

  test('that are drafts are read as they will be', async () => {
    const draft = { type: 'add-on', cloudType: 'all', packs: null };
    const { look } = survey(json({ metadata, spec: { published: null, draft }, status: { isPublished: false } }));
    expect(await look.getProfile('p1')).toMatchObject({
      kind: 'add-on',
      isPublished: false,
      cloudType: 'all',
      packs: [],
    });
  });

  test('that are absent are null, once the key is known to be good', async () => {
    const { look } = survey(refusal(404, 'ResourceNotFound'), json(whoWeAre));
    expect(await look.getProfile('p/1')).toBeNull();
  });

  test('tell what their layers say where the profile itself does not', async () => {
    const items = [
      { metadata: { name: 'edge-k3s' }, spec: { layer: 'k8s', values: 'a: b' } },
      { metadata: {}, spec: null },
    ];
    const { look, sent } = survey(json({ items }));
    expect(await look.listPacks('p1')).toEqual([
      { name: 'edge-k3s', layer: 'k8s', values: 'a: b' },
      { name: '', layer: '', values: null },
    ]);
    expect(sent[0]?.path).toBe('/v1/clusterprofiles/p1/packs');
  });

  test('define variables, whose defaults are nobody’s business', async () => {
    const variables = [
      { name: 'plain' },
      { name: 'count', format: 'number', required: true, defaultValue: 'planted', regex: '^[0-9]$', isSensitive: true },
      { name: 'color', inputType: 'dropdown', options: [{ value: 'red', label: 'Red' }], format: 'novelty' },
      { name: 'free', inputType: 'text', options: [{ value: 'hint' }] },
    ];
    const found = await survey(json({ variables })).look.listVariables('p1');
    const plain = {
      format: 'string',
      isRequired: false,
      hasDefault: false,
      isSensitive: false,
      regex: null,
      options: [],
    };
    expect(found).toEqual([
      { ...plain, name: 'plain' },
      {
        name: 'count',
        format: 'number',
        isRequired: true,
        hasDefault: true,
        isSensitive: true,
        regex: '^[0-9]$',
        options: [],
      },
      { ...plain, name: 'color', format: 'other', options: ['red'] },
      { ...plain, name: 'free' },
    ]);
    expect(JSON.stringify(found)).not.toContain('planted');
  });
});

describe('clusters', () => {
  const item = {
    metadata: { uid: 'c1', name: 'denver', labels: { site: 'denver' } },
    specSummary: {
      cloudConfig: {
        uid: 'config-1',
        cloudType: 'edge-native',
        machinePools: [{ isControlPlane: true, size: 3, healthy: 2 }, { size: null }],
      },
      clusterProfileTemplates: [{ uid: 'p1' }, { uid: '' }, { uid: 'p2' }],
    },
    status: { state: 'Running', health: { state: 'UnHealthy' } },
  };

  test('are told with pools, profiles and health', async () => {
    const { look } = survey(json({ items: [item], listmeta: { continue: '' } }));
    expect(await look.listClusters()).toEqual([
      {
        uid: 'c1',
        name: 'denver',
        cloudType: 'edge-native',
        state: 'Running',
        health: 'unhealthy',
        labels: { site: 'denver' },
        configUid: 'config-1',
        profileUids: ['p1', 'p2'],
        pools: [
          { isControlPlane: true, size: 3, healthy: 2 },
          { isControlPlane: false, size: 0, healthy: null },
        ],
      },
    ]);
  });

  test('of older servers, and those that have no status yet, are told as far as that goes', async () => {
    const old = { metadata: { uid: 'c2', name: 'b' }, specSummary: { clusterProfileTemplate: { uid: 'p1' } } };
    const { look } = survey(json({ items: [old, { metadata: { uid: 'c3' } }] }));
    expect(await look.listClusters()).toMatchObject([
      { uid: 'c2', state: 'Pending', health: 'unknown', profileUids: ['p1'], pools: [], configUid: null },
      { uid: 'c3', name: '', profileUids: [] },
    ]);
  });

  test('come by pages, each once, many more of them than a site needs', async () => {
    const pages = Array.from({ length: 70 }, (_, at) => {
      const metadata = { uid: `c${at}`, name: `store-${at}` };
      return json({ items: [{ metadata }], listmeta: { continue: at === 69 ? '' : `page-${at + 1}` } });
    });
    const { look, sent } = survey(...pages);
    expect(await look.listClusters()).toHaveLength(70);
    expect(sent).toHaveLength(70);
    expect(sent[1]?.query).toBe('?continue=page-1');
  });

  test('of one name are asked for by it, and only exactly that one counts', async () => {
    const { look, sent } = survey(json({ items: [item, { metadata: { uid: 'c2', name: 'denver-2' } }] }));
    expect((await look.listClusters('denver')).map(({ uid }) => uid)).toEqual(['c1']);
    expect(JSON.stringify(sent[0]?.body)).toContain('"property":"clusterName"');
  });

  test('tell where they answer', async () => {
    const at = (clusterConfig: unknown) => survey(json({ spec: { clusterConfig } })).look.getEndpoint('config-1');
    expect(await at({ controlPlaneEndpoint: { host: '10.1.2.10', type: 'VIP' } })).toEqual({
      host: '10.1.2.10',
      type: 'VIP',
    });
    expect(await at({ controlPlaneEndpoint: null })).toEqual({ host: '', type: '' });
    expect(await at(null)).toEqual({ host: '', type: '' });
  });
});

test('free hosts bear the label and are in no cluster, whatever their state says', async () => {
  const free = { metadata: { uid: 'edge-1' }, status: { state: 'ready' } };
  const taken = {
    metadata: { uid: 'edge-2' },
    status: { state: 'ready', inUseClustersRef: [{ uid: 'c1', name: 'a' }] },
  };
  const { look, sent } = survey(json({ items: [free, taken] }));
  expect((await look.listFreeHosts('site', 'denver')).map((host) => host.hostId)).toEqual(['edge-1']);
  expect(JSON.stringify(sent[0]?.body)).toContain('"site:denver"');
  expect(JSON.stringify(sent[0]?.body)).toMatch(/"property":"state".+"negation":true/);
});

describe('a dry run', () => {
  const controlPlane = [{ hostId: hostId('edge-1'), address: null }];
  const cluster = {
    site: testSite('denver'),
    labels: {},
    profiles: [{ uid: 'p1', variables: {} }],
    controlPlane,
    workers: [],
  };

  test('brings what is wrong with profiles and pools, though it is answered with 200', async () => {
    const errors = [{ code: 'InvalidPack', message: 'No.' }];
    const body = {
      machinePools: {
        results: [
          { name: 'control-plane-pool', errors: [{ code: 'Even' }] },
          { name: 'b', errors: null },
        ],
      },
      profiles: [
        { uid: 'p1', packs: { results: [{ name: 'cni', errors }] } },
        { uid: 'p2', packs: null },
      ],
    };
    const { look, sent } = survey(json(body));
    expect(await look.validateCluster(cluster)).toEqual([
      { about: { profile: 'p1' }, code: 'InvalidPack', message: 'No.' },
      { about: { pool: 'control-plane-pool' }, code: 'Even', message: '' },
    ]);
    expect(sent[0]).toMatchObject({ method: 'POST', path: '/v1/spectroclusters/edge-native/validate' });
    expect(sent[0]?.body).toMatchObject({ metadata: { name: 'denver' }, spec: { profiles: [{ uid: 'p1' }] } });
  });

  test.each([
    ['variables', { variables: { pin: '4711' } }, false],
    ['layers', { variables: {}, packs: [{ name: 'shop', values: 'pin: 4711', manifests: [] }] }, false],
    ['neither', { variables: {} }, true],
  ])('that is refused quotes no value: %s', async (_name, said, isKept) => {
    const { look } = survey(refusal(400, 'InvalidValue', { message: 'value 4711 does not match' }));
    const failure = await failureOf(look.validateCluster({ ...cluster, profiles: [{ uid: 'p1', ...said }] }));
    expect(failure.code).toBe('InvalidValue');
    expect(JSON.stringify(failure).includes('4711')).toBe(isKept);
  });

  test('that finds nothing is empty', async () => {
    expect(await survey(json({ machinePools: { results: [] }, profiles: null })).look.validateCluster(cluster)).toEqual(
      [],
    );
  });
});
