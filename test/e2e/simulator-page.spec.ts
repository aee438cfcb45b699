import { parseHostId } from '../../lib/hosts/edge-host-id';
import { wordPairOf } from '../../lib/hosts/word-pair';
import { dictionaryFor } from '../../lib/i18n/dictionary';
import { expectState } from './support/expect-page';
import { alsoWithoutScripts, expect, test } from './support/test';

const t = dictionaryFor('en');

function wordsOf(text: string): string {
  const hostId = parseHostId(text);
  if (!hostId.ok) throw new Error(`${text} is no edge host ID`);
  return wordPairOf(hostId.value).join(' ');
}

test(
  'a newcomer starts a virtual host, registers it, and sees it happen in Palette',
  alsoWithoutScripts,
  async ({ page, demo, operator, inspect }) => {
    await page.goto(`${demo.url}/simulator`);
    await operator.tap(page.getByRole('button', { name: t.simulator.newHost }));
    await expect(page).toHaveURL(/\/simulator#edge-[0-9a-f]{32}$/);
    const hostId = new URL(page.url()).hash.slice(1);
    const screen = page.getByRole('article', { name: t.simulator.console(hostId) });
    await expect(
      screen.getByRole('img', { name: t.simulator.qr(`${demo.url}/?appliance-id=${hostId}`) }),
    ).toBeVisible();
    await expect(screen.getByText(wordsOf(hostId))).toBeVisible();
    await inspect('simulator-new-host');
    await operator.tap(screen.getByRole('link', { name: t.simulator.open }));
    await operator.findSite('Fort Collins – Old Town');
    await operator.register();
    await expectState(page, 'setting_up');
    await expect(page.getByText(t.banners.simulator)).toBeVisible();
    await page.goto(`${demo.url}/simulator`);
    await expect(screen.getByRole('link', { name: t.simulator.status })).toBeVisible();
    await expect(page.getByText('fort-collins-old-town').first()).toBeVisible();
    await inspect('simulator-installing');
  },
);

test('the screens follow by themselves what happens elsewhere', async ({ page, demo, request }) => {
  await page.goto(`${demo.url}/simulator`);
  const screens = page.getByRole('article');
  const before = await screens.count();
  await request.post(`${demo.url}/simulator/hosts`);
  await expect(screens).toHaveCount(before + 1);
});
