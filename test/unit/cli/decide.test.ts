import { describe, expect, test } from 'vitest';
import type { House } from '../../../cli/sites/command';
import { approve, reject } from '../../../cli/sites/decide';
import { createAccessWorld } from '../../support/access-world';
import { hostId } from '../../support/plan-world';
import { testServer } from '../../support/test-server';
import { testSite } from '../../support/test-site';
import { testHouse } from './test-house';

const sites = [
  testSite('denver', {
    access: { modes: ['open'], pinHash: null, needsApproval: true, pairingKey: 'none', onlyExpectedHosts: false },
  }),
  testSite('austin'),
];

async function waiting(changes: Partial<House> = {}) {
  const world = createAccessWorld(sites);
  await world.submit('edge-1', 'denver', 'Back-office');
  const asked: string[][] = [];
  const house = testHouse({}, [], {
    openServer: async () => testServer(world, sites),
    askYes: async (lines) => {
      asked.push([...lines]);
      return true;
    },
    ...changes,
  });
  const stateOf = async (host: string) => {
    const view = await world.registrations.view(hostId(host));
    return view.ok ? view.value.state : view.error.code;
  };
  return { world, house, asked, stateOf };
}

const by = { by: 'Sam Doe' };

describe('a decision at the command line', () => {
  test('lets the host in, after it has shown what is asked', async () => {
    const { world, house, asked, stateOf } = await waiting();
    expect(world.writes()).toEqual([]);
    const { json, lines } = await approve.run({ positionals: ['edge-1'], values: by }, house);
    expect(asked).toEqual([
      [
        'host      edge-1 (Back-office)',
        'site      denver (Site denver)',
        'asked by  anybody',
        'at        2026-11-21T08:00:00.000Z',
        'Let it in?',
      ],
    ]);
    expect(json).toMatchObject({
      hostId: 'edge-1',
      siteId: 'denver',
      verdict: 'approve',
      by: 'Sam Doe',
      problem: null,
    });
    expect(lines).toEqual(['Let in. It is being registered.']);
    await world.rest();
    expect(await stateOf('edge-1')).not.toBe('waiting_for_approval');
    expect(world.writes().length).toBeGreaterThan(0);
  });

  test('turns the host away, and nothing is written to Palette', async () => {
    const { world, house, asked, stateOf } = await waiting();
    const { json, lines } = await reject.run({ positionals: ['edge-1'], values: by }, house);
    expect(asked[0]?.at(-1)).toBe('Turn it away?');
    expect(json).toMatchObject({ verdict: 'reject', problem: 'approval_rejected' });
    expect(lines).toEqual(['Turned away.']);
    await world.rest();
    expect(await stateOf('edge-1')).toBe('needs_attention');
    expect(world.writes()).toEqual([]);
  });

  test('is recorded with the name that was given and the user of the machine', async () => {
    const { world, house } = await waiting();
    await approve.run({ positionals: ['edge-1'], values: by }, house);
    await world.rest();
    const trail = JSON.stringify(await world.store.readAudit(100));
    expect(trail).toContain('command test-user');
    expect(trail).toContain('Sam Doe');
  });

  test('asks nobody with --yes, and shows what was asked all the same', async () => {
    const { house, asked } = await waiting();
    const { lines } = await approve.run({ positionals: ['edge-1'], values: { ...by, yes: true } }, house);
    expect(asked).toEqual([]);
    expect(lines[0]).toBe('host      edge-1 (Back-office)');
    expect(lines.at(-1)).toBe('Let in. It is being registered.');
  });

  test.each([
    ['a no', async () => false, 'Nothing was decided.'],
    ['no terminal', async () => null, 'add --yes'],
  ])('is none after %s', async (_, askYes, words) => {
    const { world, house, stateOf } = await waiting({ askYes });
    await expect(approve.run({ positionals: ['edge-1'], values: by }, house)).rejects.toThrow(words);
    await world.rest();
    expect(await stateOf('edge-1')).toBe('waiting_for_approval');
    expect(world.writes()).toEqual([]);
  });

  test('is not made twice, and the second hears who made the first', async () => {
    const { world, house } = await waiting();
    await reject.run({ positionals: ['edge-1'], values: by }, house);
    await world.rest();
    const second = approve.run({ positionals: ['edge-1'], values: by }, house);
    await expect(second).rejects.toThrow(/nothing to decide: rejected by .*Sam Doe/);
  });

  test('is not made about what was decided while the question stood', async () => {
    const { world, house } = await waiting();
    const slow = testHouse({}, [], {
      openServer: house.openServer,
      askYes: async () => {
        await reject.run({ positionals: ['edge-1'], values: { ...by, yes: true } }, house);
        return true;
      },
    });
    await expect(approve.run({ positionals: ['edge-1'], values: by }, slow)).rejects.toThrow(/nothing to decide/i);
    await world.rest();
    expect(world.writes()).toEqual([]);
  });

  test('is not asked for about a host that nobody has to decide about', async () => {
    const { world, house } = await waiting();
    await world.submit('edge-2', 'austin');
    await expect(approve.run({ positionals: ['edge-2'], values: by }, house)).rejects.toThrow('Nobody has to decide');
  });

  test('needs a host that somebody has asked for', async () => {
    const { house } = await waiting();
    await expect(approve.run({ positionals: ['edge-9'], values: by }, house)).rejects.toThrow('Nobody has asked');
  });

  test.each([
    [[], by],
    [['no host id!'], by],
    [['edge-1'], {}],
    [['edge-1'], { by: '  ' }],
  ])('%j with %j is typed wrong, and opens nothing', async (positionals, values) => {
    const house = testHouse({});
    await expect(approve.run({ positionals, values }, house)).rejects.toMatchObject({ kind: 'usage' });
  });

  test('a hostile host ID cannot steer the terminal', async () => {
    const failure = await approve
      .run({ positionals: ['\u001b[2J\u202eedge'], values: by }, testHouse({}))
      .catch((error: unknown) => String(error));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(failure).not.toMatch(/[\u0000-\u001f\u202e]/);
  });
});
