import { describe, expect, test } from 'vitest';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import type { Task } from '../../../lib/lifecycle/task';
import { DEFAULT_PROJECT_UID } from '../../../lib/palette/simulator/default-seed';
import { StoreError } from '../../../lib/store/store';
import { carryOut, interruptAfter, namesOf, rehearse, runningSite } from '../../support/life-world';
import { edgeHost } from '../../support/palette-truth';
import { siteId } from '../../support/test-site';
import { anybody, type TestWorld } from '../../support/test-world';

const minutes = 60_000;
const [two, three] = [edgeHost(2), edgeHost(3)] as [HostId, HostId];
const growing: Task = { kind: 'grow', siteId: siteId('denver'), controlPlane: 3, hostIds: [two, three] };
const lease = `site:${DEFAULT_PROJECT_UID}:denver`;

async function world(): Promise<TestWorld> {
  const opened = await runningSite(1);
  for (const id of [two, three]) opened.simulator.devices.create({ id });
  return opened;
}

describe('whoever serves the site meanwhile', () => {
  test('is waited for, a minute at most; then nothing was done', async () => {
    const opened = await world();
    await opened.store.takeLease(lease, 'other', 10 * minutes);
    const startedAtMs = opened.clock.now();
    expect(await carryOut(opened, growing)).toMatchObject({ kind: 'stopped', why: { code: 'site_busy' }, steps: [] });
    expect(opened.clock.now() - startedAtMs).toBeLessThanOrEqual(minutes);
    expect(opened.writes()).toEqual([]);
  });

  test('and is done in time is no trouble', async () => {
    const opened = await world();
    await opened.store.takeLease(lease, 'other', 10 * minutes);
    const [ended] = await Promise.all([
      carryOut(opened, growing),
      opened.clock.sleep(20_000).then(() => opened.store.releaseLease(lease, 'other')),
    ]);
    expect(ended.kind).toBe('done');
  });

  test('and died is waited for until nothing of theirs can arrive', async () => {
    const opened = await world();
    await opened.store.takeLease(lease, 'other', 10_000);
    const startedAtMs = opened.clock.now();
    expect((await carryOut(opened, growing)).kind).toBe('done');
    expect(opened.writes()[0]?.at).toBeGreaterThan(startedAtMs + 10_000 + 8_000);
  });
});

test('two of IT who ask for the same at once do it once, and both are told that it is done', async () => {
  const opened = await world();
  const [first, second] = await Promise.all([carryOut(opened, growing), carryOut(opened, growing)]);
  expect([first.kind, second.kind]).toEqual(['done', 'done']);
  expect(opened.writes()).toHaveLength(3);
  expect([...namesOf(first), ...namesOf(second)].filter((name) => name === 'add_to_pool')).toHaveLength(1);
});

