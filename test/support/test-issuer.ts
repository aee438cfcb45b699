import { createHash, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import { OutgoingError, type OutgoingErrorKind } from '../../lib/outgoing/outgoing-error';
import type { OutgoingFetch } from '../../lib/outgoing/outgoing-fetch';
import type { OutgoingRequest } from '../../lib/outgoing/send-request';

type Part = 'discovery' | 'jwks' | 'token' | 'userinfo';

/** One request that the issuer was sent. */
export interface IssuerCall extends OutgoingRequest {
  readonly part: Part;
}

/** What somebody signed in with, as the browser carried it to the issuer. */
interface Authorization {
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
}

/** How the issuer misbehaves, from now on. */
export interface Misbehaviour {
  /** Claims of the ID token that are not as they should be; undefined takes one away. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Partial<JWTHeaderParameters>;
  /** Changes the finished ID token. */
  readonly forge?: (token: string) => string | undefined;
  /** Signs with a key that it does not publish. */
  readonly hasStrangeKey?: boolean;
  /** Its description of itself. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly userInfo?: Readonly<Record<string, unknown>>;
  /** Answers a part with this instead. */
  readonly answers?: Partial<Record<Part, () => Response>>;
  /** Cannot be reached at a part. */
  readonly down?: Partial<Record<Part, OutgoingErrorKind>>;
}

/** A provider without a network, which tells lies on demand. */
export interface TestIssuer {
  readonly send: OutgoingFetch;
  readonly calls: readonly IssuerCall[];
  misbehave(how: Misbehaviour): void;
  /** Somebody signs in at the address; gives the query that their browser comes back with. */
  authorize(location: string): URLSearchParams;
}

const keys = generateKeyPair('ES256', { extractable: true });
const strangeKeys = generateKeyPair('ES256', { extractable: true });

/** An issuer with one client; its people have the claims. */
export function createTestIssuer(
  issuer: string,
  clientId: string,
  claims: Readonly<Record<string, unknown>>,
): TestIssuer {
  const calls: IssuerCall[] = [];
  const codes = new Map<string, Authorization>();
  let how: Misbehaviour = {};

  const parts: Readonly<Record<Part, (request: OutgoingRequest) => Promise<Response>>> = {
    discovery: async () => Response.json({ ...describe(issuer), ...how.metadata }),
    jwks: async () => {
      const { publicKey } = await keys;
      return Response.json({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' }] });
    },
    token: async ({ body }) => {
      const form = new URLSearchParams(body);
      const code = form.get('code') ?? '';
      const authorization = codes.get(code);
      codes.delete(code);
      if (authorization === undefined || !isRightful(authorization, form)) {
        return Response.json({ error: 'invalid_grant' }, { status: 400 });
      }
      const token = await sign({ nonce: authorization.nonce, ...claims, ...how.claims }, how);
      const idToken = how.forge === undefined ? token : how.forge(token);
      return Response.json({ access_token: 'access-token', token_type: 'Bearer', expires_in: 60, id_token: idToken });
    },
    userinfo: async () => Response.json({ sub: 'ada', ...how.userInfo }),
  };

  async function sign(payload: JWTPayload, { hasStrangeKey = false, header = {} }: Misbehaviour): Promise<string> {
    const nowSeconds = Math.floor(Date.now() / 1_000);
    const usual = { iss: issuer, aud: clientId, sub: 'ada', iat: nowSeconds, exp: nowSeconds + 300 };
    const { privateKey } = await (hasStrangeKey ? strangeKeys : keys);
    const all = Object.entries({ ...usual, ...payload }).filter(([, value]) => value !== undefined);
    return new SignJWT(Object.fromEntries(all))
      .setProtectedHeader({ alg: 'ES256', kid: 'one', ...header })
      .sign(privateKey);
  }

  return {
    calls,
    misbehave: (next) => {
      how = next;
    },
    async send(address, request) {
      const part = partOf(address);
      calls.push({ part, ...request });
      const down = how.down?.[part];
      if (down !== undefined) throw new OutgoingError(down);
      return how.answers?.[part]?.() ?? (await parts[part](request));
    },
    authorize(location) {
      const asked = new URL(location).searchParams;
      const code = randomUUID();
      const field = (name: string) => asked.get(name) ?? '';
      codes.set(code, {
        nonce: field('nonce'),
        challenge: field('code_challenge'),
        redirectUri: field('redirect_uri'),
      });
      return new URLSearchParams({ code, state: field('state'), iss: issuer });
    },
  };
}

function describe(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    userinfo_endpoint: `${issuer}/userinfo`,
    id_token_signing_alg_values_supported: ['ES256'],
    authorization_response_iss_parameter_supported: true,
  };
}

const partNames: Readonly<Record<string, Part>> = {
  'openid-configuration': 'discovery',
  jwks: 'jwks',
  token: 'token',
  userinfo: 'userinfo',
};

function partOf(address: string): Part {
  const part = partNames[new URL(address).pathname.split('/').at(-1) ?? ''];
  if (part === undefined) throw new Error(`The issuer has nothing at ${address}`);
  return part;
}

/** Code, verifier and redirect address belong together (RFC 7636 §4.6, RFC 6749 §4.1.3). */
function isRightful({ challenge, redirectUri }: Authorization, form: URLSearchParams): boolean {
  const made = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  return made === challenge && form.get('redirect_uri') === redirectUri;
}
