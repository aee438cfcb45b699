import { type Report, showValue } from '../fault';
import type { ExpectedHost } from '../site';

/** A row that could be read, with the line it stands in. */
export interface ManifestEntry extends ExpectedHost {
  readonly path: string;
}

/** Reports rows that say the same twice, differ in case only, or promise one host to two sites by overlapping prefixes. */
export function reportConflicts(entries: readonly ManifestEntry[], report: Report): void {
  reportTwins(entries, report);
  reportOverlaps(
    entries.filter((entry) => entry.match === 'prefix'),
    report,
  );
}

function reportTwins(entries: readonly ManifestEntry[], report: Report): void {
  const seen = new Map<string, ManifestEntry>();
  for (const entry of entries) {
    const key = `${entry.match}:${entry.text.toLowerCase()}`;
    const earlier = seen.get(key);
    if (earlier === undefined) {
      seen.set(key, entry);
      continue;
    }
    const isExactTwin = earlier.text === entry.text;
    const problem = `${isExactTwin ? 'stands' : 'differs in upper and lower case only from what stands'} in ${earlier.path} already`;
    say(entry, problem, isExactTwin ? 'Remove one of the two lines.' : 'Keep the one that the host shows.', report);
  }
}

/** In sorted order everything that begins with a prefix follows it directly, so one stack of open prefixes is enough. */
function reportOverlaps(prefixes: readonly ManifestEntry[], report: Report): void {
  const open: ManifestEntry[] = [];
  const sorted = [...prefixes].sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  for (const entry of sorted) {
    while (open.length > 0 && !entry.text.startsWith(open.at(-1)?.text ?? '')) open.pop();
    const outer = open.at(-1);
    if (outer !== undefined && outer.text !== entry.text && outer.siteId !== entry.siteId) {
      const problem = `lies inside ${showValue(`${outer.text}*`)} in ${outer.path}, which goes to ${outer.siteId}`;
      say(entry, problem, 'Make the two prefixes differ, or write the single IDs out.', report);
    }
    open.push(entry);
  }
}

function say(entry: ManifestEntry, problem: string, fix: string, report: Report): void {
  const value = showValue(entry.match === 'prefix' ? `${entry.text}*` : entry.text);
  report({ path: `${entry.path}:edge_host_id`, site: null, value, problem, fix });
}
