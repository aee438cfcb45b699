import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../../lib/palette/redact';
import { createFakePalette, failureOf, fakeKey, json, type Reply } from '../../support/fake-palette';
import { hostId } from '../../support/plan-world';
import { testSite } from '../../support/test-site';

const host = hostId('edge-1');
const escaped = JSON.stringify(fakeKey).slice(1, -1);
const encoded = encodeURIComponent(fakeKey);

describe('the key is in nothing that a failed call tells', () => {
  const replies: readonly [string, Reply][] = [
    ['code', json({ code: `Bad ${fakeKey}` }, 400)],
    ['message', json({ message: `Bad ${fakeKey}` }, 400)],
    ['ref', json({ ref: fakeKey }, 400)],
    ['percent-encoded message', json({ message: `Bad ${encoded}` }, 400)],
    ['percent-encoded message in small letters', json({ message: lowerCase(encoded) }, 400)],
    ['JSON-escaped message', json({ message: escaped }, 400)],
    ['network fault', new TypeError(`cannot send header ${fakeKey}`)],
  ];

  test.each(replies)('%s', async (_, reply) => {
    const { palette } = createFakePalette([reply]);
    const { error, ...facts } = await failureOf(palette.registerHost(host, {}, 'amd64'));
    const told = [JSON.stringify(facts), error.message, String(error), error.stack, String(error.cause)].join(' ');
    for (const form of [fakeKey, encoded, lowerCase(encoded), escaped, 'NjVkYzA3']) expect(told).not.toContain(form);
    expect(JSON.stringify(facts)).toContain('[redacted]');
  });

  const pairingKeys = ['pair me "4711"/+&', 'Odd', 'xq'];
  const quotes: readonly [string, (key: string) => Reply][] = [
    ['code', (key) => json({ code: key, message: 'no' }, 400)],
    ['longer code', (key) => json({ code: `Bad ${key}`, message: 'no' }, 400)],
    ['message', (key) => json({ code: 'No', message: `key ${key} is bad` }, 500)],
    ['encoded message', (key) => json({ code: 'No', message: encodeURIComponent(key) }, 500)],
    ['ref', (key) => json({ code: 'No', ref: key }, 409)],
    ['network fault', (key) => new TypeError(`cannot send ${key}`)],
  ];

  test.each(pairingKeys.flatMap((key) => quotes.map(([where, quote]) => [key, where, quote(key)] as const)))(
    'a pairing key %j that Palette quotes in its %s is in nothing that the failed call tells',
    async (key, _where, reply) => {
      const { palette } = createFakePalette([reply]);
      const { error, ...facts } = await failureOf(palette.registerHost(host, {}, 'amd64', { pairingKey: key }));
      const said = [JSON.stringify(facts), error.message, String(error.cause)].join(' ');
      for (const form of [key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1)]) {
        expect(said).not.toContain(form);
      }
    },
  );

  test('a code that is a word is kept beside a pairing key, because decisions hang on it', async () => {
    const { palette } = createFakePalette([json({ code: 'AlreadyRegisteredEdgeHostDevice' }, 409)]);
    const { code } = await failureOf(palette.registerHost(host, {}, 'amd64', { pairingKey: 'Edge' }));
    expect(code).toBe('AlreadyRegisteredEdgeHostDevice');
  });

  test('a failed call tells the template of its path, not what was in it', async () => {
    const { palette } = createFakePalette([json({ code: 'No', message: 'why', ref: 'r1' }, 422)]);
    const { error, ...facts } = await failureOf(palette.getHost(host));
    expect(facts).toEqual({
      kind: 'http',
      method: 'GET',
      isRead: true,
      path: '/v1/edgehosts/{uid}',
      status: 422,
      code: 'No',
      ref: 'r1',
      upstreamMessage: 'why',
    });
    expect(error.message).toBe('GET /v1/edgehosts/{uid}: http 422 No');
  });

  test.each([
    ['HTML', '<html>502</html>'],
    ['nothing', ''],
    ['JSON of another shape', '{"code":7}'],
    ['JSON that is no object', '"no"'],
  ])('an error of %s leaves the status', async (_, text) => {
    const { palette } = createFakePalette([new Response(text, { status: 422 })]);
    const { error: _error, ...facts } = await failureOf(palette.getHost(host));
    expect(facts).toEqual({ kind: 'http', method: 'GET', isRead: true, path: '/v1/edgehosts/{uid}', status: 422 });
  });

  function lowerCase(text: string): string {
    return text.replace(/%../g, (code) => code.toLowerCase());
  }
});

describe('the redactor', () => {
  const redact = createRedactor(['secret-one', 'secret-one-longer', 'short', '']);

  test.each([
    ['secret-one', '[redacted]'],
    ['x secret-one y secret-one', 'x [redacted] y [redacted]'],
    ['secret-one-longer', '[redacted]'],
    ['a short word is left alone', 'a short word is left alone'],
    ['', ''],
  ])('%s', (text, clean) => {
    expect(redact(text)).toBe(clean);
  });

  test('changes nothing the second time', () => {
    const once = redact('secret-one');
    expect(redact(once)).toBe(once);
  });
});

describe('values of variables and layers', () => {
  const quoted = {
    code: 'InvalidVariable',
    message: "variable db_password: 'hunter2hunter2' does not match",
    ref: 'r-1',
  };
  const refuses = () =>
    new Response(JSON.stringify(quoted), { status: 400, headers: { 'content-type': 'application/json' } });
  const profile = { uid: 'p1', variables: { db_password: 'hunter2hunter2' } };

  test('are in no error of a create, whatever Palette quotes; its code and its reference stay', async () => {
    const { palette } = createFakePalette([refuses()]);
    const cluster = { site: testSite(), labels: {}, profiles: [profile], controlPlane: [], workers: [] };
    const failure = await failureOf(palette.createCluster(cluster));
    expect(failure).toMatchObject({ code: 'InvalidVariable', ref: 'r-1' });
    expect(JSON.stringify(failure)).not.toContain('hunter2');
  });

  test('are in no error of a change of profiles', async () => {
    const { upkeep } = createFakePalette([refuses()]);
    const failure = await failureOf(upkeep.changeProfiles('c1', [{ ...profile, packs: [] }]));
    expect(failure).toMatchObject({ code: 'InvalidVariable' });
    expect(JSON.stringify(failure)).not.toContain('hunter2');
  });

  test('a cluster without any may be told of in full', async () => {
    const { palette } = createFakePalette([refuses()]);
    const cluster = { site: testSite(), labels: {}, profiles: [], controlPlane: [], workers: [] };
    expect(await failureOf(palette.createCluster(cluster))).toHaveProperty('upstreamMessage');
  });
});
