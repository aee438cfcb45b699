import { describe, expect, test } from 'vitest';
import { audit } from '../../../cli/sites/audit';
import { CommandFault } from '../../../cli/sites/command';
import { createMemoryStore } from '../../../lib/store/memory-store';
import { StoreError } from '../../../lib/store/store';
import { nowMs, testHouse } from './test-house';

const hourMs = 60 * 60_000;

async function run(values: Readonly<Record<string, unknown>> = {}) {
  const store = createMemoryStore({ now: () => nowMs });
  for (const [id, hoursAgo] of [
    ['old', 60],
    ['yesterday', 20],
    ['now', 0],
  ] as const) {
    await store.appendAudit({
      id,
      atMs: nowMs - hoursAgo * hourMs,
      who: id === 'now' ? '=HYPERLINK("https://evil.example")' : 'link spring',
      what: 'host_registered',
      hostId: null,
      siteId: null,
      result: 'done',
      reference: null,
      paletteAuditUid: null,
      configVersion: 'v1',
    });
  }
  const { lines, json } = await audit.run(
    { positionals: [], values },
    testHouse({}, [], { openStore: async () => store }),
  );
  return { lines, ids: (json as { id: string }[]).map(({ id }) => id) };
}

describe('the command that prints the audit trail', () => {
  test('prints one JSON object a line, oldest first', async () => {
    const { lines, ids } = await run();
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(['old', 'yesterday', 'now']);
    expect(ids).toEqual(['old', 'yesterday', 'now']);
    expect(JSON.parse(lines[0] ?? '').at).toBe('2026-11-18T20:00:00.000Z');
  });

  test('prints CSV that no spreadsheet runs', async () => {
    const { lines } = await run({ format: 'csv' });
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^at,who,what/);
    expect(lines[3]).toContain('"\'=HYPERLINK(""https://evil.example"")"');
  });

  test.each([
    [{ since: '2026-11-20' }, ['yesterday', 'now']],
    [{ since: '24h' }, ['yesterday', 'now']],
    [{ since: '3d' }, ['old', 'yesterday', 'now']],
    [{ until: '2026-11-20' }, ['old', 'yesterday']],
    [{ until: '2026-11-20T12:00:00Z' }, ['old']],
    [{ until: '2026-11-20T12:00:01Z' }, ['old', 'yesterday']],
    [{ since: '2026-11-20T13:00:00+01:00', until: '1h' }, ['yesterday']],
    [{ since: '2026-11-21T08:00:00Z' }, ['now']],
  ])('%j is %j', async (values, ids) => {
    expect((await run(values)).ids).toEqual(ids);
  });

  test.each([
    { since: 'yesterday' },
    { since: '2026-13-01' },
    { since: '2026-11-21T08:00' },
    { until: '12' },
    { until: '' },
  ])('%j is typed wrong', async (values) => {
    await expect(run(values)).rejects.toMatchObject({ name: 'CommandFault', kind: 'usage' });
  });

  test('a store that does not answer is told in a sentence', async () => {
    const house = testHouse({}, [], {
      openStore: async () => {
        throw new StoreError('open');
      },
    });
    const failure = await audit.run({ positionals: [], values: {} }, house).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CommandFault);
    expect(String(failure)).toContain('The store does not answer');
  });

  test('the store is closed, and a bug is not hidden', async () => {
    const store = createMemoryStore({ now: () => nowMs });
    let isClosed = false;
    Object.assign(store, {
      readAudit: async () => {
        throw new TypeError('a bug');
      },
      close: async () => {
        isClosed = true;
      },
    });
    const house = testHouse({}, [], { openStore: async () => store });
    await expect(audit.run({ positionals: [], values: {} }, house)).rejects.toThrow(TypeError);
    expect(isClosed).toBe(true);
  });
});
