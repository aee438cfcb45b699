import type { Site } from '../sites/site';
import type { Intent } from '../store/records';
import type { SiteSight } from './sight/site-sight';
import type { RegistrationView } from './view';

/** The view with the worker pool that the host is in, else the one that somebody named; left out where a site has none. Pure. */
export function withPool(
  { pools }: Site,
  view: RegistrationView,
  intent: Intent,
  sight: SiteSight | null,
): RegistrationView {
  if (pools === undefined) return view;
  const member = view.role === 'worker' ? sight?.members[intent.hostId]?.pool : undefined;
  const name = member ?? intent.pool;
  return pools.some((pool) => pool.name === name) ? { ...view, pool: name } : view;
}
