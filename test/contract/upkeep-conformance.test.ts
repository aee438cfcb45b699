import { expect, test } from 'vitest';
import { systemClock } from '../../lib/clock';
import { openAdmission } from '../../lib/palette/admission';
import { openPalette } from '../../lib/palette/open-palette';
import { openSurvey } from '../../lib/palette/open-survey';
import { DEFAULT_PROJECT_UID, defaultSeed } from '../../lib/palette/simulator/default-seed';
import type { Switches } from '../../lib/palette/simulator/switches';
import type { PaletteSurvey } from '../../lib/palette/survey';
import type { PaletteUpkeep } from '../../lib/palette/upkeep';
import { hostId } from '../support/plan-world';
import { testSite } from '../support/test-site';
import { addOnUid, createBench, hostBody, infraUid, makeCluster } from '../unit/palette/simulator/bench';
import { type Checker, createChecker, describeContract } from './openapi';
import { withBeyond } from './openapi-beyond';

const seed = { ...defaultSeed, templates: [{ uid: 't1', name: 'shops', profileUids: [infraUid] }] };

type Bench = ReturnType<typeof createBench>;

/** Everything that lifecycle commands and the doctor ask of Palette, over our own client. */
function connect(bench: Bench) {
  const options = {
    baseUrl: 'http://palette.test',
    apiKey: 'simulator-key',
    fetch: (request: Request) => bench.simulator.handle(request),
    clock: { ...systemClock, now: bench.now },
    random: () => 0.5,
    admission: openAdmission,
  };
  const view = {
    projectUid: DEFAULT_PROJECT_UID,
    deadlineMs: bench.now() + 10_000_000,
    caller: { queue: 'test', urgency: 'work' } as const,
    allowWrite: async () => {},
  };
  const access = openPalette(options);
  return { palette: access.scope(view), upkeep: access.upkeep(view), survey: openSurvey(options).scope(view) };
}

describeContract('what lifecycle commands say, against the published API description', (_checker, description) => {
  const checker = createChecker(withBeyond(description));

  const positions: Partial<Switches>[] = [
    {},
    { specNullArrays: true },
    { hostOfDeletedMachine: 'leaves-pool', deletionHangs: true },
    { clusterTemplate: 'accept', variableValue: 'accept', backupLocation: 'accept' },
  ];
  test.each(positions)('every request and every answer conforms with %j', async (switches) => {
    const bench = createBench({ switches, seed });
    await wholeLife(bench);
    expect(violationsOf(bench, checker)).toEqual([]);
  });

  test('a Palette without these operations is told from one with none of them set up', async () => {
    const bench = createBench({ switches: { clusterFeatures: 'absent' } });
    const { upkeep } = connect(bench);
    const { uid, configUid } = await makeCluster(bench, 'store-12', ['edge-1']);
    const settings = await upkeep.getSettings(testSite(), uid, configUid);
    expect(settings?.unknown).toEqual(['scans', 'backup']);
    expect(violationsOf(bench, checker)).toEqual([]);
  });
});

function violationsOf(bench: Bench, checker: Checker): string[] {
  return bench.simulator.log.flatMap((entry) => {
    const found = [...checker.checkRequest(entry), ...checker.checkResponse(entry)];
    return found.map((violation) => `${entry.method} ${entry.template} ${entry.status}: ${violation}`);
  });
}

async function wholeLife(bench: Bench): Promise<void> {
  const { palette, upkeep, survey } = connect(bench);
  const site = testSite();
  for (const id of ['edge-1', 'edge-2', 'edge-3', 'edge-4']) bench.simulator.devices.create({ id });
  const { uid, configUid } = await makeCluster(bench, 'store-12', ['edge-1', 'edge-2', 'edge-3']);
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-4'));
  bench.pass(600);
  const location = await lookAround(survey);

  const [pool] = await palette.getPools(site, configUid);
  if (pool === undefined) throw new Error('no pool');
  await upkeep.replaceHosts(site, configUid, pool, {
    added: [{ hostId: hostId('edge-4'), address: null }],
    removed: [],
  });
  bench.pass(600);
  const [first] = await upkeep.listMachines(site, configUid, pool.name);
  await upkeep.deleteMachine(site, configUid, pool.name, first?.uid ?? '');
  await upkeep.listMachines(site, configUid, pool.name);
  const [shown] = await palette.getPools(site, configUid);
  if (shown === undefined) throw new Error('no pool');
  await upkeep.replaceHosts(site, configUid, shown, { added: [], removed: [hostId('edge-1')] });
  const [shorter] = await palette.getPools(site, configUid);
  if (shorter === undefined) throw new Error('no pool');
  const taints = [{ key: 'till', value: 'yes', effect: 'NoSchedule' }];
  await upkeep.replacePoolOptions(site, configUid, shorter, { taints });
  await palette.createWorkerPool(site, configUid, [{ hostId: hostId('edge-1'), address: null }]);
  await upkeep.deletePool(site, configUid, 'worker-pool');

  await changeSettings(upkeep, uid, configUid, location);
  await upkeep.replaceTunnelConfig(hostId('edge-1'), { remoteSsh: 'enabled', remoteSshTempUser: 'enabled' });
  await upkeep.resetHost(hostId('edge-1'));
  await upkeep.deleteCluster(uid, false);
  await palette.getCluster(uid);
  await upkeep.deleteCluster(uid, true);
  expect(await upkeep.getSettings(site, uid, configUid)).toBeNull();
}

