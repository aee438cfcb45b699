import { describe, expect, test } from 'vitest';
import { register } from '../../../cli/sites/register';
import { createAccessWorld } from '../../support/access-world';
import { edgeHost } from '../../support/palette-truth';
import { testServer } from '../../support/test-server';
import { siteId, testSite } from '../../support/test-site';
import { countIn, openRegister, registerSites, resultsOf } from './register-world';
import { testHouse } from './test-house';

const [one, two] = [edgeHost(1), edgeHost(2)];
const fileOf = (rows: readonly string[]) => ['edge_host_id,site', ...rows, ''].join('\n');

describe('registering at the command line', () => {
  test('does what a scan does, without a way in and without asking IT, for it is IT', async () => {
    const { world, run } = openRegister();
    const { lines, exitCode } = await run([one], { site: 'denver', name: 'till 2' });
    expect(lines).toEqual([
      `${one}  denver  registered`,
      '1 host: 1 registered.',
      'This was the simulator: nothing real was touched.',
    ]);
    expect(exitCode).toBe(0);
    const intent = await world.store.readIntent(one);
    expect(intent).toMatchObject({ siteId: 'denver', hostName: 'till-2', phase: 'settled' });
    expect(world.writes()).toHaveLength(2);
  });

  test('is in the audit trail with the user of the machine and whom they act for', async () => {
    const { world, run } = openRegister();
    await run([one], { site: 'denver', by: ' Sam\u0007  Doe ' });
    const whos = (await world.store.readAudit(100)).map(({ who }) => who);
    expect(new Set(whos)).toEqual(new Set(['command test-user: Sam Doe']));
  });

  test('twice writes nothing the second time, and says so', async () => {
    const { world, run } = openRegister();
    await run([one], { site: 'denver' });
    const before = world.writes().length;
    const again = await run([one], { site: 'denver' });
    expect([resultsOf(again), again.exitCode]).toEqual([['already'], 0]);
    expect(world.writes()).toHaveLength(before);
  });

  test('says how many hosts the site still needs', async () => {
    const { lines } = await openRegister().run([one], { site: 'austin' });
    expect(lines.join('\n')).toContain('2 more hosts are needed there');
  });

  test('is refused with sentence, next step and a reference that is in the log', async () => {
    const { world, run } = openRegister();
    await run([one], { site: 'denver' });
    const { lines, exitCode } = await run([one], { site: 'austin' });
    expect(exitCode).toBe(1);
    const reference = /Reference: (\S+)/.exec(lines.join('\n'))?.[1];
    expect(lines.join('\n')).toContain('already registered for Site denver');
    // Whoever reads this is the help desk.
    expect(lines.join(' ').replace(/\s+/g, ' ')).toContain('npm run sites -- undo');
    expect(lines.join(' ')).not.toContain('help desk');
    expect(world.events).toContainEqual(expect.objectContaining({ reference, code: 'host_at_other_site' }));
  });

  test('takes the pairing key of a host from the standard input, and tells it nobody', async () => {
    const key = 'planted-pairing-key-1';
    const { world, run } = openRegister({}, { readInput: async () => `${key}\n` });
    expect(resultsOf(await run([one], { site: 'boise' }))).toEqual(['pairing_key_needed']);
    const outcome = await run([one], { site: 'boise', pairingKey: '-' });
    expect(resultsOf(outcome)).toEqual(['registered']);
    const kept = [outcome, world.events, await world.store.readAudit(100), await world.store.readIntent(one)];
    expect(JSON.stringify(kept)).not.toContain(key);
  });

  test('at a site that is not in the config asks nobody, and says what was probably meant', async () => {
    const index = { ...testServer(createAccessWorld(registerSites), registerSites).index };
    const house = testHouse({}, [], { index: () => index });
    const failure = register.run({ positionals: [one], values: { site: 'denvr' } }, house);
    await expect(failure).rejects.toThrow('There is no site "denvr" in the config. Did you mean denver?');
  });

  test('elsewhere than hosts.csv expects the host is refused, unless that is meant', async () => {
    const expectedHosts = [{ match: 'exact', text: one, siteId: siteId('austin') }] as const;
    const { world, run } = openRegister({ expectedHosts });
    for (const dryRun of [true, false]) {
      await expect(run([one], { site: 'denver', dryRun })).rejects.toThrow('hosts.csv expects it at austin');
    }
    expect(world.calls()).toEqual([]);
    expect(resultsOf(await run([one], { site: 'denver', unexpected: true }))).toEqual(['registered']);
    expect(resultsOf(await run([two], { site: 'austin' }))).toEqual(['registered']);
  });

  test.each([
    [[], {}],
    [[], { site: 'denver' }],
    [['no host!'], { site: 'denver' }],
    [['edge-1'], {}],
    [['edge-1'], { csv: 'x.csv' }],
    [[], { csv: 'x.csv', site: 'denver' }],
    [[], { csv: 'x.csv', pairingKey: 'k' }],
    [['edge-1'], { site: 'denver', skipFaulty: true }],
  ])('%j with %j is typed wrong, and opens nothing', async (positionals, values) => {
    await expect(register.run({ positionals, values }, testHouse({}))).rejects.toMatchObject({ kind: 'usage' });
  });

  test('in a live store that has never seen anything is refused, unless that is meant', async () => {
    const { world, server, house } = openRegister();
    const live = { ...house, openServer: async () => ({ ...server, isReal: true }) };
    const given = { positionals: [one], values: { site: 'denver' } };
    await expect(register.run(given, live)).rejects.toThrow('never seen a registration');
    expect(world.calls()).toEqual([]);
    const dry = await register.run({ ...given, values: { site: 'denver', dryRun: true } }, live);
    expect(resultsOf(dry)).toEqual(['would_register']);
    await register.run({ ...given, values: { site: 'denver', newStore: true } }, live);
    await world.rest();
    world.clock.advance(1_000);
    expect(resultsOf(await register.run(given, live))).toEqual(['already']);
  });
});

