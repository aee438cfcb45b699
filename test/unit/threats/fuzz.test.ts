import fc from 'fast-check';
import { NextRequest } from 'next/server';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { POST as typePin } from '../../../app/api/access/pin/route';
import { POST as decide } from '../../../app/api/approvals/route';
import { POST as goOn } from '../../../app/api/registrations/[edgeHostId]/continue/route';
import { GET as look } from '../../../app/api/registrations/[edgeHostId]/route';
import { POST as submit } from '../../../app/api/registrations/route';
import { GET as finishSignIn } from '../../../app/api/sign-in/callback/route';
import { GET as startSignIn } from '../../../app/api/sign-in/route';
import { POST as signOut } from '../../../app/api/sign-out/route';
import { POST as findNear, GET as findSites } from '../../../app/api/sites/route';
import { GET as scan } from '../../../app/j/[...link]/route';
import { createLog } from '../../../lib/server/write-log';
import { proxy } from '../../../proxy';
import { createAccessWorld, guardedSite, stagingLink, tokenOf } from '../../support/access-world';
import { hostileText } from '../../support/hostile-texts';
import { edgeHost } from '../../support/palette-truth';
import { testServer } from '../../support/test-server';
import { testSite } from '../../support/test-site';

const link = stagingLink('rollout', ['guarded']);
const sites = [testSite('open'), guardedSite('guarded', { modes: ['link', 'pin'] })];
const world = createAccessWorld(sites, { links: [link], scryptPin: async () => Buffer.alloc(32) });
const server = testServer(world, sites);

vi.mock('../../../lib/server', async (load) => ({
  ...(await load<object>()),
  getServer: async () => ({ ok: true, value: server }),
}));

const origin = 'https://register.test';
const runs = 1_000;
let inputs = 0;

/** What the app answers, looked at as an attacker would. */
async function judge(answer: Response, sent: string): Promise<void> {
  inputs += 1;
  // Or the limits would turn most of them away before they are looked at.
  world.clock.advance(60_000);
  expect(answer.status, sent).toBeLessThan(500);
  const location = answer.headers.get('location');
  if (location !== null) {
    expect(location, 'leads to this very server').toMatch(/^\/(?![/\\])/);
    expect(location).toMatch(/^[\x21-\x7e]*$/);
    expect(location).not.toMatch(/[<>"\\]/);
  }
  const body = await answer.text();
  if (body !== '') expect(answer.headers.get('content-type')).toContain('application/json');
  expect(body).not.toMatch(/ at .*\.ts:\d+|node_modules|StoreError|PaletteError/);
  expect(Object.prototype).not.toHaveProperty('isAdmin');
}

const inHeader = (text: string) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '')).slice(0, 2_000);
const cookieOf = (text: string) => ({ cookie: `__Host-session=${inHeader(text)}` });
const form = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  new Request(`${origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
    body: new URLSearchParams(fields),
  });
const json = (path: string, body: unknown) =>
  new Request(`${origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body) ?? '',
  });
const at = (edgeHostId: string) => ({ params: Promise.resolve({ edgeHostId }) });
const query = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

async function attack(send: (text: string, other: string) => Promise<Response>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(hostileText, hostileText, async (text, other) => judge(await send(text, other), text)),
    { numRuns: runs },
  );
}

afterAll(() => console.info(`fuzz: ${inputs} hostile inputs`));

// Filled in by `next.config.js` in a build.
vi.stubGlobal('isDevelopmentServer', false);

describe('10,000 hostile inputs: never a 500, never reflected, never a broken path', { timeout: 240_000 }, () => {
  it('in the fields of a submit', async () => {
    const texts = (text: string, other: string) => ({ edgeHostId: text, siteId: other, hostName: text, pass: other });
    await attack((text, other) => submit(form('/api/registrations', texts(text, other), cookieOf(text))));
  });

  it('in a submit for a real host and site, by the name, the key and the pass', async () => {
    const fields = { edgeHostId: edgeHost(1), siteId: 'open' };
    await attack((text, other) =>
      submit(form('/api/registrations', { ...fields, hostName: text, pairingKey: other, pass: text })),
    );
    await attack((text, other) => submit(form('/api/registrations', { ...fields, pool: text, hostName: other })));
    await world.rest();
  });

  it('in JSON, well-formed or not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.jsonValue(), hostileText), async (body) =>
        judge(await submit(json('/api/registrations', body)), JSON.stringify(body)),
      ),
      { numRuns: runs },
    );
  });

  it('in the ID of the status page and of “go on”', async () => {
    await attack((text) => look(new Request(`${origin}/api/registrations/x?pass=${inHeader(text)}`), at(text)));
    await attack((text, other) => goOn(form('/api/registrations/x/continue', { pass: other }), at(text)));
  });

  it('in the words of a search', async () => {
    await attack((text, other) => findSites(new Request(`${origin}/api/sites?${query({ q: text, pass: other })}`)));
    await attack((text, other) =>
      findNear(json('/api/sites', { q: text, pass: other, near: { latitude: 0, longitude: 0 } })),
    );
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (near) =>
        judge(await findNear(json('/api/sites', { near })), JSON.stringify(near)),
      ),
      { numRuns: runs },
    );
  });

  it('in what was scanned', async () => {
    const tail = (text: string) => `appliance-id=${inHeader(text)}`;
    await attack((text, other) =>
      scan(new Request(`${origin}/j/x?${tail(other)}`), { params: Promise.resolve({ link: [text] }) }),
    );
    await attack((text) =>
      scan(new Request(`${origin}/j/${tokenOf(link)}/?${tail(text)}`), {
        params: Promise.resolve({ link: [tokenOf(link)] }),
      }),
    );
  });

  it('in the PIN form', async () => {
    await attack((text, other) => typePin(form('/api/access/pin', { site: text, pin: other, edgeHostId: text })));
  });

  it('in what an approver sends', async () => {
    await attack((text, other) => decide(form('/api/approvals', { token: text, name: other, verdict: text })));
  });

  it('in sign-in and sign-out', async () => {
    await attack((text) => startSignIn(new Request(`${origin}/api/sign-in?${query({ to: text })}`)));
    await attack((text, other) =>
      finishSignIn(new Request(`${origin}/api/sign-in/callback?${query({ code: text, state: other })}`)),
    );
    await attack((text) => signOut(form('/api/sign-out', { pass: text }, cookieOf(text))));
  });

  it('in any address at all', async () => {
    await attack(async (text, other) => {
      const url = `${origin}/${inHeader(text)}?${query({ [other]: text, 'appliance-id': other })}`;
      const answer = proxy(new NextRequest(url));
      const location = answer.headers.get('location');
      // Next makes the address a whole one; what the browser gets is the path.
      return location === null
        ? new Response(null, { status: answer.status })
        : new Response(null, { status: answer.status, headers: { location: location.replace(origin, '') } });
    });
  });

  it('sends no request to Palette but by the paths that it has', async () => {
    await world.rest();
    expect(world.simulator.log.length).toBeGreaterThan(0);
    for (const { template, path } of world.simulator.log) expect(template, path).not.toBeNull();
    expect(inputs).toBeGreaterThanOrEqual(10_000);
  });

  it('leaves log lines that are one line each, with no control character in them', () => {
    const lines: string[] = [];
    const log = createLog(
      (text) => text,
      Date.now,
      (line) => void lines.push(line),
    );
    for (const event of world.events) log(event);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
  });
});
