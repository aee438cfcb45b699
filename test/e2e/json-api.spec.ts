import type { APIResponse } from '@playwright/test';
import { dictionaryFor } from '../../lib/i18n/dictionary';
import { findLeaks } from './support/find-leaks';
import { hostIdOf } from './support/host-id';
import { startLiveApp } from './support/start-servers';
import { expect, test } from './support/test';

const { errors } = dictionaryFor('en');
const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
const reference = expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);

/** The body, once it is sure that nothing is in it that nobody may know and that nobody keeps it. */
async function read(answer: APIResponse, kept = 'no-store'): Promise<unknown> {
  expect(findLeaks(`${JSON.stringify(answer.headers())}${await answer.text()}`)).toEqual([]);
  expect(answer.headers()['cache-control']).toContain(kept);
  return answer.json();
}

const registered = {
  edgeHostId: hostIdOf('api'),
  siteId: 'api',
  state: 'setting_up',
  role: 'control-plane',
  cluster: { name: 'api', state: expect.stringMatching(/^(Pending|Provisioning)$/) },
  error: null,
  hosts: { present: 1, needed: 1 },
  progress: {
    registered: true,
    calledHome: false,
    observedAt: moment,
    requestedAt: moment,
    registeredAt: moment,
    calledHomeAt: null,
    joinedAt: moment,
    readyAt: null,
  },
  machine: null,
  together: 0,
  turn: null,
  due: false,
  pollAfterSeconds: 5,
  undo: { way: 'ask_it', until: moment, reference: null },
  updatedAt: moment,
};

/** Only whoever has just asked for it is told how to take it back. */
const justAsked = { ...registered, undoToken: expect.any(String) };

test('201 once Palette holds the host, 200 when it did before, and GET says the same', async ({ request }) => {
  const data = { edgeHostId: hostIdOf('api'), siteId: 'api' };
  const first = await request.post('/api/registrations', { data });
  expect(await read(first)).toEqual(justAsked);
  expect(first.status()).toBe(201);
  const second = await request.post('/api/registrations', { data });
  expect(await read(second)).toMatchObject({ ...registered, progress: { registered: true } });
  expect(second.status()).toBe(200);
  const look = await request.get(`/api/registrations/${data.edgeHostId}`);
  expect(await read(look, 'private, no-store')).toEqual(registered);
  expect(look.status()).toBe(200);
});

test('who has the answer already is told so: 304, and as many as ask cost Palette nothing', async ({
  request,
  palette,
}) => {
  const data = { edgeHostId: hostIdOf('api-tag'), siteId: 'api-tag' };
  await request.post('/api/registrations', { data });
  await palette.clearLog();
  const path = `/api/registrations/${data.edgeHostId}`;
  const { etag = '' } = (await request.get(path)).headers();
  const again = await request.get(path, { headers: { 'if-none-match': etag } });
  expect(again.status()).toBe(304);
  expect(await again.text()).toBe('');
  expect(await palette.log()).toEqual([]);
});

test('continue is safe to send at any time, and answers like GET', async ({ request, palette }) => {
  const data = { edgeHostId: hostIdOf('api-tag'), siteId: 'api-tag' };
  await request.post('/api/registrations', { data });
  await palette.clearLog();
  const answer = await request.post(`/api/registrations/${data.edgeHostId}/continue`);
  expect(answer.status()).toBe(200);
  expect(await read(answer)).toMatchObject({ state: 'setting_up', due: false });
  expect((await palette.log()).filter(({ effect }) => effect !== 'read')).toEqual([]);
  const evil = { headers: { 'sec-fetch-site': 'cross-site' } };
  expect((await request.post(`/api/registrations/${data.edgeHostId}/continue`, evil)).status()).toBe(403);
  expect((await request.post(`/api/registrations/${hostIdOf('nobody')}/continue`)).status()).toBe(404);
});

test('the sweep asks for a secret that nobody has set here', async ({ request }) => {
  const answer = await request.get('/api/cron/sweep', { headers: { authorization: 'Bearer undefined' } });
  expect(answer.status()).toBe(503);
  expect(await read(answer)).toMatchObject({ error: { code: 'configuration_missing' } });
});

