import { describe, expect, it } from 'vitest';
import type { Misbehaviour } from '../../../support/test-issuer';
import { config, createSignOnWorld, issuer, operators, type SignOnWorld } from './support/sign-on-world';

const nowSeconds = () => Math.floor(Date.now() / 1_000);
const proof = { by: 'sign_in', subject: 'ada@login.example.com', claims: { groups: ['store-systems'] } };
const parts = (world: SignOnWorld) => world.issuer.calls.map(({ part }) => part);

async function refusalOf(how: Misbehaviour, alter?: (query: URLSearchParams) => void) {
  const world = createSignOnWorld();
  world.issuer.misbehave(how);
  const { proof: given } = await world.signIn(alter);
  return given.ok ? 'let in' : given.error.code;
}

describe('a sign-in that is right', () => {
  it('is a proof of who it was and of what the rules ask for, and leads back', async () => {
    const world = createSignOnWorld();
    const { location, cookie } = await world.begin('/?appliance-id=edge-0001');
    const end = await world.flow.finish(`?${world.issuer.authorize(location)}`, cookie);
    expect(end).toEqual({ returnTo: '/?appliance-id=edge-0001', proof: { ok: true, value: proof } });
    expect(parts(world)).toEqual(['discovery', 'token', 'jwks']);
  });

  it('leads to the beginning when somebody asked for another place', async () => {
    expect((await createSignOnWorld().signIn(undefined, '//evil.example')).returnTo).toBe('/');
  });

  it('asks for the claims that the token does not hold, once, with the access token', async () => {
    const world = createSignOnWorld({ claims: {} });
    world.issuer.misbehave({ userInfo: { groups: ['store-systems'] } });
    expect((await world.signIn()).proof).toEqual({ ok: true, value: proof });
    const asked = world.issuer.calls.filter(({ part }) => part === 'userinfo');
    expect(asked.map(({ headers }) => headers?.authorization)).toEqual(['Bearer access-token']);
  });

  it('believes the token where the other answer says something else', async () => {
    const rules = [operators, { ...operators, claim: 'department', value: 'retail' }];
    const world = createSignOnWorld({ config: { rules }, claims: { groups: ['others'] } });
    world.issuer.misbehave({ userInfo: { groups: ['store-systems'], department: 'retail' } });
    expect((await world.signIn()).proof).toMatchObject({ value: { claims: { department: ['retail'] } } });
  });

  it('does without that answer where the provider has none', async () => {
    const world = createSignOnWorld({ claims: {} });
    world.issuer.misbehave({ metadata: { userinfo_endpoint: undefined } });
    expect((await world.signIn()).proof).toEqual({ ok: false, error: { code: 'sign_in_refused' } });
    expect(parts(world)).not.toContain('userinfo');
  });

  it.each([
    [undefined, 'Basic'],
    [['client_secret_basic', 'client_secret_post'], 'Basic'],
    [['client_secret_post'], 'post'],
  ])('proves who we are in the way that the provider takes: %j', async (methods, way) => {
    const world = createSignOnWorld();
    world.issuer.misbehave({ metadata: { token_endpoint_auth_methods_supported: methods } });
    expect((await world.signIn()).proof.ok).toBe(true);
    const call = world.issuer.calls.find(({ part }) => part === 'token');
    const form = new URLSearchParams(call?.body);
    if (way === 'post')
      expect([form.get('client_secret'), call?.headers?.authorization]).toEqual(['s3cret & more', undefined]);
    else expect([form.has('client_secret'), call?.headers?.authorization?.split(' ')[0]]).toEqual([false, 'Basic']);
  });

  it('goes without a secret where we have none', async () => {
    const world = createSignOnWorld({ clientSecret: null });
    expect((await world.signIn()).proof.ok).toBe(true);
    const call = world.issuer.calls.find(({ part }) => part === 'token');
    const form = new URLSearchParams(call?.body);
    expect([form.get('client_id'), form.has('client_secret')]).toEqual([config.clientId, false]);
    expect(call?.headers?.authorization).toBeUndefined();
  });

  it('asks for the description and the keys, and hands in the code', async () => {
    const world = createSignOnWorld();
    await world.signIn();
    expect(world.issuer.calls.map(({ part, method }) => `${method} ${part}`)).toEqual([
      'GET discovery',
      'POST token',
      'GET jwks',
    ]);
    expect(world.issuer.calls.filter(({ body }) => body !== undefined).map(({ part }) => part)).toEqual(['token']);
  });

  it('asks for keys that it has not seen', async () => {
    const world = createSignOnWorld();
    expect((await world.signIn()).proof.ok).toBe(true);
    expect((await world.signIn()).proof.ok).toBe(true);
    expect(parts(world).filter((part) => part === 'jwks')).toHaveLength(1);
  });
});

