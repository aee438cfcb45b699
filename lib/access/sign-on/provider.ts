import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
  type ServerMetadata,
} from 'openid-client';
import type { Clock } from '../../clock';
import { readTarget } from '../../outgoing/judge-address';
import { OutgoingError } from '../../outgoing/outgoing-error';
import type { OutgoingFetch } from '../../outgoing/outgoing-fetch';
import type { SignOn } from '../../sites/site';

interface ProviderPorts {
  readonly config: SignOn;
  /** Null: the provider knows us as a public client, and PKCE alone protects the code. */
  readonly clientSecret: string | null;
  readonly send: OutgoingFetch;
  readonly clock: Pick<Clock, 'now'>;
}

/** The identity provider, as it describes itself. Safe to ask at any time. */
export interface Provider {
  /** Rejects when the provider does not answer, or is not the one of the config. */
  describe(): Promise<Configuration>;
  /** The next time it is asked anew. */
  forget(): void;
}

const describedForMs = 60 * 60_000;

/** A provider that is asked for its description once an hour; a description that could not be had is asked for again. */
export function createProvider(ports: ProviderPorts): Provider {
  let known: { readonly description: Promise<Configuration>; readonly untilMs: number } | null = null;
  const forget = () => {
    known = null;
  };
  return {
    forget,
    describe() {
      if (known !== null && ports.clock.now() < known.untilMs) return known.description;
      const description = discover(ports);
      const asked = { description, untilMs: ports.clock.now() + describedForMs };
      known = asked;
      description.catch(() => {
        if (known === asked) forget();
      });
      return description;
    },
  };
}

async function discover({ config, clientSecret, send }: ProviderPorts): Promise<Configuration> {
  const { issuer, clientId, isInPrivateNetwork } = config;
  const { url } = readTarget(issuer, isInPrivateNetwork);
  // Only lib/outgoing decides what http is good for; the library would refuse it even for this machine.
  const execute = url.protocol === 'http:' ? [allowInsecureRequests] : [];
  const configuration = await discovery(url, clientId, undefined, authenticate(clientSecret), {
    [customFetch]: toCustomFetch(send),
    // The signature is checked besides the connection that the token came by.
    execute: [...execute, enableNonRepudiationChecks],
  });
  const { issuer: said, authorization_endpoint: endpoint = '' } = configuration.serverMetadata();
  // The library takes one provider at its word when it says that it is somebody else (all tenants in one).
  if (said !== issuer) throw new OutgoingError('refused', 'ISSUER_DIFFERS');
  readTarget(endpoint, isInPrivateNetwork);
  return configuration;
}

/** By the header, as every provider has to take it (RFC 6749 §2.3.1), but for those that say that they do not. */
function authenticate(clientSecret: string | null): ClientAuth {
  if (clientSecret === null) return None();
  const [basic, post] = [ClientSecretBasic(clientSecret), ClientSecretPost(clientSecret)];
  return (server, client, body, headers) => (takesBasic(server) ? basic : post)(server, client, body, headers);
}

function takesBasic({ token_endpoint_auth_methods_supported: methods }: ServerMetadata): boolean {
  return methods === undefined || methods.includes('client_secret_basic');
}

/** The library asks for nothing but texts and forms. */
function toCustomFetch(send: OutgoingFetch) {
  return (
    address: string,
    { method, headers, body }: { method: string; headers: Record<string, string>; body: unknown },
  ) =>
    method === 'POST'
      ? send(address, { method, headers, body: String(body) })
      : send(address, { method: 'GET', headers });
}