test('a site that gathers answers 201 with how many hosts are missing', async ({ request }) => {
  const data = { edgeHostId: hostIdOf('api-gather'), siteId: 'api-gather', hostName: 'till-1' };
  const answer = await request.post('/api/registrations', { data });
  expect(answer.status()).toBe(201);
  expect(await read(answer)).toMatchObject({
    state: 'waiting_for_hosts',
    role: null,
    cluster: null,
    hosts: { present: 1, needed: 3 },
  });
});

test('202 while somebody else serves the site', async ({ request, palette }) => {
  const submit = (number: number) =>
    request.post('/api/registrations', { data: { edgeHostId: hostIdOf('api-busy', number), siteId: 'api-busy' } });
  await palette.addFault({ kind: 'delay', ms: 5_000, match: { path: 'edgehosts$', method: 'POST' } });
  const serving = submit(1);
  await expect.poll(async () => (await request.get(`/api/registrations/${hostIdOf('api-busy')}`)).status()).toBe(200);
  const waiting = await submit(2);
  expect(waiting.status()).toBe(202);
  expect(await read(waiting)).toMatchObject({ state: expect.stringMatching(/^(queued|registering)$/), error: null });
  expect((await serving).status()).toBe(201);
});

test('a site that is full answers 409 with the whole registration', async ({ request }) => {
  const submit = (number: number) =>
    request.post('/api/registrations', { data: { edgeHostId: hostIdOf('api-full', number), siteId: 'api-full' } });
  await submit(1);
  const answer = await submit(2);
  expect(answer.status()).toBe(409);
  expect(await read(answer)).toMatchObject({
    edgeHostId: hostIdOf('api-full', 2),
    state: 'needs_attention',
    error: {
      code: 'site_full',
      message: errors.site_full.sentence({ most: '1' }),
      nextStep: errors.site_full.nextStep(),
      reference,
      retry: false,
    },
  });
});

const good = { edgeHostId: hostIdOf('refused'), siteId: 'api' };
const json = { 'content-type': 'application/json' };

const refusals = [
  { what: 'no JSON', code: 'body_invalid', status: 400, data: '{"edgeHostId": ', headers: json },
  { what: 'an unknown field', code: 'body_invalid', status: 400, data: { ...good, vip: '192.0.2.1' } },
  { what: 'a missing field', code: 'body_invalid', status: 400, data: { siteId: 'api' } },
  { what: 'no ID', code: 'host_id_missing', status: 400, data: { ...good, edgeHostId: ' ' } },
  { what: 'a bad ID', code: 'host_id_invalid', status: 400, data: { ...good, edgeHostId: 'a b' } },
  { what: 'a filler ID', code: 'host_id_filler', status: 422, data: { ...good, edgeHostId: 'Default string' } },
  { what: 'a reserved ID', code: 'host_id_reserved', status: 422, data: { ...good, edgeHostId: 'tokens' } },
  { what: 'a bad name', code: 'host_name_invalid', status: 400, data: { ...good, hostName: 'till 2!' } },
  { what: 'no site', code: 'site_missing', status: 400, data: { ...good, siteId: '' } },
  { what: 'an unknown site', code: 'site_unknown', status: 404, data: { ...good, siteId: 'nowhere' } },
  { what: 'a closed site', code: 'site_closed', status: 409, data: { ...good, siteId: 'closed' } },
  { what: 'a moved site', code: 'site_moved', status: 409, data: { ...good, siteId: 'moved' } },
  { what: 'over 8 kB', code: 'body_too_large', status: 413, data: { ...good, hostName: 'x'.repeat(8_200) } },
  {
    what: 'another content type',
    code: 'content_type_unsupported',
    status: 415,
    data: 'edgeHostId=x',
    headers: { 'content-type': 'text/plain' },
  },
  {
    what: 'a page of another origin',
    code: 'cross_origin',
    status: 403,
    data: good,
    headers: { origin: 'https://evil.example' },
  },
] as const;

