import { expectState } from './support/expect-page';
import { expect, test } from './support/test';

/** A host that the sample's manifest expects, so that the pictures are those of `npm run demo`. */
const hostId = 'edge-5c913342d76bb86e7ccd998b19d030a5';

test('the two pictures of the README', async ({ page, demo, operator }) => {
  await page.goto(`${demo.url}/?appliance-id=${hostId}`);
  await expect(page.getByText('Denver – Snow St', { exact: true })).toBeVisible();
  await page.screenshot({ path: 'docs/screenshots/confirm.png' });
  await operator.register();
  await expectState(page, 'ready', 50_000);
  await page.screenshot({ path: 'docs/screenshots/ready.png' });
});
