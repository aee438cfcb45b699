import { neutralColors } from '../../lib/branding/theme';
import { dictionaryFor } from '../../lib/i18n/dictionary';
import { openServer } from '../_parts/open-server';
import { formatManifest } from './format-manifest';

export const dynamic = 'force-dynamic';

/** What installing the app asks for: name, colours and icons of the company. Practice is installed with it, not instead. */
export async function GET(): Promise<Response> {
  const server = await openServer(new Headers());
  const { productName } = dictionaryFor('en').common;
  const nobody = { name: productName, productName, colors: neutralColors, icon: null };
  const manifest = formatManifest(server.ok ? server.value.index.company : nobody);
  return Response.json(manifest, {
    headers: { 'content-type': 'application/manifest+json', 'cache-control': 'no-cache' },
  });
}
