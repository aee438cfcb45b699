import type { Outlook } from '../../registration/view';
import type { Dictionary } from '../dictionary';

/** What registering will do at the site, in one sentence. Pure. */
export function outlookText(t: Dictionary, outlook: Outlook, site: string): string {
  const texts = t.confirm.outlook;
  switch (outlook.kind) {
    case 'first':
      return outlook.needed === 1 ? texts.first(site) : texts.firstOf(site, outlook.needed);
    case 'gathers': {
      const { present, needed } = outlook;
      return texts.gathers({ site, present, needed, missing: Math.max(1, needed - present - 1) });
    }
    case 'completes':
      return texts.completes({ site, present: outlook.present, needed: outlook.needed });
    case 'joins':
      return texts.joins(site, outlook.present);
    case 'here':
      return texts.here(site);
    case 'asks':
      return texts.asks;
    case 'unknown':
      return texts.unknown;
  }
}
