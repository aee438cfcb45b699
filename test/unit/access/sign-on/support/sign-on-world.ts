import { createSeals } from '../../../../../lib/access/seal';
import {
  createSignOn,
  type SignOnEnd,
  type SignOnFlow,
  type SignOnPorts,
} from '../../../../../lib/access/sign-on/create-sign-on';
import type { SignOn, SignOnRule } from '../../../../../lib/sites/site';
import type { Limit } from '../../../../../lib/store/store';
import { createTestIssuer, type TestIssuer } from '../../../../support/test-issuer';

export const issuer = 'https://login.example.com/realm';

export const operators: SignOnRule = { claim: 'groups', value: 'store-systems', role: 'operator', scope: null };

export const config: SignOn = {
  issuer,
  clientId: 'edge-registration',
  scopes: ['profile', 'groups'],
  rules: [operators],
  isInPrivateNetwork: false,
};

interface WorldOptions {
  readonly config?: Partial<SignOn>;
  readonly clientSecret?: string | null;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly publicOrigin?: string;
}

/** One flow, one issuer, and a browser that keeps what it is given. */
export interface SignOnWorld {
  readonly flow: SignOnFlow;
  readonly ports: SignOnPorts;
  readonly issuer: TestIssuer;
  readonly spent: Limit[];
  readonly clock: { nowMs: number };
  /** How long the store says that one has to wait. */
  waitMs: number;
  /** The address that the browser is sent to, and its cookie; throws when there is none. */
  begin(returnTo?: string): Promise<{ location: string; cookie: string }>;
  /** Signs in as far as the issuer lets one; `alter` changes the query on its way. */
  signIn(alter?: (query: URLSearchParams) => void, returnTo?: string): Promise<SignOnEnd>;
}

export function createSignOnWorld(options: WorldOptions = {}): SignOnWorld {
  const testIssuer = createTestIssuer(issuer, config.clientId, options.claims ?? { groups: ['store-systems', 'all'] });
  const clock = { nowMs: Date.now() };
  const spent: Limit[] = [];
  const ports: SignOnPorts = {
    config: { ...config, ...options.config },
    clientSecret: options.clientSecret === undefined ? 's3cret & more' : options.clientSecret,
    publicOrigin: options.publicOrigin ?? 'https://register.example.com',
    seals: createSeals(['a-session-secret-of-32-characters!'], 'test', { now: () => clock.nowMs }),
    clock: { now: () => clock.nowMs },
    send: testIssuer.send,
    store: {
      spend: async (limits) => {
        spent.push(...limits);
        return world.waitMs;
      },
    },
  };
  const world: SignOnWorld = {
    issuer: testIssuer,
    spent,
    clock,
    waitMs: 0,
    ports,
    flow: createSignOn(ports),
    async begin(returnTo = '/') {
      const started = await world.flow.start(returnTo, []);
      if (!started.ok) throw new Error(`The sign-in did not begin: ${JSON.stringify(started.error)}`);
      return started.value;
    },
    async signIn(alter = () => {}, returnTo = '/') {
      const { location, cookie } = await world.begin(returnTo);
      const query = testIssuer.authorize(location);
      alter(query);
      return world.flow.finish(`?${query}`, cookie);
    },
  };
  return world;
}
