import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditEvent, type Intent, intentPhases, type Notice, openIntent } from '../../../lib/store/records';
import {
  checkTime,
  compareByRequest,
  formatAuditEvent,
  formatIntent,
  formatNotice,
  isUnfinished,
  listUnfinished,
  parseAuditEvents,
  parseCachedText,
  parseHolder,
  parseHostIds,
  parseIntent,
  parseNotices,
} from '../../../lib/store/stored-text';
import { hostId, notice, request, siteId } from '../../contract/store/store-subject';

const intent = openIntent(request({ hostName: 'till', requestedAtMs: 7 }));
const event: AuditEvent = {
  id: 'e-1',
  atMs: 7,
  who: 'anybody',
  what: 'host_registered',
  hostId: intent.hostId,
  siteId: null,
  result: 'done',
  reference: null,
  paletteAuditUid: null,
  configVersion: 'v-1',
};

describe('stored intents', () => {
  it('come back as they went in, whatever the host is called', () => {
    fc.assert(
      fc.property(fc.option(fc.string({ unit: 'binary' })), fc.nat(), (hostName, requestedAtMs) => {
        const given = { ...intent, hostName, requestedAtMs };
        expect(parseIntent(formatIntent(given))).toEqual(given);
      }),
    );
  });

  it.each([
    ['no number as time', { changedAtMs: Number.NaN }],
    ['half a revision', { revision: 1.5 }],
    ['a phase of its own', { phase: 'lost' as Intent['phase'] }],
    ['a host ID that no device prints', { hostId: 'a/b' as Intent['hostId'] }],
  ])('are not written with %s', (_, change) => {
    expect(() => formatIntent({ ...intent, ...change })).toThrow();
  });

  it.each(['', 'not JSON', 'null', '7', '[]', '{}', JSON.stringify({ ...intent, phase: 'lost' })])(
    'are not guessed from %j',
    (text) => {
      expect(() => parseIntent(text)).toThrow();
    },
  );

  it('are unfinished unless they wait for a yes or are over, and when settled until they are verified', () => {
    const unfinished = (isVerified: boolean) =>
      intentPhases.filter((phase) => isUnfinished({ ...intent, phase, isVerified }));
    const open = ['queued', 'registering', 'waiting_for_hosts', 'joining'];
    expect(unfinished(true)).toEqual(open);
    expect(unfinished(false)).toEqual([...open, 'settled']);
  });

  it('are read as verified when an older build wrote them without a word about it', () => {
    const { isVerified: _, ...older } = { ...intent, phase: 'settled' };
    expect(parseIntent(JSON.stringify(older)).isVerified).toBe(true);
  });

  it('are listed with their holders; what does not parse, is finished or belongs elsewhere is left out', () => {
    const text = formatIntent(intent);
    const later = { ...intent, hostId: hostId('edge-0'), requestedAtMs: 8 };
    const listed = listUnfinished(siteId('store-12'), [
      { text: formatIntent(later), holder: null },
      { text: 'not JSON', holder: 'store-12' },
      { text: formatIntent({ ...intent, phase: 'stopped' }), holder: 'store-12' },
      { text: formatIntent({ ...intent, siteId: siteId('store-13') }), holder: 'store-12' },
      { text, holder: 'No Site!' },
      { text, holder: 'store-13' },
    ]);
    expect(listed).toEqual([
      { intent, claimedBy: 'store-13' },
      { intent: later, claimedBy: null },
    ]);
  });

  it('are sorted by time, then by host', () => {
    const make = (id: string, requestedAtMs: number) => ({ ...intent, hostId: hostId(id), requestedAtMs });
    const sorted = [make('b', 2), make('c', 1), make('a', 2)].sort(compareByRequest);
    expect(sorted.map((one) => one.hostId)).toEqual(['c', 'a', 'b']);
  });
});

describe('stored audit events', () => {
  it('come back as they went in', () => {
    expect(parseAuditEvents([formatAuditEvent(event)])).toEqual([event]);
  });

  it('are left out one by one when they do not parse, and keep their order', () => {
    const second = { ...event, id: 'e-2' };
    const texts = ['not JSON', formatAuditEvent(event), '{"id":"e-9"}', 'null', formatAuditEvent(second)];
    expect(parseAuditEvents(texts)).toEqual([event, second]);
  });

  it('are not written when they could not be read again', () => {
    expect(() => formatAuditEvent({ ...event, atMs: Number.POSITIVE_INFINITY })).toThrow();
  });
});

describe('stored messages', () => {
  it('come back as they went in, and one that does not parse is left out', () => {
    const [first, second] = [notice(), notice({ id: 'second' })];
    const texts = [formatNotice(first), 'not JSON', '{}', formatNotice(second), '{"id":"x"}'];
    expect(parseNotices(texts)).toEqual([first, second]);
  });

  it.each([{ tries: 1.5 }, { atMs: Number.NaN }, { kind: 'rumour' as Notice['kind'] }])(
    'are not written with %j',
    (change) => {
      expect(() => formatNotice(notice(change))).toThrow();
    },
  );
});

describe('stored reminders', () => {
  it('have a time that comes', () => {
    expect(checkTime(7.5)).toBe(7.5);
    for (const atMs of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => checkTime(atMs)).toThrow();
  });

  it('name hosts; what is no host ID is left out', () => {
    expect(parseHostIds(['edge-2', '', 'a/b', 'edge-1'])).toEqual(['edge-2', 'edge-1']);
  });
});

describe('stored claims and caches', () => {
  it('name a site, or fail', () => {
    expect(parseHolder('store-12')).toBe('store-12');
    for (const text of ['', 'No Site!', '"store-12"', 'x'.repeat(33)]) expect(() => parseHolder(text)).toThrow();
  });

  it('give a text, or nothing', () => {
    expect(parseCachedText('"one"')).toBe('one');
    for (const text of ['', 'one', '1', 'null', '{"a":1}', '["one"]']) expect(parseCachedText(text)).toBeNull();
  });
});
