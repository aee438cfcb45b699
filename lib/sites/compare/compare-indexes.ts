import type { Site } from '../site';
import { compareHosts } from './compare-hosts';
import { compareOptions } from './compare-options';
import type { Comparable, Comparison, OptionChange, SiteMention } from './comparison';
import { listNotes } from './list-notes';
import { listSettings, listSiteOptions, type Options } from './list-options';
import { pairSites, type SitePair } from './pair-sites';
import { refuseDrift } from './refuse-drift';

/** What an index holds besides its settings. */
const noSettings = { format: undefined, version: undefined, sites: undefined, expectedHosts: undefined };

/**
 * Lays two versions of a configuration beside each other: what changed, and what of it must not ship without a word
 * of explanation. `before` may be of an older format. Pure.
 */
export function compareIndexes(before: Comparable, after: Comparable): Comparison {
  const pairing = pairSites(before, after);
  const changed = pairing.same.map((pair) => ({ ...mention(pair.after), changes: compareSites(pair) }));
  const renamed = pairing.renamed.map((pair) => ({
    ...mention(pair.after),
    previousId: pair.before.id,
    changes: compareSites(pair).filter(({ option }) => option !== 'renamedFrom'),
  }));
  const withChanges = changed.filter(({ changes }) => changes.length > 0);
  return {
    added: pairing.added.map(mention),
    changed: withChanges,
    renamed,
    removed: pairing.removed.map(mention),
    unchanged: changed.length - withChanges.length,
    settings: compareOptions(settingsOf(before), settingsOf(after)),
    expectedHosts: compareHosts(before, after, pairing.renamed),
    refusals: refuseDrift(pairing),
    notes: listNotes(pairing),
  };
}

function settingsOf({ olderKinds = [], ...index }: Comparable): Options {
  const palette = {
    virtualizedEdge: olderKinds.includes('virtualized'),
    containerizedEdge: olderKinds.includes('containerized'),
  };
  return listSettings({ ...index, ...noSettings, palette });
}

function compareSites({ before, after }: SitePair): OptionChange[] {
  // Nearly all of many thousand sites are as they were, letter by letter.
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return compareOptions(listSiteOptions(before), listSiteOptions(after));
}

function mention({ id, name, status }: Site): SiteMention {
  return { id, name, state: status.state };
}
