import { nearestWord } from '../nearest-word';
import { type Check, reportAt } from './check';

/** The region of a site is one of those that the config describes. */
export const checkRegions: Check = ({ sites, regions }, report) => {
  const fixes = new Map<string, string>();
  for (const site of sites) {
    const { region } = site.own;
    if (region === undefined || regions.has(region)) continue;
    const fix = fixes.get(region) ?? suggest(region, [...regions.keys()]);
    fixes.set(region, fix);
    reportAt(report, site, 'region', { value: region, problem: 'is not a region of this config', fix });
  }
};

function suggest(region: string, known: readonly string[]): string {
  const near = nearestWord(region, known);
  if (near !== null) return `Did you mean ${near}?`;
  return known.length === 0 ? `Write regions: { ${region}: {} }.` : `Use one of: ${known.join(', ')}.`;
}
