import type { Ports } from '../../lib/registration/ports';
import { report } from '../../lib/registration/problem';
import type { Server } from '../../lib/server/compose';
import type { AccessMode, Site, SiteIndex } from '../../lib/sites/site';
import type { AccessWorld } from './access-world';
import { testIndex } from './test-site';

/** What routes and pages see of a server, over a world of a test. */
export function testServer(world: AccessWorld, sites: readonly Site[], index: Partial<SiteIndex> = {}): Server {
  const { access, desk, directory, store, clock, events } = world;
  const ports = { clock, log: (event) => void events.push(event), createId: () => 'test' } as Pick<
    Ports,
    'clock' | 'log' | 'createId'
  >;
  const modes: AccessMode[] = [...new Set(sites.flatMap((site) => site.access.modes))];
  return {
    index: { ...testIndex(sites), ...index },
    directory,
    store,
    desk,
    life: { as: refuseLife },
    access,
    signOn: null,
    webhooks: {
      notify: async () => {},
      deliver: async () => ({ delivered: 0, failed: 0, dead: 0 }),
      test: async () => 'unknown',
    },
    modes,
    mode: 'live',
    isReal: true,
    hasPractice: true,
    simulator: null,
    publicOrigin: 'https://register.test',
    cronSecret: null,
    addressKeys: () => [],
    report: (failure) => report(ports as Ports, failure, {}),
    health: async () => ({
      ok: true,
      mode: 'live',
      access: modes,
      palette: 'ok',
      store: { kind: 'memory', ok: true },
      version: 'test',
    }),
  };
}

/** Pages and routes change nothing in the life of a site. */
function refuseLife(): never {
  throw new Error('No page has asked for this');
}
