import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Base } from '../../../app/_front/base';
import { CrashScreen, digestOf } from '../../../app/_parts/crash-screen';
import { CrashTextsTemplate } from '../../../app/_parts/crash-texts';
import { enCrash } from '../../../lib/i18n/en/crash';

const draw = (digest: string | null) => renderToStaticMarkup(createElement(CrashScreen, { digest, retry: () => {} }));
const german = {
  title: 'Seite nicht da',
  sentence: 'Nichts ist verloren.',
  again: 'Noch einmal',
  start: 'Anfang',
  reference: 'Zeichen',
};

/** The page as the browser has it: what the template left, read as its script reads it. */
function leave(texts: typeof enCrash | null, base: Base = ''): void {
  const markup = texts === null ? '' : renderToStaticMarkup(createElement(CrashTextsTemplate, { texts, base }));
  const dataset = Object.fromEntries([...markup.matchAll(/data-(\w+)="([^"]*)"/g)].map(([, key, text]) => [key, text]));
  const element = markup.includes('id="crash-texts"') ? { dataset } : null;
  vi.stubGlobal('document', { getElementById: (id: string) => (id === 'crash-texts' ? element : null) });
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a page that could not be shown', () => {
  it('speaks the language of the page around it', () => {
    leave(german);
    for (const text of Object.values(german)) expect(draw('D1')).toContain(text);
  });

  it('speaks English where the frame is gone too, and on the server', () => {
    leave(null);
    expect(draw(null)).toContain(enCrash.title);
    vi.unstubAllGlobals();
    expect(draw(null)).toContain(enCrash.sentence);
  });

  it('leads to its own start: nobody is led out of practice, nor into it', () => {
    leave(german, '/practice');
    expect(draw(null)).toContain('href="/practice/"');
    leave(german);
    expect(draw(null)).toContain('href="/"');
    leave(null);
    expect(draw(null)).toContain('href="/"');
  });

  it('gives a reference only where the server has one', () => {
    leave(null);
    expect(draw('D1')).toContain('D1');
    expect(draw(null)).not.toContain(enCrash.reference);
    expect(digestOf(Object.assign(new Error('x'), { digest: '42' }))).toBe('42');
    expect(digestOf(new Error('x'))).toBeNull();
    expect(digestOf('x')).toBeNull();
  });
});