describe('an answer that is not for this browser', () => {
  it('without the cookie of the start: nobody is asked', async () => {
    const world = createSignOnWorld();
    const { location } = await world.begin('/registrations/edge-0001');
    const asked = parts(world).length;
    const end = await world.flow.finish(`?${world.issuer.authorize(location)}`, null);
    const failure = { ok: false, error: { code: 'sign_in_failed', facts: { reason: 'no_transaction' } } };
    expect(end).toEqual({ returnTo: '/', proof: failure });
    expect(parts(world)).toHaveLength(asked);
    expect(world.spent).toHaveLength(1);
  });

  it('with the cookie of somebody else: their state is another', async () => {
    const world = createSignOnWorld();
    const [mine, theirs] = [await world.begin(), await world.begin()];
    const end = await world.flow.finish(`?${world.issuer.authorize(mine.location)}`, theirs.cookie);
    expect(end.proof).toMatchObject({ ok: false, error: { code: 'sign_in_failed' } });
    expect(parts(world)).not.toContain('token');
  });

  it('with a cookie that is ten minutes old', async () => {
    const world = createSignOnWorld();
    const { location, cookie } = await world.begin();
    world.clock.nowMs += 600_000;
    const end = await world.flow.finish(`?${world.issuer.authorize(location)}`, cookie);
    expect(end.proof).toMatchObject({ error: { facts: { reason: 'no_transaction' } } });
  });

  it('with a code that was used before', async () => {
    const world = createSignOnWorld();
    const { location, cookie } = await world.begin();
    const query = `?${world.issuer.authorize(location)}`;
    expect((await world.flow.finish(query, cookie)).proof.ok).toBe(true);
    expect((await world.flow.finish(query, cookie)).proof).toEqual({
      ok: false,
      error: { code: 'sign_in_failed', facts: { reason: 'invalid_grant' } },
    });
  });

  it('with a code that somebody else was given: their nonce and verifier are others', async () => {
    const world = createSignOnWorld();
    const [mine, theirs] = [await world.begin(), await world.begin()];
    const stolen = world.issuer.authorize(theirs.location);
    stolen.set('state', new URL(mine.location).searchParams.get('state') ?? '');
    const end = await world.flow.finish(`?${stolen}`, mine.cookie);
    expect(end.proof).toMatchObject({ error: { code: 'sign_in_failed', facts: { reason: 'invalid_grant' } } });
  });

  it.each<[string, (query: URLSearchParams) => void]>([
    ['another state', (query) => query.set('state', 'x')],
    ['no state', (query) => query.delete('state')],
    ['an empty state', (query) => query.set('state', '')],
    ['two states', (query) => query.append('state', 'x')],
    ['another issuer', (query) => query.set('iss', 'https://evil.example')],
    ['no issuer, though the provider always says so', (query) => query.delete('iss')],
    ['two issuers', (query) => query.append('iss', issuer)],
    ['no code', (query) => query.delete('code')],
    ['an empty code', (query) => query.set('code', '')],
    ['two codes', (query) => query.append('code', 'x')],
    ['a token beside the code', (query) => query.set('id_token', 'x')],
    ['a token for access beside the code', (query) => query.set('token', 'x')],
    ['an answer in a token', (query) => query.set('response', 'x')],
    ['an error', (query) => query.set('error', 'access_denied')],
    ['an error that is none', (query) => query.set('error', '<script>alert(1)</script>\r\nx: y')],
  ])('%s: no code is redeemed', async (_what, alter) => {
    const world = createSignOnWorld();
    const { proof: given } = await world.signIn(alter);
    expect(given).toMatchObject({ ok: false, error: { code: 'sign_in_failed' } });
    if (!given.ok) expect(given.error.facts?.reason).toMatch(/^\w+$/);
    expect(parts(world)).not.toContain('token');
  });

  it.each(['', '?', '?&&&', '?code', '?%', '#code=x', '?%00', `?${'x'.repeat(20_000)}`, '\\', '?code=%ff&state=%ff'])(
    'a query that nobody has made, %j',
    async (query) => {
      const world = createSignOnWorld();
      const { cookie } = await world.begin();
      expect((await world.flow.finish(query, cookie)).proof).toMatchObject({ error: { code: 'sign_in_failed' } });
    },
  );
});

