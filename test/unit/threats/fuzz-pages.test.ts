import fc from 'fast-check';
import type { ReactNode } from 'react';
import { prerender } from 'react-dom/static';
import { describe, expect, it, vi } from 'vitest';
import ApprovePage from '../../../app/approve/[token]/page';
import ArrivePage from '../../../app/page';
import RegistrationPage from '../../../app/registrations/[edgeHostId]/page';
import { createAccessWorld, guardedSite } from '../../support/access-world';
import { hostileText } from '../../support/hostile-texts';
import { edgeHost } from '../../support/palette-truth';
import { testServer } from '../../support/test-server';
import { testSite } from '../../support/test-site';

const sites = [testSite('open'), guardedSite('guarded', { modes: ['pin'] })];
const world = createAccessWorld(sites);
const server = testServer(world, sites);
const runs = 300;

vi.mock('../../../lib/server', async (load) => ({
  ...(await load<object>()),
  getServer: async () => ({ ok: true, value: server }),
}));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => {} }) }));

async function draw(page: ReactNode | Promise<ReactNode>): Promise<string> {
  const { prelude } = await prerender(await page);
  return new Response(prelude).text();
}

/** The page as a browser would take it apart: nothing in it may have come from a text. */
function expectHarmless(html: string): void {
  expect(html).not.toMatch(/<(script|img|iframe|object|embed)\b/i);
  expect(html.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\son\w+\s*=/i);
  expect(html).not.toMatch(/href="(?!\/|#|tel:|mailto:)/);
  expect(html).not.toMatch(/action="(?!\/)/);
}

const given = (fields: Record<string, string>) => Promise.resolve(fields);

describe('pages, asked for with hostile texts, show them as text or not at all', { timeout: 120_000 }, () => {
  const draws = (page: (text: string, other: string) => ReactNode | Promise<ReactNode>) =>
    fc.assert(
      fc.asyncProperty(hostileText, hostileText, async (text, other) => expectHarmless(await draw(page(text, other)))),
      { numRuns: runs },
    );

  it('the start page, by every part of its address', async () => {
    await draws((text, other) =>
      ArrivePage({
        searchParams: given({ 'appliance-id': text, site: other, name: text, q: other, pass: text, ask: other }),
      }),
    );
    await draws((text, other) =>
      ArrivePage({ searchParams: given({ 'appliance-id': edgeHost(1), site: 'open', name: text, q: other }) }),
    );
  });

  it('nor does a problem in the address say what somebody else has written', async () => {
    const planted = 'Call 0800 555 0199 and read out your PIN';
    for (const error of [
      'host_at_other_site',
      'site_moved',
      'site_closed',
      'site_full',
      'too_many_requests',
      planted,
    ]) {
      const facts = { 'fact.site': planted, 'fact.to': planted, 'fact.most': planted, 'fact.seconds': planted };
      const html = await draw(ArrivePage({ searchParams: given({ error, reference: planted, ...facts }) }));
      expect(html).not.toContain('0800 555 0199');
    }
  });

  it('the page of a registration', async () => {
    await draws((text, other) =>
      RegistrationPage({ params: Promise.resolve({ edgeHostId: text }), searchParams: given({ pass: other }) }),
    );
  });

  it('the page of an approval', async () => {
    await draws((text, other) =>
      ApprovePage({ params: Promise.resolve({ token: text }), searchParams: given({ name: other, error: text }) }),
    );
  });
});
