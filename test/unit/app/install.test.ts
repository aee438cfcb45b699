import { describe, expect, it, vi } from 'vitest';
import { appIconHref } from '../../../app/app-icon.png/app-icon-href';
import { GET as appIcon } from '../../../app/app-icon.png/route';
import { formatManifest } from '../../../app/manifest.webmanifest/format-manifest';
import { GET as manifest } from '../../../app/manifest.webmanifest/route';
import { drawAppIcon } from '../../../lib/branding/app-icon';
import { neutralColors } from '../../../lib/branding/theme';
import { testIndex } from '../../support/test-site';

const company = testIndex([]).company;
const door = vi.hoisted(() => ({ server: null as unknown, bases: [] as unknown[] }));
vi.mock('../../../lib/server', () => ({
  getServer: async (base: unknown) => {
    door.bases.push(base);
    return door.server === null ? { ok: false, error: { code: 'internal' } } : { ok: true, value: door.server };
  },
  reportCrash: (error: unknown) => {
    throw error;
  },
}));

const ask = (path: string) => appIcon(new Request(`http://localhost${path}`));
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

describe('the icon', () => {
  it('has the colour and the size that its address names, and may be kept for ever', async () => {
    const answer = ask(appIconHref(company.colors, 512));
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(await bytesOf(answer)).toEqual(drawAppIcon(512, company.colors));
  });

  it.each(['', '?size=99999', '?size=-1&primary=red', '?size=192&primary=%3Cscript%3E'])(
    'is of a size and colour of ours for %j',
    async (query) => {
      expect(await bytesOf(ask(`/app-icon.png${query}`))).toEqual(drawAppIcon(192, neutralColors));
    },
  );
});

describe('the manifest', () => {
  it('has what installing asks for: a name, a start, a display and icons of 192 and 512 pixels', () => {
    const made = formatManifest(company);
    expect(made).toMatchObject({
      id: '/',
      start_url: '/',
      scope: '/',
      display: 'standalone',
      short_name: company.name,
    });
    expect(made.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
      '192x192 any',
      '192x192 maskable',
      '512x512 any',
      '512x512 maskable',
    ]);
    for (const { src } of made.icons) expect(ask(src).status).toBe(200);
  });

  it('says the name of the company once', () => {
    expect(formatManifest({ ...company, name: 'Acme', productName: 'Acme' }).name).toBe('Acme');
    expect(formatManifest({ ...company, name: 'Acme', productName: 'Hosts' }).name).toBe('Hosts – Acme');
  });

  it('is the company’s, and the real thing’s whoever asks', async () => {
    door.server = { index: { company } };
    const answer = await manifest();
    expect(answer.headers.get('content-type')).toBe('application/manifest+json');
    expect(await answer.json()).toEqual(formatManifest(company));
    expect(door.bases).toEqual(['']);
  });

  it('is there while the server cannot start', async () => {
    door.server = null;
    expect(await (await manifest()).json()).toMatchObject({ start_url: '/', name: 'Host registration' });
  });
});