describe('a token that is not right', () => {
  it.each<[string, Misbehaviour]>([
    ['another nonce', { claims: { nonce: 'x' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['another issuer', { claims: { iss: 'https://evil.example' } }],
    ['no issuer', { claims: { iss: undefined } }],
    ['another audience', { claims: { aud: 'another-app' } }],
    ['no audience', { claims: { aud: undefined } }],
    [
      'an extra audience without anybody that it is meant for',
      { claims: { aud: ['edge-registration', 'another-app'] } },
    ],
    ['an extra audience that it is meant for', { claims: { aud: ['edge-registration', 'x'], azp: 'x' } }],
    ['somebody else that it is meant for', { claims: { azp: 'another-app' } }],
    ['a time that is over', { claims: { exp: nowSeconds() - 60 } }],
    ['no end', { claims: { exp: undefined } }],
    ['an end that is no time', { claims: { exp: 'tomorrow' } }],
    ['a beginning that is to come', { claims: { nbf: nowSeconds() + 600 } }],
    ['no moment of its making', { claims: { iat: undefined } }],
    ['nobody', { claims: { sub: undefined } }],
    ['no text for a name', { claims: { sub: 7 } }],
    ['a key that the provider does not know', { hasStrangeKey: true }],
    ['the name of a key that is not there', { header: { kid: 'two' } }],
    ['a signature cut off', { forge: (token) => token.replace(/\.[^.]*$/, '.') }],
    ['a signature of other claims', { forge: (token) => withClaims(token, { sub: 'eve' }) }],
    ['no signature, and says so', { forge: (token) => unsigned(token, 'none') }],
    [
      'no signature, and the provider says that it gives such',
      {
        forge: (token) => unsigned(token, 'none'),
        metadata: { id_token_signing_alg_values_supported: ['ES256', 'none'] },
      },
    ],
    [
      'a signature by what is no secret',
      {
        forge: (token) => unsigned(token, 'HS256'),
        metadata: { id_token_signing_alg_values_supported: ['ES256', 'HS256'] },
      },
    ],
    ['no three parts', { forge: () => 'abc' }],
    ['nothing', { forge: () => '' }],
    ['no token at all', { forge: () => undefined }],
  ])('%s', async (_what, how) => {
    expect(await refusalOf(how)).toBe('sign_in_failed');
  });

  it('an extra audience is right where it is meant for us', async () => {
    expect(await refusalOf({ claims: { aud: ['edge-registration', 'another-app'], azp: 'edge-registration' } })).toBe(
      'let in',
    );
  });

  it('a clock that goes wrong by half a minute is nobody’s fault', async () => {
    expect(await refusalOf({ claims: { exp: nowSeconds() - 20 } })).toBe('let in');
  });

  it('more about somebody else', async () => {
    const world = createSignOnWorld({ claims: {} });
    world.issuer.misbehave({ userInfo: { sub: 'eve', groups: ['store-systems'] } });
    expect((await world.signIn()).proof).toMatchObject({ error: { code: 'sign_in_failed' } });
  });
});

describe('a provider that would be spoken to in clear', () => {
  it.each(['token_endpoint', 'jwks_uri'])('by its %s: nothing is sent there', async (name) => {
    const world = createSignOnWorld();
    world.issuer.misbehave({
      metadata: { [name]: `http://login.example.com/${name === 'jwks_uri' ? 'jwks' : 'token'}` },
    });
    expect((await world.signIn()).proof).toMatchObject({ error: { code: 'sign_in_failed' } });
    expect(parts(world)).not.toContain(name === 'jwks_uri' ? 'jwks' : 'token');
  });
});

describe('somebody whom no rule fits', () => {
  it.each([
    ['other groups', { groups: ['others'] }],
    ['no groups', { groups: [] }],
    ['groups that are none', { groups: { 'store-systems': true } }],
    ['nothing said', {}],
  ])('%s: is told so', async (_what, claims) => {
    expect((await createSignOnWorld({ claims }).signIn()).proof).toEqual({
      ok: false,
      error: { code: 'sign_in_refused' },
    });
  });

  it('is everybody where there are no rules', async () => {
    const world = createSignOnWorld({ config: { rules: [] } });
    expect((await world.signIn()).proof).toMatchObject({ error: { code: 'sign_in_refused' } });
  });
});

describe('a provider that is not to be had', () => {
  it.each<[string, Misbehaviour]>([
    ['for the code', { down: { token: 'network' } }],
    ['for its keys', { down: { jwks: 'timeout' } }],
    ['and says so', { answers: { token: () => new Response('', { status: 503 }) } }],
  ])('%s: can be tried again, and is asked anew what it is', async (_what, how) => {
    const world = createSignOnWorld();
    const { location, cookie } = await world.begin();
    world.issuer.misbehave(how);
    const end = await world.flow.finish(`?${world.issuer.authorize(location)}`, cookie);
    expect(end.proof).toMatchObject({ ok: false, error: { code: 'sign_in_unavailable' } });
    world.issuer.misbehave({});
    expect((await world.signIn()).proof.ok).toBe(true);
    expect(parts(world).filter((part) => part === 'discovery')).toHaveLength(2);
  });

  it('is not asked anew because somebody failed', async () => {
    const world = createSignOnWorld();
    await world.signIn((query) => query.set('state', 'x'));
    expect((await world.signIn()).proof.ok).toBe(true);
    expect(parts(world).filter((part) => part === 'discovery')).toHaveLength(1);
  });

  it('for what it knows besides the token', async () => {
    const world = createSignOnWorld({ claims: {} });
    world.issuer.misbehave({ down: { userinfo: 'network' } });
    expect((await world.signIn()).proof).toMatchObject({ error: { code: 'sign_in_unavailable' } });
  });

  it('answers to one start are few, whoever else signs in', async () => {
    const world = createSignOnWorld();
    await world.signIn();
    await world.signIn();
    const [, first, , second] = world.spent;
    expect(first).toMatchObject({ burst: 3, everyMs: 60_000 });
    expect(first?.name).toMatch(/^sign-in:answer:[A-Za-z0-9_-]{22}$/);
    expect(second?.name).not.toBe(first?.name);
  });

  it('because it was answered too often: no code is redeemed', async () => {
    const world = createSignOnWorld();
    const { location, cookie } = await world.begin('/registrations/edge-0001');
    world.waitMs = 1;
    expect(await world.flow.finish(`?${world.issuer.authorize(location)}`, cookie)).toEqual({
      returnTo: '/registrations/edge-0001',
      proof: { ok: false, error: { code: 'too_many_requests', facts: { seconds: '1' } } },
    });
    expect(parts(world)).not.toContain('token');
  });
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function withClaims(token: string, changes: Record<string, unknown>): string {
  const [header, payload = '', signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return [header, encode({ ...claims, ...changes }), signature].join('.');
}

function unsigned(token: string, alg: string): string {
  return [encode({ alg }), token.split('.')[1], ''].join('.');
}
