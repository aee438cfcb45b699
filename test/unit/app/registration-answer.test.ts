import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  continueRegistration,
  fetchRegistration,
  isGone,
  isOffline,
} from '../../../app/registrations/[edgeHostId]/registration-answer';

const path = '/api/registrations/edge-1';
const body = { state: 'registering', undo: { way: 'at_once' } };

/** What the page makes of an answer, or of none. */
async function judge(answer: () => Promise<Response>, ask = fetchRegistration) {
  vi.stubGlobal('fetch', answer);
  const error: unknown = await ask(path).then(
    () => undefined,
    (thrown) => thrown,
  );
  return { isGone: isGone(error), isOffline: isOffline(error) };
}

const status = (code: number) => async () => new Response('{}', { status: code });

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a page that looks after its host', () => {
  it.each([401, 403, 404])('takes a %i for the end of what it may show, never for a lost connection', async (code) => {
    expect(await judge(status(code))).toEqual({ isGone: true, isOffline: false });
    expect(await judge(status(code), continueRegistration)).toEqual({ isGone: true, isOffline: false });
  });

  it.each([500, 502, 503])('takes a %i for a server that cannot be reached', async (code) => {
    expect(await judge(status(code))).toEqual({ isGone: false, isOffline: true });
  });

  it('says that there is no connection where there is none', async () => {
    const lost = async () => {
      throw new TypeError('Failed to fetch');
    };
    expect(await judge(lost)).toEqual({ isGone: false, isOffline: true });
  });

  it('says neither of what only comes at a bad moment, nor of an answer', async () => {
    expect(await judge(status(429))).toEqual({ isGone: false, isOffline: false });
    expect(await judge(async () => Response.json(body))).toEqual({ isGone: false, isOffline: false });
  });

  it('keeps the answer that the server says is still right', async () => {
    vi.stubGlobal('fetch', async () => Response.json(body, { headers: { etag: '"1"' } }));
    expect(await fetchRegistration(path)).toEqual(body);
    const asked: unknown[] = [];
    vi.stubGlobal('fetch', async (_: string, { headers }: RequestInit) => {
      asked.push(headers);
      return new Response(null, { status: 304 });
    });
    expect(await fetchRegistration(path)).toEqual(body);
    expect(asked).toEqual([{ accept: 'application/json', 'if-none-match': '"1"' }]);
  });
});
