import { describe, expect, it } from 'vitest';
import { mostHostsPerSite } from '../../../../lib/server/practice/practice-book';
import { practiceIndex } from '../../../../lib/server/practice/practice-sites';
import { createDirectory } from '../../../../lib/sites/directory';
import { testIndex } from '../../../support/test-site';

const { company } = testIndex([]);
const index = practiceIndex(company);
const directory = createDirectory(index);

describe('the samples of practice', () => {
  it('look like the company, and tell nobody anything', () => {
    expect(index).toMatchObject({ company, webhooks: [], access: { links: [], signOn: null }, expectedHosts: [] });
  });

  it('are open to all, in the default project, at addresses that nobody has', () => {
    for (const site of index.sites) {
      expect(site.access).toMatchObject({ modes: ['open'], pinHash: null, needsApproval: false });
      expect(site.projectUid).toBeNull();
      expect(site.endpoint.host).toMatch(/^192\.0\.2\.\d+$/);
    }
    expect(new Set(index.sites.map(({ endpoint }) => endpoint.host)).size).toBe(index.sites.length);
    expect(new Set(index.sites.map(({ id }) => id)).size).toBe(index.sites.length);
  });

  it('have one where three hosts come together, one that is closed and one that has moved', () => {
    expect(index.sites.map(({ topology }) => topology.controlPlane)).toContain(3);
    expect(directory.resolve('old-mill')).toMatchObject({ ok: false, error: { code: 'site_closed' } });
    expect(directory.resolve('station-kiosk')).toMatchObject({
      ok: false,
      error: { code: 'site_moved', facts: { to: 'Market Square' } },
    });
  });

  it('hold together what the store may hold, and no site more than the book has room for', () => {
    const open = index.sites.filter(({ status }) => status.state === 'open');
    expect(open.length * mostHostsPerSite).toBeLessThanOrEqual(200);
    for (const { topology } of open) expect(topology.maxHosts).toBe(mostHostsPerSite);
  });

  it('are found by their names', () => {
    expect(directory.search({ q: 'harbour' }).sites.map(({ id }) => id)).toEqual(['harbour-street']);
  });
});
