import { createHash } from 'node:crypto';
import type { Language } from '../../../lib/languages';
import { isLanguage } from '../../../lib/languages';
import type { Comparison } from '../../../lib/sites/compare/comparison';
import { firstSetUpOf } from '../../../lib/sites/first-set-up';
import type { Site, SiteIndex } from '../../../lib/sites/site';

/** What is pictured. */
export interface PicturePlan {
  /** The configuration with its doors open: pictures are of the way, whoever may go it. */
  readonly index: SiteIndex;
  readonly siteId: string;
  /** So many as the site needs for its cluster; the first one is pictured. */
  readonly hostIds: readonly [string, ...string[]];
  readonly languages: readonly [Language, Language];
}

const usualSecondLanguage: Language = 'de';

/**
 * Chooses a site that the pull request adds, else one that it changes, else any; of several the one that needs the fewest
 * hosts. Null: no site is in use. Pure.
 */
export function planPictures(index: SiteIndex, comparison: Comparison | null): PicturePlan | null {
  const inUse = index.sites.filter(({ status }) => status.state === 'open');
  const groups = [comparison?.added ?? [], [...(comparison?.changed ?? []), ...(comparison?.renamed ?? [])]];
  const ofInterest = groups.map((group) => new Set<string>(group.map(({ id }) => id)));
  const candidates = [...ofInterest.map((ids) => inUse.filter(({ id }) => ids.has(id))), inUse];
  const [site] = (candidates.find((sites) => sites.length > 0) ?? []).toSorted(byFewestHosts);
  if (site === undefined) return null;
  const ids = Array.from({ length: firstSetUpOf(site) }, (_, at) => hostId(index.version, at));
  const [first = hostId(index.version, 0), ...more] = ids;
  return { index: openDoors(index), siteId: site.id, hostIds: [first, ...more], languages: chooseLanguages(inUse) };
}

function byFewestHosts(one: Site, other: Site): number {
  return firstSetUpOf(one) - firstSetUpOf(other);
}

/** Of the form that Palette's hosts have, and the same for the same configuration. */
function hostId(version: string, at: number): string {
  return `edge-${createHash('sha256').update(`picture ${version} ${at}`).digest('hex').slice(0, 32)}`;
}

function openDoors(index: SiteIndex): SiteIndex {
  const access = {
    modes: ['open' as const],
    needsApproval: false,
    pairingKey: 'none' as const,
    onlyExpectedHosts: false,
  };
  return { ...index, sites: index.sites.map((site) => ({ ...site, access: { ...site.access, ...access } })) };
}

/** English, and what most sites speak besides. */
function chooseLanguages(sites: readonly Site[]): PicturePlan['languages'] {
  const counts = new Map<Language, number>();
  for (const { language } of sites) {
    if (language !== null && isLanguage(language) && language !== 'en') {
      counts.set(language, (counts.get(language) ?? 0) + 1);
    }
  }
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  return ['en', most?.[0] ?? usualSecondLanguage];
}
