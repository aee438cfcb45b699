import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../lib/store/store';
import { callersPerProcess, type RaceTask, racedLimit, racedRule, runRaceTask } from './race-tasks';
import { startRacers } from './start-workers';
import { ask, freshPrefix, hostId, listIntents, notice, record, type StoreSubject, siteId } from './store-subject';

const callers = 2 * callersPerProcess;

/** 100 callers: two processes of 50 where another process can reach the store, else all in this one. */
export function promiseRaces(subject: () => StoreSubject): void {
  describe(`${callers} callers at once`, () => {
    let racers: ReturnType<typeof startRacers> | null = null;
    beforeAll(() => {
      if (subject().place() !== null) racers = startRacers();
    });
    afterAll(() => racers?.stop());

    async function race(task: RaceTask, prepare: (store: Store) => Promise<unknown> = async () => {}) {
      const prefix = freshPrefix();
      const store = await subject().open({ prefix });
      await prepare(store);
      const place = subject().place();
      const answers =
        racers !== null && place !== null
          ? await racers.race(place, prefix, task)
          : (await Promise.all([runRaceTask(task, store, 0), runRaceTask(task, store, 1)])).flat();
      expect(answers).toHaveLength(callers);
      return { store, answers };
    }

    it('want one host for as many sites: one gets it with its intent, the others are told and leave nothing', async () => {
      const { store, answers } = await race('recordForOwnSite');
      const holder = await store.readClaim(hostId('edge-1'));
      expect((await store.readIntent(hostId('edge-1')))?.siteId).toBe(holder);
      for (const { site, ...told } of answers as { site: string }[]) {
        expect(told).toEqual({ holder, recordedFor: site === holder ? holder : null });
      }
      expect(await store.sitesWithWork()).toEqual([holder]);
    });

    it('take one lease: exactly one gets it', async () => {
      const { answers } = await race('takeLease');
      expect(answers.filter((isGranted) => isGranted === true)).toHaveLength(1);
    });

    it('take one expired lease: exactly one gets it', async () => {
      const { answers } = await race('takeLease', (store) => store.takeLease('store-12', 'gone', 0));
      expect(answers.filter((isGranted) => isGranted === true)).toHaveLength(1);
    });

    it('count: every total is given once and none is left out', async () => {
      const { answers } = await race('increment');
      const totals = answers.map(Number).sort((a, b) => a - b);
      expect(totals).toEqual(Array.from({ length: callers }, (_, index) => index + 1));
    });

    it('ask for one host: there is one intent, and all are told of it', async () => {
      const { store, answers } = await race('recordIntent');
      const intent = await store.readIntent(hostId('edge-1'));
      expect(new Set(answers)).toEqual(new Set([intent?.hostName]));
      expect(await listIntents(store, siteId('store-12'))).toEqual([intent]);
    });

    it('ask for a host each: no request is lost', async () => {
      const { store, answers } = await race('recordOwnHost');
      const listed = await listIntents(store, siteId('store-12'));
      expect(listed.map((intent) => intent.hostId).sort()).toEqual([...answers].sort());
    });

    it('change one revision: exactly one succeeds', async () => {
      const { store, answers } = await race('updateIntent', (first) => record(first));
      const winners = answers.filter((hostName) => hostName !== null);
      expect(winners).toHaveLength(1);
      expect(await store.readIntent(hostId('edge-1'))).toMatchObject({ hostName: winners[0], revision: 2 });
    });

    it('read, change and try again until it succeeds: no change is lost', async () => {
      const { store } = await race('addRepeatedly', (first) => record(first, { hostName: '0' }));
      expect(await store.readIntent(hostId('edge-1'))).toMatchObject({
        hostName: String(callers),
        revision: callers + 1,
      });
    });

    it('take turns: never more leave than burst + rate * t', async () => {
      const startedMs = Date.now();
      const { store, answers } = await race('takeTurns');
      const taken = (answers as { granted: number; leavesAtMs: number }[]).flatMap(({ granted, leavesAtMs }) =>
        Array.from({ length: granted }, () => leavesAtMs),
      );
      const times = taken.sort((a, b) => a - b);
      for (const [index, atMs] of times.entries()) {
        const budget = racedLimit.burst + ((atMs - startedMs) / 1_000) * racedLimit.perSecond;
        expect(index + 1).toBeLessThanOrEqual(budget + 0.01);
      }
      const next = await store.takeTurns(ask({ ...racedLimit, queue: 'last' }));
      const owed = times.length - racedLimit.burst + 1;
      expect(next.waitMs).toBeGreaterThan((owed / racedLimit.perSecond) * 1_000 - (Date.now() - startedMs) - 1);
    });

    it('note a refusal each: they slow the budget down', async () => {
      const { store } = await race('noteOverload');
      const { granted } = await store.takeTurns(ask({ ...racedLimit, wanted: 50, most: 50 }));
      // Half of the burst; less where the race took so long that the slower pace was refused again.
      expect(granted).toBeLessThanOrEqual(25);
      expect(granted).toBeGreaterThan(0);
    });

    it('use up the same limit: exactly the burst gets through', async () => {
      const { answers } = await race('spend');
      expect(answers.filter((waitMs) => waitMs === 0)).toHaveLength(20);
    });

    it('try the same secret: exactly the free tries are made', async () => {
      const { answers } = await race('beginAttempt');
      expect(answers.filter((waitMs) => waitMs === 0)).toHaveLength(racedRule.free);
    });

    it('bring a host each to a link for twenty: exactly twenty are let in', async () => {
      const { store, answers } = await race('countForLink', (first) => first.startLinkCount('spring', []));
      expect(answers.filter((answer) => answer === 'counted')).toHaveLength(20);
      expect(answers.filter((answer) => answer === 'full')).toHaveLength(callers - 20);
      expect(await store.readLinkCount('spring')).toBe(20);
    });

    it('tell the same news: it is in line once; news of their own: all of it is', async () => {
      expect(await (await race('addSameNotice')).store.listNotices('ops', callers)).toHaveLength(1);
      const { store } = await race('addOwnNotice');
      expect(new Set((await store.listNotices('ops', 2 * callers)).map(({ id }) => id)).size).toBe(callers);
    });

    it('give up the same message: it is kept apart once', async () => {
      const { store } = await race('closeNotice', (first) => first.addNotice(notice()));
      expect(await store.listDeadNotices(callers)).toHaveLength(1);
    });

    it('append the same event: it is there once', async () => {
      const { store } = await race('appendSameEvent');
      expect(await store.readAudit(callers)).toHaveLength(1);
    });

    it('append an event each: all are there', async () => {
      const { store } = await race('appendOwnEvent');
      expect(new Set((await store.readAudit(2 * callers)).map((event) => event.id)).size).toBe(callers);
    });
  });
}
