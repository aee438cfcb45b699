import type { SimulatorClient } from '../support/processes/simulator-client';
import { expectState } from './support/expect-page';
import { hostIdOf } from './support/host-id';
import { registerAnywhere } from './support/operator';
import { alsoWithoutScripts, expect, test } from './support/test';
import { waitForKeeper } from './support/wait-for-keeper';

test('a double tap registers once', alsoWithoutScripts, async ({ page, operator, palette }) => {
  await palette.clearLog();
  await operator.arriveAt('double-tap', hostIdOf('double-tap'));
  await palette.addFault({ kind: 'delay', ms: 700 });
  await page.getByRole('button', { name: registerAnywhere }).dblclick({ noWaitAfter: true });
  await expectState(page, 'setting_up');
  expect(await countWrites(palette)).toEqual({ hosts: 1, clusters: 1 });
});

test(
  'a reload midway registers once: by itself, without scripts at the second try',
  alsoWithoutScripts,
  async ({ page, operator, palette, javaScriptEnabled }) => {
    await palette.clearLog();
    await operator.arriveAt('reload', hostIdOf('reload'));
    if (javaScriptEnabled) await waitForKeeper(page);
    await palette.addFault({ kind: 'delay', ms: 700 });
    const sent = page.waitForRequest('**/api/registrations');
    await page.getByRole('button', { name: registerAnywhere }).tap({ noWaitAfter: true });
    await sent;
    await page.goto(`/?appliance-id=${hostIdOf('reload')}&site=reload`);
    if (!javaScriptEnabled) await operator.register();
    await expectState(page, 'setting_up');
    expect(await countWrites(palette)).toEqual({ hosts: 1, clusters: 1 });
  },
);

test(
  'the back button and a reload of the result register nothing again',
  alsoWithoutScripts,
  async ({ page, operator, palette }) => {
    await operator.arriveAt('back', hostIdOf('back'));
    await operator.register();
    await expectState(page, 'setting_up');
    await palette.clearLog();
    await page.reload();
    await expectState(page, 'setting_up');
    await page.goBack();
    await expect(page.getByRole('button', { name: registerAnywhere })).toBeEnabled();
    await operator.register();
    await expectState(page, 'setting_up');
    expect(await countWrites(palette)).toEqual({ hosts: 0, clusters: 0 });
  },
);

async function countWrites(palette: SimulatorClient): Promise<{ hosts: number; clusters: number }> {
  const writes = (await palette.log()).filter(({ effect }) => effect === 'write');
  const count = (path: string) => writes.filter((entry) => entry.path === path).length;
  return { hosts: count('/v1/edgehosts'), clusters: count('/v1/spectroclusters/edge-native') };
}
