import type { House } from '../../../cli/sites/command';
import { register } from '../../../cli/sites/register';
import type { Site } from '../../../lib/sites/site';
import { createAccessWorld } from '../../support/access-world';
import { testServer } from '../../support/test-server';
import { testSite } from '../../support/test-site';
import type { TestWorld } from '../../support/test-world';
import { testHouse } from './test-house';

const guarded = { modes: ['link'], pinHash: null, pairingKey: 'none', onlyExpectedHosts: false } as const;
export const registerSites = [
  testSite('denver', { access: { ...guarded, needsApproval: true } }),
  testSite('austin', { topology: { controlPlane: 3 } }),
  testSite('boise', { access: { ...guarded, needsApproval: false, pairingKey: 'required' } }),
  ...['north', 'east', 'south', 'west', 'centre'].map((id) => testSite(id)),
];

/** The command `register` at a world of these sites. */
export function openRegister(
  options: Parameters<typeof createAccessWorld>[1] = {},
  changes: Partial<House> = {},
  its: readonly Site[] = registerSites,
) {
  const world = createAccessWorld(its, options);
  const server = { ...testServer(world, its), isReal: false };
  const house = testHouse({}, [], {
    openServer: async () => server,
    index: () => server.index,
    now: world.clock.now,
    sleep: (ms) => world.clock.sleep(ms),
    ...changes,
  });
  // One run is some time after the other.
  const later = () => world.clock.advance(1_000);
  const run = async (positionals: readonly string[], values: Readonly<Record<string, unknown>>) => {
    later();
    const outcome = await register.run({ positionals, values }, house);
    await world.rest();
    return outcome;
  };
  const runFile = (text: string, values: Readonly<Record<string, unknown>> = {}) => {
    later();
    return register
      .run({ positionals: [], values: { csv: '-', ...values } }, { ...house, readInput: async () => text })
      .finally(() => world.rest());
  };
  return { world, server, house, run, runFile };
}

/** `registered`, `already` and so on, by host. */
export function resultsOf(outcome: { readonly json: unknown }): string[] {
  const { hosts } = outcome.json as { hosts: { hostId: string; result: string; problem: { code: string } | null }[] };
  return hosts.map(({ result, problem }) => problem?.code ?? result);
}

/** What Palette has. */
export function countIn({ simulator }: TestWorld) {
  const { hosts, clusters } = simulator.snapshot().state;
  return { hosts: Object.keys(hosts).length, clusters: Object.keys(clusters).length };
}
