import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveRegistration } from '../../../app/registrations/[edgeHostId]/live-registration';
import { fetchRegistration } from '../../../app/registrations/[edgeHostId]/registration-answer';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import { languageNames } from '../../../lib/languages';
import { textOf } from '../../support/render-registration';

const looked = vi.hoisted(() => ({ error: undefined as unknown, refresh: vi.fn() }));
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: looked.refresh }) }));
// Nothing is mounted here: what the page does after it is shown, it does while it is drawn.
vi.mock('react', async (original) => ({ ...(await original<object>()), useEffect: (run: () => void) => void run() }));
vi.mock('swr', () => ({ default: () => ({ data: undefined, error: looked.error, mutate: async () => {} }) }));

beforeEach(() => {
  vi.useFakeTimers();
  looked.error = undefined;
  looked.refresh.mockClear();
});

afterEach(() => {
  vi.useRealTimers();
});

function draw(language = 'en'): string {
  const { lastChecked, offline } = dictionaryFor(language).registration;
  const shown = {
    ...{ state: 'registering', updatedAtMs: 0, together: 0, isDue: false, turnInSeconds: null, undoWay: null },
    observedAtMs: 0,
  };
  return renderToStaticMarkup(
    createElement(LiveRegistration, {
      addresses: { look: '/look', goOn: '/go-on' },
      shown,
      ageSeconds: 12,
      pollAfterSeconds: 5,
      language,
      texts: { lastChecked, offline },
    }),
  );
}

/** What a look ends with when the server answers this. */
async function refusedWith(status: number): Promise<unknown> {
  vi.stubGlobal('fetch', async () => new Response('{}', { status }));
  const error: unknown = await fetchRegistration('/look').catch((thrown) => thrown);
  vi.unstubAllGlobals();
  return error;
}

describe('the line below the steps', () => {
  const { offline } = dictionaryFor('en').registration;

  it('says how old the steps are, with the colon of the language', () => {
    expect(textOf(draw())).toContain('Last checked: 12 seconds ago');
    expect(draw('fr')).toContain('vérification\u202f: il y a 12');
    expect(draw('ja')).toContain('最終確認：12');
  });

  it.each(Object.keys(languageNames))('leaves no mark of ours in it: %s', (language) => {
    expect(draw(language)).toMatch(/12|١٢/);
    expect(draw(language)).not.toMatch(/[{}]/);
  });

  it.each([401, 403, 404])('lets the page say what is so where the server says %i, not the line', async (status) => {
    looked.error = await refusedWith(status);
    expect(textOf(draw())).not.toContain(offline);
    expect(looked.refresh).toHaveBeenCalledOnce();
  });

  it('does so where the server cannot be reached', async () => {
    looked.error = await refusedWith(502);
    expect(textOf(draw())).toContain(offline);
    looked.error = new TypeError('Failed to fetch');
    expect(textOf(draw())).toContain(offline);
    expect(looked.refresh).not.toHaveBeenCalled();
  });
});
