import { createHash } from 'node:crypto';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Clock } from '../../clock';
import { fail, type Result, succeed } from '../../errors';
import { createOutgoingFetch, type OutgoingFetch } from '../../outgoing/outgoing-fetch';
import type { SignOn } from '../../sites/site';
import type { Limit, Store } from '../../store/store';
import type { Seals } from '../seal';
import type { SignInProof } from '../session';
import { explainFailure } from './explain-failure';
import { createProvider, type Provider } from './provider';
import { type GivenClaims, missingClaims, readClaims } from './read-claims';
import { readReturnTo } from './return-to';
import { openTransaction, sealTransaction, type Transaction } from './transaction';

export interface SignOnPorts {
  readonly config: SignOn;
  /** Null: the provider knows us as a public client. */
  readonly clientSecret: string | null;
  /** Scheme and host; the provider has to know the address of the callback below it. */
  readonly publicOrigin: string;
  readonly seals: Seals;
  readonly store: Pick<Store, 'spend'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Takes the place of the network in tests. */
  readonly send?: OutgoingFetch;
}

/** A sign-in that has begun: where the browser goes, and the value of the cookie that it comes back with. */
export interface SignOnStart {
  readonly location: string;
  readonly cookie: string;
}

/** How a sign-in ended, and the page of ours that it began at. */
export interface SignOnEnd {
  readonly returnTo: string;
  readonly proof: Result<SignInProof>;
}

/**
 * Single sign-on by OpenID Connect: authorization code with PKCE (S256), state and nonce, the answer by query. Both
 * reject with `StoreError` only.
 */
export interface SignOnFlow {
  /**
   * Fails with `sign_in_unavailable` when the provider does not answer, with `too_many_requests` (`seconds`). Changes
   * nothing; safe to repeat.
   */
  start(returnTo: string | null, addressKeys: readonly string[]): Promise<Result<SignOnStart>>;
  /**
   * The answer of the provider, as the query of the callback, with the cookie of the start. Fails with `sign_in_failed`
   * (forged, old, used, or not meant for this browser: all alike but for `reason`, a word for the log), `sign_in_refused`
   * (somebody whom no rule fits), `sign_in_unavailable` or `too_many_requests`. A code is good once.
   */
  finish(query: string, cookie: string | null): Promise<SignOnEnd>;
}

/** Below the public origin; the provider's list of allowed addresses holds it. */
export const callbackPath = '/api/sign-in/callback';

/**
 * Every sign-in is up to four requests to the provider, and whoever begins one has shown nothing yet. By address, and by
 * the networks around it, so that nobody keeps others out; where none is told, all share one limit.
 */
const startsByNetwork = [60, 120, 300] as const;
const startsEveryMs = 1_000;
const startsFromNowhere: Limit = { name: 'sign-in:nowhere', burst: 1_000, everyMs: 20 };
/** Answers to one start: the browser may send it again, a thousand guesses of a code are none of its business. */
const answersToOne = { burst: 3, everyMs: 60_000 };

const sendWithinMs = 8_000;
/** A list of keys or of groups may be long. */
const mostBytes = 512 * 1_024;

/** The flow for the one provider of the config; one per process, because it keeps what the provider says of itself. */
export function createSignOn(ports: SignOnPorts): SignOnFlow {
  const { config, clientSecret, clock, seals } = ports;
  const { isInPrivateNetwork } = config;
  const send = ports.send ?? createOutgoingFetch({ isInPrivateNetwork, timeoutMs: sendWithinMs, mostBytes });
  const provider = createProvider({ config, clientSecret, send, clock });
  return {
    async start(returnTo, addressKeys) {
      const refused = await spend(ports, limitStarts(addressKeys));
      return refused ?? (await start(readReturnTo(returnTo), provider, ports));
    },
    async finish(query, cookie) {
      const transaction = await openTransaction(cookie, seals);
      const returnTo = transaction?.returnTo ?? '/';
      if (transaction === null) return { returnTo, proof: fail('sign_in_failed', { reason: 'no_transaction' }) };
      const refused = await spend(ports, [{ name: `sign-in:answer:${digest(transaction.state)}`, ...answersToOne }]);
      return { returnTo, proof: refused ?? (await finish(query, transaction, provider, ports)) };
    },
  };
}

