import { describe, expect, test } from 'vitest';
import { readArrival } from '../../../app/_arrive/arrival';
import type { House } from '../../../cli/sites/command';
import { qr } from '../../../cli/sites/qr';
import { planLabels } from '../../../cli/sites/qr/plan-labels';
import { planPosters, type Target } from '../../../cli/sites/qr/plan-posters';
import { linkUrl } from '../../../lib/access/staging-link';
import { readHostIdParameter } from '../../../lib/hosts/registration-url';
import type { Site, SiteIndex } from '../../../lib/sites/site';
import { siteId, testIndex, testSite } from '../../support/test-site';
import { siteWith, testLink } from '../access/support/door';
import { nowMs, testHouse } from './test-house';

const origin = 'https://register.example.com';
const secret = 'planted-link-secret-0123456789abcdefgh';
const target: Target = { origin, link: null, linkSecrets: [], nowMs };
const spring = testLink({ expiresAtMs: nowMs + 1 });
const withLink: Target = { ...target, link: spring, linkSecrets: [secret] };
const all = { siteIds: [], isAll: true };
const only = (...siteIds: string[]) => ({ siteIds, isAll: false });

function indexOf(sites: readonly Site[], changes: Partial<SiteIndex> = {}): SiteIndex {
  return { ...testIndex(sites), ...changes };
}

const closed = testSite('aspen', { status: { state: 'closed' } });

describe('the code of a poster', () => {
  test('leads to the start page with that site chosen', () => {
    const [poster] = planPosters(indexOf([testSite('denver')]), all, target).posters;
    expect(poster?.address).toBe('https://register.example.com/?site=denver');
    expect(readArrival(new URL(poster?.address ?? '').searchParams)).toMatchObject({ siteId: 'denver', hostId: null });
  });

  test('carries the staging link, and is then nothing to type', () => {
    const [poster] = planPosters(indexOf([testSite('denver')]), all, withLink).posters;
    expect(poster?.address).toBe(`${linkUrl(origin, spring, [secret])}?site=denver`);
    expect(poster?.isShort).toBe(false);
  });

  test('is made for open sites only, and for those that the link is good for', () => {
    const index = indexOf([testSite('denver'), testSite('boulder'), closed]);
    expect(planPosters(index, all, target).posters.map(({ site }) => site.id)).toEqual(['denver', 'boulder']);
    expect(planPosters(index, all, withLink).posters.map(({ site }) => site.id)).toEqual(['denver']);
  });

  test.each([
    ['a closed site', only('aspen'), target, 'aspen is closed'],
    ['an unknown site', only('dnever'), target, 'Did you mean denver?'],
    ['a site that the link is not good for', only('boulder'), withLink, 'is not good for boulder'],
    ['a link that has ended', only('denver'), { ...withLink, nowMs: nowMs + 1 }, 'has ended'],
    ['a link without a secret to sign it', only('denver'), { ...withLink, linkSecrets: [] }, 'LINK_SECRETS'],
  ])('is refused for %s', (_, choice, to, said) => {
    const index = indexOf([testSite('denver'), testSite('boulder'), closed]);
    expect(() => planPosters(index, choice, to)).toThrow(said);
  });

  test('comes with a warning where it would let nobody in, or anybody who has a picture of it', () => {
    const index = indexOf([siteWith('denver', { modes: ['link'] }), siteWith('boulder', { modes: ['link', 'pin'] })]);
    expect(planPosters(index, all, target).warnings).toEqual([
      'denver lets nobody in without a staging link: print its poster with --link.',
    ]);
    expect(planPosters(index, all, withLink).warnings).toEqual([expect.stringContaining('takes a picture')]);
    const withPin = { ...withLink, link: { ...spring, pinHash: 'scrypt$15$a$b' } };
    expect(planPosters(index, all, withPin).warnings).toEqual([]);
  });
});

