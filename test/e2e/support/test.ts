import { test as base, expect } from '@playwright/test';
import type { SimulatorClient } from '../../support/processes/simulator-client';
import type { App } from '../../support/processes/start-next';
import type { PaletteServer } from '../../support/processes/start-simulator';
import { createInspect, type Inspect } from './inspect';
import { createOperator, type Operator } from './operator';
import { type CookieBlocker, startCookieBlocker } from './start-cookie-blocker';
import { startDemoApp, startGuardedApp, startLiveApp, startMisconfiguredApp, startPalette } from './start-servers';
import { watchPage } from './watch-page';

interface WorkerFixtures {
  readonly paletteServer: PaletteServer;
  /** In live mode, against the Palette of this worker. */
  readonly app: App;
  /** In live mode, against the same Palette, where nobody may register without having shown that they may. */
  readonly guarded: App;
  /** `guarded` as a browser sees it that blocks cookies. */
  readonly cookieless: CookieBlocker;
  /** In simulator mode, with the sample's sites. */
  readonly demo: App;
  readonly misconfigured: App;
}

interface TestFixtures {
  /** True: the browser may complain that something could not be loaded, because the test takes the network away. */
  readonly hasBadReception: boolean;
  /** The Palette behind the app, without faults at the start of every test. */
  readonly palette: SimulatorClient;
  readonly operator: Operator;
  readonly inspect: Inspect;
}

/** `test` of Playwright with servers of this worker's own, and a page that fails its test when the browser complains. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  paletteServer: [
    async ({ playwright: _ }, use, { workerIndex }) => {
      const server = await startPalette(`worker-${workerIndex}`);
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  app: [
    ({ paletteServer }, use, { workerIndex }) =>
      serve(startLiveApp(`worker-${workerIndex}-live`, paletteServer.url), use),
    { scope: 'worker' },
  ],
  guarded: [
    ({ paletteServer }, use, { workerIndex }) =>
      serve(startGuardedApp(`worker-${workerIndex}-guarded`, paletteServer.url), use),
    { scope: 'worker' },
  ],
  cookieless: [
    async ({ guarded }, use) => {
      const blocker = await startCookieBlocker(guarded.url);
      await use(blocker);
      await blocker.stop();
    },
    { scope: 'worker' },
  ],
  demo: [
    ({ playwright: _ }, use, { workerIndex }) => serve(startDemoApp(`worker-${workerIndex}-demo`), use),
    { scope: 'worker' },
  ],
  misconfigured: [
    ({ playwright: _ }, use, { workerIndex }) => serve(startMisconfiguredApp(`worker-${workerIndex}-bare`), use),
    { scope: 'worker' },
  ],
  baseURL: ({ app }, use) => use(app.url),
  palette: async ({ paletteServer: { client } }, use) => {
    await use(client);
    await client.clearFaults();
  },
  hasBadReception: [false, { option: true }],
  page: async ({ page, javaScriptEnabled, hasBadReception }, use) => {
    const watched = watchPage(page);
    await use(page);
    const unexpected = watched.complaints.filter((text) => !(hasBadReception && isNetworkFault(text)));
    if (javaScriptEnabled) expect(unexpected, 'what the browser complained about').toEqual([]);
    expect(await watched.leaks(), 'answers that hold what nobody outside may know').toEqual([]);
  },
  operator: ({ page }, use) => use(createOperator(page)),
  inspect: ({ page, javaScriptEnabled }, use, { project }) => use(createInspect(page, project.name, javaScriptEnabled)),
});

function isNetworkFault(complaint: string): boolean {
  return /net::ERR_|status of (404|50\d)|ChunkLoadError|Failed to load chunk/.test(complaint);
}

async function serve(starting: Promise<App>, use: (app: App) => Promise<void>): Promise<void> {
  const app = await starting;
  await use(app);
  await app.stop();
}

/** For stories that have to end well with scripts on and with scripts off. */
export const alsoWithoutScripts = { tag: '@noscript' };

export { expect };
