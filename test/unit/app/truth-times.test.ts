import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import { formatDuration } from '../../../lib/i18n/registration/format-duration';
import { formatStepMoment } from '../../../lib/i18n/registration/format-step-moment';
import { shownSteps } from '../../../lib/i18n/registration/shown-steps';
import { timesOf, tookMs } from '../../../lib/i18n/registration/step-times';
import { findUnusual, silentAfterMs, slowAfterMs } from '../../../lib/i18n/registration/unusual';
import { registrationStates } from '../../../lib/registration/view';
import { minuteMs, nowMs, registeredView as view } from '../../support/render-registration';

const t = dictionaryFor('en');
const secondMs = 1_000;
const hourMs = 60 * minuteMs;

describe('how long something took', () => {
  it.each([
    [-5 * secondMs, '1 second'],
    [0, '1 second'],
    [59.9 * secondMs, '59 seconds'],
    [minuteMs, '1 minute'],
    [59.9 * minuteMs, '59 minutes'],
    [hourMs, '1 hour'],
    [65 * minuteMs, '1 hour, 5 minutes'],
    [23 * hourMs + 59 * minuteMs, '23 hours, 59 minutes'],
    [24 * hourMs, '1 day'],
    [71 * hourMs, '2 days'],
  ])('%s ms is “%s”', (ms, text) => {
    expect(formatDuration(ms, 'en')).toBe(text);
  });

  it('is told in the language of the page', () => {
    expect(formatDuration(2 * minuteMs, 'de')).toBe('2 Minuten');
    expect(formatDuration(65 * minuteMs, 'pl')).toBe('1 godzina i 5 minut');
  });

  it('never gets shorter while it goes on, however it is told', () => {
    const size = (text: string) => {
      const all = [...text.matchAll(/(\d+) (second|minute|hour|day)/g)];
      const seconds = { second: 1, minute: 60, hour: 3_600, day: 86_400 };
      return all.reduce((sum, [, count, unit]) => sum + Number(count) * seconds[unit as keyof typeof seconds], 0);
    };
    fc.assert(
      fc.property(fc.nat(3 * 24 * hourMs), fc.nat(hourMs), (ms, more) => {
        expect(size(formatDuration(ms + more, 'en'))).toBeGreaterThanOrEqual(size(formatDuration(ms, 'en')));
      }),
    );
  });
});

describe('the moment of a step', () => {
  const place = { timeZone: 'America/Denver', language: 'en' };

  it('is the time of day at the site, with the date once that is another', () => {
    expect(formatStepMoment(nowMs, nowMs, place)).toBe('10:00 AM');
    expect(formatStepMoment(nowMs - 11 * hourMs, nowMs, place)).toBe('Nov 20, 2026, 11:00 PM');
    expect(formatStepMoment(nowMs, nowMs, { ...place, language: 'de' })).toBe('10:00');
  });

  it('is not told where the time of the site is not known', () => {
    expect(formatStepMoment(nowMs, nowMs, { ...place, timeZone: null })).toBeNull();
  });
});

describe('the times of the steps', () => {
  const milestones = { requestedAtMs: 1, registeredAtMs: 5, calledHomeAtMs: 20, joinedAtMs: 10, readyAtMs: 100 };
  const took = (changes: Partial<typeof view.milestones>, step: Parameters<typeof timesOf>[0]) =>
    tookMs(timesOf(step, { ...milestones, ...changes }));

  it('are counted from the step before; setting up needs the host’s call and its place at the site', () => {
    expect(took({}, 'registered')).toBe(4);
    expect(took({}, 'called_home')).toBe(15);
    expect(took({}, 'set_up')).toBe(80);
    expect(took({ joinedAtMs: 60 }, 'set_up')).toBe(40);
    expect(took({ joinedAtMs: null }, 'set_up')).toBe(80);
  });

  it('are not made up where nobody saw one of the ends', () => {
    expect(took({ registeredAtMs: null }, 'registered')).toBeNull();
    expect(took({ registeredAtMs: null }, 'called_home')).toBeNull();
    expect(took({ calledHomeAtMs: null }, 'set_up')).toBeNull();
    expect(took({}, 'ready')).toBeNull();
    expect(took({}, 'asked')).toBeNull();
  });

  it('are not told of what was done before it was asked for', () => {
    expect(took({ requestedAtMs: 9 }, 'registered')).toBeNull();
    expect(took({ registeredAtMs: 30 }, 'called_home')).toBeNull();
  });
});

describe('the steps in words', () => {
  const told = { view, timeZone: 'America/Denver' as string | null, nowMs, isUsual: true, unusual: null };
  const step = (name: string, changes: Partial<typeof told> = {}) => {
    const found = shownSteps(t, { ...told, ...changes }).find((one) => one.name === name);
    if (found === undefined) throw new Error(`no step ${name}`);
    return found;
  };

  it('say when each was done and what it took', () => {
    expect(step('registered').time).toBe('9:40 AM · took 4 seconds');
    expect(step('called_home').time).toBe('9:42 AM · after 2 minutes');
    expect(step('set_up').time).toBeNull();
    expect(step('called_home', { timeZone: null }).time).toBe('after 2 minutes');
  });

  it('say since when the present one lasts, in a text whose time the phone can count on', () => {
    const { running } = step('set_up');
    expect(running?.text).toBe('Since 9:42 AM, so far: 18 minutes');
    expect(running?.around.join('18 minutes')).toBe(running?.text);
    expect(running?.sinceMs).toBe(view.milestones.calledHomeAtMs);
    expect(step('set_up', { timeZone: null }).running?.text).toBe('So far: 18 minutes');
  });

  it('do not say what usually holds where it does not', () => {
    expect(step('registered', { isUsual: false }).hint).toBe('');
    const waiting = { ...view, state: 'waiting_for_hosts' } as const;
    expect(step('set_up', { view: waiting }).hint).toBe(t.registration.waitsForHosts);
  });

  it('never give a part of the whole in percent', () => {
    for (const state of registrationStates) {
      expect(JSON.stringify(shownSteps(t, { ...told, view: { ...view, state } }))).not.toContain('%');
    }
  });
});

