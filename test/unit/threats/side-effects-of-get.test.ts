import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { GET as sweep } from '../../../app/api/cron/sweep/route';
import { GET as health } from '../../../app/api/health/route';
import { GET as look } from '../../../app/api/registrations/[edgeHostId]/route';
import { GET as finishSignIn } from '../../../app/api/sign-in/callback/route';
import { GET as startSignIn } from '../../../app/api/sign-in/route';
import { GET as findSites } from '../../../app/api/sites/route';
import { GET as scan } from '../../../app/j/[...link]/route';
import type { Store } from '../../../lib/store/store';
import { createAccessWorld, guardedSite, stagingLink, tokenOf } from '../../support/access-world';
import { edgeHost } from '../../support/palette-truth';
import { testServer } from '../../support/test-server';

const link = stagingLink('rollout', ['denver']);
const sites = [guardedSite('denver', { needsApproval: true })];
const world = createAccessWorld(sites, { links: [link] });
const server = testServer(world, sites);

vi.mock('../../../lib/server', async (load) => ({
  ...(await load<object>()),
  getServer: async () => ({ ok: true, value: server }),
}));

/** Whatever of the store changes who may do what, or what is wanted. */
const lasting = [
  'recordIntent',
  'updateIntent',
  'moveClaim',
  'releaseClaim',
  'countForLink',
  'uncountForLink',
  'appendAudit',
  'addNotice',
] as const satisfies readonly (keyof Store)[];

const origin = 'https://register.test';
const waiting = edgeHost(1);
const get = {
  '/j': () =>
    scan(new Request(`${origin}/j/${tokenOf(link)}/?appliance-id=${edgeHost(2)}`), {
      params: Promise.resolve({ link: [tokenOf(link)] }),
    }),
  '/api/registrations': () =>
    look(new Request(`${origin}/api/registrations/${waiting}`), { params: Promise.resolve({ edgeHostId: waiting }) }),
  '/api/sites': () => findSites(new Request(`${origin}/api/sites?q=denver`)),
  '/api/health': () => health(new Request(`${origin}/api/health`)),
  '/api/sign-in': () => startSignIn(new Request(`${origin}/api/sign-in?to=/`)),
  '/api/sign-in/callback': () => finishSignIn(new Request(`${origin}/api/sign-in/callback?code=x&state=y`)),
  '/api/cron/sweep': () => sweep(new Request(`${origin}/api/cron/sweep`)),
};

describe('threat 9, side effects of GET and link previews', () => {
  it.each(Object.entries(get))(
    'GET %s, by a messenger that makes a preview, changes nothing that lasts',
    async (_, send) => {
      const operator = await world.for(await world.scan(tokenOf(link)));
      await operator.submit({ edgeHostId: waiting, siteId: 'denver', hostName: '' });
      await world.rest();
      world.simulator.clearLog();
      const spies = lasting.map((name) => vi.spyOn(world.store, name));
      await send();
      await world.rest();
      for (const spy of spies) expect(spy).not.toHaveBeenCalled();
      expect(world.writes()).toEqual([]);
      expect((await world.store.readIntent(waiting))?.phase).toBe('waiting_for_approval');
      vi.restoreAllMocks();
    },
  );

  it('there is no other GET than these, and pages and what the simulator shows', () => {
    const routes = readdirSync('app', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('route.ts') && !file.startsWith('simulator'))
      .filter((file) => /export (async )?function GET|export const GET/.test(readFileSync(join('app', file), 'utf8')));
    expect(routes.map((file) => `/${file}`).sort()).toEqual(
      [
        '/.well-known/security.txt/route.ts',
        '/api/cron/sweep/route.ts',
        '/api/health/route.ts',
        '/api/openapi.json/route.ts',
        '/api/registrations/[edgeHostId]/route.ts',
        '/api/sign-in/callback/route.ts',
        '/api/sign-in/route.ts',
        '/api/sites/route.ts',
        '/app-icon.png/route.ts',
        '/j/[...link]/route.ts',
        '/manifest.webmanifest/route.ts',
        '/offline.html/route.ts',
        '/theme.css/route.ts',
      ].sort(),
    );
  });

  it('opening an approval link decides nothing', async () => {
    const asked = await world.store.readIntent(waiting);
    if (asked === null) throw new Error('nobody waits');
    const opened = await world.access.openApproval(await world.access.sealApproval(asked));
    expect(opened.ok).toBe(true);
    expect((await world.store.readIntent(waiting))?.phase).toBe('waiting_for_approval');
  });
});
