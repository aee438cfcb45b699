import { describe, expect, test } from 'vitest';
import { isCredentialProblem, isNotFound } from '../../../lib/palette/palette-error';
import { createFakePalette, failureOf, fakeKey, json, refusal, whoWeAre } from '../../support/fake-palette';
import { hostId } from '../../support/plan-world';
import { testSite } from '../../support/test-site';

const host = hostId('edge-1');
const absent = refusal(404, 'ResourceNotFound');
const proof = json(whoWeAre);

describe('"not found" counts as absent only with a key that is known to be good', () => {
  test('nothing has succeeded yet: Palette is asked who we are, outside of any project', async () => {
    const { palette, sent } = createFakePalette([absent, proof]);
    expect(await palette.getHost(host)).toBeNull();
    expect(sent.map(({ path }) => path)).toEqual(['/v1/edgehosts/edge-1', '/v1/users/info']);
    expect(sent[1]?.headers.has('ProjectUid')).toBe(false);
  });

  test('any call that succeeded lately is proof enough', async () => {
    const { palette, sent } = createFakePalette([json({ items: [] }), absent]);
    await palette.findClusters('x');
    expect(await palette.getHost(host)).toBeNull();
    expect(sent).toHaveLength(2);
  });

  test('the proof holds for every project and deadline of the same key', async () => {
    const fake = createFakePalette([proof, absent]);
    await fake.scope(null, 1_000).proveCredential();
    expect(await fake.scope('project-2', 1_000).getHost(host)).toBeNull();
    expect(fake.sent).toHaveLength(2);
  });

  test.each([
    ['just before five minutes it stands', 299_999, 2],
    ['after five minutes it is asked for again', 300_000, 3],
  ])('%s', async (_, laterMs, calls) => {
    const fake = createFakePalette([proof, absent, proof]);
    await fake.palette.proveCredential();
    fake.clock.advance(laterMs);
    expect(await fake.scope('project-1', 1_000).getHost(host)).toBeNull();
    expect(fake.sent).toHaveLength(calls);
  });

  test('a failed call proves nothing', async () => {
    const { palette, sent } = createFakePalette([refusal(422, 'Refused'), absent, proof]);
    await failureOf(palette.getHost(host));
    expect(await palette.getHost(host)).toBeNull();
    expect(sent).toHaveLength(3);
  });

  test('a key that turns out bad: the error is the key’s, the host is not called absent', async () => {
    const { palette } = createFakePalette([absent, refusal(401, 'Unauthorized')]);
    const { error } = await failureOf(palette.getHost(host));
    expect(isCredentialProblem(error)).toBe(true);
  });

  test('a key that Palette answers "not found" to when asked who we are is a bad key', async () => {
    const { palette } = createFakePalette([absent]);
    const { error, path } = await failureOf(palette.getHost(host));
    expect({ path, isKeys: isCredentialProblem(error) }).toEqual({ path: '/v1/users/info', isKeys: true });
  });

  test('a Palette that is merely unwell then says nothing about the key', async () => {
    const { palette } = createFakePalette([absent, refusal(503, '')]);
    const { error } = await failureOf(palette.getHost(host));
    expect(isCredentialProblem(error)).toBe(false);
  });
});

describe('a bad key that comes back as "not found" with the key in it', () => {
  const forms = [
    fakeKey,
    encodeURIComponent(fakeKey),
    encodeURIComponent(fakeKey).replace(/%../g, (code) => code.toLowerCase()),
  ];

  test.each(forms)('is the key’s problem, and not asked again: %s', async (form) => {
    const echo = refusal(404, 'ResourceNotFound', { message: `API key ${form} not found` });
    const { palette, sent } = createFakePalette([echo, proof]);
    const { error } = await failureOf(palette.getHost(host));
    expect({ isKeys: isCredentialProblem(error), isAbsent: isNotFound(error) }).toEqual({
      isKeys: true,
      isAbsent: false,
    });
    expect(sent).toHaveLength(1);
  });

  test('also with a status that is otherwise repeated', async () => {
    const { palette, sent } = createFakePalette([refusal(500, 'X', { details: { key: fakeKey } })]);
    const { error } = await failureOf(palette.getHost(host));
    expect({ isKeys: isCredentialProblem(error), calls: sent.length }).toEqual({ isKeys: true, calls: 1 });
  });
});

describe('what counts as absent', () => {
  test.each([
    [404, 'ResourceNotFound'],
    [404, ''],
    [400, 'ResourceNotFound'],
    [500, 'ResourceNotFound'],
  ])('status %i with code "%s"', async (status, code) => {
    const { palette } = createFakePalette([refusal(status, code), proof]);
    expect(await palette.getHost(host)).toBeNull();
  });

  test('a cluster that is absent has no record, and the state Deleted', async () => {
    const fake = createFakePalette([proof, absent]);
    await fake.palette.proveCredential();
    expect([await fake.palette.getCluster('c1'), await fake.palette.getClusterState('c1')]).toEqual([null, 'Deleted']);
  });

  test('a missing cloud config is an error, not an empty list of pools', async () => {
    const { palette } = createFakePalette([absent]);
    expect(await failureOf(palette.getPools(testSite(), 'k1'))).toMatchObject({ status: 404 });
  });
});