describe('the end of a command', () => {
  test('is told with what is left, where it was interrupted or Palette takes long', async () => {
    const opened = await world();
    const interrupted = await carryOut(opened, growing, interruptAfter(1));
    expect(interrupted).toMatchObject({ kind: 'stopped', why: 'interrupted' });
    expect(namesOf(interrupted)).toEqual(['register_host']);
    const waiting = await carryOut(opened, growing, { withinMs: 0 });
    expect(waiting).toMatchObject({ kind: 'stopped', why: 'waiting', left: [{ do: 'wait_until_running' }] });
    expect((await carryOut(opened, growing)).kind).toBe('done');
  });

  test('goes into the audit trail, with who it was, and each write has a line of its own', async () => {
    const opened = await world();
    await carryOut(opened, growing);
    const trail = (await opened.store.readAudit(20)).filter(({ who }) => who === 'command test-it');
    expect(trail.map(({ what, result }) => [what, result])).toEqual([
      ['grow', 'done, 4 steps'],
      ['hosts_joined', 'done, 2 hosts'],
      ['host_registered', 'done'],
      ['host_registered', 'done'],
      ['grow', 'asked for'],
    ]);
  });

  test('has left its lines in the audit trail where the process died before the next step', async () => {
    const opened = await world();
    let begun = 0;
    const dies = () => {
      begun += 1;
      if (begun === 2) throw new Error('killed');
    };
    await expect(carryOut(opened, growing, { tell: dies })).rejects.toThrow('killed');
    const trail = (await opened.store.readAudit(20)).filter(({ who }) => who === 'command test-it');
    expect(trail.map(({ what, result }) => [what, result])).toEqual([
      ['host_registered', 'done'],
      ['grow', 'asked for'],
    ]);
  });

  test('has a line for a write whose answer never came, because it may have arrived', async () => {
    const opened = await world();
    opened.simulator.faults.add({
      kind: 'drop',
      isDone: true,
      match: { method: 'POST', path: /edgehosts$/ },
      times: 1,
    });
    expect((await carryOut(opened, growing)).kind).toBe('done');
    const trail = await opened.store.readAudit(20);
    expect(trail.filter(({ result }) => result === 'sent, no answer')).toMatchObject([
      { what: 'host_registered', who: 'command test-it', hostId: two },
    ]);
  });

  test('and of labels whose answer was lost there is a line too', async () => {
    const opened = await world();
    const labels = { kept: 'by others' };
    opened.simulator.stranger.registerHost({ uid: two, labels, isPaired: true });
    opened.clock.advance(minutes);
    const match = { method: 'PUT', path: /edgehosts\/[^/]+\/meta$/ };
    opened.simulator.faults.add({ kind: 'drop', isDone: true, match, times: 1 });
    expect((await carryOut(opened, growing)).kind).toBe('done');
    const trail = await opened.store.readAudit(20);
    expect(trail.filter(({ result }) => result === 'sent, no answer')).toMatchObject([
      { what: 'host_labelled', who: 'command test-it', hostId: two },
    ]);
  });

  test('of a step that Palette takes and that never shows is said, after three tries', async () => {
    const opened = await world();
    // Palette says yes, and does nothing.
    opened.simulator.faults.add({
      ...{ kind: 'error', isDone: false, refusal: { status: 200, code: '' }, times: 'always' },
      match: { method: 'PUT', path: /machinePools/ },
    });
    const ended = await carryOut(opened, growing);
    expect(ended).toMatchObject({ kind: 'stopped', why: { code: 'outcome_unknown' } });
    const tries = opened.simulator.log.filter(({ method, path }) => method === 'PUT' && path.includes('machinePools'));
    expect(tries).toHaveLength(3);
  });

  test('says that something may have happened where nobody knows, and that nothing has where Palette said no', async () => {
    const match = { method: 'POST', path: /edgehosts$/ } as const;
    const lost = await world();
    lost.simulator.faults.add({ kind: 'drop', isDone: false, match, times: 'always' });
    expect(await carryOut(lost, growing)).toMatchObject({ kind: 'stopped', steps: [], hasBegun: true });
    const refused = await world();
    const refusal = { status: 400, code: 'InvalidLabels' };
    refused.simulator.faults.add({ kind: 'error', isDone: false, refusal, match, times: 'always' });
    expect(await carryOut(refused, growing)).toMatchObject({ kind: 'stopped', steps: [], hasBegun: false });
  });

  test('is a sentence where Palette or the store are away, and nothing is thrown', async () => {
    const opened = await world();
    opened.simulator.faults.add({ kind: 'drop', isDone: false, match: {}, times: 'always' });
    expect(await carryOut(opened, growing)).toMatchObject({ kind: 'stopped', why: { code: 'palette_unreachable' } });
    opened.simulator.faults.clear();
    const broken = await runningSite(1, { snapshot: opened.simulator.snapshot() });
    broken.store.takeLease = () => Promise.reject(new StoreError('takeLease'));
    expect(await carryOut(broken, growing)).toMatchObject({ kind: 'stopped', why: { code: 'store_unavailable' } });
  });
});

describe('only IT', () => {
  test('may look, and only IT may act', async () => {
    const opened = await world();
    const operator = opened.lifeAs(anybody);
    expect(await operator.rehearse(growing)).toMatchObject({ ok: false, error: { code: 'access_needed' } });
    const following = { tell: () => {}, isOver: () => false, withinMs: 0 };
    expect(await operator.carryOut(growing, following)).toMatchObject({ ok: false, error: { code: 'access_needed' } });
    expect(await operator.clusterOf(siteId('denver'))).toMatchObject({ ok: false });
    expect(opened.simulator.log).toEqual([]);
  });

  test('a rehearsal takes no lease and writes nothing, not even into the store', async () => {
    const opened = await world();
    const before = await opened.store.readAudit(50);
    expect((await rehearse(opened, growing)).kind).toBe('steps');
    expect(opened.writes()).toEqual([]);
    expect(await opened.store.readAudit(50)).toEqual(before);
  });
});
