import { beforeEach, describe, expect, it, vi } from 'vitest';
import { POST as undo } from '../../../app/api/registrations/[edgeHostId]/undo/route';
import { createSeals } from '../../../lib/access/seal';
import { undoLastsMs } from '../../../lib/access/undo-right';
import { type AccessWorld, createAccessWorld, guardedSite, stagingLink, testSecrets } from '../../support/access-world';
import { edgeHost } from '../../support/palette-truth';
import { testServer } from '../../support/test-server';
import { entryOf, undoHost as host, submitAs, undoOf } from '../../support/undo-world';

const door = vi.hoisted(() => ({ server: undefined as unknown }));
vi.mock('../../../lib/server', () => ({ getServer: async () => ({ ok: true, value: door.server }) }));

const sites = [guardedSite('denver', { modes: ['pin'] }, { topology: { controlPlane: 3 } })];

let world: AccessWorld;
/** What the phone that registered the host has sealed. */
let sealed = '';

beforeEach(async () => {
  world = createAccessWorld(sites, { links: [stagingLink('rollout', ['denver'])] });
  door.server = testServer(world, sites);
  const { undo: right } = await submitAs(world);
  sealed = (right === null ? null : await world.access.sealUndo([right])) ?? '';
  expect(sealed).not.toBe('');
});

/** Somebody sends what they have, with no other proof of anything. */
async function send(token: string, target: string = host): Promise<number> {
  const request = new Request('https://register.test/x', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ undo: token }),
  });
  const answer = await undo(request, { params: Promise.resolve({ edgeHostId: target }) });
  await world.rest();
  return answer.status;
}

describe('threat 20, stolen or forged undo', () => {
  it('is of use for one host: no other one is touched, and to whoever has nothing else none is there', async () => {
    await submitAs(world, { host: edgeHost(2), phone: 'phone-2' });
    expect(await send(sealed, edgeHost(2))).toBe(404);
    expect(entryOf(world, edgeHost(2))).toBeDefined();
  });

  it('is of no use after a quarter of an hour', async () => {
    world.clock.advance(undoLastsMs);
    expect(await send(sealed)).toBe(404);
    expect(entryOf(world)).toBeDefined();
  });

  it('is of no use against a later request for the same host', async () => {
    expect(await send(sealed)).toBe(200);
    world.clock.advance(1_000);
    await submitAs(world, { phone: 'phone-2' });
    expect(await send(sealed)).toBe(404);
    expect(entryOf(world)).toBeDefined();
  });

  it('cannot be made of anything else that we seal, nor by anybody else', async () => {
    const { clock } = world;
    const value = [{ h: host, s: 'denver', at: clock.now() }];
    const ours = createSeals(testSecrets.session, 'test', clock);
    const theirs = createSeals(['another-secret-that-is-long-enough'], 'test', clock);
    const elsewhere = createSeals(testSecrets.session, 'live:preview', clock);
    const forged = await Promise.all([
      ours.seal('pass', value, clock.now() + 1_000),
      ours.seal('approval', value, clock.now() + 1_000),
      theirs.seal('undo', value, clock.now() + 1_000),
      elsewhere.seal('undo', value, clock.now() + 1_000),
    ]);
    for (const token of [...forged, `${sealed.slice(0, -1)}x`, 'guessed', '']) expect(await send(token)).toBe(404);
    expect(entryOf(world)).toBeDefined();
  });

  it('lets nobody see, register or decide anything', async () => {
    const visit = await world.access.identify({ cookie: sealed, pass: sealed });
    expect(visit.actor.grants.map(({ mode }) => mode)).toEqual(['open']);
    expect(await world.desk.as(visit.actor).view(host)).toMatchObject({ ok: false });
    expect((await world.access.openApproval(sealed)).ok).toBe(false);
  });

  it('takes no host out of a cluster, whoever asks, and deletes no entry that this request did not make', async () => {
    const running = createAccessWorld([guardedSite('denver', { modes: ['pin'] })]);
    const submission = await submitAs(running);
    const before = running.writes().length;
    for (const mayAsk of [false, true]) await undoOf(running, submission, { mayAsk });
    expect(running.writes()).toHaveLength(before);

    const known = createAccessWorld(sites);
    known.simulator.stranger.registerHost({ uid: host, isPaired: true });
    known.clock.advance(3_600_000);
    await undoOf(known, await submitAs(known));
    expect(known.writes().filter(({ method }) => method === 'DELETE')).toEqual([]);
    expect(entryOf(known)).toBeDefined();
  });

  it('is written into no log, no trail and no message', async () => {
    await send(sealed);
    const told = JSON.stringify([world.events, world.news, await world.store.readAudit(100)]);
    expect(told).not.toContain(sealed);
    expect(told).toContain('undone');
  });
});
