import type { Page } from '@playwright/test';
import { dictionaryFor } from '../../lib/i18n/dictionary';
import type { State } from '../../lib/palette/simulator/state';
import { expectProblem, expectState, expectStopped } from './support/expect-page';
import { hostIdOf } from './support/host-id';
import { runCommand } from './support/run-command';
import { newDataDirectory } from './support/run-files';
import { startLiveApp } from './support/start-servers';
import { expect, test } from './support/test';

const t = dictionaryFor('en');
/** Seconds of a simulated installation and one refresh of a page. */
const installedWithinMs = 45_000;

/** How many virtual machines run where, by what Palette has. */
function machinesOf({ clusters }: State, name: string): readonly string[] {
  const [cluster] = Object.values(clusters).filter((one) => one.name === name && one.deletingAt === null);
  return (cluster?.pools ?? []).flatMap(({ machines = [] }) => machines.map(({ hostUid }) => hostUid));
}

async function register(page: Page, url: string, site: string, hostId: string): Promise<void> {
  await page.goto(`${url}/?appliance-id=${hostId}&site=${site}`);
  await page.getByRole('button', { name: new RegExp(`^${t.confirm.action('.+')}$`) }).tap();
}

test('two appliances make a site of three machines; IT scales it to five, and deletes it', async ({
  page,
  paletteServer,
  palette,
  inspect,
}, { workerIndex }) => {
  test.setTimeout(300_000);
  const [first, second] = [hostIdOf('machines', 1), hostIdOf('machines', 2)];
  const dataDir = newDataDirectory();
  const app = await startLiveApp(`worker-${workerIndex}-machines`, paletteServer.url, dataDir);
  const it = (...words: string[]) => runCommand(paletteServer.url, dataDir, words);

  await register(page, app.url, 'machines', first);
  await expectState(page, 'waiting_for_hosts');
  await expect(page.getByText(t.registration.hostsHere(1, 2))).toBeVisible();
  await inspect('machines-first-of-two');

  await register(page, app.url, 'machines', second);
  await expectState(page, 'setting_up');
  await inspect('machines-set-up');
  expect(machinesOf(await palette.state(), 'machines')).toEqual([first, second, first]);

  for (const hostId of [first, second]) await palette.plugIn(hostId, 'appliance');
  await expectState(page, 'ready', installedWithinMs);
  await inspect('machines-ready');

  const scaled = await it('scale', 'machines', '--control-plane', '5', '--yes');
  expect(scaled.exitCode, scaled.output).toBe(0);
  expect(machinesOf(await palette.state(), 'machines')).toHaveLength(5);
  await page.goto(`${app.url}/registrations/${first}`);
  await expectState(page, 'ready');
  await inspect('machines-scaled');

  const deleted = await it('delete-cluster', 'machines', '--yes');
  expect(deleted.exitCode, deleted.output).toBe(0);
  await page.goto(`${app.url}/registrations/${first}`);
  await expectStopped(page, 'host_removed');
  await expect(page.locator('#problem')).toContainText(t.errors.host_removed.sentence({}));
  await inspect('machines-deleted');

  await register(page, app.url, 'machines', first);
  await register(page, app.url, 'machines', second);
  await expectState(page, 'setting_up');
  expect(machinesOf(await palette.state(), 'machines')).toEqual([first, second, first]);
  await app.stop();
});

test('an appliance that is too small is told so once it has called home', async ({
  page,
  app,
  operator,
  palette,
  inspect,
}) => {
  const [first, second] = [hostIdOf('machines-small', 1), hostIdOf('machines-small', 2)];
  await palette.plugIn(first, 'small');
  await operator.arriveAt('machines-small', first);
  await operator.register();
  await expectState(page, 'waiting_for_hosts');
  await expect.poll(async () => (await palette.state()).hosts[first]?.pairedAt ?? null).not.toBeNull();
  await operator.arriveAt('machines-small', second);
  await operator.register();
  await expectState(page, 'waiting_for_hosts');
  await page.goto(`/registrations/${first}`);
  await expectStopped(page, 'appliance_unfit');
  await expectProblem(page, app, 'appliance_unfit');
  await inspect('machines-too-small');
});
