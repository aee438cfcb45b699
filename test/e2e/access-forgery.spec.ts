import { registrationUrl } from './support/access-secrets';
import { hostIdOf } from './support/host-id';
import { startEvilPage } from './support/start-evil-page';
import { expect, test } from './support/test';

const hostId = hostIdOf('forged');
const wish = { edgeHostId: hostId, siteId: 'link-one', hostName: '' };

/** A page of its own, because what a browser complains about here is what should happen. */
test('a page of somebody else registers nothing in the name of a phone that is remembered', async ({
  browser,
  guarded,
  palette,
}) => {
  const evil = await startEvilPage(`${guarded.url}/api/registrations`, wish);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(registrationUrl(guarded.url, 'one'));
  expect(await context.cookies()).toHaveLength(1);
  await palette.clearLog();
  for (const { what, url } of evil.addresses) {
    const sent = page.waitForResponse(`${guarded.url}/api/registrations`);
    await page.goto(url);
    const answer = await sent;
    expect(answer.status(), what).toBe(303);
    expect(answer.headers().location, what).toContain('error=cross_origin');
  }
  // Our own page, which a refusal leads to, looks what a registration would do; nothing is written.
  expect((await palette.log()).filter(({ effect }) => effect !== 'read')).toEqual([]);
  // The same phone, on our own page: the proof is good, only the other page was not.
  const own = await page.request.post(`${guarded.url}/api/registrations`, { data: wish });
  expect(own.status()).toBe(201);
  await context.close();
  await evil.stop();
});

test('no page of ours shows itself in a frame of somebody else', async ({ browser, guarded }) => {
  const evil = await startEvilPage(`${guarded.url}/api/sign-out`, {});
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(registrationUrl(guarded.url, 'one'));
  for (const { url } of evil.addresses) {
    await page.goto(url);
    await page.setContent(`<iframe src="${guarded.url}/?appliance-id=${hostId}"></iframe>`);
    const frame = page.frames()[1];
    await expect(page.frameLocator('iframe').getByRole('heading')).toHaveCount(0);
    expect(frame?.url()).not.toContain('appliance-id');
  }
  // Nor did the form of that page sign anybody out.
  expect(await context.cookies()).toHaveLength(1);
  await context.close();
  await evil.stop();
});
