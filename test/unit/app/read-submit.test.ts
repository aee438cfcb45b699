import { describe, expect, it } from 'vitest';
import { readFormat, readSubmit, type SubmitFormat } from '../../../app/api/_http/read-submit';

function post(body: string | ReadableStream<Uint8Array>, type: string): Request {
  return new Request('http://localhost/api/registrations', {
    method: 'POST',
    body,
    headers: { 'content-type': type },
    duplex: 'half',
  } as RequestInit);
}

function read(body: string, format: SubmitFormat) {
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
    const value = { edgeHostId: 'edge-1', siteId: 'denver', hostName: '' };
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

  it('with __proto__ changes nothing', async () => {
    const result = await read('{"edgeHostId":"e","siteId":"d","__proto__":{"hostName":"x"}}', 'json');
    expect(result.ok).toBe(false);
    expect(Object.prototype).not.toHaveProperty('hostName');
  });
});

describe('a form', () => {
  it('is read, unknown fields are ignored, missing ones are empty', async () => {
    const value = { edgeHostId: 'edge 1', siteId: '', hostName: 'Till+1' };
    expect(await read('edgeHostId=edge+1&hostName=Till%2B1&utm=x', 'form')).toEqual({ ok: true, value });
  });

  it('in a broken encoding is read as far as it goes', async () => {
    expect(await read('edgeHostId=%E0%A4%A&siteId=denver', 'form')).toMatchObject({ value: { siteId: 'denver' } });
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
