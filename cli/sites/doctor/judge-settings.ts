import { countOf } from '../name-some';
import type { Facts } from './facts';
import { blame, type Finding, skip, well } from './finding';

const mostNamed = 3;

/** Do the named sites have in Palette what the config says? Pure. */
export function judgeSettings({ owner, settings }: Facts['palette']): Finding[] {
  if (!owner.isRead) return [skip('drift.settings', owner.because)];
  if (settings === null) return [skip('drift.settings', 'it is done for the sites of --site or --base')];
  if (settings.length === 0) return [well('drift.settings', 'None of these sites has a running cluster.')];
  const found = settings.flatMap(({ site, diff }): Finding[] => {
    if (!diff.isRead) return [skip('drift.settings', diff.because, site.id)];
    const whats = diff.value.changes.flatMap(({ differences }) => differences.map(({ what }) => what));
    if (whats.length === 0) return [];
    const named = whats.slice(0, mostNamed).join(', ');
    const rest = whats.length - mostNamed;
    const sentence = `Palette differs from the config of ${site.id}: ${named}${rest > 0 ? ` and ${rest} more` : ''}.`;
    return [blame('drift.settings', 'warn', site.id, sentence, `npm run sites -- sync ${site.id} --dry-run`)];
  });
  if (found.length > 0) return found;
  return [well('drift.settings', `Palette says what the config says (${countOf(settings.length, 'site')}).`)];
}
