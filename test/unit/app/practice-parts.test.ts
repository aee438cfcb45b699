import { readFileSync } from 'node:fs';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { pageTitle } from '../../../app/_parts/page-title';
import { PracticeBanner } from '../../../app/_practice/practice-banner';
import { PracticeMark } from '../../../app/_practice/practice-mark';
import { PracticeOffer } from '../../../app/_practice/practice-offer';
import { PracticeStart } from '../../../app/_practice/practice-start';
import { POST as newDevice } from '../../../app/simulator/hosts/route';
import type { Failure } from '../../../lib/errors';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import { createSimulator } from '../../../lib/palette/simulator/simulator';
import { StoreError } from '../../../lib/store/store';

const t = dictionaryFor('en');
const render = (element: ReactElement) => renderToStaticMarkup(element);
const simulator = createSimulator();
const createDevice = vi.fn(async (): Promise<string | null> => simulator.devices.create());

vi.mock('next/headers', () => ({ headers: async () => new Headers({ 'x-edge-base': '/practice' }) }));
const report = ({ code }: Failure) => ({ code, facts: {}, reference: 'REF' });
vi.mock('../../../lib/server', () => ({
  reportCrash: () => report({ code: 'store_unavailable' }),
  getServer: async (base: string) => ({
    ok: true,
    value: { access: {}, publicOrigin: null, simulator: base === '' ? null : { createDevice }, report },
  }),
}));

describe('a page of practice', () => {
  it('says so first in its title, and one of the real thing does not', () => {
    expect(pageTitle(t, '/practice', 'Choose the site')).toBe('Practice – Choose the site');
    expect(pageTitle(t, '', 'Choose the site')).toBe('Choose the site');
  });

  it('says on top what it is, and leads out of practice and to its hosts', () => {
    const banner = render(createElement(PracticeBanner, { t, base: '/practice' }));
    expect(banner).toContain(t.practice.banner);
    expect([...banner.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual(['/practice/simulator', '/']);
  });

  it('is covered with its mark, which is read to nobody and styled by no attribute', () => {
    const mark = render(createElement(PracticeMark, { t }));
    expect(mark).toMatch(/^<div aria-hidden="true"/);
    expect(mark.split(t.practice.mark).length).toBeGreaterThan(100);
    expect(mark).not.toContain('style=');
  });

  it('lets every tap through its mark, and keeps it on the paper of a receipt', () => {
    const css = readFileSync('app/practice.css', 'utf8');
    expect(css).toContain('pointer-events: none');
    expect(css).toMatch(/@media print \{\s*body:has\(\[data-receipt\]\) \.practice-mark/);
  });
});

describe('the way into practice', () => {
  it('is a link that changes nothing, and below practice a form for a host to begin with', () => {
    expect(render(createElement(PracticeOffer, { t }))).toContain('href="/practice"');
    const start = render(createElement(PracticeStart, { t, base: '/practice' }));
    expect(start).toContain('<form action="/practice/simulator/hosts" method="post">');
    expect(start).toContain('name="then" value="arrive"');
  });
});

describe('a new practice host', () => {
  const post = (base: string, body: string) =>
    newDevice(
      new Request('https://register.test/simulator/hosts', {
        method: 'POST',
        headers: {
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
          ...(base === '' ? {} : { 'x-edge-base': base }),
        },
        body,
      }),
    );

  it.each([
    ['then=arrive', /^\/practice\/\?appliance-id=edge-[0-9a-f]{32}$/],
    ['', /^\/practice\/simulator#edge-[0-9a-f]{32}$/],
    ['then=//evil.example', /^\/practice\/simulator#edge-[0-9a-f]{32}$/],
  ])('asked for with %j leads to a page of practice', async (body, target) => {
    const answer = await post('/practice', body);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(target);
    expect(createDevice).toHaveBeenLastCalledWith('usual');
  });

  it('is weak where one is asked for', async () => {
    await post('/practice', 'machine=small');
    expect(createDevice).toHaveBeenLastCalledWith('small');
  });

  it('that finds no room leads to the start page of practice, which says why', async () => {
    createDevice.mockResolvedValueOnce(null);
    const answer = await post('/practice', 'then=arrive');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/practice/?error=practice_full&reference=REF#problem');
  });

  it('is refused with a page, not a crash, where the store does not answer', async () => {
    createDevice.mockRejectedValueOnce(new StoreError('down'));
    const answer = await post('/practice', '');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toContain('/practice/?error=store_unavailable');
  });

  it('is not to be had in the real thing', async () => {
    expect((await post('', 'then=arrive')).status).toBe(404);
  });
});
