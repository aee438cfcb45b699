import { describe, expect, it } from 'vitest';
import type { Intent, IntentPhase } from '../../../lib/store/records';
import { intentPhases } from '../../../lib/store/records';
import {
  claim,
  hostId,
  listIntents,
  oddTexts,
  record,
  request,
  type StoreSubject,
  siteId,
  startMs,
} from './store-subject';

const host = hostId('edge-1');
const here = siteId('store-12');
const there = siteId('store-13');

export function promiseIntents(subject: () => StoreSubject): void {
  describe('intents', () => {
    it('records a request as a queued intent of revision 1', async () => {
      const store = await subject().open();
      expect(await store.readIntent(host)).toBeNull();
      const intent = await record(store, { hostName: 'till' });
      expect(intent).toEqual({
        hostId: host,
        siteId: here,
        hostName: 'till',
        phase: 'queued',
        requestedBy: 'link spring-rollout',
        linkId: 'spring-rollout',
        approvedBy: null,
        needsPairingKey: false,
        isRegistered: false,
        problem: null,
        isVerified: false,
        requestedAtMs: startMs,
        changedAtMs: startMs,
        revision: 1,
      });
      expect(await store.readIntent(host)).toEqual(intent);
    });

    it('records a request that waits for a yes as nobody’s work, and whoever asked with it', async () => {
      const store = await subject().open();
      const words = { requestedBy: 'pin store-12', linkId: null, needsPairingKey: true } as const;
      const waiting = await record(store, { ...words, phase: 'waiting_for_approval' });
      expect(waiting).toMatchObject({ ...words, phase: 'waiting_for_approval', approvedBy: null, revision: 1 });
      expect(await store.readIntent(host)).toEqual(waiting);
      expect(await store.readClaim(host)).toBe(here);
      expect(await listIntents(store, here)).toEqual([]);
      expect(await store.sitesWithWork()).toEqual([]);
    });

    it('makes a waiting request work once somebody has said yes, and drops it after a no', async () => {
      const store = await subject().open();
      const waiting = await record(store, { phase: 'waiting_for_approval' });
      const refused = await record(store, { hostId: hostId('edge-2'), phase: 'waiting_for_approval' });
      const allowed = await store.updateIntent({ ...waiting, phase: 'queued', approvedBy: 'sign-in ada' });
      await store.updateIntent({ ...refused, phase: 'stopped' });
      expect(allowed).toMatchObject({ phase: 'queued', approvedBy: 'sign-in ada', revision: 2 });
      expect(await listIntents(store, here)).toEqual([allowed]);
      expect(await store.sitesWithWork()).toEqual([here]);
    });

    it('takes a request that has to wait again out of the work, and others stay in', async () => {
      const store = await subject().open();
      const first = await record(store);
      const other = await record(store, { hostId: hostId('edge-2') });
      await store.updateIntent({ ...first, phase: 'waiting_for_approval' });
      expect(await listIntents(store, here)).toEqual([other]);
    });

    it('lets a waiting request move to another site, where it waits or not', async () => {
      const store = await subject().open();
      await record(store, { phase: 'waiting_for_approval' });
      await store.moveClaim(host, here, there);
      const moved = await record(store, { siteId: there, requestedAtMs: startMs + 1 });
      expect(await listIntents(store, there)).toEqual([moved]);
      await store.moveClaim(host, there, here);
      await record(store, { phase: 'waiting_for_approval', requestedAtMs: startMs + 2 });
      expect(await store.sitesWithWork()).toEqual([]);
    });

    it('answers a second request for the same site with the intent as it stands', async () => {
      const store = await subject().open();
      const first = await record(store, { hostName: 'till' });
      const settled = await store.updateIntent({ ...first, phase: 'settled', isRegistered: true, isVerified: true });
      const again = await record(store, { hostName: 'other', requestedAtMs: startMs + 5 });
      expect(again).toEqual(settled);
      expect(await listIntents(store, here)).toEqual([]);
    });

    it('replaces an intent for another site by a new one, once the claim has moved there', async () => {
      const store = await subject().open();
      const first = await record(store);
      await store.updateIntent({ ...first, phase: 'stopped' });
      await store.moveClaim(host, here, there);
      const moved = await record(store, { siteId: there, requestedAtMs: startMs + 5 });
      expect(moved).toMatchObject({ siteId: there, phase: 'queued', revision: 1, requestedAtMs: startMs + 5 });
      expect(await store.readIntent(host)).toEqual(moved);
      expect(await listIntents(store, here)).toEqual([]);
      expect(await listIntents(store, there)).toEqual([moved]);
    });

    it('forgets a moved host at the old site and knows it again when it comes back', async () => {
      const store = await subject().open();
      await record(store);
      await store.moveClaim(host, here, there);
      await record(store, { siteId: there });
      expect(await listIntents(store, here)).toEqual([]);
      await store.moveClaim(host, there, here);
      const back = await record(store, { requestedAtMs: startMs + 9 });
      expect(await listIntents(store, here)).toEqual([back]);
      expect(await listIntents(store, there)).toEqual([]);
    });

    it('writes a change once: the second writer of a revision gets null and changes nothing', async () => {
      const store = await subject().open();
      const first = await record(store);
      const won = await store.updateIntent({ ...first, phase: 'registering', changedAtMs: startMs + 1 });
      expect(won).toEqual({ ...first, phase: 'registering', changedAtMs: startMs + 1, revision: 2 });
      expect(await store.updateIntent({ ...first, phase: 'stopped' })).toBeNull();
      expect(await store.readIntent(host)).toEqual(won);
    });

    it('lets no late writer of the former site change the intent of the new one, nor one of an earlier stay', async () => {
      const store = await subject().open();
      const first = await record(store);
      await store.moveClaim(host, here, there);
      const moved = await record(store, { siteId: there, requestedAtMs: startMs + 1 });
      expect(await store.updateIntent({ ...first, phase: 'stopped' })).toBeNull();
      expect(await store.readIntent(host)).toEqual(moved);
      await store.moveClaim(host, there, here);
      const back = await record(store, { requestedAtMs: startMs + 2 });
      expect(await store.updateIntent({ ...first, phase: 'stopped' })).toBeNull();
      expect(await store.readIntent(host)).toEqual(back);
      expect(await listIntents(store, here)).toEqual([back]);
      expect(await listIntents(store, there)).toEqual([]);
    });

    it('writes no intent that was never recorded', async () => {
      const store = await subject().open();
      const elsewhere = await record(await subject().open());
      expect(await store.updateIntent(elsewhere)).toBeNull();
      expect(await store.readIntent(host)).toBeNull();
    });

    it('refuses to write an intent that could not be read again', async () => {
      const store = await subject().open();
      const first = await record(store);
      const failure = { name: 'StoreError', operation: 'updateIntent' };
      await expect(store.updateIntent({ ...first, changedAtMs: Number.NaN })).rejects.toMatchObject(failure);
      expect(await store.readIntent(host)).toEqual(first);
    });

    it('keeps a problem with its facts, and no problem', async () => {
      const store = await subject().open();
      const first = await record(store);
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
      const first = await record(store);
      const changed = await store.updateIntent({ ...first, phase, isVerified: true });
      const isDone = (['waiting_for_approval', 'settled', 'stopped'] as IntentPhase[]).includes(phase);
      expect(await listIntents(store, here)).toEqual(isDone ? [] : [changed]);
      expect(await store.sitesWithWork()).toEqual(isDone ? [] : [here]);
    });

    it('lists a settled intent until its membership was seen a second time', async () => {
      const store = await subject().open();
      const first = await record(store);
      const settled = await store.updateIntent({ ...first, phase: 'settled', isRegistered: true });
      expect(await listIntents(store, here)).toEqual([settled]);
      await store.updateIntent({ ...(settled as Intent), isVerified: true });
      expect(await listIntents(store, here)).toEqual([]);
    });

    it('lists an intent again after it was reopened', async () => {
      const store = await subject().open();
      const first = await record(store);
      const stopped = await store.updateIntent({ ...first, phase: 'stopped' });
      const reopened = await store.updateIntent({ ...(stopped as Intent), phase: 'queued' });
      expect(await listIntents(store, here)).toEqual([reopened]);
    });

    it('lists the open intents of one site, oldest request first, then by host', async () => {
      const store = await subject().open();
      const add = (id: string, requestedAtMs: number, site = here) =>
        record(store, { hostId: hostId(id), siteId: site, requestedAtMs });
      await add('edge-c', startMs + 10);
      await add('edge-b', startMs + 2);
      await add('edge-B', startMs + 2);
      await add('edge-a', startMs + 10);
      await add('edge-x', startMs, there);
      const listed = await listIntents(store, here);
      expect(listed.map((intent) => intent.hostId)).toEqual(['edge-B', 'edge-b', 'edge-a', 'edge-c']);
    });

    it('lists more hosts than any site has', async () => {
      const store = await subject().open();
      const ids = Array.from({ length: 620 }, (_, index) => hostId(`edge-${index}`));
      await Promise.all(ids.map((id, index) => record(store, { hostId: id, requestedAtMs: index })));
      expect((await listIntents(store, here)).map((intent) => intent.hostId)).toEqual(ids);
    });

    it('keeps every host name exactly as it was given', async () => {
      const store = await subject().open();
      for (const [index, hostName] of oddTexts.entries()) {
        const id = hostId(`edge-${index}`);
        expect((await record(store, { hostId: id, hostName })).hostName).toBe(hostName);
        expect((await store.readIntent(id))?.hostName).toBe(hostName);
      }
      expect((await listIntents(store, here)).map((intent) => intent.hostName).sort()).toEqual([...oddTexts].sort());
    });

    it('keeps host IDs that look like numbers or like names of the language', async () => {
      const store = await subject().open();
      for (const text of ['123', '0123', '1E5', 'true', 'yes', 'NaN', 'constructor', `edge-${'0a'.repeat(61)}z`]) {
        const id = hostId(text);
        expect((await record(store, { hostId: id })).hostId).toBe(id);
        expect(await claim(store, id, there)).toBe(here);
        expect((await store.readIntent(id))?.hostId).toBe(id);
      }
    });

    it('records nothing while another site holds the host, and names that site', async () => {
      const store = await subject().open();
      const first = await record(store);
      const refused = await store.recordIntent(request({ siteId: there, hostName: 'other' }));
      expect(refused).toEqual({ holder: here, intent: null });
      expect(await store.readIntent(host)).toEqual(first);
      expect(await listIntents(store, there)).toEqual([]);
      expect(await store.sitesWithWork()).toEqual([here]);
    });

    it('records nothing for a host that another site has claimed without an intent', async () => {
      const store = await subject().open();
      await store.moveClaim(host, there, there);
      expect(await store.recordIntent(request())).toEqual({ holder: there, intent: null });
      expect(await store.readIntent(host)).toBeNull();
    });

    it('claims the host again for its site where the claim was given up', async () => {
      const store = await subject().open();
      const first = await record(store);
      await store.releaseClaim(host, here);
      expect(await store.recordIntent(request({ hostName: 'other' }))).toEqual({ holder: here, intent: first });
      expect(await store.readClaim(host)).toBe(here);
    });

    it('claims nothing where the intent cannot be written', async () => {
      const store = await subject().open();
      const failure = { name: 'StoreError', operation: 'recordIntent' };
      await expect(record(store, { requestedAtMs: Number.NaN })).rejects.toMatchObject(failure);
      expect(await store.readClaim(host)).toBeNull();
    });

    it('tells with each intent who holds its host: this site, another one, or nobody', async () => {
      const store = await subject().open();
      const ids = ['edge-a', 'edge-b', 'edge-c'].map(hostId);
      for (const [index, id] of ids.entries()) await record(store, { hostId: id, requestedAtMs: index });
      await store.moveClaim(hostId('edge-b'), here, there);
      await store.releaseClaim(hostId('edge-c'), here);
      const listed = await store.unfinishedIntents(here);
      expect(listed.map(({ intent, claimedBy }) => [intent.hostId, claimedBy])).toEqual([
        ['edge-a', here],
        ['edge-b', there],
        ['edge-c', null],
      ]);
    });

    it('keeps the rest of a host name that holds half a character', async () => {
      const store = await subject().open();
      expect((await record(store, { hostName: 'till \ud83d 4' })).hostName).toBe('till \ufffd 4');
      expect((await record(store, { hostName: 'other' })).hostName).toBe('till \ufffd 4');
    });
  });

  describe('sites with work', () => {
    it('are named from the first unfinished intent to the end of the last, each once', async () => {
      const store = await subject().open();
      expect(await store.sitesWithWork()).toEqual([]);
      const one = await record(store, { hostId: hostId('edge-a') });
      const other = await record(store, { hostId: hostId('edge-b') });
      const far = await record(store, { hostId: hostId('edge-c'), siteId: there });
      expect([...(await store.sitesWithWork())].sort()).toEqual([here, there]);
      await store.updateIntent({ ...one, phase: 'stopped' });
      await store.updateIntent({ ...far, phase: 'stopped' });
      expect(await store.sitesWithWork()).toEqual([here]);
      await store.updateIntent({ ...other, phase: 'settled', isVerified: true });
      expect(await store.sitesWithWork()).toEqual([]);
    });

    it('are named again when an intent is reopened', async () => {
      const store = await subject().open();
      const stopped = await store.updateIntent({ ...(await record(store)), phase: 'stopped' });
      await store.updateIntent({ ...(stopped as Intent), phase: 'queued' });
      expect(await store.sitesWithWork()).toEqual([here]);
    });

    it('are no longer named when their last host has moved to another site', async () => {
      const store = await subject().open();
      await record(store);
      await store.moveClaim(host, here, there);
      await record(store, { siteId: there });
      expect(await store.sitesWithWork()).toEqual([there]);
    });

    it('are no longer named when their last host is forgotten', async () => {
      const store = await subject().open();
      await record(store, { hostId: hostId('edge-a') });
      await record(store, { hostId: hostId('edge-b') });
      await store.forgetHost(hostId('edge-a'));
      expect(await store.sitesWithWork()).toEqual([here]);
      await store.forgetHost(hostId('edge-b'));
      expect(await store.sitesWithWork()).toEqual([]);
    });
  });

  describe('a host that is forgotten', () => {
    it('leaves neither claim nor intent, and others alone', async () => {
      const store = await subject().open();
      const other = await record(store, { hostId: hostId('edge-2') });
      await record(store);
      await store.forgetHost(host);
      await store.forgetHost(host);
      expect(await store.readClaim(host)).toBeNull();
      expect(await store.readIntent(host)).toBeNull();
      expect(await listIntents(store, here)).toEqual([other]);
      expect(await store.readClaim(hostId('edge-2'))).toBe(here);
    });

    it('may be wanted anywhere, from the beginning', async () => {
      const store = await subject().open();
      await store.updateIntent({ ...(await record(store)), phase: 'stopped' });
      await store.forgetHost(host);
      expect(await record(store, { siteId: there })).toMatchObject({ phase: 'queued', revision: 1, siteId: there });
    });
  });
}
