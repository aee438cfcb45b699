import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { createSignOn } from '../../../../lib/access/sign-on/create-sign-on';
import { OutgoingError } from '../../../../lib/outgoing/outgoing-error';
import { createTestIssuer } from '../../../support/test-issuer';
import { createSignOnWorld, issuer } from './support/sign-on-world';

const hourMs = 60 * 60_000;
const discoveries = (world: ReturnType<typeof createSignOnWorld>) =>
  world.issuer.calls.filter(({ part }) => part === 'discovery').length;

describe('the beginning of a sign-in', () => {
  it('sends the browser to the provider with everything that ties the answer to it', async () => {
    const world = createSignOnWorld();
    const { location } = await world.begin();
    const url = new URL(location);
    const { state, nonce, code_challenge: challenge, ...rest } = Object.fromEntries(url.searchParams);
    expect(`${url.origin}${url.pathname}`).toBe(`${issuer}/auth`);
    expect(rest).toEqual({
      client_id: 'edge-registration',
      response_type: 'code',
      redirect_uri: 'https://register.example.com/api/sign-in/callback',
      scope: 'openid profile groups',
      code_challenge_method: 'S256',
    });
    for (const random of [state, nonce, challenge]) expect(random).toMatch(/^[\w-]{43}$/);
  });

  it('names the address of the callback as the browser will', async () => {
    const { location } = await createSignOnWorld({ publicOrigin: 'https://register.example.com:443' }).begin();
    expect(new URL(location).searchParams.get('redirect_uri')).toBe(
      'https://register.example.com/api/sign-in/callback',
    );
  });

  it('gives nobody the same numbers twice, and keeps the verifier to the cookie', async () => {
    const world = createSignOnWorld();
    const [one, two] = [await world.begin(), await world.begin()];
    for (const key of ['state', 'nonce', 'code_challenge']) {
      expect(new URL(one.location).searchParams.get(key)).not.toBe(new URL(two.location).searchParams.get(key));
    }
    const query = world.issuer.authorize(one.location);
    expect((await world.flow.finish(`?${query}`, one.cookie)).proof.ok).toBe(true);
    const form = new URLSearchParams(world.issuer.calls.find(({ part }) => part === 'token')?.body);
    const verifier = form.get('code_verifier') ?? '';
    expect(createHash('sha256').update(verifier).digest('base64url')).toBe(
      new URL(one.location).searchParams.get('code_challenge'),
    );
    expect(`${one.location}${one.cookie}`).not.toContain(verifier);
  });

  it('asks the provider for its description once an hour', async () => {
    const world = createSignOnWorld();
    await Promise.all([world.begin(), world.begin()]);
    world.clock.nowMs += hourMs - 1;
    await world.begin();
    expect(discoveries(world)).toBe(1);
    world.clock.nowMs += 1;
    await world.begin();
    expect(discoveries(world)).toBe(2);
  });

  it('says that the provider is not there, and asks again the next time', async () => {
    const world = createSignOnWorld();
    world.issuer.misbehave({ down: { discovery: 'network' } });
    const failures = await Promise.all([world.flow.start('/', []), world.flow.start('/', [])]);
    const failure = { ok: false, error: { code: 'sign_in_unavailable', facts: { reason: 'network' } } };
    expect(failures).toEqual([failure, failure]);
    expect(discoveries(world)).toBe(1);
    world.issuer.misbehave({});
    expect((await world.flow.start('/', [])).ok).toBe(true);
    expect(discoveries(world)).toBe(2);
  });

  it('does not forget a newer description because an older one could not be had', async () => {
    const world = createSignOnWorld();
    let end = (_error: Error) => {};
    const stuck = new Promise<Response>((_resolve, reject) => {
      end = reject;
    });
    const answers = [stuck];
    const flow = createSignOn({ ...world.ports, send: (...call) => answers.shift() ?? world.issuer.send(...call) });
    const slow = flow.start('/', []);
    await vi.waitFor(() => expect(answers).toEqual([]));
    world.clock.nowMs += hourMs;
    expect((await flow.start('/', [])).ok).toBe(true);
    end(new OutgoingError('timeout'));
    expect((await slow).ok).toBe(false);
    expect((await flow.start('/', [])).ok).toBe(true);
    expect(discoveries(world)).toBe(1);
  });

  it.each([
    ['somebody else', { issuer: 'https://evil.example' }],
    ['almost the one of the config', { issuer: `${issuer}/` }],
    ['no page to go to', { authorization_endpoint: undefined }],
    ['a page that is no page', { authorization_endpoint: 'javascript:alert(1)' }],
    ['a page without TLS', { authorization_endpoint: 'http://login.example.com/auth' }],
    ['a page with credentials in it', { authorization_endpoint: 'https://a:b@login.example.com/auth' }],
  ])('goes nowhere when the provider says that it is %s', async (_what, metadata) => {
    const world = createSignOnWorld();
    world.issuer.misbehave({ metadata });
    expect(await world.flow.start('/', [])).toMatchObject({ ok: false, error: { code: 'sign_in_unavailable' } });
  });

  it('does not take the word of the one provider that speaks for all its customers', async () => {
    const shared = 'https://login.microsoftonline.com/common/v2.0';
    const world = createSignOnWorld({ config: { issuer: shared } });
    const other = createTestIssuer(shared, 'edge-registration', {});
    other.misbehave({ metadata: { issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' } });
    const flow = createSignOn({ ...world.ports, send: other.send });
    expect(await flow.start('/', [])).toEqual({
      ok: false,
      error: { code: 'sign_in_unavailable', facts: { reason: 'ISSUER_DIFFERS' } },
    });
  });

  it.each([
    ['not JSON', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['a fault', () => new Response('', { status: 500 })],
    ['no object', () => Response.json([])],
  ])('goes nowhere when the description is %s', async (_what, discovery) => {
    const world = createSignOnWorld();
    world.issuer.misbehave({ answers: { discovery } });
    expect(await world.flow.start('/', [])).toMatchObject({ ok: false, error: { code: 'sign_in_unavailable' } });
  });

  it('does without http, but for this machine where the config allows it', async () => {
    const start = (address: string, isInPrivateNetwork: boolean) => {
      const local = createTestIssuer(address, 'edge-registration', {});
      const world = createSignOnWorld({ config: { issuer: address, isInPrivateNetwork } });
      return createSignOn({ ...world.ports, send: local.send }).start('/', []);
    };
    expect(await start('http://localhost:9400', true)).toMatchObject({ ok: true });
    expect(await start('http://login.example.com', true)).toMatchObject({ error: { facts: { reason: 'refused' } } });
    expect(await start('http://localhost:9400', false)).toMatchObject({ error: { facts: { reason: 'refused' } } });
  });

  it('is limited by address and by the networks around it, and by nobody else’s', async () => {
    const world = createSignOnWorld();
    await world.flow.start('/', ['line', 'customer', 'provider']);
    expect(world.spent).toEqual([
      { name: 'sign-in:address:line', burst: 60, everyMs: 1_000 },
      { name: 'sign-in:address:customer', burst: 120, everyMs: 1_000 },
      { name: 'sign-in:address:provider', burst: 300, everyMs: 1_000 },
    ]);
  });

  it('is one of a number that all have together where no address is told', async () => {
    const world = createSignOnWorld();
    await world.begin();
    expect(world.spent).toEqual([{ name: 'sign-in:nowhere', burst: 1_000, everyMs: 20 }]);
    world.waitMs = 1_001;
    expect(await world.flow.start('/', [])).toEqual({
      ok: false,
      error: { code: 'too_many_requests', facts: { seconds: '2' } },
    });
    expect(discoveries(world)).toBe(1);
  });
});
