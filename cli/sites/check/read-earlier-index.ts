import { z } from 'zod';
import type { Comparable } from '../../../lib/sites/compare/comparison';
import { putTextsBack, type StoredSites } from '../../../lib/sites/shared-texts';
import { siteIndexFormat } from '../../../lib/sites/site-index';
import { CommandFault } from '../command';

/** What every format since the first has, and a comparison cannot do without. The rest is taken as it is. */
const earlierSite = z.looseObject({
  id: z.string(),
  name: z.string(),
  clusterName: z.string(),
  status: z.looseObject({ state: z.enum(['open', 'closed', 'moved']) }),
  endpoint: z.looseObject({ type: z.enum(['vip', 'ddns', 'none']), host: z.string() }),
  topology: z.looseObject({ controlPlane: z.number() }),
});

const earlierIndex = z.looseObject({
  format: z.number().int(),
  sites: z.array(earlierSite),
  expectedHosts: z.array(z.looseObject({ match: z.enum(['exact', 'prefix']), text: z.string(), siteId: z.string() })),
});

/**
 * Reads the index that the code of another version wrote, as far as it is compared. `name` is how messages call that
 * version. Throws {@link CommandFault} when the index is of a newer format, or none at all.
 */
export function readEarlierIndex(text: string, name: string): Comparable {
  const read = earlierIndex.safeParse(parseJson(text));
  if (!read.success) throw notAnIndex(name);
  if (read.data.format > siteIndexFormat) {
    throw new CommandFault(`${name} is of newer code than this checkout. Merge it first, then compare.`);
  }
  // Ids were branded, and options checked, by the code that wrote them; what is absent there is "not set" here.
  try {
    return putTextsBack(read.data as unknown as Omit<Comparable, 'sites'> & StoredSites);
  } catch {
    throw notAnIndex(name);
  }
}

function notAnIndex(name: string): CommandFault {
  return new CommandFault(`What ${name} compiled into is no site index. Compare with another version.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
