import { describe, expect, it } from 'vitest';
import { dueGroups, isAhead, isFresh, isReady, isTooOld } from '../../../../lib/registration/sight/sight-times';
import { testMember, testSeenCluster, testSight } from '../../../support/test-sight';

const installing = testSight({ members: { h1: testMember({ isRunning: false }) } });
const gathering = testSight({ cluster: null, members: {}, callsAskedAtMs: 5_000 });

describe('a sight is shown without another look', () => {
  it.each([
    ['5 s while hosts are set up', installing, 5_000],
    ['30 s once all of them run', testSight(), 30_000],
    ['20 s while there is no cluster, since then only a scarce call shows anything', gathering, 20_000],
  ])('for %s', (_, sight, freshForMs) => {
    expect(isFresh(sight, 5_000 + freshForMs - 1)).toBe(true);
    expect(isFresh(sight, 5_000 + freshForMs)).toBe(false);
  });

  it('not when nobody has looked for the hosts of a site without a cluster', () => {
    expect(isFresh({ ...gathering, callsAskedAtMs: null }, 5_000)).toBe(false);
  });
});

describe('whoever watches waits for a newer one', () => {
  it.each([
    ['after 10 s while hosts are set up', installing, 10_000],
    ['after 30 s once all of them run', testSight(), 30_000],
    ['after 20 s while there is no cluster', gathering, 20_000],
  ])('%s', (_, sight, atMs) => {
    expect(isTooOld(sight, 5_000 + atMs - 1)).toBe(false);
    expect(isTooOld(sight, 5_000 + atMs)).toBe(true);
  });
});

it('is ahead where the clock that saw it was put back since; clocks that are a little apart are none of that', () => {
  expect(isAhead(installing, 4_000)).toBe(false);
  expect(isAhead(installing, -60_000)).toBe(true);
});

describe('a refresh asks', () => {
  it('for everything when nothing is known', () => {
    expect(dueGroups(null, 0)).toEqual({ members: true, machines: true, calls: true, search: true });
  });

  const known = testSight({ ...installing, callsAskedAtMs: 5_000, searchedAtMs: 5_000 });
  it.each([
    ['members every second time', 'members', known, 9_000],
    ['machines of a site that is being set up every second time', 'machines', provisioning(), 9_000],
    ['machines of hosts that join a running site every time', 'machines', known, 4_500],
    ['calls home every 20 s', 'calls', known, 20_000],
    ['the name every 20 s', 'search', known, 20_000],
  ] as const)('for %s', (_, group, sight, everyMs) => {
    expect(dueGroups(sight, 5_000 + everyMs - 1)[group]).toBe(false);
    expect(dueGroups(sight, 5_000 + everyMs)[group]).toBe(true);
  });

  it('less often the more sites are watched, so that all of them together stay below what watching may take', () => {
    const sites = 200;
    const perSecond = (group: 'members' | 'machines' | 'calls') => {
      let everyMs = 0;
      while (!dueGroups(known, 5_000 + everyMs, sites)[group]) everyMs += 100;
      return sites / (everyMs / 1_000);
    };
    // One call for the pools and one for the machines of each of two pools, below 80 % of 50 a second.
    expect(perSecond('members') + 2 * perSecond('machines')).toBeLessThanOrEqual(40);
    expect(perSecond('members') + 2 * perSecond('machines')).toBeGreaterThan(30);
    expect(perSecond('calls')).toBeLessThanOrEqual(8);
  });

  it('for machines at once where nobody has seen one yet', () => {
    const joined = testSight({ members: { h1: testMember(), h2: testMember({ isRunning: null }) } });
    expect(dueGroups(joined, 5_000).machines).toBe(true);
  });

  function provisioning() {
    return { ...installing, cluster: testSeenCluster({ state: 'Provisioning' }) };
  }
});

describe('a site is ready', () => {
  it.each([
    ['when all of its hosts run', testSight(), true],
    ['not while one does not', installing, false],
    [
      'not while one is unknown',
      testSight({ members: { h1: testMember(), h2: testMember({ isRunning: null }) } }),
      false,
    ],
    ['not while its cluster does not', testSight({ cluster: testSeenCluster({ state: 'Provisioning' }) }), false],
    ['not without hosts', testSight({ members: {} }), false],
  ])('%s', (_, sight, ready) => {
    expect(isReady(sight)).toBe(ready);
  });
});