const five = ['north', 'east', 'south', 'west', 'centre'];
/** Twenty hosts, four for each of five sites, in no order. */
const twenty = Array.from({ length: 20 }, (_, at) => `${edgeHost(at + 1)},${five[at % 5]}`);

describe('registering a file of hosts', () => {
  test('asks for the hosts of a site together: n + 1 writes for each new site', async () => {
    const { world, runFile } = openRegister();
    const outcome = await runFile(fileOf(twenty));
    expect(resultsOf(outcome)).toEqual(Array.from({ length: 20 }, () => 'registered'));
    expect(outcome.exitCode).toBe(0);
    expect(outcome.lines.at(-2)).toBe('20 hosts: 20 registered.');
    expect(world.writes()).toHaveLength(20 + 5);
  });

  test('twice writes nothing the second time', async () => {
    const { world, runFile } = openRegister();
    await runFile(fileOf(twenty));
    const before = world.writes().length;
    const again = await runFile(fileOf(twenty));
    expect(new Set(resultsOf(again))).toEqual(new Set(['already']));
    expect(again.exitCode).toBe(0);
    expect(world.writes()).toHaveLength(before);
  });

  test('lets a row that is refused stop no other, and ends with 4', async () => {
    const { run, runFile } = openRegister();
    await run([two], { site: 'denver' });
    const outcome = await runFile(fileOf([`${one},north`, `${two},north`, `${edgeHost(3)},north`]));
    expect(resultsOf(outcome)).toEqual(['registered', 'host_at_other_site', 'registered']);
    expect(outcome.exitCode).toBe(4);
  });

  test('begins nothing where the file is faulty, and says how to go on', async () => {
    const { world, runFile } = openRegister();
    const failure = runFile(fileOf([`${one},north`, `${two},noth`]));
    await expect(failure).rejects.toThrow('1 fault in the file, so nothing was begun.');
    await expect(failure).rejects.toThrow('standard input:3:site');
    await expect(failure).rejects.toThrow('Did you mean north?');
    await expect(failure).rejects.toThrow('Or begin with the other 1 already: --skip-faulty.');
    expect(world.calls()).toEqual([]);
    expect(await world.store.readIntent(one)).toBe(null);
  });

  test('shows ten faults in full, and counts the others', async () => {
    const rows = Array.from({ length: 100 }, (_, at) => `${edgeHost(at)},nowhere-at-all`);
    const told = await openRegister()
      .runFile(fileOf(rows))
      .catch((error: unknown) => String(error));
    expect(String(told)).toContain('100 faults');
    expect(String(told).match(/is not the id of a site/g)).toHaveLength(10);
    expect(String(told)).toContain('and 90 more');
    expect(String(told)).not.toContain('--skip-faulty');
  });

  test('leaves faulty lines out where that is wanted, and ends with 4', async () => {
    const { runFile } = openRegister();
    const outcome = await runFile(fileOf([`${one},north`, `${two},noth`]), { skipFaulty: true });
    expect(resultsOf(outcome)).toEqual(['registered']);
    expect(outcome).toMatchObject({
      exitCode: 4,
      json: { skipped: 1, faults: [{ problem: 'is not the id of a site' }] },
    });
  });

  test('cannot leave out a first line that means nothing', async () => {
    const { world, runFile } = openRegister();
    await expect(runFile('host,site\nedge-1,north\n', { skipFaulty: true })).rejects.toThrow('edge_host_id');
    expect(world.calls()).toEqual([]);
  });

  test('half of it, then the whole: what was there already is not written again', async () => {
    const { world, runFile } = openRegister();
    const whole = fileOf(twenty);
    const half = whole.slice(0, Math.floor(whole.length / 2));
    await expect(runFile(half)).rejects.toThrow('cut off');
    const first = await runFile(half, { skipFaulty: true });
    expect(first.exitCode).toBe(4);
    await runFile(whole);
    // Five creates; later hosts of the sites come with one write of a pool each.
    expect(world.writes().length).toBeLessThanOrEqual(20 + 2 * 5);
    expect(countIn(world)).toEqual({ hosts: 20, clusters: 5 });
  });

  test('ends what it has begun when somebody interrupts, and can be run again', async () => {
    let interrupt = () => {};
    let hasListened = false;
    const onInterrupt = (act: () => void) => {
      interrupt = act;
      return () => {
        hasListened = true;
      };
    };
    const many = Array.from({ length: 60 }, (_, at) => `${edgeHost(at + 1)},site-${Math.floor(at / 6)}`);
    const ten = Array.from({ length: 10 }, (_, at) => testSite(`site-${at}`));
    const { world, house, runFile } = openRegister({}, { onInterrupt }, ten);
    const shown: number[] = [];
    const progress = () => ({
      show: (done: number) => {
        shown.push(done);
        if (done === 1) interrupt();
      },
      end: () => {},
    });
    const text = fileOf(many);
    const outcome = await register.run(
      { positionals: [], values: { csv: '-' } },
      { ...house, readInput: async () => text, terminal: { ...house.terminal, progress } },
    );
    await world.rest();
    const results = resultsOf(outcome);
    expect(results.slice(0, 36)).not.toContain('not_begun');
    expect(results.slice(36)).toEqual(Array.from({ length: 24 }, () => 'not_begun'));
    expect(outcome.exitCode).toBe(4);
    expect(outcome.lines.join('\n')).toContain('Run the same again');
    expect([hasListened, shown[0]]).toEqual([true, 0]);
    const again = await runFile(text);
    expect(again.exitCode).toBe(0);
    expect(countIn(world)).toEqual({ hosts: 60, clusters: 10 });
  });

  test('waits for hosts whose turn has not come, and tells what came of them', async () => {
    const budget = [{ prefix: '/v1/edgehosts', perSecond: 1, burst: 10 }];
    const { runFile } = openRegister({ budget });
    const outcome = await runFile(fileOf(twenty));
    expect(new Set(resultsOf(outcome))).toEqual(new Set(['registered']));
  });
});

describe('a dry run', () => {
  test('says of each row what would happen, and writes nothing', async () => {
    const { world, run, runFile } = openRegister();
    await run([one], { site: 'north' });
    const before = [world.writes().length, JSON.stringify(await world.store.readAudit(100))];
    const rows = [`${one},north`, `${two},north`, `${edgeHost(3)},austin`, `${edgeHost(4)},boise`];
    const outcome = await runFile(fileOf(rows), { dryRun: true });
    expect(resultsOf(outcome)).toEqual(['already', 'would_register', 'would_register', 'pairing_key_needed']);
    expect(outcome.lines.join('\n')).toContain('2 more hosts are needed there');
    expect(outcome.exitCode).toBe(4);
    await world.rest();
    expect([world.writes().length, JSON.stringify(await world.store.readAudit(100))]).toEqual(before);
    expect(await world.store.readIntent(two)).toBe(null);
  });

  test('of a file is what then happens', async () => {
    const { runFile } = openRegister();
    const foretold = await runFile(fileOf(twenty), { dryRun: true });
    expect(new Set(resultsOf(foretold))).toEqual(new Set(['would_register']));
    expect(new Set(resultsOf(await runFile(fileOf(twenty))))).toEqual(new Set(['registered']));
  });
});
