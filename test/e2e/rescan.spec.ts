import { expectState } from './support/expect-page';
import { hostIdOf } from './support/host-id';
import { startLiveApp } from './support/start-servers';
import { alsoWithoutScripts, expect, test } from './support/test';

const hostId = hostIdOf('rescan');
const form = { edgeHostId: hostId, siteId: 'rescan' };
/** As a browser says it. */
const headers = { 'sec-fetch-site': 'same-origin' };

test.describe.configure({ mode: 'serial' });

test(
  'a host that is scanned again leads to its page and nothing is written',
  alsoWithoutScripts,
  async ({ page, operator, palette }) => {
    await operator.arriveAt('rescan', hostId);
    await operator.register();
    await expectState(page, 'setting_up');
    await page.goto('about:blank');
    await palette.clearLog();
    await operator.arriveAt('rescan', hostId);
    await operator.register();
    await expectState(page, 'setting_up');
    expect((await palette.log()).filter(({ effect }) => effect !== 'read')).toEqual([]);
  },
);

test('a warm re-scan reads Palette at most three times from POST to 303', async ({ app, palette, request }) => {
  await request.post('/api/registrations', { form, headers, maxRedirects: 0 });
  await palette.clearLog();
  const answer = await request.post(`${app.url}/api/registrations`, { form, headers, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  const log = await palette.log();
  expect(log.map(({ effect }) => effect)).toEqual(log.map(() => 'read'));
  expect(log.length, log.map(({ method, path }) => `${method} ${path}`).join('\n')).toBeLessThanOrEqual(3);
});

test('a cold re-scan, on a server with an empty store, reads at most four times', async ({
  paletteServer,
  palette,
  request,
}, { workerIndex }) => {
  await request.post('/api/registrations', { form, headers, maxRedirects: 0 });
  const cold = await startLiveApp(`worker-${workerIndex}-cold`, paletteServer.url);
  try {
    // Proves the credential, as any earlier call of the process would have.
    expect((await request.get(`${cold.url}/api/health`)).status()).toBe(200);
    await palette.clearLog();
    const answer = await request.post(`${cold.url}/api/registrations`, { form, headers, maxRedirects: 0 });
    expect(answer.status()).toBe(303);
    const log = await palette.log();
    expect(log.map(({ effect }) => effect)).toEqual(log.map(() => 'read'));
    expect(log.length, log.map(({ method, path }) => `${method} ${path}`).join('\n')).toBeLessThanOrEqual(4);
  } finally {
    await cold.stop();
  }
});
