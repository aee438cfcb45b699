import { describe, expect, test } from 'vitest';
import { isUndone } from '../../../../lib/registration/undo-state';
import { createMemoryStore } from '../../../../lib/store/memory-store';
import { byLink, byPin, guardedSite } from '../../../support/test-actors';
import { createTestWorld, type TestWorld } from '../../../support/test-world';
import { entryOf, undoHost as host, intentIn, submitAs, undoOf } from '../../../support/undo-world';

const minutes = 60_000;
const gathering = guardedSite('denver', {}, { topology: { controlPlane: 3 } });

describe('a repeat that a phone sends by itself', () => {
  async function takenBack(): Promise<TestWorld> {
    const world = createTestWorld([gathering]);
    await undoOf(world, await submitAs(world));
    world.clock.advance(10 * minutes);
    return world;
  }

  async function repeat(world: TestWorld, askedAgoMs?: number, actor = byPin()) {
    const request = { edgeHostId: host, siteId: 'denver', hostName: '', phone: 'phone-1', askedAgoMs };
    const submission = await world.desk.as(actor).submit(request);
    await world.rest();
    return submission;
  }

  test('does not register again what was taken back since somebody asked for it', async () => {
    const world = await takenBack();
    expect(await repeat(world, 20 * minutes)).toMatchObject({
      outcome: 'refused',
      view: null,
      problem: { code: 'form_expired' },
    });
    expect(entryOf(world)).toBeUndefined();
    expect(isUndone(await intentIn(world))).toBe(true);
  });

  test('nor what seems to be asked for a moment after that, because it was long under way', async () => {
    const world = await takenBack();
    expect((await repeat(world, 9.5 * minutes)).problem?.code).toBe('form_expired');
  });

  test('registers what somebody has asked for after that, as does a form that says nothing', async () => {
    for (const askedAgoMs of [5 * minutes, 0, undefined]) {
      expect((await repeat(await takenBack(), askedAgoMs)).outcome).toBe('registered');
    }
  });

  test('counts for no staging link when it is refused', async () => {
    const world = await takenBack();
    expect((await repeat(world, 20 * minutes, byLink())).problem?.code).toBe('form_expired');
    expect(await world.store.readLinkCount('rollout')).toBe(0);
  });

  test('of a host that nobody took back is a request like any other', async () => {
    const world = createTestWorld([gathering]);
    await submitAs(world);
    expect((await repeat(world, 20 * minutes)).outcome).toBe('already');
  });
});

test('who wants a host again in the moment it was taken back keeps the claim on it', async () => {
  let again: (() => Promise<unknown>) | null = null;
  const world = createTestWorld([gathering, guardedSite('boston')], {
    store: (clock) => {
      const store = createMemoryStore({ now: clock.now });
      return {
        ...store,
        async updateIntent(intent) {
          const written = await store.updateIntent(intent);
          const next = written !== null && isUndone(written) ? again : null;
          if (next !== null) again = null;
          await next?.();
          return written;
        },
      };
    },
  });
  const submission = await submitAs(world);
  again = () => {
    world.clock.advance(1);
    return world.newDesk().as(byPin()).submit({ edgeHostId: host, siteId: 'denver', hostName: '', phone: 'p' });
  };
  await undoOf(world, submission);
  await world.rest();
  expect(again).toBeNull();
  expect(await world.store.readClaim(host)).toBe('denver');
  expect((await submitAs(world, { siteId: 'boston', actor: byPin('boston') })).problem?.code).toBe(
    'host_at_other_site',
  );
});
