import { describe, expect, test } from 'vitest';
import type { House } from '../../../cli/sites/command';
import { approve, reject } from '../../../cli/sites/decide';
import { createAccessWorld } from '../../support/access-world';
import { edgeHost } from '../../support/palette-truth';
import { testServer } from '../../support/test-server';
import { testSite } from '../../support/test-site';
import { testHouse } from './test-house';

const access = {
  modes: ['open'],
  pinHash: null,
  needsApproval: true,
  pairingKey: 'none',
  onlyExpectedHosts: false,
} as const;
const sites = [testSite('denver', { access }), testSite('austin', { access }), testSite('boise')];
const [one, two, three, four] = [edgeHost(1), edgeHost(2), edgeHost(3), edgeHost(4)];
const by = { by: 'Sam Doe' };

async function waiting(changes: Partial<House> = {}) {
  const world = createAccessWorld(sites);
  await world.submit(one, 'denver');
  await world.submit(two, 'denver');
  await world.submit(three, 'austin');
  await world.submit(four, 'boise');
  const asked: (readonly string[])[] = [];
  const house = testHouse({}, [], {
    openServer: async () => testServer(world, sites),
    askYes: async (lines) => {
      asked.push(lines);
      return true;
    },
    ...changes,
  });
  return { world, house, asked };
}

describe('decisions about several hosts', () => {
  test('are asked about once, and have a result each', async () => {
    const { world, house, asked } = await waiting();
    const before = world.writes().length;
    const outcome = await approve.run({ positionals: [one, two, three], values: by }, house);
    expect(asked).toEqual([
      [
        `${one}  denver  asked by anybody`,
        `${two}  denver  asked by anybody`,
        `${three}  austin  asked by anybody`,
        'Let these 3 in?',
      ],
    ]);
    expect(outcome.lines).toEqual([`${one}  let in`, `${two}  let in`, `${three}  let in`, '3 of 3 hosts let in.']);
    expect(outcome.exitCode).toBe(0);
    await world.rest();
    // Those of one site go in together: n + 1 writes for each.
    expect(world.writes().length - before).toBe(3 + 2);
    const trail = (await world.store.readAudit(100)).filter(({ what }) => what === 'approval_given');
    expect(trail.map(({ who }) => who)).toEqual(Array.from({ length: 3 }, () => 'command test-user: Sam Doe'));
  });

  test('leave out whom nobody has to decide about, with the reason, and end with 4', async () => {
    const { house, asked } = await waiting();
    const outcome = await reject.run({ positionals: [one, four, edgeHost(9)], values: by }, house);
    expect(asked[0]).toHaveLength(2);
    expect(outcome).toMatchObject({
      exitCode: 4,
      json: [
        { hostId: one, isDone: true, trouble: '' },
        { hostId: four, isDone: false, trouble: 'Nobody has to decide about it.' },
        { isDone: false, siteId: null, trouble: expect.stringContaining('Nobody has asked') },
      ],
    });
    expect(outcome.lines.at(-1)).toBe('1 of 3 hosts turned away.');
  });

  test('come from a file, twice with the same end', async () => {
    const { world, house } = await waiting({ readInput: async () => `edge_host_id\n${one}\n${two}\n` });
    const given = { positionals: [], values: { ...by, csv: '-', yes: true } };
    expect((await approve.run(given, house)).exitCode).toBe(0);
    await world.rest();
    const before = world.writes().length;
    const again = await approve.run(given, house);
    expect(again.exitCode).toBe(1);
    expect(again.lines.join('\n')).toContain('There is nothing to decide: approved by command test-user: Sam Doe.');
    await world.rest();
    expect(world.writes()).toHaveLength(before);
  });

  test('are none after a no, and none is asked for where nobody waits', async () => {
    const { world, house, asked } = await waiting();
    const no = { ...house, askYes: async () => false };
    await expect(approve.run({ positionals: [one, two], values: by }, no)).rejects.toThrow('Nothing was decided.');
    expect((await world.store.readIntent(one))?.phase).toBe('waiting_for_approval');
    const none = await approve.run({ positionals: [four, edgeHost(9)], values: by }, house);
    expect([none.exitCode, asked]).toEqual([1, []]);
  });

  test('are not made about what was decided while the question stood', async () => {
    const { house } = await waiting();
    const slow = {
      ...house,
      askYes: async () => {
        await reject.run({ positionals: [one], values: { ...by, yes: true } }, house);
        return true;
      },
    };
    const outcome = await approve.run({ positionals: [one, two], values: by }, slow);
    expect(outcome.exitCode).toBe(4);
    expect(outcome.lines[0]).toBe(one);
  });

  test('of no host or of hosts twice over are typed wrong', async () => {
    for (const given of [
      { positionals: [], values: by },
      { positionals: [one], values: { ...by, csv: 'x.csv' } },
      { positionals: [one, 'no host!'], values: by },
    ]) {
      await expect(approve.run(given, testHouse({}))).rejects.toMatchObject({ kind: 'usage' });
    }
  });
});
