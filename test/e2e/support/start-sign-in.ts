import { readFileSync, writeFileSync } from 'node:fs';
import { callbackPath } from '../../../lib/access/sign-on/create-sign-on';
import { DEFAULT_PROJECT_UID } from '../../../lib/palette/simulator/default-seed';
import { findFreePort } from '../../support/processes/find-free-port';
import { prepareSites } from '../../support/processes/prepare-sites';
import { type IdentityProvider, startIdentityProvider } from '../../support/processes/start-identity-provider';
import { type App, startNext } from '../../support/processes/start-next';
import { type PaletteServer, startSimulator } from '../../support/processes/start-simulator';
import { newDataDirectory, runFiles } from './run-files';
import { plantedKey } from './start-servers';

/** The app, the Palette behind it, and the company's identity provider beside it. */
export interface SignInServers {
  readonly app: App;
  readonly palette: PaletteServer;
  readonly provider: IdentityProvider;
  stop(): Promise<void>;
}

/** Looks like a real one, so that a leak would be seen. */
export const plantedClientSecret = 'planted-client-secret-4d1f8b';

/** App and provider have to know each other's address before either of them listens. */
export async function startSignIn(name: string): Promise<SignInServers> {
  const { logs } = runFiles();
  const port = await findFreePort();
  const publicOrigin = `http://localhost:${port}`;
  const client = {
    port: 0,
    id: 'edge-registration',
    secret: plantedClientSecret,
    redirectUri: `${publicOrigin}${callbackPath}`,
  };
  const provider = await startIdentityProvider({ name: `${name}-provider`, logs, client });
  const sites = prepareSites('test/fixtures/sign-in/sites.config.ts', newDataDirectory());
  // A config is data: it cannot ask where the provider of this run listens.
  writeFileSync(sites.index, readFileSync(sites.index, 'utf8').replaceAll('http://localhost:9400', provider.issuer));
  const world = ['--time-scale', '60', '--limits', 'off', '--devices', 'none', '--seed', sites.seed];
  const options = [...world, '--api-key', plantedKey];
  const palette = await startSimulator({ name: `${name}-palette`, logs, options });
  const env = {
    PALETTE_MODE: 'live',
    PALETTE_API_URL: palette.url,
    PALETTE_API_KEY: plantedKey,
    PALETTE_PROJECT_UID: DEFAULT_PROJECT_UID,
    DATA_DIR: newDataDirectory(),
    SITES_INDEX: sites.index,
    PUBLIC_ORIGIN: publicOrigin,
    SESSION_SECRETS: 'planted-session-secret-9c2e7f41b6d8a035',
    OIDC_CLIENT_SECRET: plantedClientSecret,
  };
  const app = await startNext({ name: `${name}-app`, logs, env, port });
  const servers = [app, palette, provider];
  const stop = async () => {
    for (const server of servers) await server.stop();
  };
  return { app, palette, provider, stop };
}
