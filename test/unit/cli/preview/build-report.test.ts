import { describe, expect, it } from 'vitest';
import { buildReport } from '../../../../cli/preview/build-report';
import { longestText, mostListed, mustNotShip, previewReportSchema } from '../../../../cli/preview/report-schema';
import type { Findings } from '../../../../cli/sites/check/check-sites';
import { compareIndexes } from '../../../../lib/sites/compare/compare-indexes';
import type { Fault } from '../../../../lib/sites/fault';
import type { SiteIndex } from '../../../../lib/sites/site';
import { type Changes, faultsOf, indexOf } from '../../../fixtures/sites/small-config';

const noPictures = { taken: [], missing: null };

/** What the check finds when the small config becomes another one. */
function findingsOf(parts: Partial<Findings>): Findings {
  const base = { name: 'origin/main (5c913342d76b)', commit: '5c913342d76bb86e7ccd998b19d030a551c8d0aa' };
  const nothing = { faults: [], warnings: [], links: [], baseProblem: null, comparison: null, index: null };
  return { config: 'sites.config.ts', ...nothing, base, ...parts };
}

function reportOf(parts: Partial<Findings>) {
  const report = buildReport(findingsOf(parts), 'origin/main', noPictures);
  expect(previewReportSchema.safeParse(report).error, 'a report breaks its own schema').toBeUndefined();
  return report;
}

function changed(changes: Changes) {
  const [before, after] = [indexOf(), indexOf(changes)];
  return reportOf({ index: after, comparison: compareIndexes(before, after) });
}

const gamma = { id: 'gamma', name: 'Gamma', address: 'Third Street 3', endpoint: { vip: '10.1.3.10' } };

describe('what a change does to the sites', () => {
  it('nothing: all are as before, and it may ship', () => {
    const report = changed({});
    expect(report.sites).toEqual({ before: 2, after: 2, openToAll: 2 });
    expect(report.comparison).toMatchObject({ unchanged: 2, added: { total: 0, shown: [] } });
    expect(mustNotShip(report)).toBe(false);
  });

  it('a site more is added, and counted', () => {
    const report = changed({ 'sites[2]': gamma });
    expect(report.sites).toMatchObject({ before: 2, after: 3 });
    expect(report.comparison?.added).toEqual({ total: 1, shown: [{ id: 'gamma', name: 'Gamma', state: 'open' }] });
    expect(mustNotShip(report)).toBe(false);
  });

  it('another VIP of a site that is in use must not ship', () => {
    const report = changed({ 'sites[0].endpoint.vip': '10.1.1.99' });
    expect(report.refusals.shown).toEqual([expect.objectContaining({ site: 'alpha', path: 'endpoint.vip' })]);
    expect(report.comparison?.changed.shown[0]?.changes.shown).toContainEqual({
      option: 'endpoint.vip',
      before: '10.1.1.10',
      after: '10.1.1.99',
      isIdentity: true,
    });
    expect(mustNotShip(report)).toBe(true);
  });

  it('tells how many sites are open to whoever walks the preview', () => {
    const index = indexOf();
    const [first, ...others] = index.sites.map((site) => ({
      ...site,
      access: { ...site.access, modes: ['pin' as const] },
    }));
    if (first === undefined) throw new Error('no site');
    const closed = {
      ...first,
      status: { state: 'closed' as const },
      access: { ...first.access, modes: ['open' as const] },
    };
    expect(reportOf({ index: { ...index, sites: [first, ...others] } }).sites.openToAll).toBe(0);
    expect(reportOf({ index: { ...index, sites: [closed, ...index.sites.slice(1)] } }).sites.openToAll).toBe(1);
  });
});

describe('what keeps it from shipping', () => {
  it.each<[string, Changes]>([
    ['a VIP that another site has', { 'sites[1].endpoint.vip': '10.1.1.10' }],
    ['a cluster name that another site has', { 'sites[1].clusterName': 'alpha' }],
    ['an id that another site has', { 'sites[1].id': 'alpha' }],
  ])('%s is a fault, and counted as a conflict', (_, changes) => {
    const report = reportOf({ faults: faultsOf(changes) });
    expect(report.faults.total).toBeGreaterThan(0);
    expect(report.conflicts).toBeGreaterThan(0);
    expect(report.sites).toEqual({ before: null, after: null, openToAll: null });
    expect(report.notCompared).toBe('The configuration has faults, so nobody knows what changes.');
    expect(mustNotShip(report)).toBe(true);
  });

  it('a fault of another kind is no conflict', () => {
    const report = reportOf({ faults: faultsOf({ 'sites[0].endpoint.vip': '10.1.1' }) });
    expect([report.faults.total, report.conflicts]).toEqual([1, 0]);
  });
});

it('a base that cannot be read leaves a report that says why', () => {
  const problem = 'git knows no "origin/man" here.';
  const report = reportOf({ index: indexOf(), base: null, baseProblem: problem });
  expect(report).toMatchObject({ base: 'origin/main', notCompared: problem, sites: { before: null, after: 2 } });
  expect(mustNotShip(report)).toBe(false);
});

describe('contrast', () => {
  it('of every pair that the pages use is measured', () => {
    const { contrast } = changed({});
    expect(contrast?.measured).toBeGreaterThan(50);
    expect(contrast).toMatchObject({ failing: 0, weakest: [] });
  });

  it('that fails is told with the weakest pair first', () => {
    const index = indexOf();
    const company = { ...index.company, colors: { ...index.company.colors, accent: '#eeeeee' } };
    const report = reportOf({ index: { ...index, company } });
    expect(report.contrast?.failing).toBeGreaterThan(0);
    expect(report.contrast?.weakest[0]).toMatchObject({ of: 'accent', ofColor: '#eeeeee' });
    expect(mustNotShip(report)).toBe(true);
  });
});

describe('a configuration of any size and any words makes a report within its bounds', () => {
  const many = 5_000;

  it('thousands of new sites are counted, and the first are named', () => {
    const before = indexOf();
    const [site] = before.sites;
    if (site === undefined) throw new Error('no site');
    const sites = Array.from({ length: many }, (_, at) => ({
      ...site,
      id: `site-${at}` as SiteIndex['sites'][0]['id'],
    }));
    const after = { ...before, sites };
    const { comparison, sites: counts } = reportOf({ index: after, comparison: compareIndexes(before, after) });
    expect(comparison?.added.total).toBe(many);
    expect(comparison?.added.shown).toHaveLength(mostListed);
    expect(counts.after).toBe(many);
  });

  it('long texts are cut', () => {
    const long = 'x'.repeat(100_000);
    const fault: Fault = { path: long, site: long, value: long, problem: long, fix: long };
    const report = reportOf({ faults: Array.from({ length: many }, () => fault), warnings: [long] });
    expect(report.faults.total).toBe(many);
    expect(report.faults.shown[0]?.path).toHaveLength(longestText);
    expect(JSON.stringify(report).length).toBeLessThan(100_000);
  });
});