describe('what is not as usual', () => {
  const silent = { ...view, hasCalledHome: false } as const;
  const unseen = { calledHomeAtMs: null, joinedAtMs: null, readyAtMs: null };
  const registeredAgo = (ms: number) => ({ ...view.milestones, ...unseen, registeredAtMs: nowMs - ms });
  const calledAgo = (ms: number) => ({ ...view.milestones, calledHomeAtMs: nowMs - ms, joinedAtMs: null });

  it('is a host that has not called home for ten minutes, and not a second earlier', () => {
    expect(silentAfterMs).toBe(10 * minuteMs);
    expect(findUnusual({ ...silent, milestones: registeredAgo(silentAfterMs) }, false, nowMs)).toBe('silent');
    expect(findUnusual({ ...silent, milestones: registeredAgo(silentAfterMs - 1) }, false, nowMs)).toBeNull();
  });

  it('is not claimed of a host that nobody could look at', () => {
    expect(findUnusual({ ...silent, hasCalledHome: null, milestones: registeredAgo(hourMs) }, false, nowMs)).toBeNull();
  });

  it('is not claimed of a host that has called home once', () => {
    const milestones = { ...registeredAgo(hourMs), calledHomeAtMs: nowMs - 50 * minuteMs };
    expect(findUnusual({ ...silent, milestones }, false, nowMs)).toBeNull();
  });

  it('counts from the request where nobody saw the host being registered', () => {
    const milestones = { ...view.milestones, ...unseen, registeredAtMs: null, requestedAtMs: nowMs - silentAfterMs };
    expect(findUnusual({ ...silent, milestones }, false, nowMs)).toBe('silent');
  });

  it('is a set-up of more than an hour', () => {
    expect(slowAfterMs).toBe(hourMs);
    expect(findUnusual({ ...view, milestones: calledAgo(slowAfterMs) }, false, nowMs)).toBe('slow');
    expect(findUnusual({ ...view, milestones: calledAgo(slowAfterMs - 1) }, false, nowMs)).toBeNull();
  });

  it('is nothing while the other hosts of the site are still to come', () => {
    const waiting = { ...view, state: 'waiting_for_hosts', milestones: calledAgo(5 * hourMs) } as const;
    expect(findUnusual(waiting, false, nowMs)).toBeNull();
  });

  it('is not a change of a host that was ready before', () => {
    const milestones = { ...calledAgo(50 * hourMs), readyAtMs: nowMs - 49 * hourMs };
    expect(findUnusual({ ...view, milestones }, false, nowMs)).toBeNull();
  });

  it('is a machine that is too small, which explains why it is slow', () => {
    expect(findUnusual({ ...view, milestones: calledAgo(slowAfterMs) }, true, nowMs)).toBe('weak');
    expect(findUnusual({ ...view, state: 'ready' }, true, nowMs)).toBeNull();
  });

  it('gives way to a problem, and is not there at the end', () => {
    const milestones = registeredAgo(hourMs);
    const problem = { code: 'site_full', facts: {}, reference: '7KQ2-M9XD' } as const;
    expect(findUnusual({ ...silent, milestones, problem }, false, nowMs)).toBeNull();
    for (const state of ['ready', 'needs_attention'] as const) {
      expect(findUnusual({ ...silent, state, milestones }, false, nowMs)).toBeNull();
    }
  });
});

describe('the server’s clock, as the phone knows it', () => {
  beforeEach(() => {
    vi.resetModules();
    vi.useFakeTimers({ toFake: ['performance', 'Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const load = () => import('../../../app/registrations/[edgeHostId]/server-clock');

  it('goes on from what the server told, though the phone’s own clock is a day off', async () => {
    const { noteServerTime, readServerTime } = await load();
    noteServerTime(nowMs);
    vi.setSystemTime(nowMs + 24 * hourMs);
    vi.advanceTimersByTime(5_000);
    expect(readServerTime(0)).toBe(nowMs + 5_000);
  });

  it('is put right by the next answer after the phone has slept', async () => {
    const { noteServerTime, readServerTime } = await load();
    noteServerTime(nowMs);
    vi.advanceTimersByTime(1_000);
    noteServerTime(nowMs + hourMs);
    expect(readServerTime(0)).toBe(nowMs + hourMs);
  });

  it('never runs backwards, and takes nothing for a time that is none', async () => {
    const { noteServerTime, readServerTime } = await load();
    expect(readServerTime(7)).toBe(7);
    noteServerTime(nowMs);
    noteServerTime(nowMs - minuteMs);
    noteServerTime(Number.NaN);
    expect(readServerTime(0)).toBe(nowMs);
  });
});
