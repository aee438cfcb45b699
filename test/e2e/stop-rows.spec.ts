import { dictionaryFor } from '../../lib/i18n/dictionary';
import { expectProblem, expectState, expectStopped } from './support/expect-page';
import { hostIdOf } from './support/host-id';
import { stopRows } from './support/stop-rows';
import { alsoWithoutScripts, expect, test } from './support/test';

const t = dictionaryFor('en');

for (const { row, siteId, code, facts, writes = 0, arrange } of stopRows) {
  test(
    `${row}: the page says so, what to do next, and a reference`,
    alsoWithoutScripts,
    async ({ page, app, operator, palette, inspect }) => {
      await operator.arriveAt(siteId, hostIdOf(siteId));
      await arrange(palette);
      await palette.clearLog();
      await operator.register();
      await expectStopped(page, code);
      expect((await palette.log()).filter(({ effect }) => effect === 'write')).toHaveLength(writes);
      await expectProblem(page, app, code, facts);
      await expect(page.getByRole('button', { name: t.registration.again })).toBeVisible();
      await inspect(`stop-${code.replaceAll('_', '-')}`);
    },
  );
}

test(
  'h1 a host that was claimed for another site goes back to the form, which names that site',
  alsoWithoutScripts,
  async ({ page, app, operator, inspect, javaScriptEnabled }) => {
    const hostId = hostIdOf('claimed-here');
    await operator.arriveAt('claimed-here', hostId);
    await operator.register();
    await expectState(page, 'setting_up');
    await operator.arriveAt('claimed-there', hostId);
    await operator.register();
    await expect(page).toHaveURL(/#problem$/);
    await expectProblem(page, app, 'host_at_other_site', { site: 'Ogden – 25th Street' });
    if (javaScriptEnabled) await expect(page.locator('#problem')).toBeFocused();
    await expect(page.getByText('Moab – Main Street', { exact: true })).toBeVisible();
    await inspect('stop-host-claimed');
  },
);

test(
  'an existing cluster of the site is taken over where IT allows it',
  alsoWithoutScripts,
  async ({ page, operator, palette }) => {
    await palette.act({ act: 'createCluster', with: [{ name: 'adopted', isRunning: true }] });
    await operator.arriveAt('adopted', hostIdOf('adopted'));
    await operator.register();
    await expectState(page, 'setting_up');
  },
);

test(
  'once IT has mended the cause, "Try again" finishes the registration',
  alsoWithoutScripts,
  async ({ page, operator, palette }) => {
    await operator.arriveAt('mended', hostIdOf('mended'));
    await palette.act({ act: 'createCluster', with: [{ name: 'mended', isRunning: true }] });
    await operator.register();
    await expectState(page, 'needs_attention');
    await palette.act({
      act: 'setClusterLabels',
      with: ['mended', { 'managed-by': 'edge-registration', site: 'mended' }],
    });
    await operator.tap(page.getByRole('button', { name: t.registration.again }));
    await expectState(page, 'setting_up');
  },
);
