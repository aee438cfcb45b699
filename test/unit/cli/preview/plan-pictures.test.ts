import { describe, expect, it } from 'vitest';
import { planPictures } from '../../../../cli/preview/pictures/plan-pictures';
import { parseHostId } from '../../../../lib/hosts/edge-host-id';
import { compareIndexes } from '../../../../lib/sites/compare/compare-indexes';
import type { Site } from '../../../../lib/sites/site';
import { testIndex, testSite } from '../../../support/test-site';

const [alpha, beta, gamma] = [testSite('alpha'), testSite('beta'), testSite('gamma')];
const large = (id: string) => testSite(id, { topology: { controlPlane: 3 } });
const closed = (id: string) => testSite(id, { status: { state: 'closed' } });

function plan(before: readonly Site[], after: readonly Site[]) {
  const index = testIndex(after);
  return planPictures(index, compareIndexes(testIndex(before), index));
}

describe('the site that is pictured', () => {
  it('is one that the pull request adds', () => {
    expect(plan([alpha, beta], [alpha, beta, gamma])?.siteId).toBe('gamma');
  });

  it('is else one that it changes', () => {
    expect(plan([alpha, beta], [alpha, testSite('beta', { name: 'Another' })])?.siteId).toBe('beta');
  });

  it('is else any, also where nothing could be compared', () => {
    expect(plan([alpha], [alpha])?.siteId).toBe('alpha');
    expect(planPictures(testIndex([beta]), null)?.siteId).toBe('beta');
  });

  it('is of several the one that needs the fewest hosts, and all of its hosts are registered', () => {
    expect(plan([alpha], [alpha, large('big'), gamma])?.siteId).toBe('gamma');
    expect(plan([alpha], [alpha, large('big')])).toMatchObject({ siteId: 'big', hostIds: { length: 3 } });
  });

  it('is in use', () => {
    expect(plan([alpha], [alpha, closed('gamma')])?.siteId).toBe('alpha');
    expect(plan([], [closed('gamma')])).toBeNull();
  });
});

it('the doors are open in pictures, whoever may come in later', () => {
  const shut = testSite('shut', {
    access: { modes: ['pin'], pinHash: 'x', needsApproval: true, pairingKey: 'required', onlyExpectedHosts: true },
  });
  expect(plan([], [shut])?.index.sites[0]?.access).toEqual({
    modes: ['open'],
    pinHash: 'x',
    needsApproval: false,
    pairingKey: 'none',
    onlyExpectedHosts: false,
  });
});

it('hosts have IDs that the app takes, each its own', () => {
  const ids = plan([], [large('big')])?.hostIds ?? [];
  expect(new Set(ids).size).toBe(3);
  for (const id of ids) expect(parseHostId(id).ok, id).toBe(true);
});

describe('languages', () => {
  const speaking = (language: string | null, ...ids: string[]) => ids.map((id) => testSite(id, { language }));

  it('are English and what most sites speak besides', () => {
    const sites = [
      ...speaking('fr', 'a'),
      ...speaking('ja', 'b', 'c'),
      ...speaking('en', 'd', 'e', 'f'),
      ...speaking(null, 'g'),
    ];
    expect(plan([], sites)?.languages).toEqual(['en', 'ja']);
  });

  it('are two, also where all sites speak English', () => {
    expect(plan([], speaking('en', 'a'))?.languages).toEqual(['en', 'de']);
  });
});
