import { describe, expect, test } from 'vitest';
import { createFakePalette, failureOf, json, refusal } from '../../support/fake-palette';
import { hostId } from '../../support/plan-world';

const host = hostId('edge-1');
const found = json({ metadata: { uid: 'edge-1' }, status: { state: 'ready' } });

describe('an attempt has eight seconds', () => {
  test('a write that gets no answer times out after eight seconds, once', async () => {
    const { palette, clock, sent } = createFakePalette(['silence']);
    const startMs = clock.now();
    expect(await failureOf(palette.registerHost(host, {}, 'amd64'))).toMatchObject({ kind: 'timeout' });
    expect(clock.now() - startMs).toBe(8_000);
    expect(sent).toHaveLength(1);
  });

  test('the request is aborted, so that no socket hangs on', async () => {
    const { palette, sent } = createFakePalette(['silence']);
    await failureOf(palette.registerHost(host, {}, 'amd64'));
    expect(sent[0]?.signal.aborted).toBe(true);
  });

  test('an answer in time leaves its request alone and no timer behind', async () => {
    const { palette, sent, clock } = createFakePalette([found]);
    await palette.getHost(host);
    const doneMs = clock.now();
    await clock.sleep(1);
    expect({ aborted: sent[0]?.signal.aborted, passedMs: clock.now() - doneMs }).toEqual({
      aborted: false,
      passedMs: 1,
    });
  });

  test('a body that never ends counts like no answer', async () => {
    const endless = () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) }));
    const { palette, clock } = createFakePalette([endless]);
    const startMs = clock.now();
    expect(await failureOf(palette.registerHost(host, {}, 'amd64'))).toMatchObject({ kind: 'timeout' });
    expect(clock.now() - startMs).toBe(8_000);
  });

  test('a read is tried again after a silent attempt', async () => {
    const { palette, pauses } = createFakePalette(['silence', found], { random: 0 });
    expect(await palette.getHost(host)).toMatchObject({ hostId: 'edge-1' });
    expect(pauses()).toEqual([8_250]);
  });
});

describe('a request has a deadline of its own', () => {
  test('an attempt ends with it', async () => {
    const { palette, clock } = createFakePalette(['silence'], { withinMs: 3_000 });
    const startMs = clock.now();
    expect(await failureOf(palette.getHost(host))).toMatchObject({ kind: 'timeout' });
    expect(clock.now() - startMs).toBe(3_000);
  });

  test('after it nothing goes out at all', async () => {
    const { palette, clock, sent } = createFakePalette([found], { withinMs: 1_000 });
    clock.advance(1_000);
    expect(await failureOf(palette.getHost(host))).toMatchObject({ kind: 'timeout', path: '/v1/edgehosts/{uid}' });
    expect(sent).toEqual([]);
  });

  test('no pause is begun that would outlast it', async () => {
    const unwell = refusal(503, '');
    const { palette, clock, sent } = createFakePalette([unwell], { withinMs: 250, random: 0 });
    const startMs = clock.now();
    expect(await failureOf(palette.getHost(host))).toMatchObject({ status: 503 });
    expect({ sent: sent.length, passedMs: clock.now() - startMs }).toEqual({ sent: 1, passedMs: 0 });
  });

  test('a pause that ends just before it is taken', async () => {
    const { palette, sent } = createFakePalette([refusal(503, ''), found], { withinMs: 251, random: 0 });
    expect(await palette.getHost(host)).toMatchObject({ hostId: 'edge-1' });
    expect(sent).toHaveLength(2);
  });
});