async function changeSettings(
  upkeep: PaletteUpkeep,
  uid: string,
  configUid: string,
  locationUid: string,
): Promise<void> {
  const site = testSite();
  const before = await upkeep.getSettings(site, uid, configUid);
  if (before === null) throw new Error('no settings');
  await upkeep.replaceClusterLabels(uid, { ...before.metadata, labels: { ...before.metadata.labels, team: 'x' } });
  await upkeep.replaceLocation(uid, { latitude: 39.74, longitude: -104.99 }, { countryCode: 'US' });
  await upkeep.replaceTimeZone(uid, 'America/Denver');
  await upkeep.replaceOsPatch(uid, { schedule: '0 4 * * 0', onBoot: false, rebootIfRequired: true });
  await upkeep.replaceNetwork(site, configUid, { ...before.network, ntpServers: ['pool.ntp.org'] });
  const manifests = [{ name: 'banner', content: 'kind: ConfigMap' }];
  await upkeep.changeProfiles(uid, [
    { uid: addOnUid, replaces: addOnUid, variables: { till_count: '5' }, packs: [] },
    { uid: infraUid, replaces: infraUid, variables: {}, packs: [{ name: 'edge-k3s', values: 'a: 1', manifests }] },
  ]);
  for (const security of ['0 3 * * 1', '0 4 * * 1']) {
    await upkeep.replaceScans(uid, { security, penetration: null, conformance: '0 5 1 * *' });
    await upkeep.replaceBackup(site, uid, {
      ...{ locationUid, prefix: 'store', schedule: '0 2 * * *', keepHours: 72 },
      ...{ namespaces: [], includeDisks: true, clusterResources: 'always' },
    });
  }
  const after = await upkeep.getSettings(site, uid, configUid);
  expect(after).toMatchObject({
    metadata: { labels: { team: 'x' } },
    location: { latitude: 39.74, longitude: -104.99 },
    place: { countryCode: 'US' },
    timeZone: 'America/Denver',
    osPatch: { schedule: '0 4 * * 0' },
    network: { ntpServers: ['pool.ntp.org'] },
    scans: { security: '0 4 * * 1', penetration: null, conformance: '0 5 1 * *' },
    backup: { prefix: 'store', keepHours: 72, clusterResources: 'always' },
    unknown: [],
  });
  expect(after?.profiles.find((profile) => profile.uid === addOnUid)?.variables).toMatchObject({ till_count: '5' });
  expect(after?.profiles.find((profile) => profile.uid === infraUid)?.packs).toContainEqual({
    name: 'edge-k3s',
    values: 'a: 1',
  });
  await upkeep.replaceBackup(site, uid, null);
  await upkeep.replaceOsPatch(uid, null);
  expect(await upkeep.getSettings(site, uid, configUid)).toMatchObject({ backup: null, osPatch: null });
}

/** Gives the UID of a backup location. */
async function lookAround(survey: PaletteSurvey): Promise<string> {
  const locations = await survey.listBackupLocations();
  expect(locations.map(({ name }) => name)).toEqual(['backups']);
  const [system] = await survey.listSystemProfiles();
  expect(system).toMatchObject({ name: 'appliance-os' });
  const file = await survey.downloadProfile(system?.uid ?? '');
  expect(file?.name).toBe(`appliance-os-${system?.version}.tgz`);
  expect(await survey.getTemplate('t1')).toMatchObject({ name: 'shops' });
  return locations[0]?.uid ?? '';
}
