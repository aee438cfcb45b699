import type { Listed, PreviewReport } from '../../cli/preview/report-schema';

export function listed<Entry>(
  shown: readonly Entry[],
  total = shown.length,
): { total: number; shown: Entry[] } & Listed<Entry> {
  return { total, shown: [...shown] };
}

/** A report of a pull request that changes nothing, with these parts of it replaced. */
export function testReport(parts: Partial<PreviewReport> = {}): PreviewReport {
  return {
    version: 1,
    base: 'origin/main',
    sites: { before: 12, after: 12, openToAll: 10 },
    comparison: {
      added: listed([]),
      changed: listed([]),
      renamed: listed([]),
      removed: listed([]),
      unchanged: 12,
      settings: listed([]),
      hostsAdded: listed([]),
      hostsMoved: listed([]),
      hostsRemoved: listed([]),
      notes: listed([]),
    },
    notCompared: null,
    refusals: listed([]),
    faults: listed([]),
    conflicts: 0,
    warnings: listed([]),
    contrast: { measured: 72, failing: 0, weakest: [] },
    check: [],
    pictures: { taken: [], missing: null },
    ...parts,
  };
}

/** A report with this text at every place where a pull request can put one, `times` entries in every list. */
export function reportFullOf(text: string, times = 1): PreviewReport {
  const many = <Entry>(entry: Entry) => listed(Array.from({ length: times }, () => entry));
  const change = { option: text, before: text, after: text, isIdentity: true };
  const site = { id: text, name: text, state: 'open' as const };
  const fault = { path: text, site: text, value: text, problem: text, fix: text };
  const pair = { scheme: 'dark' as const, of: text, on: text, ofColor: text, onColor: text, ratio: 1.2, least: 4.5 };
  return testReport({
    base: text,
    comparison: {
      added: many(site),
      changed: many({ ...site, changes: many(change) }),
      renamed: many({ ...site, previousId: text, changes: many(change) }),
      removed: many(site),
      unchanged: 0,
      settings: many(change),
      hostsAdded: many({ host: text, site: text }),
      hostsMoved: many({ host: text, from: text, to: text }),
      hostsRemoved: many({ host: text, site: text }),
      notes: many(text),
    },
    notCompared: text,
    refusals: many(fault),
    faults: many(fault),
    warnings: many(text),
    contrast: { measured: 72, failing: times, weakest: many(pair).shown },
    check: many({ name: text, state: 'wrong' as const, says: text }).shown,
    pictures: { taken: [], missing: text },
  });
}
