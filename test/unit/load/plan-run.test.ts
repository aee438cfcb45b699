import { describe, expect, test } from 'vitest';
import { parseHostId } from '../../../lib/hosts/edge-host-id';
import { hostIdOf, planRun, type RunSize } from '../../load/plan-run';

const size: RunSize = {
  seed: 1,
  hosts: 60,
  sites: { plain: 8, gather: 3, single: 2 },
  kills: 5,
  arrivalsMs: 10_000,
  replays: 4,
  contested: 3,
};

describe('a run as drawn up', () => {
  test('repeats with its seed and differs with another', () => {
    expect(planRun(size)).toEqual(planRun(size));
    expect(planRun({ ...size, seed: 2 })).not.toEqual(planRun(size));
  });

  test('has as many hosts, phones and kills as asked for', () => {
    const { phones, kills, siteIds } = planRun(size);
    expect(new Set(phones.map(({ hostId }) => hostId)).size).toBe(60 + 3);
    expect(phones).toHaveLength(60 + 4 + 2 * 3);
    expect(kills).toHaveLength(5);
    expect(siteIds).toHaveLength(13);
  });

  test('gives every site the hosts that it needs, and no site more than it may have', () => {
    const { phones, siteIds } = planRun({ ...size, contested: 0, replays: 0 });
    const hostsAt = (siteId: string) => phones.filter((phone) => phone.siteId === siteId).length;
    for (const siteId of siteIds) {
      expect(hostsAt(siteId)).toBeGreaterThanOrEqual(siteId.startsWith('gather') ? 3 : 1);
      if (siteId.startsWith('single')) expect(hostsAt(siteId)).toBe(1);
    }
  });

  test('a replay is the same host at the same site, a contested host is at two', () => {
    const { phones } = planRun(size);
    const sitesOf = new Map<string, string[]>();
    for (const { hostId, siteId } of phones) sitesOf.set(hostId, [...(sitesOf.get(hostId) ?? []), siteId]);
    const twice = [...sitesOf.values()].filter((sites) => sites.length > 1);
    expect(twice.filter(([one, other]) => one === other)).toHaveLength(4);
    expect(twice.filter(([one, other]) => one !== other)).toHaveLength(3);
  });

  test('kills are spread over the whole time, in order', () => {
    const moments = planRun(size).kills.map(({ atMs }) => atMs);
    for (const [index, atMs] of moments.entries()) {
      expect(atMs).toBeGreaterThanOrEqual(index * 2_000);
      expect(atMs).toBeLessThanOrEqual((index + 1) * 2_000);
    }
  });

  test('an edge host ID is one that the app takes', () => {
    expect(parseHostId(hostIdOf(300)).ok).toBe(true);
  });
});
