import type { ExpectedHost } from './site';

/** The line of the manifest that is about a host of this ID, or null. */
export type ExpectHost = (hostId: string) => ExpectedHost | null;

/** Indexes the manifest: an exact line beats a prefix, a longer prefix beats a shorter one. IDs are compared exactly. */
export function indexExpectedHosts(expected: readonly ExpectedHost[]): ExpectHost {
  const exact = new Map(pick(expected, 'exact'));
  const prefixes = new Map(pick(expected, 'prefix'));
  const lengths = [...new Set([...prefixes.keys()].map((prefix) => prefix.length))].sort((a, b) => b - a);
  return (hostId) => {
    const known = exact.get(hostId);
    if (known !== undefined) return known;
    const length = lengths.find((candidate) => candidate <= hostId.length && prefixes.has(hostId.slice(0, candidate)));
    return length === undefined ? null : (prefixes.get(hostId.slice(0, length)) ?? null);
  };
}

function pick(expected: readonly ExpectedHost[], match: ExpectedHost['match']): (readonly [string, ExpectedHost])[] {
  return expected.filter((entry) => entry.match === match).map((entry) => [entry.text, entry] as const);
}
