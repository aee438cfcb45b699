import { measurePairs } from '../../lib/branding/judge-colors';
import type { Comparison, OptionChange } from '../../lib/sites/compare/comparison';
import type { Fault } from '../../lib/sites/fault';
import type { SiteIndex } from '../../lib/sites/site';
import type { Findings } from '../sites/check/check-sites';
import { listParts } from '../sites/check/format-findings';
import { longestText, mostListed, type PreviewReport } from './report-schema';

/** A report of what was found. `base` is how the version to compare with was typed. Pure. */
export function buildReport(findings: Findings, base: string, pictures: PreviewReport['pictures']): PreviewReport {
  const { index, comparison, faults, warnings } = findings;
  return {
    version: 1,
    base: clip(findings.base?.name ?? base),
    sites: {
      before: comparison === null ? null : countBefore(comparison),
      after: index?.sites.length ?? null,
      openToAll: index === null ? null : countOpenToAll(index),
    },
    comparison: comparison === null ? null : toListed(comparison),
    notCompared: comparison === null ? clip(findings.baseProblem ?? notCompiled) : null,
    refusals: list(comparison?.refusals ?? [], clipFault),
    faults: list(faults, clipFault),
    conflicts: faults.filter(isConflict).length,
    warnings: list(warnings, clip),
    contrast: index === null ? null : measureContrast(index),
    check: listParts(findings)
      .slice(0, mostListed)
      .map(({ name, state, said }) => ({ name: clip(name), state, says: clip(said) })),
    pictures: { taken: pictures.taken, missing: pictures.missing === null ? null : clip(pictures.missing) },
  };
}

const notCompiled = 'The configuration has faults, so nobody knows what changes.';

/** Somebody else has the VIP, the host address, the DDNS name, the cluster name or the id. */
function isConflict({ problem }: Fault): boolean {
  return /\bis already\b/.test(problem);
}

function countBefore({ unchanged, changed, renamed, removed }: Comparison): number {
  return unchanged + changed.length + renamed.length + removed.length;
}

function countOpenToAll({ sites }: SiteIndex): number {
  return sites.filter(({ status, access }) => status.state === 'open' && access.modes.includes('open')).length;
}

function measureContrast({ company }: SiteIndex): PreviewReport['contrast'] {
  const pairs = measurePairs(company.colors);
  const failing = pairs.filter(({ ratio, least }) => ratio < least);
  const weakest = failing.toSorted((a, b) => a.ratio / a.least - b.ratio / b.least).slice(0, mostListed);
  return {
    measured: pairs.length,
    failing: failing.length,
    weakest: weakest.map(({ scheme, of, on, ofColor, onColor, ratio, least }) => {
      return { scheme, of, on, ofColor, onColor, ratio: Math.round(ratio * 100) / 100, least };
    }),
  };
}

type Listed = NonNullable<PreviewReport['comparison']>;

function toListed(comparison: Comparison): Listed {
  const { added, changed, renamed, removed, unchanged, settings, expectedHosts, notes } = comparison;
  return {
    added: list(added, clipSite),
    changed: list(changed, (site) => ({ ...clipSite(site), changes: list(site.changes, clipChange) })),
    renamed: list(renamed, (site) => ({
      ...clipSite(site),
      previousId: clip(site.previousId),
      changes: list(site.changes, clipChange),
    })),
    removed: list(removed, clipSite),
    unchanged,
    settings: list(settings, clipChange),
    hostsAdded: list(expectedHosts.added, ({ host, site }) => ({ host: clip(host), site: clip(site) })),
    hostsMoved: list(expectedHosts.moved, ({ host, from, to }) => {
      return { host: clip(host), from: clip(from), to: clip(to) };
    }),
    hostsRemoved: list(expectedHosts.removed, ({ host, site }) => ({ host: clip(host), site: clip(site) })),
    notes: list(notes, clip),
  };
}

function clipSite({ id, name, state }: Comparison['added'][number]): Listed['added']['shown'][number] {
  return { id: clip(id), name: clip(name), state };
}

function clipChange({ option, before, after, isIdentity }: OptionChange): OptionChange {
  const clipped = (value: string | null) => (value === null ? null : clip(value));
  return { option: clip(option), before: clipped(before), after: clipped(after), isIdentity };
}

function clipFault({ path, site, value, problem, fix }: Fault): Fault {
  return {
    path: clip(path),
    site: site === null ? null : clip(site),
    value: clip(value),
    problem: clip(problem),
    fix: clip(fix),
  };
}

function clip(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`;
}

function list<Entry, Kept>(entries: readonly Entry[], keep: (entry: Entry) => Kept): { total: number; shown: Kept[] } {
  return { total: entries.length, shown: entries.slice(0, mostListed).map(keep) };
}
