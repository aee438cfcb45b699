import { describe, expect, test } from 'vitest';
import type { Findings } from '../../../cli/sites/check/check-sites';
import { formatFindings, isWrong, listParts, toJson } from '../../../cli/sites/check/format-findings';
import { measureLinks } from '../../../cli/sites/check/measure-links';
import { linkUrl } from '../../../lib/access/staging-link';
import { measureQrCode } from '../../../lib/hosts/qr-code';
import { formatRegistrationUrl } from '../../../lib/hosts/registration-url';
import { compareIndexes } from '../../../lib/sites/compare/compare-indexes';
import type { Fault } from '../../../lib/sites/fault';
import { testIndex, testSite } from '../../support/test-site';
import { testLink } from '../access/support/door';

const fault = (path: string): Fault => ({ path, site: null, value: '"x"', problem: 'is wrong', fix: 'Mend it.' });
const index = testIndex([testSite('denver'), testSite('old', { status: { state: 'closed' } })]);
const sound: Findings = {
  config: 'sites.config.ts',
  index,
  faults: [],
  warnings: [],
  links: [],
  base: null,
  baseProblem: null,
  comparison: null,
};
const terminal = (columns: number) => ({ columns, paint: (_: string, text: string) => text });
const show = (findings: Findings, columns = 80) => formatFindings(findings, terminal(columns)).join('\n');

const drifted = (vip: string): Findings => {
  const after = testIndex([testSite('denver', { endpoint: { type: 'vip', host: vip } }), ...index.sites.slice(1)]);
  return {
    ...sound,
    index: after,
    base: { name: 'main (abc)', commit: 'abc' },
    comparison: compareIndexes(index, after),
  };
};

describe('the answer of check', () => {
  test('nothing is wrong', () => {
    expect(`\n${show(sound)}\n`).toMatchInlineSnapshot(`
      "
      sites.config.ts: nothing is wrong.

        good     sites        2, 1 of them in use
        good     hosts.csv    0 expected hosts
        good     brand
        good     texts
        good     access
        good     links        none
        good     vercel.json
      "
    `);
  });

  test('each fault belongs to the part that somebody looks after', () => {
    const paths = {
      sites: [
        'sites[0].endpoint.vip',
        'sites.csv:3:vip',
        'defaults.tags',
        'regions.north',
        'profileSets.store',
        'version',
      ],
      'hosts.csv': ['hosts.csv:2:site', 'hosts.csv'],
      brand: ['company.logo', 'company.colors.primary', 'company'],
      texts: ['company.texts.de.enter.title'],
      access: ['access.modes', 'access', 'blockedHosts[0]', 'webhooks[0].id', 'audit.keepDays', 'security.expires'],
      links: ['access.links[0].expires', 'access.links'],
      'vercel.json': ['vercel.json', 'vercel.json:regions[0]'],
    };
    for (const [name, own] of Object.entries(paths)) {
      const parts = listParts({ ...sound, index: null, faults: own.map(fault) });
      expect(parts.filter(({ state }) => state === 'wrong')).toMatchObject([{ name, faults: own.length }]);
    }
  });

  test('what could not be looked at is not called good', () => {
    for (const path of ['sites.config.ts', 'version']) {
      const parts = listParts({ ...sound, index: null, faults: [fault(path)] });
      expect(parts.map(({ state }) => state)).toEqual(['wrong', ...Array(5).fill('unknown'), 'good']);
    }
  });

  test('faults are told in full, with the config’s name in front', () => {
    const findings = {
      ...sound,
      index: null,
      faults: [fault('sites[0].name'), fault('company.logo')],
      warnings: ['Open access.'],
    };
    expect(isWrong(findings)).toBe(true);
    expect(`\n${show(findings)}\n`).toMatchInlineSnapshot(`
      "
      sites.config.ts: must not ship like this.

        wrong    sites        1 fault
        good     hosts.csv
        wrong    brand        1 fault
        good     texts
        good     access
        good     links
        good     vercel.json

      2 faults in the site configuration

        sites[0].name
          "x" is wrong
          Mend it.

        company.logo
          "x" is wrong
          Mend it.

      Warning: Open access.
      "
    `);
  });

  test('what changed and must not is told last, nearest to the next thing typed', () => {
    const findings = drifted('10.1.2.11');
    expect(isWrong(findings)).toBe(true);
    expect(`\n${show(findings)}\n`).toMatchInlineSnapshot(`
      "
      sites.config.ts: must not ship like this.

        good     sites        2, 1 of them in use
        good     hosts.csv    0 expected hosts
        good     brand
        good     texts
        good     access
        good     links        none
        good     vercel.json
        wrong    drift        1 fault against main (abc)

      Since main (abc)
      Sites: 1 changed, 1 as before.
        ~ denver  Site denver
            endpoint.vip: 10.1.2.10 -> 10.1.2.11 (identity)

      1 fault in what changed

        endpoint.vip  (site denver)
          "10.1.2.11" is new, and the cluster of denver keeps "10.1.2.10"
          Leave it. For a second cluster write a new site, and movedTo: '<its id>'
          here. If there is none yet, or none any more, close this entry, merge that,
          and open it with the new value.
      "
    `);
  });

  test('what changed and may is no fault', () => {
    const findings = drifted('10.1.2.10');
    expect(isWrong(findings)).toBe(false);
    expect(show(findings)).toContain('good     drift        against main (abc)');
  });

  test('a base that cannot be read leaves drift unknown, which is not good', () => {
    const findings = { ...sound, baseProblem: 'git knows no "main" here.' };
    expect(listParts(findings).at(-1)).toEqual({ name: 'drift', state: 'unknown', faults: 0, said: 'not compared' });
    expect(show(findings)).toMatch(/^sites\.config\.ts: no fault, but it could not be compared\./);
    expect(show(findings)).toContain('\n\ngit knows no "main" here.');
  });

  test('without an index there is nothing to compare', () => {
    const findings = { ...sound, index: null, faults: [fault('company')], base: { name: 'main (abc)', commit: 'abc' } };
    expect(listParts(findings).at(-1)).toMatchObject({
      name: 'drift',
      state: 'unknown',
      said: 'not compared against main (abc)',
    });
  });

  test('fits 40 columns, but for words that are longer and what faults quote', () => {
    const long = {
      ...sound,
      warnings: ['Open access: whoever reaches the page can register hosts at 12 of 12 sites.'],
    };
    for (const line of formatFindings(long, terminal(40))) expect(line.length).toBeLessThanOrEqual(40);
  });

  test('for programs there is all of it, and no more of the index than they need', () => {
    const findings = drifted('10.1.2.11');
    const json = JSON.parse(JSON.stringify(toJson(findings, 1.5)));
    expect(json).toMatchObject({
      ok: false,
      version: 'test',
      seconds: 1.5,
      comparison: { summary: 'Sites: 1 changed, 1 as before.', refusals: [{ path: 'endpoint.vip' }] },
    });
    expect(json).not.toHaveProperty('index');
  });
});

