import { describe, expect, test } from 'vitest';
import type { House } from '../../../cli/sites/command';
import { link } from '../../../cli/sites/link';
import { linkUrl } from '../../../lib/access/staging-link';
import { createMemoryStore } from '../../../lib/store/memory-store';
import { type Store, StoreError } from '../../../lib/store/store';
import { hostId, testLink } from '../access/support/door';
import { nowMs, testHouse } from './test-house';

const secret = 'planted-link-secret-0123456789abcdefgh';
const variables = { LINK_SECRETS: secret, PUBLIC_ORIGIN: 'https://e.example.com' };
const dayMs = 24 * 60 * 60_000;
const spring = testLink({ expiresAtMs: nowMs + 10 * dayMs, maxHosts: 20 });
const autumn = testLink({ id: 'autumn', expiresAtMs: nowMs });

interface Row {
  readonly id: string;
  readonly registrationURL: string;
  readonly daysLeft: number | null;
  readonly hosts: number | 'unknown';
  readonly qr: { readonly bytes: number };
}

async function run(house: House, positionals: string[] = [], values: Record<string, unknown> = {}) {
  const { json, lines } = await link.run({ positionals, values }, house);
  return { rows: json as Row[], text: lines.join('\n') };
}

describe('the command that prints staging links', () => {
  test('prints the address to bake in, and how big its code will be', async () => {
    const { rows, text } = await run(testHouse(variables, [spring]));
    const registrationURL = linkUrl('https://e.example.com', spring, [secret]);
    expect(rows).toEqual([
      {
        id: 'spring',
        registrationURL,
        daysLeft: 10,
        maxHosts: 20,
        hosts: 'unknown',
        qr: { bytes: 99, version: 6, isLarge: false },
      },
    ]);
    expect(text).toContain(`  registrationURL  ${registrationURL}\n`);
    expect(text).toContain('unknown of 20');
    expect(text).toContain('99 bytes with an ID of 37 characters, version 6 at level M');
    expect(text).not.toContain('Warning');
  });

  test('never prints the secret', async () => {
    const { rows, text } = await run(testHouse(variables, [spring]));
    expect(JSON.stringify(rows) + text).not.toContain('planted');
  });

  test('warns from 107 bytes on', async () => {
    const origin = (letters: number) => `https://${'e'.repeat(letters)}.example.com`;
    const easy = await run(testHouse(variables, [spring]), [], { origin: origin(8) });
    expect([easy.rows[0]?.qr.bytes, easy.text.includes('Warning')]).toEqual([106, false]);
    const large = await run(testHouse(variables, [spring]), [], { origin: origin(9) });
    expect([large.rows[0]?.qr.bytes, large.text.includes('Warning: more than 106 bytes')]).toEqual([107, true]);
    expect(large.text).toContain('version 7 at level M');
  });

  test('all of them, or the one that is asked for', async () => {
    const house = testHouse(variables, [spring, autumn]);
    expect((await run(house)).rows.map(({ id }) => id)).toEqual(['spring', 'autumn']);
    expect((await run(house, ['autumn'])).rows.map(({ id }) => id)).toEqual(['autumn']);
    await expect(run(house, ['winter'])).rejects.toMatchObject({ kind: 'failed' });
    await expect(run(house, ['autum'])).rejects.toThrow('"autum" in the config. Did you mean autumn?');
  });

  test.each([
    [nowMs, null, 'none: it has expired'],
    [nowMs + 1, 0, 'days left        0'],
    [nowMs + dayMs - 1, 0, 'days left        0'],
    [nowMs + dayMs, 1, 'days left        1'],
  ])('days that are over are not left: %i', async (expiresAtMs, daysLeft, said) => {
    const { rows, text } = await run(testHouse(variables, [testLink({ expiresAtMs })]));
    expect(rows[0]?.daysLeft).toBe(daysLeft);
    expect(text).toContain(said);
  });

  test('counts the hosts by the store, and closes it', async () => {
    const store = createMemoryStore({ now: () => nowMs });
    const closed: string[] = [];
    const counting: Store = { ...store, close: async () => void closed.push('closed') };
    await store.startLinkCount('spring', [hostId('edge-1'), hostId('edge-2')]);
    const { rows } = await run(testHouse(variables, [autumn, spring], { openStore: async () => counting }));
    expect(rows.map(({ hosts }) => hosts)).toEqual(['unknown', 2]);
    expect(closed).toEqual(['closed']);
  });

  test('prints the address though the store does not open, or not answer', async () => {
    const refuse = async () => {
      throw new StoreError('readLinkCount');
    };
    const silent: Store = { ...createMemoryStore({ now: () => nowMs }), readLinkCount: refuse };
    for (const openStore of [refuse, async () => silent]) {
      const { rows } = await run(testHouse(variables, [spring], { openStore }));
      expect(rows).toMatchObject([{ id: 'spring', hosts: 'unknown' }]);
    }
  });

  test('says so when there is none, and does not ask the store', async () => {
    const openStore = async () => {
      throw new Error('opened');
    };
    expect(await run(testHouse(variables, [], { openStore }))).toEqual({
      rows: [],
      text: 'There is no staging link in the config.',
    });
  });

  test('needs secrets and an origin', async () => {
    await expect(run(testHouse({ PUBLIC_ORIGIN: variables.PUBLIC_ORIGIN }, [spring]))).rejects.toThrow('LINK_SECRETS');
    await expect(run(testHouse({ LINK_SECRETS: secret }, [spring]))).rejects.toThrow('PUBLIC_ORIGIN');
    const { rows } = await run(testHouse({ LINK_SECRETS: secret }, [spring]), [], { origin: 'http://localhost:3000/' });
    expect(rows[0]?.registrationURL).toMatch(/^http:\/\/localhost:3000\/j\/spring\./);
  });

  test.each(['', 'e.example.com', 'https://e.example.com/path', 'javascript:alert(1)', 'https://user@e.example.com'])(
    'takes no %j as origin',
    async (origin) => {
      await expect(run(testHouse(variables, [spring]), [], { origin })).rejects.toMatchObject({ kind: 'usage' });
    },
  );
});
