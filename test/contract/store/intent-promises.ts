import { describe, expect, it } from 'vitest';
import type { Intent, IntentPhase } from '../../../lib/store/records';
import { intentPhases } from '../../../lib/store/records';
import { hostId, oddTexts, request, type StoreSubject, siteId, startMs } from './store-subject';

const host = hostId('edge-1');
const here = siteId('store-12');
const there = siteId('store-13');

export function promiseIntents(subject: () => StoreSubject): void {
  describe('intents', () => {
    it('records a request as a queued intent of revision 1', async () => {
      const store = await subject().open();
      expect(await store.readIntent(host)).toBeNull();
      const intent = await store.recordIntent(request({ hostName: 'till' }));
      expect(intent).toEqual({
        hostId: host,
        siteId: here,
        hostName: 'till',
        phase: 'queued',
        isRegistered: false,
        problem: null,
        requestedAtMs: startMs,
        changedAtMs: startMs,
        revision: 1,
      });
      expect(await store.readIntent(host)).toEqual(intent);
    });

    it('answers a second request for the same site with the intent as it stands', async () => {
      const store = await subject().open();
      const first = await store.recordIntent(request({ hostName: 'till' }));
      const settled = await store.updateIntent({ ...first, phase: 'settled', isRegistered: true });
      const again = await store.recordIntent(request({ hostName: 'other', requestedAtMs: startMs + 5 }));
      expect(again).toEqual(settled);
      expect(await store.openIntents(here)).toEqual([]);
    });

    it('replaces an intent for another site by a new one', async () => {
      const store = await subject().open();
      const first = await store.recordIntent(request());
      await store.updateIntent({ ...first, phase: 'stopped' });
      const moved = await store.recordIntent(request({ siteId: there, requestedAtMs: startMs + 5 }));
      expect(moved).toMatchObject({ siteId: there, phase: 'queued', revision: 1, requestedAtMs: startMs + 5 });
      expect(await store.readIntent(host)).toEqual(moved);
      expect(await store.openIntents(here)).toEqual([]);
      expect(await store.openIntents(there)).toEqual([moved]);
    });

    it('forgets a moved host at the old site and knows it again when it comes back', async () => {
      const store = await subject().open();
      await store.recordIntent(request());
      await store.recordIntent(request({ siteId: there }));
      expect(await store.openIntents(here)).toEqual([]);
      const back = await store.recordIntent(request({ requestedAtMs: startMs + 9 }));
      expect(await store.openIntents(here)).toEqual([back]);
      expect(await store.openIntents(there)).toEqual([]);
    });

    it('writes a change once: the second writer of a revision gets null and changes nothing', async () => {
      const store = await subject().open();
      const first = await store.recordIntent(request());
      const won = await store.updateIntent({ ...first, phase: 'registering', changedAtMs: startMs + 1 });
      expect(won).toEqual({ ...first, phase: 'registering', changedAtMs: startMs + 1, revision: 2 });
      expect(await store.updateIntent({ ...first, phase: 'stopped' })).toBeNull();
      expect(await store.readIntent(host)).toEqual(won);
    });

    it('writes no intent that was never recorded', async () => {
      const store = await subject().open();
      const elsewhere = await (await subject().open()).recordIntent(request());
      expect(await store.updateIntent(elsewhere)).toBeNull();
      expect(await store.readIntent(host)).toBeNull();
    });

    it('refuses to write an intent that could not be read again', async () => {
      const store = await subject().open();
      const first = await store.recordIntent(request());
      const failure = { name: 'StoreError', operation: 'updateIntent' };
      await expect(store.updateIntent({ ...first, changedAtMs: Number.NaN })).rejects.toMatchObject(failure);
      expect(await store.readIntent(host)).toEqual(first);
    });

    it('keeps a problem with its facts, and no problem', async () => {
      const store = await subject().open();
      const first = await store.recordIntent(request());
      const facts = { cluster: 'store-99', '1': 'true', empty: '' };
      const problem = { code: 'host_in_other_cluster', reference: 'r-1', facts } as const;
      const stopped = await store.updateIntent({ ...first, phase: 'stopped', problem });
      expect((await store.readIntent(host))?.problem).toEqual(problem);
      const without = { ...problem, facts: {} };
      await store.updateIntent({ ...(stopped as Intent), problem: without });
      expect((await store.readIntent(host))?.problem).toEqual(without);
    });

    it.each(intentPhases)('lists an intent of phase %s exactly when it still wants something', async (phase) => {
      const store = await subject().open();
      const first = await store.recordIntent(request());
      const changed = await store.updateIntent({ ...first, phase });
      const isDone = (['settled', 'stopped'] as IntentPhase[]).includes(phase);
      expect(await store.openIntents(here)).toEqual(isDone ? [] : [changed]);
    });

    it('lists an intent again after it was reopened', async () => {
      const store = await subject().open();
      const first = await store.recordIntent(request());
      const stopped = await store.updateIntent({ ...first, phase: 'stopped' });
      const reopened = await store.updateIntent({ ...(stopped as Intent), phase: 'queued' });
      expect(await store.openIntents(here)).toEqual([reopened]);
    });

    it('lists the open intents of one site, oldest request first, then by host', async () => {
      const store = await subject().open();
      const record = (id: string, requestedAtMs: number, site = here) =>
        store.recordIntent(request({ hostId: hostId(id), siteId: site, requestedAtMs }));
      await record('edge-c', startMs + 10);
      await record('edge-b', startMs + 2);
      await record('edge-B', startMs + 2);
      await record('edge-a', startMs + 10);
      await record('edge-x', startMs, there);
      const listed = await store.openIntents(here);
      expect(listed.map((intent) => intent.hostId)).toEqual(['edge-B', 'edge-b', 'edge-a', 'edge-c']);
    });

    it('lists more hosts than any site has', async () => {
      const store = await subject().open();
      const ids = Array.from({ length: 620 }, (_, index) => hostId(`edge-${index}`));
      await Promise.all(ids.map((id, index) => store.recordIntent(request({ hostId: id, requestedAtMs: index }))));
      expect((await store.openIntents(here)).map((intent) => intent.hostId)).toEqual(ids);
    });

    it('keeps every host name exactly as it was given', async () => {
      const store = await subject().open();
      for (const [index, hostName] of oddTexts.entries()) {
        const id = hostId(`edge-${index}`);
        expect((await store.recordIntent(request({ hostId: id, hostName }))).hostName).toBe(hostName);
        expect((await store.readIntent(id))?.hostName).toBe(hostName);
      }
      expect((await store.openIntents(here)).map((intent) => intent.hostName).sort()).toEqual([...oddTexts].sort());
    });

    it('keeps host IDs that look like numbers or like names of the language', async () => {
      const store = await subject().open();
      for (const text of ['123', '0123', '1E5', 'true', 'yes', 'NaN', 'constructor', `edge-${'0a'.repeat(61)}z`]) {
        const id = hostId(text);
        expect((await store.recordIntent(request({ hostId: id }))).hostId).toBe(id);
        expect(await store.claimHost(id, here)).toBe(here);
        expect((await store.readIntent(id))?.hostId).toBe(id);
      }
    });
  });
}
