import { describe, expect, test } from 'vitest';
import { hideValues } from '../../../../cli/sites/doctor/hide-values';
import type { ClusterProfile } from '../../../../lib/palette/wire/cluster-general';

const plain: ClusterProfile = { uid: 'p1', variables: {} };
const withVariable: ClusterProfile = { uid: 'p1', variables: { db_password: 'tiger"7', blank: '' } };
const packs = [{ name: 'shop', values: 'pin: 4711\n', manifests: [] }];
const withLayer: ClusterProfile = { ...plain, packs };

const ofProfile = (message: string, code = 'InvalidValue') => ({ about: { profile: 'p1' }, code, message });
const ofPool = (message: string) => ({ about: { pool: 'masters' }, code: 'InvalidPool', message });

function messageOf(fault: ReturnType<typeof ofProfile> | ReturnType<typeof ofPool>, profiles: ClusterProfile[]) {
  return hideValues([fault], profiles)[0]?.message;
}

describe('what Palette says of a profile', () => {
  test('is shown where no values were sent', () => {
    expect(messageOf(ofProfile('The pack is invalid.'), [plain])).toBe('The pack is invalid.');
  });

  test.each([
    ['variables', withVariable],
    ['layers', withLayer],
  ])('is its code only where values of %s were sent', (_name, profile) => {
    const hidden = 'InvalidValue, in words that may quote a value and are not shown';
    expect(messageOf(ofProfile("variable db_password: 'tiger\"7' does not match"), [plain, profile])).toBe(hidden);
  });

  test('is shown where only another one has values, unless it quotes them', () => {
    const other = { ...withVariable, uid: 'p2' };
    expect(messageOf(ofProfile('One is needed.'), [plain, other])).toBe('One is needed.');
    expect(messageOf(ofProfile('Not tiger"7.'), [plain, other])).toMatch(/^InvalidValue, in words/);
  });

  test('is its code only where nobody knows the profile, and another has values', () => {
    const other = { ...withVariable, uid: 'p2' };
    expect(messageOf(ofProfile('One is needed.'), [other])).toMatch(/^InvalidValue, in words/);
  });

  test('is not even its code where that is no word of Palette’s', () => {
    expect(messageOf(ofProfile('No.', 'tiger"7'), [withVariable])).toBe(
      'an error, in words that may quote a value and are not shown',
    );
  });

  test('stays nothing where there are no words', () => {
    expect(messageOf(ofProfile(''), [withVariable])).toBe('');
  });
});

describe('what Palette says of a pool', () => {
  test('is shown where it quotes no variable', () => {
    expect(messageOf(ofPool('Two are too few.'), [withVariable])).toBe('Two are too few.');
  });

  test.each(['it is tiger"7', 'it is {"value":"tiger\\"7"}'])('is its code only where it quotes one: %s', (said) => {
    expect(messageOf(ofPool(said), [withVariable])).toMatch(/^InvalidPool, in words/);
  });

  test('is its code only where layers have values, because any word may be one of theirs', () => {
    expect(messageOf(ofPool('4711 is no port'), [withLayer])).toMatch(/^InvalidPool, in words/);
  });
});
