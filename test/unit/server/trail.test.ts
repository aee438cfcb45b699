import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCsvField, formatTrailCsv, formatTrailJson, trailCsvHeader } from '../../../lib/server/format-trail';
import { readTrail } from '../../../lib/server/read-trail';
import { createMemoryStore } from '../../../lib/store/memory-store';
import type { AuditEvent } from '../../../lib/store/records';
import { hostId } from '../../support/plan-world';
import { siteId } from '../../support/test-site';

const startMs = Date.parse('2026-11-21T08:00:00Z');

function event(number: number, changes: Partial<AuditEvent> = {}): AuditEvent {
  return {
    id: `event-${number}`,
    atMs: startMs + number,
    who: 'link spring',
    what: 'registration_requested',
    hostId: hostId('edge-1'),
    siteId: siteId('denver'),
    result: 'done',
    reference: null,
    paletteAuditUid: null,
    configVersion: 'v1',
    ...changes,
  };
}

async function storeOf(count: number) {
  const store = createMemoryStore({ now: () => startMs });
  for (let number = 0; number < count; number += 1) await store.appendAudit(event(number));
  return store;
}

const everything = { sinceMs: null, untilMs: null };
const idsOf = (events: readonly AuditEvent[]) => events.map(({ id }) => id);

describe('reading the trail', () => {
  test('gives everything, oldest first, however many pieces it takes', async () => {
    const trail = await readTrail(await storeOf(2_500), everything);
    expect(trail).toHaveLength(2_500);
    expect(idsOf(trail).slice(0, 2)).toEqual(['event-0', 'event-1']);
    expect(trail.at(-1)?.id).toBe('event-2499');
  });

  test.each([
    [startMs + 3, null, ['event-3', 'event-4']],
    [null, startMs + 2, ['event-0', 'event-1']],
    [startMs + 1, startMs + 3, ['event-1', 'event-2']],
    [startMs + 9, null, []],
  ])('from %s until before %s', async (sinceMs, untilMs, ids) => {
    expect(idsOf(await readTrail(await storeOf(5), { sinceMs, untilMs }))).toEqual(ids);
  });

  test('reads no further back than it has to', async () => {
    const store = await storeOf(5_000);
    const asked: unknown[] = [];
    const { readAudit } = store;
    const counted: Pick<typeof store, 'readAudit'> = {
      readAudit: (limit, skip) => {
        asked.push(skip);
        return readAudit(limit, skip);
      },
    };
    expect(await readTrail(counted, { sinceMs: startMs + 4_500, untilMs: null })).toHaveLength(500);
    expect(asked).toEqual([0]);
  });

  test('what is written meanwhile makes no event come twice', async () => {
    const store = await storeOf(1_500);
    const { readAudit } = store;
    let number = 10_000;
    const busy: Pick<typeof store, 'readAudit'> = {
      readAudit: async (limit, skip) => {
        const piece = await readAudit(limit, skip);
        await store.appendAudit(event(number++));
        return piece;
      },
    };
    const ids = idsOf(await readTrail(busy, everything));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => Number(id.slice(6)) < 10_000)).toHaveLength(1_500);
  });
});

describe('as JSON Lines', () => {
  test('an event is one object, with its time as people read it', () => {
    expect(JSON.parse(formatTrailJson(event(0, { paletteAuditUid: 'a1', reference: '7KQ2-M9XD' })))).toEqual({
      at: '2026-11-21T08:00:00.000Z',
      who: 'link spring',
      what: 'registration_requested',
      hostId: 'edge-1',
      siteId: 'denver',
      result: 'done',
      reference: '7KQ2-M9XD',
      paletteAuditUid: 'a1',
      configVersion: 'v1',
      id: 'event-0',
    });
  });

  test('any text is one line, and reads back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = formatTrailJson(event(0, { who: text }));
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202e]/);
        expect(JSON.parse(line).who).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

describe('as CSV', () => {
  test('an event is a record with a field for every column', () => {
    expect(trailCsvHeader).toBe('at,who,what,hostId,siteId,result,reference,paletteAuditUid,configVersion,id');
    expect(formatTrailCsv(event(0, { hostId: null }))).toBe(
      '2026-11-21T08:00:00.000Z,"link spring",registration_requested,,denver,done,,,v1,event-0',
    );
  });

  test.each([
    ['=1+1', '"\'=1+1"'],
    ["=cmd|'/c calc'!A1", "\"'=cmd|'/c calc'!A1\""],
    ['+1', '"\'+1"'],
    ['-1', '"\'-1"'],
    ['@SUM(A1)', '"\'@SUM(A1)"'],
    ['\t=1', '"\'\t=1"'],
    ['\r=1', '"\'\r=1"'],
    ['\nx', '"\'\nx"'],
    ['  =1', '"\'  =1"'],
    ['＝1', '"\'＝1"'],
  ])('%j is no formula any more', (text, field) => {
    expect(formatCsvField(text)).toBe(field);
  });

  test.each([
    ['', ''],
    ['plain', 'plain'],
    ['a=b', 'a=b'],
    ['say "yes"', '"say ""yes"""'],
    ['a,b', '"a,b"'],
    ['a;=b', '"a;=b"'],
    ['one\r\ntwo', '"one\r\ntwo"'],
    ['\u001b[2Jx\u202e', '\\u001b[2Jx\\u202e'],
  ])('%j is %j', (text, field) => {
    expect(formatCsvField(text)).toBe(field);
  });

  test('whatever a field holds, its record reads back with as many fields, none of them a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'=+-@,;"\'\r\n\t ab＝') }), (text) => {
        const fields = parseCsv(formatTrailCsv(event(0, { who: text, result: text })));
        expect(fields).toHaveLength(10);
        for (const field of fields) expect(field).not.toMatch(/^[=+\-@＝\t\r\n]/);
        expect(fields[1]?.replace(/^'/, '')).toBe(text.replace(/^'/, ''));
      }),
      { numRuns: 2_000 },
    );
  });
});

/** By RFC 4180, one record. */
function parseCsv(record: string): string[] {
  const fields = record.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g);
  return [...fields].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}
