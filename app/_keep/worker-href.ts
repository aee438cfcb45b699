import { createHash } from 'node:crypto';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Company } from '../../lib/sites/site';
import { formatOfflinePage } from '../offline.html/format-offline-page';
import { themeHref } from '../theme.css/theme-href';

/**
 * The address of the worker for whoever reads this language. It names what the worker keeps, and a digest of that: another
 * text makes another address, and browsers then install the worker anew.
 */
export function workerHref(t: Dictionary, company: Pick<Company, 'name' | 'colors' | 'corners'>): string {
  const theme = themeHref(company);
  const text = formatOfflinePage({ t, name: company.name, themeHref: theme });
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 12);
  const page = `/offline.html?${new URLSearchParams({ lang: t.language, v: digest })}`;
  return `/worker.js?${new URLSearchParams({ page, theme })}`;
}
