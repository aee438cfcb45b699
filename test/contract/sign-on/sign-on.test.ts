import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeals } from '../../../lib/access/seal';
import {
  callbackPath,
  createSignOn,
  type SignOnEnd,
  type SignOnPorts,
} from '../../../lib/access/sign-on/create-sign-on';
import { systemClock } from '../../../lib/clock';
import type { SignOn } from '../../../lib/sites/site';
import { type IdentityProvider, startIdentityProvider } from '../../support/processes/start-identity-provider';
import { createBrowser } from './walk-to-callback';

/** Nobody listens there: what would come is looked at instead. */
const publicOrigin = 'http://localhost:9401';
const callback = `${publicOrigin}${callbackPath}`;
const client = { port: 0, id: 'edge-registration', secret: 'a secret: with & signs/+%', redirectUri: callback };
const logs = mkdtempSync(join(tmpdir(), 'edge-registration-sign-on-'));

let provider: IdentityProvider;

beforeAll(async () => {
  provider = await startIdentityProvider({ name: 'provider', logs, client });
});

afterAll(async () => {
  await provider.stop();
  rmSync(logs, { recursive: true, force: true });
});

function openFlow(changes: Partial<SignOn> = {}, ports: Partial<SignOnPorts> = {}) {
  return createSignOn({
    config: {
      issuer: provider.issuer,
      clientId: client.id,
      scopes: ['groups'],
      rules: [
        { claim: 'groups', value: 'store-systems', role: 'operator', scope: null },
        { claim: 'groups', value: 'it', role: 'it', scope: null },
      ],
      isInPrivateNetwork: true,
      ...changes,
    },
    clientSecret: client.secret,
    publicOrigin,
    seals: createSeals(['a-session-secret-of-32-characters!'], 'test', systemClock),
    store: { spend: async () => 0 },
    clock: systemClock,
    ...ports,
  });
}

async function begin(flow = openFlow()) {
  const started = await flow.start('/?appliance-id=edge-0001', []);
  if (!started.ok) throw new Error(`The sign-in did not begin: ${JSON.stringify(started.error)}`);
  return started.value;
}

/** Signs in at the real provider; `alter` is what somebody does to the address on its way back. */
async function signIn(
  name: string | null,
  alter: (callback: URL) => void = () => {},
  flow = openFlow(),
): Promise<SignOnEnd> {
  const { location, cookie } = await begin(flow);
  const back = await createBrowser(callback).walkToCallback(location, name);
  alter(back);
  return flow.finish(back.search, cookie);
}

describe('signing in at a real provider', () => {
  it('tells who it was and the groups that the rules ask for', async () => {
    expect(await signIn('ada')).toEqual({
      returnTo: '/?appliance-id=edge-0001',
      proof: {
        ok: true,
        value: {
          by: 'sign_in',
          subject: `ada@${new URL(provider.issuer).host}`,
          claims: { groups: ['store-systems'] },
        },
      },
    });
    expect(await signIn('ivy')).toMatchObject({ proof: { value: { claims: { groups: ['it'] } } } });
  });

  it('refuses somebody whom no rule fits', async () => {
    expect((await signIn('eve')).proof).toEqual({ ok: false, error: { code: 'sign_in_refused' } });
  });

  it('works again with what the provider said of itself before', async () => {
    const flow = openFlow();
    expect((await signIn('ada', undefined, flow)).proof.ok).toBe(true);
    expect((await signIn('ada', undefined, flow)).proof.ok).toBe(true);
  });

  it('is over when somebody presses cancel', async () => {
    expect((await signIn(null)).proof).toEqual({
      ok: false,
      error: { code: 'sign_in_failed', facts: { reason: 'access_denied' } },
    });
  });

  it('takes a code once', async () => {
    const flow = openFlow();
    const { location, cookie } = await begin(flow);
    const back = await createBrowser(callback).walkToCallback(location, 'ada');
    expect((await flow.finish(back.search, cookie)).proof.ok).toBe(true);
    expect((await flow.finish(back.search, cookie)).proof).toEqual({
      ok: false,
      error: { code: 'sign_in_failed', facts: { reason: 'invalid_grant' } },
    });
  });

  it('does not take a code to the browser of somebody else', async () => {
    const flow = openFlow();
    const [attacker, victim] = [await begin(flow), await begin(flow)];
    const back = await createBrowser(callback).walkToCallback(attacker.location, 'ada');
    for (const cookie of [victim.cookie, null]) {
      expect((await flow.finish(back.search, cookie)).proof).toMatchObject({ error: { code: 'sign_in_failed' } });
    }
    // Even with the right state, nonce and verifier are those of another browser.
    back.searchParams.set('state', new URL(victim.location).searchParams.get('state') ?? '');
    expect((await flow.finish(back.search, victim.cookie)).proof).toMatchObject({
      error: { code: 'sign_in_failed', facts: { reason: 'invalid_grant' } },
    });
  });

  it.each<[string, (back: URL) => void]>([
    ['another state', (back) => back.searchParams.set('state', 'x')],
    ['another code', (back) => back.searchParams.set('code', 'x')],
    ['another issuer', (back) => back.searchParams.set('iss', 'https://evil.example')],
    ['no issuer', (back) => back.searchParams.delete('iss')],
  ])('fails with %s', async (_what, alter) => {
    expect((await signIn('ada', alter)).proof).toMatchObject({ ok: false, error: { code: 'sign_in_failed' } });
  });

  it('fails when the provider does not know our secret', async () => {
    const flow = openFlow({}, { clientSecret: 'another secret' });
    expect((await signIn('ada', undefined, flow)).proof).toMatchObject({
      ok: false,
      error: { code: 'sign_in_failed', facts: { reason: 'invalid_client' } },
    });
  });
});

describe('a provider that is not where the config says', () => {
  const refusal = (reason: string) => ({ ok: false, error: { code: 'sign_in_unavailable', facts: { reason } } });

  it('is this machine, and the config does not say that it may be', async () => {
    expect(await openFlow({ isInPrivateNetwork: false }).start('/', [])).toEqual(refusal('refused'));
  });

  it('calls itself by another name', async () => {
    const issuer = provider.issuer.replace('localhost', '127.0.0.1');
    expect((await openFlow({ issuer }).start('/', [])).ok).toBe(false);
  });

  it('is down, and comes back', async () => {
    const flow = openFlow();
    const { port } = provider;
    await provider.stop();
    expect(await flow.start('/', [])).toEqual(refusal('ECONNREFUSED'));
    provider = await startIdentityProvider({ name: 'provider', logs, client: { ...client, port } });
    expect((await signIn('ada', undefined, flow)).proof.ok).toBe(true);
  });

  it('goes down while somebody types their password, and has to be signed in to anew', async () => {
    const flow = openFlow();
    const { port } = provider;
    const { location, cookie } = await begin(flow);
    const back = await createBrowser(callback).walkToCallback(location, 'ada');
    await provider.stop();
    expect((await flow.finish(back.search, cookie)).proof).toEqual(refusal('ECONNREFUSED'));
    provider = await startIdentityProvider({ name: 'provider', logs, client: { ...client, port } });
    expect((await flow.finish(back.search, cookie)).proof).toMatchObject({ error: { code: 'sign_in_failed' } });
    expect((await signIn('ada', undefined, flow)).proof.ok).toBe(true);
  });
});
