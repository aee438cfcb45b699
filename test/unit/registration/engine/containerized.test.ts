import { expect, test } from 'vitest';
import { edgeHost } from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld } from '../../../support/test-world';
import { withOlderKinds } from '../../../support/virtual-site';

const kiosk = testSite('kiosk', { kind: 'containerized', endpoint: { type: 'none', host: '' } });

test('a containerized site is registered as a native one is, in the words of its kind', async () => {
  const world = createTestWorld([kiosk], { index: withOlderKinds });
  for (const number of [1, 2]) world.simulator.devices.create({ id: edgeHost(number) });
  expect((await world.submit(edgeHost(1), 'kiosk')).view).toMatchObject({ state: 'setting_up', role: 'control-plane' });
  expect((await world.submit(edgeHost(2), 'kiosk')).view).toMatchObject({ state: 'setting_up', role: 'worker' });
  expect((await world.submit(edgeHost(2), 'kiosk')).outcome).toBe('already');
  expect(world.writes().map(({ method, template }) => `${method} ${template}`)).toEqual([
    'POST /v1/edgehosts',
    'POST /v1/spectroclusters/edge',
    'POST /v1/edgehosts',
    'POST /v1/cloudconfigs/edge/{configUid}/machinePools',
  ]);
  await world.clock.sleep(900_000);
  await world.registrations.view(edgeHost(1));
  await world.rest();
  await world.clock.sleep(6_000);
  expect(await world.registrations.view(edgeHost(1))).toMatchObject({ value: { state: 'ready' } });
});

test('a Palette without containerized clusters is found out by the first create', async () => {
  const world = createTestWorld([kiosk], { index: withOlderKinds, switches: { olderKinds: 'absent' } });
  expect((await world.submit(edgeHost(1), 'kiosk')).problem).toMatchObject({ code: 'kind_not_supported' });
});

test('a third host joins the pool of workers that is there', async () => {
  const world = createTestWorld([kiosk], { index: withOlderKinds });
  for (const number of [1, 2, 3]) await world.submit(edgeHost(number), 'kiosk');
  expect(world.writes().at(-1)).toMatchObject({
    method: 'PUT',
    template: '/v1/cloudconfigs/edge/{configUid}/machinePools/{machinePoolName}',
    requestBody: { cloudConfig: { edgeHosts: [{ hostUid: edgeHost(2) }, { hostUid: edgeHost(3) }] } },
  });
});
