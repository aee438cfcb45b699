import { dictionaryFor } from '../../lib/i18n/dictionary';
import { expectState } from './support/expect-page';
import { hostIdOf } from './support/host-id';
import { alsoWithoutScripts, expect, test } from './support/test';

const t = dictionaryFor('en');

test(
  'a site of three counts 1 of 3, 2 of 3, and starts by itself with the third',
  alsoWithoutScripts,
  async ({ page, operator, palette, inspect }) => {
    const hosts = [1, 2, 3].map((number) => hostIdOf('gather', number));
    for (const [index, hostId] of hosts.slice(0, 2).entries()) {
      await operator.arriveAt('gather', hostId);
      await operator.register();
      await expectState(page, 'waiting_for_hosts');
      await expect(page.getByText(t.registration.hostsHere(index + 1, 3))).toBeVisible();
      await inspect(`waiting-${index + 1}-of-3`);
    }
    await operator.arriveAt('gather', hosts.at(-1) ?? '');
    await operator.register();
    await expectState(page, 'setting_up');
    await inspect('gathered');
    await page.goto(`/registrations/${hosts[0]}`);
    await expectState(page, 'setting_up');
    const { clusters } = await palette.state();
    const pools = Object.values(clusters).flatMap((cluster) => (cluster.name === 'gather' ? cluster.pools : []));
    expect(pools.map((pool) => pool.hosts.map(({ hostUid }) => hostUid).sort())).toEqual([hosts.toSorted()]);
  },
);
