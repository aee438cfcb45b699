import type { SiteIndex } from '../../lib/sites/site';
import { testIndex } from '../support/test-site';
import type { Scenario } from './scenario';

/** What the config of a run says. */
export function indexOf({ sites, expectedHosts }: Scenario): SiteIndex {
  const isOlder = sites.some(({ kind }) => kind === 'virtualized');
  return { ...testIndex(sites), expectedHosts, ...(isOlder ? { olderKinds: ['virtualized'] } : {}) };
}
