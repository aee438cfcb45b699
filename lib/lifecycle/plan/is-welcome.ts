import { isLeaving, isTakenOut } from '../../registration/removal-state';
import { isLeftOut, isUndone } from '../../registration/undo-state';
import type { Site } from '../../sites/site';
import type { Intent } from '../../store/records';

/**
 * May a host be brought in that only bears the site's label? Not one that somebody has taken back, that IT has taken out or
 * must be asked about, or that somebody wants elsewhere: whoever names it, or scans it, says otherwise. Pure.
 */
export function isWelcome(site: Site, intent: Intent | null): boolean {
  if (intent === null) return !site.access.needsApproval;
  if (intent.siteId !== site.id) return !site.access.needsApproval && (isUndone(intent) || isTakenOut(intent));
  if (intent.phase === 'waiting_for_approval') return false;
  return !isLeftOut(intent) && !isLeaving(intent) && !isTakenOut(intent);
}
