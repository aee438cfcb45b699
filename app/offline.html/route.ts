import { neutralColors } from '../../lib/branding/theme';
import { dictionaryFor } from '../../lib/i18n/dictionary';
import { openServer } from '../_parts/open-server';
import { themeHref } from '../theme.css/theme-href';
import { formatOfflinePage } from './format-offline-page';

export const dynamic = 'force-dynamic';

/** The page for when there is no connection, kept by the worker before it is needed; its language is in the address. */
export async function GET(request: Request): Promise<Response> {
  const server = await openServer(new Headers());
  const company = server.ok ? server.value.index.company : null;
  const t = dictionaryFor(new URL(request.url).searchParams.get('lang') ?? '');
  const page = formatOfflinePage({
    t,
    name: company?.name ?? t.common.productName,
    themeHref: themeHref(company ?? { colors: neutralColors, corners: 'round' }),
  });
  return new Response(page, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
  });
}
