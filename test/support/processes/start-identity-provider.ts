import type { Client } from './identity-provider-people';
import { type ProcessStart, type RunningProcess, startProcess } from './start-process';

/** A real OpenID Connect provider in a process of its own. */
export interface IdentityProvider extends RunningProcess {
  readonly issuer: string;
}

interface IdentityProviderStart extends Pick<ProcessStart, 'name' | 'logs'> {
  readonly client: Client;
}

/** Starts it on the port of the client's choice. It knows the people of `identity-provider-people.ts`. */
export async function startIdentityProvider({ name, logs, client }: IdentityProviderStart): Promise<IdentityProvider> {
  const started = await startProcess({
    name,
    logs,
    args: ['--import', 'tsx', 'test/support/processes/identity-provider-process.ts', JSON.stringify(client)],
    env: {},
    announcement: /"issuerPort":(\d+)/,
  });
  return { ...started, issuer: `http://localhost:${started.port}` };
}
