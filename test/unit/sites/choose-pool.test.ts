import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choosePool, type PoolChoice, type PoolFacts } from '../../../lib/sites/choose-pool';
import type { WorkerPool } from '../../../lib/sites/worker-pool';
import { testWorkerPool } from '../../support/test-site';

const tills = testWorkerPool('tills');
const cameras = testWorkerPool('cameras');
const small = testWorkerPool('small', { maxHosts: 1 });
const arm = testWorkerPool('arm', { architecture: 'arm64' });
const armUnlabelled = testWorkerPool('arm', { architecture: 'arm64', label: null });
const unlabelled = testWorkerPool('unlabelled', { label: null });

function choose(pools: readonly WorkerPool[], facts: Partial<Omit<PoolFacts, 'taken'>> = {}, taken = {}): string {
  const known = { said: null, expected: null, architecture: null, siteArchitecture: 'amd64', ...facts } as const;
  return brief(choosePool(pools, { ...known, taken: new Map(Object.entries(taken)) }));
}

function brief(choice: PoolChoice): string {
  switch (choice.kind) {
    case 'pool':
      return choice.pool.name;
    case 'ask':
      return `ask ${choice.pools.map(({ name }) => name).join(' or ')}`;
    case 'await':
      return 'await';
    case 'stop':
      return choice.failure.code;
  }
}

describe('a pool that somebody names', () => {
  test.each<[string, Partial<PoolFacts>, string]>([
    ['by the operator', { said: 'cameras' }, 'cameras'],
    ['by the manifest', { expected: 'cameras' }, 'cameras'],
    ['by both: the operator stands in front of the host', { said: 'tills', expected: 'cameras' }, 'tills'],
    ['that the site has not', { said: 'gone' }, 'host_pool_unknown'],
    ['that the site has not, in the manifest', { expected: 'gone' }, 'host_pool_unknown'],
    ['of another architecture than the host reports', { said: 'tills', architecture: 'arm64' }, 'host_pool_unfit'],
    ['of an architecture that nobody knows yet', { said: 'arm' }, 'arm'],
  ])('%s', (_, facts, expected) => {
    expect(choose([tills, cameras, arm], facts)).toBe(expected);
  });

  test('takes the last place, and stops whoever comes after', () => {
    expect(choose([tills, small], { said: 'small' }, { small: 0 })).toBe('small');
    expect(choose([tills, small], { said: 'small' }, { small: 1 })).toBe('host_pool_full');
  });

  test('counts as full also when more are in it than it may have', () => {
    expect(choose([small], { said: 'small' }, { small: 4 })).toBe('host_pool_full');
  });
});

