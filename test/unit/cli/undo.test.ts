import { describe, expect, test } from 'vitest';
import type { House } from '../../../cli/sites/command';
import { commandActor } from '../../../cli/sites/command-actor';
import { undo } from '../../../cli/sites/undo';
import { createAccessWorld } from '../../support/access-world';
import { edgeHost } from '../../support/palette-truth';
import { testServer } from '../../support/test-server';
import { testSite } from '../../support/test-site';
import { testHouse } from './test-house';

const sites = [testSite('denver'), testSite('austin', { topology: { controlPlane: 3 } })];
const one = edgeHost(1);

async function open(siteId: string, changes: Partial<House> = {}) {
  const world = createAccessWorld(sites);
  await world.submit(one, siteId, 'till-2');
  const asked: (readonly string[])[] = [];
  const house = testHouse({}, [], {
    openServer: async () => ({ ...testServer(world, sites), life: { as: () => world.life } }),
    askYes: async (lines) => {
      asked.push(lines);
      return true;
    },
    ...changes,
  });
  const run = (values: Readonly<Record<string, unknown>> = {}, host: string = one) =>
    undo.run({ positionals: [host], values }, house);
  return { world, asked, run };
}

describe('taking a registration back at the command line', () => {
  test('shows how the host stands, asks back, and leaves nothing in Palette', async () => {
    const { world, asked, run } = await open('austin');
    expect(Object.keys(world.simulator.snapshot().state.hosts)).toHaveLength(1);
    const { lines, json } = await run();
    expect(asked).toEqual([[`${one}  austin  Registered`, 'Take it back?']]);
    expect([lines, json]).toEqual([
      [`${one} was taken back from austin.`],
      { hostId: one, siteId: 'austin', result: 'undone' },
    ]);
    await world.rest();
    expect(Object.keys(world.simulator.snapshot().state.hosts)).toHaveLength(0);
    expect((await world.submit(one, 'denver')).outcome).not.toBe('refused');
  });

  test('is in the audit trail with the user of the machine and whom they act for', async () => {
    const { world, run } = await open('austin');
    await run({ yes: true, by: 'Sam Doe' });
    await world.rest();
    const undone = (await world.store.readAudit(100)).filter(({ what }) => what.startsWith('undo'));
    expect(undone.length).toBeGreaterThan(0);
    for (const { who } of undone) expect(who).toBe('command test-user: Sam Doe');
  });

  test('asks nobody with --yes', async () => {
    const { asked, run } = await open('austin');
    await run({ yes: true });
    expect(asked).toEqual([]);
  });

  test.each([
    ['a no', async () => false, 'Nothing was taken back.'],
    ['no terminal', async () => null, 'add --yes'],
  ])('takes nothing back after %s', async (_, askYes, words) => {
    const { world, run } = await open('austin', { askYes });
    const before = world.writes().length;
    await expect(run()).rejects.toThrow(words);
    expect(world.writes()).toHaveLength(before);
  });

  test('takes a host in a cluster out of it first, and keeps the last one of a control plane', async () => {
    const { world, run } = await open('denver');
    const before = world.writes().length;
    await expect(run({ yes: true })).rejects.toThrow('is the only control plane of denver');
    expect(world.writes()).toHaveLength(before);
    await world.submit(edgeHost(2), 'denver');
    expect((await run({ yes: true }, edgeHost(2))).lines).toEqual(['Done at denver, in 5 steps.']);
    expect((await run({ yes: true }, edgeHost(2))).json).toMatchObject({ result: 'nothing_left' });
  });

  test.each([
    ['austin', 'at once'],
    ['denver', 'the only control plane'],
  ])('only says what it would do at %s with --dry-run', async (siteId, words) => {
    const { world, run } = await open(siteId);
    const before = world.writes().length;
    const said = await run({ dryRun: true }).then(
      ({ lines }) => lines.join(' '),
      (fault: Error) => fault.message,
    );
    expect(said).toContain(words);
    expect(world.writes()).toHaveLength(before);
  });

  test('twice is no failure: nothing is left to do, for whoever has lost the first answer', async () => {
    const { world, run } = await open('austin');
    await run({ yes: true });
    const before = world.writes().length;
    const again = await run({ yes: true });
    expect(again).toEqual({
      lines: ['Nothing is left to do: it was taken back.'],
      json: { hostId: one, result: 'nothing_left' },
    });
    expect(world.writes()).toHaveLength(before);
  });

  test('fails for a host that nobody has registered here', async () => {
    const { run } = await open('austin');
    await expect(run({ yes: true }, edgeHost(9))).rejects.toThrow('There is nothing to take back');
  });

  test('says that nothing is left when somebody else was faster while the question stood', async () => {
    const { world, run } = await open('austin', {
      askYes: async () => {
        await world.desk.as(commandActor('jo')).undo({ hostId: one, right: null, mayAsk: false });
        return true;
      },
    });
    expect((await run()).json).toMatchObject({ result: 'nothing_left' });
  });

  test.each([[[]], [['no host!']]])('%j is typed wrong, and opens nothing', async (positionals) => {
    await expect(undo.run({ positionals, values: {} }, testHouse({}))).rejects.toMatchObject({ kind: 'usage' });
  });
});

describe('whoever acts at the command line', () => {
  test('is IT, everywhere, with the name of the machine’s user', () => {
    expect(commandActor('sam').grants).toMatchObject([
      { mode: 'command', who: 'command sam', role: 'it', scope: null },
    ]);
  });

  test('may name somebody in one line of at most 80 letters', () => {
    const who = (by: string) => commandActor('sam', by).grants[0]?.who;
    expect(who('  Sam\n\u001b[2J\u202e Doe ')).toBe('command sam: Sam [2J Doe');
    expect(who('   ')).toBe('command sam');
    expect(who('x'.repeat(200))).toBe(`command sam: ${'x'.repeat(80)}`);
  });
});
