import { asksForPool } from '../../lib/registration/pool-question';
import type { Site } from '../../lib/sites/site';

/** Must something be said or typed for every single host of the site, which a list cannot carry? Pure. */
export function goesOneByOne(site: Site): boolean {
  return site.access.pairingKey === 'required' || asksForPool(site);
}
