import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { House, Outcome } from '../../../cli/sites/command';
import { doctor } from '../../../cli/sites/doctor';
import type { Finding } from '../../../cli/sites/doctor/finding';
import { DEFAULT_PROJECT_UID, OTHER_PROJECT_UID } from '../../../lib/palette/simulator/default-seed';
import { profileUid } from '../../../lib/palette/simulator/seed';
import type { Seed } from '../../../lib/palette/simulator/seed-shape';
import { createSimulator, type Simulator } from '../../../lib/palette/simulator/simulator';
import type { Switches } from '../../../lib/palette/simulator/switches';
import type { Site, SiteIndex } from '../../../lib/sites/site';
import { createMemoryStore } from '../../../lib/store/memory-store';
import { testIndex, testSite } from '../../support/test-site';
import { testHouse } from '../../unit/cli/test-house';

export const key = 'planted-key-NjVkYzA3/9f31e2+';
const commit = 'a1b2c3d4e5f6';
export const infraUid = profileUid('edge-infra', '1.2.0');
export const addOnUid = profileUid('store-base', '3.1.0');

const access = {
  modes: ['link'],
  pinHash: null,
  needsApproval: false,
  pairingKey: 'none',
  onlyExpectedHosts: false,
} as const;

/** A site as a careful company has it. */
export function goodSite(id: string, changes: Parameters<typeof testSite>[1] = {}): Site {
  return testSite(id, { access, projectUid: DEFAULT_PROJECT_UID, ...changes });
}

export const goodSites = [goodSite('denver'), goodSite('boulder', { endpoint: { type: 'vip', host: '10.1.3.10' } })];

const variables: NonNullable<Seed['profiles'][number]['variables']> = [
  { name: 'store_number', format: 'number' },
  { name: 'color', inputType: 'dropdown', options: [{ value: 'red' }, { value: 'blue' }] },
  { name: 'router', format: 'ipv4' },
  { name: 'api_secret', format: 'number', isSensitive: true },
];

export const goodSeed: Seed = {
  projects: [
    { uid: DEFAULT_PROJECT_UID, name: 'Sites' },
    { uid: OTHER_PROJECT_UID, name: 'Lab' },
  ],
  tokens: [{ name: 'stores', expiry: '2099-01-01T00:00:00.000Z' }],
  profiles: [
    { name: 'edge-infra', version: '1.2.0', type: 'infra', scope: 'tenant' },
    { name: 'edge-infra', version: '1.1.0', type: 'infra', scope: 'tenant' },
    { name: 'store-base', version: '3.1.0', type: 'add-on', scope: 'tenant', variables },
  ],
};

/** What a world of the doctor may differ in from one where all is well. */
export interface Changes {
  readonly sites?: readonly Site[];
  readonly index?: Partial<SiteIndex>;
  readonly seed?: Partial<Seed>;
  readonly switches?: Partial<Switches>;
  readonly plant?: (simulator: Simulator) => void;
  readonly variables?: Readonly<Record<string, string>>;
  readonly house?: Partial<House>;
  /** What was typed. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Palette counts requests, and refuses those that are too many. */
  readonly limits?: 'on';
  /** How far Palette's clock is ahead. */
  readonly aheadMs?: number;
  /** Nobody listens where Palette should be. */
  readonly isPaletteGone?: boolean;
  /** What the deployment answers at `/api/health`; null: nobody listens. */
  readonly health?: { readonly status: number; readonly body: unknown } | null;
}

export interface Examined {
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  /** `POST /v1/…` of everything that Palette got, and whether it wrote. */
  readonly requests: Simulator['log'];
  /** Everything that was printed. */
  readonly printed: string;
}

export const goodHealth = {
  status: 200,
  body: { ok: true, mode: 'live', access: ['link'], palette: 'ok', store: { kind: 'kv', ok: true }, version: commit },
};

/** Runs the doctor against a simulator over HTTP, with a deployment beside it. */
export async function examine(changes: Changes = {}): Promise<Examined> {
  const { sites = goodSites, values = {}, health = goodHealth } = changes;
  const simulator = createSimulator({
    apiKeys: [key],
    seed: { ...goodSeed, ...changes.seed },
    switches: changes.switches ?? {},
    limits: changes.limits ?? 'off',
  });
  changes.plant?.(simulator);
  simulator.clearLog();
  const palette = await listen((request, response) => pass(simulator, changes.aheadMs ?? 0, request, response));
  const origin = await listen((_, response) => {
    response
      .writeHead(health?.status ?? 500)
      .end(typeof health?.body === 'string' ? health.body : JSON.stringify(health?.body));
  });
  if (changes.isPaletteGone) await close(palette);
  if (health === null) await close(origin);
  const environment = {
    PALETTE_API_URL: addressOf(palette),
    PALETTE_API_KEY: key,
    PALETTE_PROJECT_UID: DEFAULT_PROJECT_UID,
    PUBLIC_ORIGIN: addressOf(origin),
    SESSION_SECRETS: 'planted-session-secret-0123456789abcdef',
    LINK_SECRETS: 'planted-link-secret-0123456789abcdefgh',
    CRON_SECRET: 'planted-cron-secret-0123456789',
    VERCEL_GIT_COMMIT_SHA: commit,
    ...changes.variables,
  };
  const house = testHouse(environment, [], {
    index: () => ({ ...testIndex(sites), ...changes.index }),
    openStore: async () => createMemoryStore({ now: Date.now }),
    now: Date.now,
    ...changes.house,
  });
  try {
    const outcome = await doctor.run({ positionals: [], values }, house);
    const { findings } = outcome.json as { findings: readonly Finding[] };
    const printed = [JSON.stringify(outcome.json), ...outcome.lines].join('\n');
    return { outcome, findings, requests: [...simulator.log], printed: hidePorts(printed, [palette, origin]) };
  } finally {
    for (const server of [palette, origin]) if (server.listening) await close(server);
  }
}

/** A port is another one in every run. */
function hidePorts(text: string, servers: readonly Server[] = []): string {
  return servers.reduce((rest, server) => rest.replaceAll(addressOf(server), 'http://127.0.0.1'), text);
}

const addresses = new WeakMap<Server, string>();

function addressOf(server: Server): string {
  return addresses.get(server) ?? '';
}

async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  addresses.set(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return server;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}

async function pass(simulator: Simulator, aheadMs: number, incoming: IncomingMessage, outgoing: ServerResponse) {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const headers = new Headers(
    Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const method = incoming.method ?? 'GET';
  const body = method === 'GET' ? {} : { body: Buffer.concat(chunks) };
  try {
    const response = await simulator.handle(
      new Request(`http://palette.test${incoming.url}`, { method, headers, ...body }),
    );
    const date = new Date(Date.now() + aheadMs).toUTCString();
    outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), date });
    outgoing.end(await response.text());
  } catch {
    // A fault that drops the connection.
    outgoing.destroy();
  }
}