describe('the code of a label', () => {
  const index = indexOf([testSite('denver'), testSite('boulder')], {
    expectedHosts: [
      { match: 'exact', text: 'edge-1', siteId: siteId('denver') },
      { match: 'prefix', text: 'edge-b-', siteId: siteId('boulder') },
      { match: 'exact', text: 'edge-2', siteId: siteId('boulder') },
    ],
    blockedHosts: ['edge-9'],
  });
  const plan = (hostIds: string[], choice: Parameters<typeof planPosters>[1] = only(), to = target) =>
    planLabels(index, { ...choice, hostIds }, to);

  test('is what the host’s own screen shows, link and all', () => {
    const [label] = plan(['edge-1']).labels;
    expect(label?.address).toBe('https://register.example.com/?appliance-id=edge-1');
    const [linked] = plan(['edge-1'], only(), withLink).labels;
    expect(linked?.address).toBe(`${linkUrl(origin, spring, [secret])}/?appliance-id=edge-1`);
    expect(readHostIdParameter(linked?.address ?? '')?.raw).toBe('edge-1');
  });

  test('bears the site where IT expects the host, or the one that was named', () => {
    const sites = (labels: ReturnType<typeof plan>) => labels.labels.map(({ site }) => site?.id ?? null);
    expect(sites(plan(['edge-1', 'edge-b-7', 'edge-7']))).toEqual(['denver', 'boulder', null]);
    expect(sites(plan(['edge-1'], only('boulder')))).toEqual(['boulder']);
  });

  test('is made for every host that the manifest names one by one, and tells of the others', () => {
    const { labels, warnings } = plan([], all);
    expect(labels.map(({ hostId, site }) => [hostId, site?.id])).toEqual([
      ['edge-1', 'denver'],
      ['edge-2', 'boulder'],
    ]);
    expect(warnings).toEqual(['1 of 3 lines of hosts.csv end in a star, for many hosts: no labels.']);
    expect(plan([], only('denver')).labels.map(({ hostId }) => hostId)).toEqual(['edge-1']);
  });

  test('is made once for a host that is named twice', () => {
    expect(plan(['edge-1', ' edge-1 ']).labels).toHaveLength(1);
  });

  test('is refused where the staging link in it would let nobody in', () => {
    expect(() => plan(['edge-2'], only(), withLink)).toThrow('not good for boulder, where edge-2 belongs');
    expect(plan(['edge-1', 'edge-7'], only(), withLink).labels).toHaveLength(2);
  });

  test.each([
    [['edge-9'], only(), 'edge-9 is blocked'],
    [['bad id'], only(), 'bad id'],
    [[], only('aspen'), 'There is no site "aspen"'],
  ])('is refused for %j', (hostIds, choice, said) => {
    expect(() => plan(hostIds, choice)).toThrow(said);
  });

  test('says what to do when the manifest names nobody', () => {
    expect(() => planLabels(indexOf([testSite('denver')]), { ...all, hostIds: [] }, target)).toThrow('--host-id');
  });
});

describe('the command that draws codes', () => {
  const index = indexOf([testSite('denver'), closed]);
  const house = (changes: Partial<House> = {}) =>
    testHouse({ PUBLIC_ORIGIN: origin }, [], { index: () => index, ...changes });
  const run = (kind: string, values: Record<string, unknown>, changes: Partial<House> = {}) =>
    qr.run({ positionals: [kind], values }, house(changes));

  test.each([
    ['stickers', { all: true, out: 'x.pdf' }, 'It is qr poster or qr labels'],
    ['poster', { out: 'x.pdf' }, 'Say which sites'],
    ['labels', { out: 'x.pdf' }, 'Say for which hosts'],
    ['poster', { all: true, site: ['denver'], out: 'x.pdf' }, 'do not go together'],
    ['poster', { all: true }, '--out poster.pdf'],
    ['poster', { all: true, out: 'x.gif' }, '--out ends in .pdf, .svg or .png'],
    ['poster', { all: true, out: 'x.pdf', hostId: ['edge-1'] }, 'are for labels'],
    ['labels', { hostId: ['edge-1'], out: 'x.pdf', skip: '-1' }, '--skip is a number of labels from 0 to 20'],
    ['labels', { hostId: ['edge-1'], out: 'x.pdf', skip: '21' }, 'from 0 to 20'],
    ['labels', { hostId: ['edge-1'], out: 'x.pdf', paper: 'letter', skip: '30' }, 'from 0 to 29'],
    ['poster', { all: true, out: 'x.pdf', origin: 'e.example.com' }, '--origin is scheme and host only'],
  ])('tells what was typed wrong: %s %j', async (kind, values, said) => {
    await expect(run(kind, values)).rejects.toMatchObject({ kind: 'usage', message: expect.stringContaining(said) });
  });

  test('guesses no origin', async () => {
    const nowhere = testHouse({}, [], { index: () => index });
    await expect(qr.run({ positionals: ['poster'], values: { all: true, out: 'x.pdf' } }, nowhere)).rejects.toThrow(
      'PUBLIC_ORIGIN',
    );
  });
});
