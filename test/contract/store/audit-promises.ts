import { describe, expect, it } from 'vitest';
import type { Store } from '../../../lib/store/store';
import { auditEvent, createClock, type OpenOptions, oddTexts, type StoreSubject, startMs } from './store-subject';

export function promiseAudit(subject: () => StoreSubject): void {
  describe('audit trail', () => {
    const open = (options: OpenOptions = {}) => subject().open({ now: createClock().now, ...options });

    it('gives the events back whole, newest first', async () => {
      const store = await open();
      expect(await store.readAudit(10)).toEqual([]);
      const first = auditEvent({ atMs: startMs, reference: 'r-1', paletteAuditUid: 'p-1' });
      const second = auditEvent({ atMs: startMs + 1, hostId: null, siteId: null });
      await store.appendAudit(first);
      await store.appendAudit(second);
      expect(await store.readAudit(10)).toEqual([second, first]);
    });

    it('puts an event that arrives late where its time belongs, and equal times in order of arrival', async () => {
      const store = await open();
      for (const [id, atMs] of [
        ['z', 5],
        ['b', 9],
        ['y', 5],
        ['a', 9],
        ['x', 1],
      ] as const) {
        await store.appendAudit(auditEvent({ id, atMs: startMs + atMs }));
      }
      expect((await store.readAudit(10)).map((event) => event.id)).toEqual(['a', 'b', 'y', 'z', 'x']);
    });

    it('refuses an event that could not be read again', async () => {
      const store = await open();
      const failure = { name: 'StoreError', operation: 'appendAudit' };
      await expect(store.appendAudit(auditEvent({ atMs: Number.NaN }))).rejects.toMatchObject(failure);
      expect(await store.readAudit(10)).toEqual([]);
    });

    it('gives back no more events than asked for', async () => {
      const store = await open();
      for (let atMs = 0; atMs < 5; atMs += 1)
        await store.appendAudit(auditEvent({ id: `${atMs}`, atMs: startMs + atMs }));
      expect((await store.readAudit(2)).map((event) => event.id)).toEqual(['4', '3']);
      expect(await store.readAudit(0)).toEqual([]);
      expect(await store.readAudit(-1)).toEqual([]);
    });

    it('gives the trail piece by piece, each event once, and nothing beyond its end', async () => {
      const store = await open();
      for (const atMs of [3, 1, 4, 1, 5, 9])
        await store.appendAudit(auditEvent({ id: `${await countOf(store)}`, atMs: startMs + atMs }));
      const whole = await store.readAudit(10);
      const pieces = [await store.readAudit(2, 0), await store.readAudit(2, 2), await store.readAudit(5, 4)];
      expect(pieces.map((piece) => piece.length)).toEqual([2, 2, 2]);
      expect(pieces.flat()).toEqual(whole);
      expect(await store.readAudit(10, 6)).toEqual([]);
      expect(await store.readAudit(1, -3)).toEqual(whole.slice(0, 1));
    });

    it('ignores an event whose ID is there already, so an append can be repeated', async () => {
      const store = await open();
      const event = auditEvent({ id: 'same', atMs: startMs, result: 'first' });
      await store.appendAudit(event);
      await store.appendAudit({ ...event, result: 'second', atMs: startMs + 9 });
      expect(await store.readAudit(10)).toEqual([event]);
    });

    it('keeps the newest events up to its limit', async () => {
      const store = await open({ auditLimit: 3 });
      for (const atMs of [4, 1, 5, 2, 3])
        await store.appendAudit(auditEvent({ id: `event-${atMs}`, atMs: startMs + atMs }));
      expect((await store.readAudit(10)).map((event) => event.atMs - startMs)).toEqual([5, 4, 3]);
      await store.appendAudit(auditEvent({ id: 'event-3', atMs: startMs + 3 }));
      expect((await store.readAudit(10)).map((event) => event.atMs - startMs)).toEqual([5, 4, 3]);
    });

    it('lets the events go that are older than it keeps them, when the next one comes', async () => {
      const clock = createClock();
      const store = await open({ now: clock.now, auditKeepForMs: 10_000 });
      await store.appendAudit(auditEvent({ id: 'first', atMs: startMs }));
      await store.appendAudit(auditEvent({ id: 'second', atMs: startMs + 1 }));
      clock.advance(9_999);
      await store.appendAudit(auditEvent({ id: 'third', atMs: clock.now() }));
      expect((await store.readAudit(10)).map(({ id }) => id)).toEqual(['third', 'second', 'first']);
      clock.advance(1);
      await store.appendAudit(auditEvent({ id: 'fourth', atMs: clock.now() }));
      expect((await store.readAudit(10)).map(({ id }) => id)).toEqual(['fourth', 'third', 'second']);
    });

    it('keeps nothing of an event that is too old when it comes', async () => {
      const clock = createClock();
      const store = await open({ now: clock.now, auditKeepForMs: 10_000 });
      await store.appendAudit(auditEvent({ id: 'late', atMs: startMs - 10_000 }));
      await store.appendAudit(auditEvent({ id: 'next', atMs: startMs - 9_999 }));
      expect((await store.readAudit(10)).map(({ id }) => id)).toEqual(['next']);
      await store.appendAudit(auditEvent({ id: 'late', atMs: startMs }));
      expect((await store.readAudit(10)).map(({ id }) => id)).toEqual(['late', 'next']);
    });

    it('keeps an event for 400 days unless told otherwise', async () => {
      const clock = createClock();
      const store = await open({ now: clock.now });
      const dayMs = 24 * 60 * 60 * 1_000;
      await store.appendAudit(auditEvent({ id: 'old', atMs: startMs - 400 * dayMs }));
      await store.appendAudit(auditEvent({ id: 'kept', atMs: startMs - 400 * dayMs + 1 }));
      await store.appendAudit(auditEvent({ id: 'new', atMs: startMs }));
      expect((await store.readAudit(10)).map(({ id }) => id)).toEqual(['new', 'kept']);
    });

    it('keeps odd texts exactly as they were', async () => {
      const store = await open();
      const events = oddTexts.map((text, index) =>
        auditEvent({
          id: `${index}:${text.replaceAll('\u0000', '')}`,
          atMs: startMs + index,
          result: text,
          reference: text,
        }),
      );
      for (const event of events) await store.appendAudit(event);
      expect(await store.readAudit(100)).toEqual(events.toReversed());
    });
  });
}

async function countOf(store: Store): Promise<number> {
  return (await store.readAudit(100)).length;
}