describe('how big the codes of links will be', () => {
  const link = testLink({ id: 'spring' });
  const origin = 'https://e.example.com';

  test('is the same without the secrets as with them', () => {
    const [measured] = measureLinks([link], origin);
    const real = linkUrl(origin, link, ['a-secret-of-at-least-32-characters-here']) ?? '';
    const { bytes } = measureQrCode(formatRegistrationUrl(real, `edge-${'0'.repeat(32)}`));
    expect(measured).toEqual({ id: 'spring', bytes, mostOriginBytes: 28, warning: null });
  });

  test('an origin of just that length is fine, one more letter is told', () => {
    const [{ mostOriginBytes } = { mostOriginBytes: 0 }] = measureLinks([link], null);
    const ofLength = (length: number) => `https://${'e'.repeat(length - 'https://.example.com'.length)}.example.com`;
    const warn = (length: number) => measureLinks([link], ofLength(length))[0]?.warning;
    expect(ofLength(mostOriginBytes)).toHaveLength(mostOriginBytes);
    expect(warn(mostOriginBytes)).toBe(null);
    expect(warn(mostOriginBytes + 1)).toContain('Shorten its id or the origin.');
  });

  test('without an origin it is told how long one may be, and an id that leaves no room for any', () => {
    expect(measureLinks([link], null)).toEqual([{ id: 'spring', bytes: null, mostOriginBytes: 28, warning: null }]);
    const [long] = measureLinks([testLink({ id: 'a-rollout-in-the-summer' })], null);
    expect(long).toMatchObject({ mostOriginBytes: 11, warning: expect.stringContaining('Shorten its id.') });
  });

  test('the room is said for the longest of all', () => {
    const links = measureLinks([link, testLink({ id: 'spring-rollout' })], null);
    expect(show({ ...sound, links })).toContain('2, room for an origin of 20 characters');
    expect(show({ ...sound, links: measureLinks([link], origin) })).toContain('1, codes of at most 99 bytes');
  });
});
