import { describe, expect, it } from 'vitest';
import { createList, type ListedHost } from '../../../../app/_hosts/host-list';
import { countRows, gatheringOf, pollAfterMs, toRow } from '../../../../app/_hosts/host-row';
import type { ErrorCode } from '../../../../lib/errors';
import { registrationStates } from '../../../../lib/registration/view';
import { edgeHost } from '../../../support/palette-truth';
import { testView } from '../../../support/test-view';

const [host] = createList('denver', [edgeHost(1)]).hosts as [ListedHost];
const [noHost] = createList('denver', ['a b']).hosts as [ListedHost];
const problem = (code: ErrorCode) => ({ code, facts: {}, reference: 'K7QM-29XD' });
const rowOf = (changes: Parameters<typeof testView>[0]) => toRow(host, 'denver', testView(changes), null);

describe('a row of the list', () => {
  it('is green as soon as the host is registered, amber while anybody or anything is waited for, red when somebody must act', () => {
    const tones = registrationStates.map((state) => [state, rowOf({ state, isRegistered: true }).tone]);
    expect(Object.fromEntries(tones)).toEqual({
      waiting_for_approval: 'good',
      queued: 'good',
      registering: 'good',
      waiting_for_hosts: 'waiting',
      joining: 'good',
      setting_up: 'good',
      ready: 'good',
      needs_attention: 'bad',
    });
    for (const state of ['waiting_for_approval', 'queued', 'registering'] as const) {
      expect(rowOf({ state, isRegistered: false }).tone).toBe('waiting');
    }
  });

  it('that nobody has sent yet is amber and can be sent', () => {
    expect(toRow(host, 'denver', null, null)).toMatchObject({ tone: 'waiting', isSendable: true, problem: null });
  });

  it('of a host at another site tells nothing of that', () => {
    const elsewhere = { ...testView({ state: 'ready' }), siteId: 'boulder' } as ReturnType<typeof testView>;
    expect(toRow(host, 'denver', elsewhere, null)).toEqual(toRow(host, 'denver', null, null));
  });

  it('that was refused is red with its reason, and is sent again only where that may help', () => {
    const refused = (code: ErrorCode) => toRow({ ...host, refusal: problem(code) }, 'denver', null, null);
    expect(refused('host_blocked')).toMatchObject({ tone: 'bad', problem: problem('host_blocked'), isSendable: false });
    expect(refused('too_many_requests')).toMatchObject({ tone: 'bad', isSendable: true });
  });

  it('that holds no ID is red and is never sent', () => {
    expect(toRow(noHost, 'denver', null, problem('host_id_invalid'))).toMatchObject({ tone: 'bad', isSendable: false });
    expect(toRow({ ...noHost, refusal: problem('internal') }, 'denver', null, null).isSendable).toBe(false);
  });

  it('says what is true now, not why the host was refused before', () => {
    const refused = { ...host, refusal: problem('too_many_requests') };
    expect(toRow(refused, 'denver', testView({ state: 'ready' }), null)).toMatchObject({ tone: 'good', problem: null });
  });

  it('that time mends is amber, and red is kept for what needs somebody', () => {
    expect(rowOf({ problem: problem('palette_busy') })).toMatchObject({ tone: 'waiting', isSendable: true });
    expect(rowOf({ state: 'needs_attention', problem: problem('site_full') })).toMatchObject({
      tone: 'bad',
      isSendable: false,
    });
  });
});

describe('the whole list', () => {
  const rows = [
    rowOf({ state: 'setting_up', isRegistered: true, pollAfterMs: 15_000 }),
    rowOf({ state: 'queued', isRegistered: false, pollAfterMs: 5_000 }),
    rowOf({ state: 'ready', isRegistered: true, pollAfterMs: null }),
    toRow(noHost, 'denver', null, problem('host_id_invalid')),
    toRow(host, 'denver', null, null),
  ];

  it('is counted by what it needs', () => {
    expect(countRows(rows)).toEqual({ good: 2, waiting: 1, fresh: 1, bad: 1 });
  });

  it('is looked at again as soon as its most hurried host, and not at all when nothing goes on', () => {
    expect(pollAfterMs(rows)).toBe(5_000);
    expect(pollAfterMs(rows.slice(2))).toBeNull();
    expect(pollAfterMs([])).toBeNull();
  });
});

describe('what makes a site survive a broken host', () => {
  const fresh = toRow(host, 'denver', null, null);
  const here = (present: number) =>
    rowOf({ state: 'waiting_for_hosts', isRegistered: true, hosts: { present, needed: 3 } });

  it('is nothing that a site of one host has', () => {
    expect(gatheringOf([fresh], 1, 0)).toBeNull();
  });

  it('counts those that are there apart from those that are only on the list', () => {
    expect(gatheringOf([here(1), fresh], 3, 0)).toEqual({ needed: 3, present: 1, coming: 1 });
    expect(gatheringOf([fresh, fresh], 3, 1)).toEqual({ needed: 3, present: 1, coming: 2 });
  });

  it('never counts more than the site needs, nor a host that was refused', () => {
    expect(gatheringOf([here(3), fresh, fresh], 3, 0)).toEqual({ needed: 3, present: 3, coming: 0 });
    const refused = toRow({ ...host, refusal: problem('host_blocked') }, 'denver', null, null);
    expect(gatheringOf([refused, fresh], 3, 1)).toEqual({ needed: 3, present: 1, coming: 1 });
  });

  it('believes the newest count of all its hosts', () => {
    expect(gatheringOf([here(1), here(2)], 3, 0)?.present).toBe(2);
  });
});
