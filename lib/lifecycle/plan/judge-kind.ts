import type { Site } from '../../sites/site';
import { kindOf } from '../../sites/site-kind';
import type { RefusalCode } from '../refusals';

/** Why a site is not of the kind whose size is changed in this way, or null when it is. Pure. */
export function judgeKind(site: Site, wanted: 'native' | 'virtualized'): RefusalCode | null {
  const kind = kindOf(site);
  if (kind === wanted) return null;
  if (kind === 'containerized') return 'containerized_size';
  return wanted === 'native' ? 'needs_native' : 'needs_virtualized';
}
