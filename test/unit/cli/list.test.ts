import { describe, expect, test } from 'vitest';
import type { House } from '../../../cli/sites/command';
import { filterSites, list } from '../../../cli/sites/list';
import { openTerminal } from '../../../cli/sites/terminal';
import { StoreError } from '../../../lib/store/store';
import { siteId, testIndex, testSite } from '../../support/test-site';
import { hostId } from '../access/support/door';
import { liveHouse } from './live-world';
import { testHouse } from './test-house';

const sites = [
  testSite('denver', { name: 'Denver – Snow St', number: '0104' }),
  testSite('boulder', { name: 'Boulder', topology: { controlPlane: 3 }, tags: { format: 'corner-shop' } }),
  testSite('montreal', { name: 'Montréal – Mile End', status: { state: 'closed' } }),
];
const index = testIndex(sites);
const labels = { 'managed-by': 'edge-registration' };

function world(changes: Partial<House> = {}) {
  return liveHouse(
    index,
    async ({ stranger }, store) => {
      stranger.registerHost({ uid: 'edge-1', isPaired: true, labels: { ...labels, site: 'denver' } });
      stranger.createCluster({
        name: 'denver',
        labels: { ...labels, site: 'denver' },
        hosts: ['edge-1'],
        isRunning: true,
      });
      stranger.registerHost({ uid: 'edge-2', labels: { ...labels, site: 'boulder' } });
      await store.recordIntent({
        hostId: hostId('edge-2'),
        siteId: siteId('boulder'),
        hostName: null,
        phase: 'queued',
        requestedAtMs: 0,
        requestedBy: 'anybody',
        linkId: null,
        needsPairingKey: false,
      });
    },
    changes,
  );
}

async function run(house: House, values: Record<string, unknown> = {}) {
  const { json, lines } = await list.run({ positionals: [], values }, house);
  return { rows: json as Record<string, unknown>[], lines };
}

describe('the command that lists sites', () => {
  test('names the kind of a site where it is not the usual one', async () => {
    const kinds = [testSite('denver'), testSite('reno', { kind: 'virtualized' })];
    const { rows, lines } = await run(testHouse({}, [], { index: () => testIndex(kinds) }), { offline: true });
    expect(lines.slice(0, 2)).toEqual([
      'denver    ? of 6  -           Site denver',
      'reno      ? of 6  -           Site reno (virtualized)',
    ]);
    expect(rows.map(({ kind }) => kind)).toEqual(['native', 'virtualized']);
  });

  test('shows a line for each: hosts of how many, state, name', async () => {
    const { rows, lines } = await run(await world());
    expect(lines).toEqual([
      'denver      1 of 6  ready       Denver – Snow St',
      'boulder     1 of 6  registered  Boulder (waits for 2 more hosts; work waits)',
      'montreal    0 of 6  none        Montréal – Mile End (closed)',
      '3 sites. 2 calls to Palette.',
    ]);
    expect(rows[1]).toMatchObject({ id: 'boulder', state: 'registered', hosts: 1, maxHosts: 6, hasWork: true });
  });

  test('only those of a state, or that a text fits', async () => {
    const house = await world();
    const ids = async (values: Record<string, unknown>) => (await run(house, values)).rows.map(({ id }) => id);
    expect(await ids({ state: 'ready' })).toEqual(['denver']);
    expect(await ids({ state: 'attention' })).toEqual([]);
    expect(await ids({ filter: 'MONTREAL' })).toEqual(['montreal']);
  });

  test.each([
    ['0104', ['denver']],
    ['mile end', ['montreal']],
    ['format:corner', ['boulder']],
    ['main street', ['denver', 'boulder', 'montreal']],
    ['nowhere', []],
    ['  ', ['denver', 'boulder', 'montreal']],
  ])('the text %j finds %j', (text, ids) => {
    expect(filterSites(sites, text).map(({ id }) => id)).toEqual(ids);
  });

  test('offline asks neither Palette nor the store nor the environment', async () => {
    const refuse = () => {
      throw new Error('asked');
    };
    const house = testHouse({}, [], { index: () => index, env: refuse, openStore: refuse });
    const { rows, lines } = await run(house, { offline: true });
    expect(rows.map(({ state, hosts }) => [state, hosts])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
    expect(lines.at(-1)).toBe('3 sites. Palette was not asked.');
    await expect(run(house, { offline: true, state: 'ready' })).rejects.toMatchObject({ kind: 'usage' });
  });

  test('a store that does not answer hides nothing of what Palette shows', async () => {
    const openStore = async () => {
      throw new StoreError('open');
    };
    const { rows } = await run(await world({ openStore }));
    expect(rows.map(({ hasWork }) => hasWork)).toEqual([false, false, false]);
  });

  test('fits into 40 columns', async () => {
    const terminal = openTerminal({ out: { columns: 40 }, err: { write: () => true }, variables: {} });
    const { lines } = await run(await world({ terminal }), { filter: 'boulder' });
    expect(lines).toEqual([
      'boulder',
      '  1 of 6  registered',
      '  (waits for 2 more hosts; work waits)',
      '1 site. 2 calls to Palette.',
    ]);
  });
});
