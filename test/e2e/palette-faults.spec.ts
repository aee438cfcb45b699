import { dictionaryFor } from '../../lib/i18n/dictionary';
import type { SimulatorClient } from '../support/processes/simulator-client';
import { expectProblem, expectState } from './support/expect-page';
import { hostIdOf } from './support/host-id';
import { alsoWithoutScripts, expect, test } from './support/test';
import { waitForKeeper } from './support/wait-for-keeper';

const t = dictionaryFor('en');
/** Reads are tried four times with growing pauses. */
const givenUpWithinMs = 30_000;

type Fault = Parameters<SimulatorClient['addFault']>[0];

const unavailable: Fault = {
  kind: 'error',
  isDone: false,
  refusal: { status: 503, code: 'ServiceUnavailable' },
  times: 'always',
};

const faults = [
  { what: 'answers 503', siteId: 'unreachable', code: 'palette_unreachable', fault: unavailable },
  {
    what: 'answers HTML with 502',
    siteId: 'bad-gateway',
    code: 'palette_unreachable',
    fault: { kind: 'html', isDone: false, status: 502, times: 'always' },
  },
  {
    what: 'drops the connection',
    siteId: 'dropped',
    code: 'palette_unreachable',
    fault: { kind: 'drop', isDone: false, times: 'always' },
  },
  {
    what: 'answers broken JSON',
    siteId: 'malformed',
    code: 'palette_answer_unreadable',
    fault: { kind: 'malformed', isDone: false, times: 'always' },
  },
  {
    what: 'times out behind its own gateway',
    siteId: 'timeout',
    code: 'palette_slow',
    fault: { kind: 'error', isDone: false, refusal: { status: 504, code: 'Timeout' }, times: 'always' },
  },
  {
    what: 'is asked too often',
    siteId: 'busy',
    code: 'palette_busy',
    fault: { kind: 'too-many-requests', times: 'always' },
  },
  {
    what: 'refuses our key and echoes it',
    siteId: 'wrong-key',
    code: 'palette_credential_refused',
    fault: { kind: 'bad-key', times: 'always' },
  },
] as const satisfies readonly { fault: Fault; [other: string]: unknown }[];

for (const { what, siteId, code, fault } of faults) {
  test(
    `Palette ${what}: the page says so, and "Try again" works once that is over`,
    alsoWithoutScripts,
    async ({ page, app, operator, palette, inspect }) => {
      await operator.arriveAt(siteId, hostIdOf(siteId));
      await palette.addFault(fault);
      await operator.register();
      await page.waitForURL(/\/registrations\//, { timeout: givenUpWithinMs });
      await expectProblem(page, app, code);
      await inspect(`palette-${siteId}`);
      await palette.clearFaults();
      await operator.tap(page.getByRole('button', { name: t.registration.again }));
      await expectState(page, 'setting_up');
    },
  );
}

test(
  'while Palette is slow, the host is registered all the same',
  alsoWithoutScripts,
  async ({ page, operator, palette }) => {
    await operator.arriveAt('slow-answer', hostIdOf('slow-answer'));
    await palette.addFault({ kind: 'delay', ms: 900, times: 4 });
    await operator.register();
    await expectState(page, 'setting_up');
  },
);

test('the button says at once that it was heard', async ({ page, operator, inspect }) => {
  await operator.arriveAt('slow-answer', hostIdOf('slow-answer', 2));
  await waitForKeeper(page);
  // The page stays, as it does while the server works.
  await page.route('**/api/registrations', () => {});
  await operator.register();
  await expect(page.getByRole('button', { name: t.confirm.sending })).toBeVisible();
  await inspect('registering');
});

test.describe('where what keeps a submit cannot be loaded', () => {
  test.use({ hasBadReception: true });

  test('the button says at once that it was heard', async ({ page, operator }) => {
    const path = `/?appliance-id=${hostIdOf('slow-answer', 3)}&site=slow-answer`;
    const html = await (await page.request.get(path)).text();
    await page.route('**/_next/static/chunks/*.js', (route) =>
      html.includes(new URL(route.request().url()).pathname) ? route.continue() : route.fulfill({ status: 404 }),
    );
    const missed = page.waitForResponse((response) => response.status() === 404);
    await page.goto(path);
    await missed;
    // The browser sends the form: a locator would wait for the answer, so that the page has to stay in another way.
    await page.evaluate(() => addEventListener('submit', (event) => event.preventDefault()));
    await operator.register();
    await expect(page.getByRole('button', { name: t.confirm.sending })).toBeVisible();
  });
});

test(
  'a Palette that fails later leaves the last view standing, with its age',
  alsoWithoutScripts,
  async ({ page, operator, palette }) => {
    await operator.arriveAt('fault-later', hostIdOf('fault-later'));
    await operator.register();
    await expectState(page, 'setting_up');
    await palette.addFault({ kind: 'bad-key', times: 'always' });
    await page.reload();
    await expectState(page, 'setting_up');
    await expect(page.getByText(t.registration.lastChecked.replace('{age}', ''))).toBeVisible();
  },
);
