import { afterEach, describe, expect, it, vi } from 'vitest';
import { type BodyFormat, readFields, readFormat } from '../../../app/api/_http/read-fields';
import { readSubmit } from '../../../app/api/_http/read-submit';
import { readWithinMs } from '../../../app/api/_http/read-text';

function post(body: string | ReadableStream<Uint8Array>, type: string): Request {
  return new Request('http://localhost/api/registrations', {
    method: 'POST',
    body,
    headers: { 'content-type': type },
    duplex: 'half',
  } as RequestInit);
}

function read(body: string, format: BodyFormat) {
  return readSubmit(post(body, 'text/plain'), format);
}

describe('the content type', () => {
  it.each([
    ['application/json', 'json'],
    ['application/json; charset=utf-8', 'json'],
    ['Application/X-WWW-Form-Urlencoded', 'form'],
  ])('%s is read as %s', (type, format) => {
    expect(readFormat(post('', type))).toEqual({ ok: true, value: format });
  });

  it.each(['text/plain', 'multipart/form-data; boundary=x', 'application/xml'])('%s is refused', (type) => {
    expect(readFormat(post('', type))).toMatchObject({ error: { code: 'content_type_unsupported' } });
  });
});

describe('JSON', () => {
  it('is read, the name may be left out or null', async () => {
    const value = { submit: { edgeHostId: 'edge-1', siteId: 'denver', hostName: '' }, pass: null };
    expect(await read('{"edgeHostId":"edge-1","siteId":"denver"}', 'json')).toEqual({ ok: true, value });
    expect(await read('{"edgeHostId":"edge-1","siteId":"denver","hostName":null}', 'json')).toEqual({
      ok: true,
      value,
    });
  });

  it.each([
    '',
    'nonsense',
    '[]',
    '{"edgeHostId":1,"siteId":"denver"}',
    '{"siteId":"denver"}',
    '{"edgeHostId":"e","siteId":"d","admin":true}',
  ])('%s is refused as body_invalid', async (body) => {
    expect(await read(body, 'json')).toMatchObject({ error: { code: 'body_invalid' } });
  });

  it.each([
    ['0', 0],
    ['90000', 90_000],
    ['999999999999999', 604_800_000],
    ['-1', undefined],
    ['1e9', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('says how long ago it was asked for: %j', async (askedAgoMs, expected) => {
    const result = await read(JSON.stringify({ edgeHostId: 'e', siteId: 'd', askedAgoMs }), 'json');
    expect(result.ok && result.value.submit.askedAgoMs).toBe(expected);
  });

  it('with __proto__ changes nothing', async () => {
    const result = await read('{"edgeHostId":"e","siteId":"d","__proto__":{"hostName":"x"}}', 'json');
    expect(result.ok).toBe(false);
    expect(Object.prototype).not.toHaveProperty('hostName');
  });
});

describe('a form', () => {
  it('is read, unknown fields are ignored, missing ones are empty', async () => {
    const value = { submit: { edgeHostId: 'edge 1', siteId: '', hostName: 'Till+1' }, pass: null };
    expect(await read('edgeHostId=edge+1&hostName=Till%2B1&utm=x', 'form')).toEqual({ ok: true, value });
  });

  it('in a broken encoding is read as far as it goes', async () => {
    expect(await read('edgeHostId=%E0%A4%A&siteId=denver', 'form')).toMatchObject({
      value: { submit: { siteId: 'denver' } },
    });
  });
});

describe('the pairing key and the pass', () => {
  it.each([
    ['form', 'edgeHostId=e&siteId=d&pairingKey=k3y&pass=sealed'],
    ['json', '{"edgeHostId":"e","siteId":"d","pairingKey":"k3y","pass":"sealed"}'],
  ] as const)('are read from a %s', async (format, body) => {
    expect(await read(body, format)).toEqual({
      ok: true,
      value: { submit: { edgeHostId: 'e', siteId: 'd', hostName: '', pairingKey: 'k3y' }, pass: 'sealed' },
    });
  });

  it('are as if they were not there when they are empty, and a pass that is too long is none', async () => {
    const submit = { edgeHostId: 'e', siteId: 'd', hostName: '' };
    expect(await read('edgeHostId=e&siteId=d&pairingKey=&pass=', 'form')).toEqual({
      ok: true,
      value: { submit, pass: null },
    });
    expect(await read(`edgeHostId=e&siteId=d&pass=${'x'.repeat(4_097)}`, 'form')).toMatchObject({
      value: { pass: null },
    });
  });
});

describe('fields', () => {
  const names = { required: ['pin'], optional: ['site'] } as const;

  it('that are no field of ours are no property of anything either', async () => {
    const form = await readFields(post('pin=1&__proto__=x&constructor=y', 'text/plain'), 'form', names);
    expect(form).toEqual({ ok: true, value: { pin: '1', site: '' } });
    const json = await readFields(post('{"pin":"1","constructor":"y"}', 'text/plain'), 'json', names);
    expect(json).toMatchObject({ error: { code: 'body_invalid' } });
  });
});

describe('a body that does not come to its end', () => {
  afterEach(() => void vi.useRealTimers());

  it('is waited for ten seconds and not longer', async () => {
    vi.useFakeTimers();
    let isCancelled = false;
    const stalled = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('edgeHostId=')),
      cancel: () => {
        isCancelled = true;
      },
    });
    const reading = readSubmit(post(stalled, 'text/plain'), 'form');
    let answer: unknown = 'none yet';
    void reading.then((result) => {
      answer = result;
    });
    await vi.advanceTimersByTimeAsync(readWithinMs - 1);
    expect(answer).toBe('none yet');
    await vi.advanceTimersByTimeAsync(1);
    expect(await reading).toMatchObject({ error: { code: 'body_invalid' } });
    expect(isCancelled).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    expect(readWithinMs).toBe(10_000);
  });

  it('leaves no timer behind when it does come', async () => {
    vi.useFakeTimers();
    expect((await read('edgeHostId=e&siteId=d', 'form')).ok).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a body over 8 kB', () => {
  const long = 'a'.repeat(8 * 1024 + 1);

  it('is refused by its length', async () => {
    expect(await read(long, 'form')).toMatchObject({ error: { code: 'body_too_large' } });
  });

  it('is refused though it does not say its length, and is not read to the end', async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new TextEncoder().encode('a'.repeat(1024)));
      },
    });
    const result = await readSubmit(post(endless, 'application/json'), 'json');
    expect(result).toMatchObject({ error: { code: 'body_too_large' } });
    expect(pulled).toBeLessThan(15);
  });

  it('of just 8 kB is read', async () => {
    expect((await read('a'.repeat(8 * 1024), 'form')).ok).toBe(true);
  });
});