function limitStarts(addressKeys: readonly string[]): readonly Limit[] {
  const [burst] = startsByNetwork;
  if (addressKeys.length === 0) return [startsFromNowhere];
  return addressKeys.map((key, index) => ({
    name: `sign-in:address:${key}`,
    burst: startsByNetwork[index] ?? burst,
    everyMs: startsEveryMs,
  }));
}

/** The store need not know what a browser has to prove. */
function digest(state: string): string {
  return createHash('sha256').update(state).digest('base64url').slice(0, 22);
}

async function spend({ store }: SignOnPorts, limits: readonly Limit[]) {
  const waitMs = await store.spend(limits);
  return waitMs === 0 ? null : fail('too_many_requests', { seconds: String(Math.ceil(waitMs / 1_000)) });
}

async function start(returnTo: string, provider: Provider, ports: SignOnPorts): Promise<Result<SignOnStart>> {
  const { config, seals, clock } = ports;
  const transaction = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), returnTo };
  try {
    const location = buildAuthorizationUrl(await provider.describe(), {
      redirect_uri: callbackAddress(ports).href,
      scope: ['openid', ...config.scopes].join(' '),
      state: transaction.state,
      nonce: transaction.nonce,
      code_challenge: await calculatePKCECodeChallenge(transaction.verifier),
      code_challenge_method: 'S256',
    });
    return succeed({ location: location.href, cookie: await sealTransaction(transaction, seals, clock.now()) });
  } catch (error) {
    return fail('sign_in_unavailable', { reason: explainFailure(error).reason });
  }
}

async function finish(
  query: string,
  transaction: Transaction,
  provider: Provider,
  ports: SignOnPorts,
): Promise<Result<SignInProof>> {
  try {
    const { config } = ports;
    const callback = callbackAddress(ports);
    callback.search = query;
    const { subject, given } = await redeem(callback, transaction, await provider.describe(), config);
    const claims = readClaims(given, config.rules);
    if (Object.keys(claims).length === 0) return fail('sign_in_refused');
    return succeed({ by: 'sign_in', subject: `${subject}@${new URL(config.issuer).host}`, claims });
  } catch (error) {
    const { code, reason } = explainFailure(error);
    // Its addresses may have changed since it was asked.
    if (code === 'sign_in_unavailable') provider.forget();
    return fail(code, { reason });
  }
}

/** Makes claims of a code. The library checks state, issuer, audience, nonce, time and signature; anything wrong rejects. */
async function redeem(
  callback: URL,
  { state, nonce, verifier }: Transaction,
  description: Configuration,
  { clientId, rules }: SignOn,
): Promise<{ readonly subject: string; readonly given: GivenClaims }> {
  const tokens = await authorizationCodeGrant(description, callback, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('The provider gave no ID token');
  // The library looks at it only where there are several audiences (Core §3.1.3.7).
  if (claims.azp !== undefined && claims.azp !== clientId) throw new Error('The ID token is meant for somebody else');
  const isComplete = missingClaims(claims, rules).length === 0;
  if (isComplete || description.serverMetadata().userinfo_endpoint === undefined) {
    return { subject: claims.sub, given: claims };
  }
  const more = await fetchUserInfo(description, tokens.access_token, claims.sub);
  // What is signed counts more than what is not.
  return { subject: claims.sub, given: { ...more, ...claims } };
}

function callbackAddress({ publicOrigin }: SignOnPorts): URL {
  return new URL(callbackPath, publicOrigin);
}
