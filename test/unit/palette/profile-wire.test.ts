import { describe, expect, test } from 'vitest';
import { createFakePalette, failureOf, json, refusal, whoWeAre } from '../../support/fake-palette';

const metadata = { uid: 'p1', name: 'edge-infra', annotations: { scope: 'tenant' }, labels: null };

async function read(spec: unknown, changes: Record<string, unknown> = {}) {
  const profile = { metadata: { ...metadata, ...changes }, spec, status: { isPublished: true } };
  return createFakePalette([json(profile)]).palette.getProfile('p1');
}

describe('a cluster profile as Palette sends it', () => {
  test('is mapped to our words', async () => {
    const published = { name: 'edge-infra', uid: 'p1', type: 'infra', cloudType: 'edge-native', packs: null };
    expect(await read({ version: '1.2.0', published, draft: null, versions: null })).toEqual({
      uid: 'p1',
      name: 'edge-infra',
      version: '1.2.0',
      kind: 'infra',
      scope: 'tenant',
    });
  });

  test.each([
    ['infra', 'infra'],
    ['add-on', 'add-on'],
    ['system', 'system'],
    ['cluster', 'full'],
    ['', 'full'],
    [null, 'full'],
  ])('type %j is %s', async (type, kind) => {
    expect(await read({ published: { type } })).toMatchObject({ kind });
  });

  test('one that is not published yet has the kind of its draft', async () => {
    expect(await read({ published: null, draft: { type: 'add-on' } })).toMatchObject({ kind: 'add-on' });
    expect(await read({ published: { type: '' }, draft: { type: 'infra' } })).toMatchObject({ kind: 'infra' });
  });

  test('what is published counts before a draft', async () => {
    expect(await read({ published: { type: 'infra' }, draft: { type: 'add-on' } })).toMatchObject({ kind: 'infra' });
  });

  test.each([[null], [{}], [{ version: '' }], [{ version: null }]])('spec %j is version 1.0.0', async (spec) => {
    expect(await read(spec)).toMatchObject({ version: '1.0.0' });
  });

  test('where the scope is not said, it is not known', async () => {
    expect(await read({}, { annotations: null })).toMatchObject({ scope: null });
  });

  test('an absent one is null', async () => {
    const { palette } = createFakePalette([refusal(404, 'ResourceNotFound'), json(whoWeAre)]);
    expect(await palette.getProfile('p1')).toBeNull();
  });
});

describe('the list of profiles', () => {
  test('names UID, name and version of each', async () => {
    const items = [
      { metadata: { uid: 'p1', name: 'edge-infra' }, spec: { cloudType: 'edge-native', version: '1.2.0' } },
      { metadata: { uid: 'p2', name: 'store-base' }, spec: { version: '' } },
      { metadata: { uid: 'p3', name: 'other' }, spec: null },
      { metadata: {} },
    ];
    expect(await createFakePalette([json({ items })]).palette.listProfiles()).toEqual([
      { uid: 'p1', name: 'edge-infra', version: '1.2.0' },
      { uid: 'p2', name: 'store-base', version: '1.0.0' },
      { uid: 'p3', name: 'other', version: '1.0.0' },
      { uid: '', name: '', version: '1.0.0' },
    ]);
  });

  test('null is an empty list', async () => {
    expect(await createFakePalette([json({ items: null })]).palette.listProfiles()).toEqual([]);
  });

  test('an answer of another shape is unreadable', async () => {
    const { palette } = createFakePalette([json([])]);
    expect(await failureOf(palette.listProfiles())).toMatchObject({ kind: 'schema' });
  });
});
