import { dictionaryFor } from '../../lib/i18n/dictionary';
import { expectProblem, expectState } from './support/expect-page';
import { hostIdOf } from './support/host-id';
import { alsoWithoutScripts, expect, test } from './support/test';

const { registration } = dictionaryFor('en');
/** Long enough for another phone to come, well inside the time that one call may take. */
const slowPost = { kind: 'delay', ms: 5_000, match: { path: 'edgehosts$', method: 'POST' } } as const;

/** Every story has a site of its own; most of their time they wait for an installation or for a page to look again. */
test.describe.configure({ mode: 'parallel' });

test(
  'who comes while another host of the site is registered is told so, and sees it go on',
  alsoWithoutScripts,
  async ({ page, operator, palette, request, inspect }) => {
    await palette.addFault(slowPost);
    const first = request.post('/api/registrations', {
      data: { edgeHostId: hostIdOf('company', 1), siteId: 'company' },
      timeout: 30_000,
    });
    await operator.arriveAt('company', hostIdOf('company', 2));
    await expect
      .poll(async () => (await request.get(`/api/registrations/${hostIdOf('company', 1)}`)).status())
      .toBe(200);
    await operator.register();
    await expect(page.getByText('2 hosts are being registered here, yours is one of them.')).toBeVisible();
    await inspect('company');
    await first;
    await expectState(page, 'setting_up', 25_000);
  },
);

test('a page goes on by itself once Palette is back', async ({ page, app, operator, palette }) => {
  const unavailable = { kind: 'html', isDone: false, status: 503, times: 'always' } as const;
  await operator.arriveAt('back-again', hostIdOf('back-again'));
  await palette.addFault(unavailable);
  await operator.register();
  await page.waitForURL(/\/registrations\//, { timeout: 30_000 });
  await expectProblem(page, app, 'palette_unreachable');
  await palette.clearFaults();
  await expectState(page, 'setting_up', 40_000);
});

test(
  'a registration that takes too long goes on by itself, without scripts at the tap of a button',
  alsoWithoutScripts,
  async ({ page, operator, palette, inspect, javaScriptEnabled }) => {
    // The answer is out after ten seconds, and the second call is still under way for some more.
    await palette.addFault({ kind: 'delay', ms: 7_500, times: 'always' });
    await operator.arriveAt('go-on', hostIdOf('go-on'));
    // Looked out for before it can come.
    const path = `**/api/registrations/${hostIdOf('go-on')}/continue`;
    const asked = javaScriptEnabled ? page.waitForRequest(path, { timeout: 50_000 }) : null;
    await operator.register();
    await page.waitForURL(/\/registrations\//, { timeout: 20_000 });
    if (asked !== null) {
      await asked;
    } else {
      const button = page.getByRole('button', { name: registration.goOn.action });
      await expect(button).toBeVisible();
      // Playwright's own search for texts leaves out what is in a `noscript`.
      await expect(page.locator('noscript form p')).toHaveText(registration.goOn.sentence);
      await inspect('go-on');
      await operator.tap(button);
    }
    await palette.clearFaults();
    await expect(page).toHaveURL(/\/registrations\/[^/]+$/);
    await expectState(page, 'setting_up', 40_000);
  },
);

test('a page that is hidden asks nothing, and asks at once when somebody looks again', async ({ page, operator }) => {
  await operator.arriveAt('hidden', hostIdOf('hidden'));
  const looked = page.waitForResponse(`**/api/registrations/${hostIdOf('hidden')}`);
  await operator.register();
  await expectState(page, 'setting_up');
  await looked;
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const asked: string[] = [];
  page.on('request', (sent) => {
    const { pathname } = new URL(sent.url());
    if (pathname.startsWith('/api/')) asked.push(pathname);
  });
  await page.waitForTimeout(7_000);
  expect(asked).toEqual([]);
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'visible' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(() => asked).toEqual([`/api/registrations/${hostIdOf('hidden')}`]);
});