for (const { what, code, status, data, ...options } of refusals) {
  test(`a submit with ${what} is refused as ${code}, and Palette is not asked`, async ({ request, palette }) => {
    await palette.clearLog();
    const answer = await request.post('/api/registrations', { data, ...options });
    expect(answer.status()).toBe(status);
    expect(await read(answer)).toEqual({
      error: { code, message: expect.any(String), nextStep: expect.any(String), reference, retry: false },
    });
    expect(await palette.log()).toEqual([]);
  });
}

test('a form that another web page sends registers nothing and goes back to the form', async ({ request, palette }) => {
  await palette.clearLog();
  const answer = await request.post('/api/registrations', {
    form: good,
    headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
  expect(answer.headers().location).toMatch(/^\/\?.*error=cross_origin/);
  expect(await palette.log()).toEqual([]);
});

test('GET of a host that nobody registered says only that, and Palette is not asked', async ({ request, palette }) => {
  await palette.clearLog();
  for (const id of [hostIdOf('nobody'), 'not%20an%20id']) {
    const answer = await request.get(`/api/registrations/${id}`);
    expect(answer.status()).toBe(404);
    expect(await read(answer)).toMatchObject({ error: { code: 'not_registered', retry: false } });
  }
  expect(await palette.log()).toEqual([]);
});

test('sites are found by words and nearness, at most twenty, with nothing but what a list shows', async ({
  request,
}) => {
  for (const query of ['', '?q=s', '?near=39,-105', `?q=${'🍕'.repeat(30)}`]) {
    expect(await read(await request.get(`/api/sites${query}`))).toEqual({ sites: [], more: true });
  }
  // A street number of every site begins with a one.
  const many = await read(await request.get('/api/sites?q=1%201'));
  expect(many).toMatchObject({ more: true });
  expect(many).toHaveProperty('sites.length', 20);
  expect(await read(await request.get('/api/sites?q=snow%20denver'))).toEqual({
    sites: [{ id: 'first', name: 'Denver – Snow St', address: expect.any(String), number: '0131' }],
    more: false,
  });
  const near = { latitude: 39, longitude: -105 };
  expect(await read(await request.post('/api/sites', { data: { q: 'snow', near } }))).toMatchObject({
    sites: expect.arrayContaining([
      { id: 'first', name: expect.any(String), address: expect.any(String), number: '0131', distanceKm: 0 },
    ]),
  });
  expect(await read(await request.post('/api/sites', { data: { near } }))).toMatchObject({
    sites: { length: 5, 0: { id: 'first', distanceKm: 0 } },
    more: true,
  });
  const broken = await request.post('/api/sites', { data: { near: 'north' } });
  expect(broken.status()).toBe(400);
  expect(await read(broken)).toMatchObject({ error: { code: 'query_invalid' } });
});

test('a search of ten thousand letters is answered, and at once', async ({ request }) => {
  const beganAtMs = Date.now();
  const answer = await request.get(`/api/sites?q=${'a'.repeat(10_000)}`);
  expect(await read(answer)).toEqual({ sites: [], more: false });
  expect(Date.now() - beganAtMs).toBeLessThan(2_000);
});

test('health tells how things stand, and 503 when Palette refuses our key', async ({
  request,
  palette,
  paletteServer,
}, { workerIndex }) => {
  const well = await request.get('/api/health');
  expect(well.status()).toBe(200);
  expect(await read(well)).toEqual({
    ok: true,
    mode: 'live',
    access: ['open'],
    palette: 'ok',
    store: { kind: expect.any(String), ok: true },
    version: 'local',
  });
  await palette.addFault({ kind: 'bad-key', times: 'always' });
  // A server that never met a good answer; ours believes for some minutes what it has seen.
  const fresh = await startLiveApp(`worker-${workerIndex}-refused`, paletteServer.url);
  const ill = await request.get(`${fresh.url}/api/health`);
  expect(ill.status()).toBe(503);
  expect(await read(ill)).toMatchObject({ ok: false, palette: 'credential_refused' });
  await fresh.stop();
});
