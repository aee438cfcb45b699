import { dictionaryFor } from '../../lib/i18n/dictionary';
import { expectState } from './support/expect-page';
import { hostIdOf } from './support/host-id';
import { alsoWithoutScripts, expect, test } from './support/test';

const t = dictionaryFor('en');
/** Seconds of a simulated installation and one refresh of a page. */
const installedWithinMs = 40_000;

test(
  'the first host of a site goes from its QR code to ready, in at most three taps',
  alsoWithoutScripts,
  async ({ page, operator, palette, inspect }) => {
    const hostId = hostIdOf('first');
    await operator.scan(hostId);
    await expect(page.getByRole('heading', { name: t.choose.title })).toBeVisible();
    await inspect('choose-site');
    await operator.findSite('Denver – Snow St');
    await expect(page.getByText(hostId.slice(-6)).first()).toBeVisible();
    await inspect('confirm');
    await operator.register();
    await expectState(page, 'setting_up');
    expect(operator.taps()).toBeLessThanOrEqual(3);
    const call = page.getByRole('listitem').filter({ hasText: t.registration.steps.called_home.title });
    await expect(call).toContainText(t.registration.steps.called_home.hint);
    await inspect('setting-up');
    await palette.plugIn(hostId);
    await expectState(page, 'ready', installedWithinMs);
    await inspect('ready');
  },
);

test('a host that IT expects at a site takes one tap', alsoWithoutScripts, async ({ page, operator, inspect }) => {
  await operator.scan('edge-jr-0112-till-1');
  await expect(page.getByText('Fort Collins – Old Town', { exact: true })).toBeVisible();
  await inspect('confirm-expected');
  await operator.register();
  await expectState(page, 'setting_up');
  expect(operator.taps()).toBe(1);
});

test(
  'the second host joins the site and leaves the first where it is',
  alsoWithoutScripts,
  async ({ page, operator, palette }) => {
    const [first, second] = [hostIdOf('second', 1), hostIdOf('second', 2)];
    await operator.arriveAt('second', first);
    await operator.register();
    await expectState(page, 'setting_up');
    await operator.arriveAt('second', second);
    await operator.register();
    await expectState(page, 'setting_up');
    const { clusters } = await palette.state();
    const pools = Object.values(clusters)
      .filter(({ name }) => name === 'second')
      .map((cluster) => cluster.pools);
    expect(pools).toEqual([
      [
        expect.objectContaining({ hosts: [expect.objectContaining({ hostUid: first })] }),
        expect.objectContaining({ hosts: [expect.objectContaining({ hostUid: second })] }),
      ],
    ]);
  },
);