describe('a pool that nobody names', () => {
  test.each<[string, readonly WorkerPool[], Partial<PoolFacts>, Record<string, number>, string]>([
    ['the only one', [tills], {}, {}, 'tills'],
    ['the only one, which nobody can be asked about', [unlabelled], {}, {}, 'unlabelled'],
    ['the only one of the architecture', [tills, arm], { architecture: 'arm64' }, {}, 'arm'],
    ['the only one with room', [tills, small], {}, { small: 1 }, 'tills'],
    ['two that fit: the operator', [tills, cameras], {}, {}, 'ask tills or cameras'],
    ['two that fit of three', [tills, cameras, arm], { architecture: 'amd64' }, {}, 'ask tills or cameras'],
    ['one per architecture, and the host has not called home: wait', [tills, arm], {}, {}, 'await'],
    ['the only one, but of another architecture than the site: wait', [arm], {}, {}, 'await'],
    ['the only one, of the architecture of the site', [arm], { siteArchitecture: 'arm64' }, {}, 'arm'],
    ['a full one of another architecture proves nothing', [small, arm], {}, { small: 1 }, 'await'],
    ['one with room per architecture: wait', [tills, small, arm], {}, { small: 1 }, 'await'],
    ['two with room of one architecture', [tills, cameras, arm], {}, {}, 'ask tills or cameras or arm'],
    ['two of one architecture, and no answer for the other: wait', [tills, cameras, armUnlabelled], {}, {}, 'await'],
    [
      'the only one with a label, which is none for the other: wait',
      [tills, unlabelled, armUnlabelled],
      {},
      {},
      'await',
    ],
    [
      'two of another architecture than the site, no answer for its own: wait',
      [arm, { ...arm, name: 'b' }],
      {},
      {},
      'await',
    ],
    [
      'two, and all of the other architecture are full: wait',
      [tills, cameras, { ...arm, maxHosts: 1 }],
      {},
      { arm: 1 },
      'await',
    ],
    [
      'two of one architecture, once the host has told',
      [tills, cameras, armUnlabelled],
      { architecture: 'amd64' },
      {},
      'ask tills or cameras',
    ],
    [
      'the only one with room, told by a host that has called home',
      [small, arm],
      { architecture: 'arm64' },
      { small: 1 },
      'arm',
    ],
    ['those with a label are asked about', [tills, cameras, unlabelled], {}, {}, 'ask tills or cameras'],
    ['beside pools that only the manifest fills', [tills, unlabelled], {}, {}, 'tills'],
    ['nobody can be asked', [unlabelled, { ...unlabelled, name: 'other' }], {}, {}, 'host_pool_unknown'],
    ['all are full', [small], {}, { small: 1 }, 'host_pool_full'],
    ['none is of the architecture', [tills, cameras], { architecture: 'arm64' }, {}, 'host_pool_unfit'],
  ])('%s', (_, pools, facts, taken, expected) => {
    expect(choose(pools, facts, taken)).toBe(expected);
  });
});

const anyPool = fc.record({
  name: fc.constantFrom('tills', 'cameras', 'small', 'arm'),
  label: fc.constantFrom(null, 'A host'),
  architecture: fc.constantFrom<WorkerPool['architecture']>('amd64', 'arm64'),
  maxHosts: fc.constantFrom(null, 0, 1, 2),
});
const anyName = fc.constantFrom(null, 'tills', 'cameras', 'gone');

test('whatever is known: only a pool that has room and fits, and only what an operator can choose', () => {
  const world = fc.record({
    pools: fc.uniqueArray(anyPool, { selector: ({ name }) => name, maxLength: 4 }),
    said: anyName,
    expected: anyName,
    architecture: fc.constantFrom(null, 'amd64' as const, 'arm64' as const),
    siteArchitecture: fc.constantFrom('amd64' as const, 'arm64' as const),
    taken: fc.dictionary(fc.constantFrom('tills', 'cameras', 'small', 'arm'), fc.nat(3)),
  });
  fc.assert(
    fc.property(world, ({ pools, taken, ...facts }) => {
      const named = pools.map(({ name, ...changes }) => testWorkerPool(name, changes));
      const choice = choosePool(named, { ...facts, taken: new Map(Object.entries(taken)) });
      const chosen = choice.kind === 'pool' ? [choice.pool] : choice.kind === 'ask' ? choice.pools : [];
      for (const pool of chosen) {
        expect(facts.architecture ?? pool.architecture).toBe(pool.architecture);
        expect(taken[pool.name] ?? 0).toBeLessThan(pool.maxHosts ?? Number.POSITIVE_INFINITY);
      }
      if (choice.kind === 'ask') {
        expect(choice.pools.length).toBeGreaterThan(1);
        expect(choice.pools.every(({ label }) => label !== null)).toBe(true);
        expect(facts.said ?? facts.expected).toBeNull();
      }
      if (choice.kind === 'await') expect(facts.architecture).toBeNull();
      if (choice.kind === 'ask' && facts.architecture === null) {
        const answers = choice.pools.map((pool) => pool.architecture);
        expect(answers).toEqual(
          expect.arrayContaining([facts.siteArchitecture, ...named.map((pool) => pool.architecture)]),
        );
      }
      if (choice.kind === 'pool' && facts.architecture === null && (facts.said ?? facts.expected) === null) {
        expect(named.map((pool) => pool.architecture)).toEqual(named.map(() => facts.siteArchitecture));
      }
    }),
  );
});
