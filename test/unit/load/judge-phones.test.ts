import { expect, test } from 'vitest';
import { judgePhones } from '../../load/judge/judge-phones';
import type { PhoneEnd } from '../../load/phone';

const memberships = new Map([['edge-1', [{ siteId: 'plain-1', pool: 'worker-pool' }]]]);

function phone(end: Partial<PhoneEnd>): PhoneEnd {
  return {
    ...{ hostId: 'edge-1', siteId: 'plain-1', arrivesAtMs: 0, sends: 'json', end: 'member', role: null },
    ...{ problem: null, state: 'setting_up', submits: 1, polls: 1, continues: 0, cuts: 0, tookMs: 1 },
    ...end,
  };
}

function breaches(end: Partial<PhoneEnd>): readonly string[] | undefined {
  return judgePhones([phone(end)], memberships)[0]?.breaches;
}

test('who was told "in place" has the host in a pool of that site', () => {
  expect(breaches({})).toEqual([]);
  expect(breaches({ hostId: 'edge-2' })).toEqual(['edge-2 at plain-1: told "setting_up", but it is nowhere']);
  expect(breaches({ siteId: 'plain-2' })).toEqual(['edge-1 at plain-2: told "setting_up", but it is plain-1']);
});

test('who was refused for another site has the host there, and no other refusal is true', () => {
  expect(breaches({ siteId: 'plain-2', end: 'refused', problem: 'host_at_other_site' })).toEqual([]);
  expect(breaches({ end: 'refused', problem: 'host_at_other_site' })).toHaveLength(1);
  expect(breaches({ hostId: 'edge-2', end: 'refused', problem: 'host_at_other_site' })).toHaveLength(1);
  expect(breaches({ end: 'refused', problem: 'internal' })).toEqual([
    'edge-1 at plain-1: refused with internal, and it is plain-1',
  ]);
});

test('who was told nothing in time is a breach, whatever became of the host', () => {
  expect(breaches({ end: 'lost', state: 'joining' })).toEqual([
    'edge-1 at plain-1: no end in time, last shown joining, no problem',
  ]);
});
