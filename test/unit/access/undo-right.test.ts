import { describe, expect, test } from 'vitest';
import type { UndoRight } from '../../../lib/access/access';
import { stranger } from '../../../lib/access/actor';
import { createSeals } from '../../../lib/access/seal';
import { chooseRights, markPhone, undoLastsMs } from '../../../lib/access/undo-right';
import { siteId } from '../../support/test-site';
import { createDoor, hostId, secrets } from './support/door';

const minutes = 60_000;
const nowMs = createDoor().clock.now();

function right(number: number, changes: Partial<UndoRight> = {}): UndoRight {
  return { hostId: hostId(`edge-${number}`), siteId: siteId('denver'), requestedAtMs: nowMs, ...changes };
}

async function sealed(rights: readonly UndoRight[], door = createDoor()): Promise<string> {
  const text = await door.access.sealUndo(rights);
  if (text === null) throw new Error('There is nothing to take back');
  return text;
}

describe('what a phone may take back', () => {
  test('comes back as it was sealed, and holds nothing else that it was given', async () => {
    const { access, clock } = createDoor();
    const text = await sealed([{ ...right(1), ...{ secret: 'planted' } }]);
    expect(await access.openUndo(text)).toEqual([right(1)]);
    expect(await createSeals(secrets.session, 'test', clock).open('undo', text)).toEqual([
      { h: 'edge-1', s: 'denver', at: nowMs },
    ]);
  });

  test('lasts fifteen minutes from the request, by the clock of the server', async () => {
    const { access, clock } = createDoor();
    const text = await sealed([right(1)]);
    clock.advance(15 * minutes - 1);
    expect(await access.openUndo(text)).toEqual([right(1)]);
    clock.advance(1);
    expect(await access.openUndo(text)).toEqual([]);
    expect(await access.sealUndo([right(1)])).toBeNull();
    expect(undoLastsMs).toBe(15 * minutes);
  });

  test('ends for each request by itself, though the newest ends last', async () => {
    const { access, clock } = createDoor();
    const text = await sealed([right(1), right(2, { requestedAtMs: nowMs + 5 * minutes })]);
    clock.advance(16 * minutes);
    expect(await access.openUndo(text)).toEqual([right(2, { requestedAtMs: nowMs + 5 * minutes })]);
    clock.advance(4 * minutes);
    expect(await createSeals(secrets.session, 'test', clock).open('undo', text)).toBeNull();
  });

  test('is nothing where there is nothing', async () => {
    expect(await createDoor().access.sealUndo([])).toBeNull();
  });

  test.each(['session', 'pass', 'approval', 'sign-on'] as const)(
    'opens nothing as a %s, nor the other way',
    async (purpose) => {
      const { access, clock } = createDoor();
      const seals = createSeals(secrets.session, 'test', clock);
      expect(await seals.open(purpose, await sealed([right(1)]))).toBeNull();
      const other = await seals.seal(purpose, [{ h: 'edge-1', s: 'denver', at: nowMs }], nowMs + minutes);
      expect(await access.openUndo(other)).toEqual([]);
    },
  );

  test.each([
    ['another deployment', { audience: 'other' }],
    ['other secrets', { secrets: { session: ['session-secret-two'] } }],
  ])('of %s is worth nothing', async (_name, changes) => {
    const text = await sealed([right(1)], createDoor(changes));
    expect(await createDoor().access.openUndo(text)).toEqual([]);
  });

  test.each(['', 'x', 'a.b.c.d.e', '€'.repeat(50)])('of what is no seal at all is nothing: %j', async (text) => {
    expect(await createDoor().access.openUndo(text)).toEqual([]);
  });

  test.each([
    ['another form', { h: 'edge-1' }],
    ['no list', 7],
    ['no host', [{ h: 'no host', s: 'denver', at: nowMs }]],
    ['no site', [{ h: 'edge-1', s: 'No Site', at: nowMs }]],
  ])('of %s is nothing, though we sealed it', async (_name, value) => {
    const { access, clock } = createDoor();
    const text = await createSeals(secrets.session, 'test', clock).seal('undo', value, nowMs + minutes);
    expect(await access.openUndo(text)).toEqual([]);
  });

  test('fits into a cookie, ten hosts with the longest names', async () => {
    const long = (number: number) => ({
      hostId: hostId(`${number}`.padStart(128, 'x')),
      siteId: siteId('s'.repeat(32)),
      requestedAtMs: nowMs,
    });
    const text = await sealed(Array.from({ length: 20 }, (_, index) => long(index + 10)));
    expect((await createDoor().access.openUndo(text)).length).toBe(10);
    expect(text.length).toBeLessThan(3_900);
  });
});

describe('of many', () => {
  test('the ten newest count, newest first', () => {
    const rights = Array.from({ length: 12 }, (_, index) => right(index, { requestedAtMs: nowMs + index }));
    const chosen = chooseRights(rights, nowMs + 20);
    expect(chosen.map((one) => one.hostId)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((number) => `edge-${number}`));
  });

  test('for one host the newest counts', () => {
    const newer = right(1, { requestedAtMs: nowMs + 1, siteId: siteId('boulder') });
    expect(chooseRights([right(1), newer, right(2)], nowMs + 2)).toEqual([newer, right(2)]);
  });

  test('what is too old makes room', () => {
    const old = Array.from({ length: 12 }, (_, index) => right(index, { requestedAtMs: nowMs - undoLastsMs }));
    expect(chooseRights([...old, right(50)], nowMs)).toEqual([right(50)]);
  });
});

describe('what tells a phone from others', () => {
  const withSession = (sessionId: string | null) => ({ actor: { ...stranger, sessionId } });

  test('is its session, whatever form it sends', () => {
    const mark = markPhone(withSession('s1'), 'pass-1');
    expect(mark).toMatch(/^[\w-]{22}$/);
    expect(markPhone(withSession('s1'), 'pass-2')).toBe(mark);
    expect(markPhone(withSession('s1'), null)).toBe(mark);
    expect(markPhone(withSession('s2'), 'pass-1')).not.toBe(mark);
  });

  test('is the pass of its form where it has none', () => {
    const mark = markPhone(withSession(null), 'pass-1');
    expect(markPhone(withSession(null), 'pass-1')).toBe(mark);
    expect(markPhone(withSession(null), 'pass-2')).not.toBe(mark);
  });

  test('is nothing where it has neither, and tells nothing of either', () => {
    expect(markPhone(withSession(null), null)).toBeUndefined();
    expect(markPhone(withSession('planted'), null)).not.toContain('planted');
  });
});
