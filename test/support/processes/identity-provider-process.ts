import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import Provider from 'oidc-provider';
import { type Client, groupsOf } from './identity-provider-people';

const signInPath = '/people/';

/** Started with its one client as JSON: a real OpenID Connect provider, which believes every name that is typed. */
function main(clientText: string | undefined): void {
  const client: Client = JSON.parse(clientText ?? '{}');
  const server = createServer();
  server.listen(client.port, 'localhost', () => {
    const { port } = server.address() as AddressInfo;
    const provider = createProvider(`http://localhost:${port}`, client);
    const answer = provider.callback();
    server.on('request', (request, response) => {
      const isOurs = request.url?.startsWith(signInPath) ?? false;
      void (isOurs ? signIn(provider, request, response) : answer(request, response));
    });
    console.log(JSON.stringify({ issuerPort: port }));
  });
}

function createProvider(issuer: string, { id, secret, redirectUri }: Client): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: id,
        client_secret: secret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    cookies: { keys: ['only-for-tests'] },
    scopes: ['openid', 'groups'],
    claims: { openid: ['sub'], groups: ['groups'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `${signInPath}${uid}` },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, groups: groupsOf(accountId) }),
    }),
    // Nobody has to agree to anything: the company's own app asks.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId });
      grant.addOIDCScope('openid groups');
      await grant.save();
      return grant;
    },
  });
}

async function signIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
    return;
  }
  const form = new URLSearchParams(await text(request));
  const login = { accountId: form.get('name') ?? '' };
  const result = form.has('cancel') ? { error: 'access_denied' } : { login };
  await provider.interactionFinished(request, response, result);
}

const page = `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Company sign-in</title>
<link rel="icon" href="data:,"><h1>Company sign-in</h1>
<form method="post"><label>Name <input name="name"></label>
<button>Sign in</button> <button name="cancel" value="yes">Cancel</button></form></html>`;

main(process.argv[2]);
