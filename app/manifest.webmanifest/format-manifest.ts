import { themeFrom } from '../../lib/branding/theme';
import type { Company } from '../../lib/sites/site';
import { appIconHref } from '../app-icon.png/app-icon-href';

/** The web app manifest (W3C). With the bars of a browser where there is the choice: they show the address and reload. */
export function formatManifest(company: Pick<Company, 'name' | 'productName' | 'colors' | 'icon'>) {
  const { name, productName, colors } = company;
  const { ground } = themeFrom(colors).light;
  return {
    id: '/',
    start_url: '/',
    scope: '/',
    name: productName === name ? name : `${productName} – ${name}`,
    short_name: name,
    display: 'standalone',
    display_override: ['minimal-ui'],
    background_color: ground,
    theme_color: ground,
    icons: listIcons(company),
  };
}

/** Ours may be cut into any form; of the company's own nobody knows how much of it is margin. */
function listIcons({ icon, colors }: Pick<Company, 'icon' | 'colors'>) {
  if (icon !== null) return [{ src: icon.png, sizes: '512x512', type: 'image/png', purpose: 'any' }];
  return ([192, 512] as const).flatMap((sizePx) =>
    ['any', 'maskable'].map((purpose) => ({
      src: appIconHref(colors, sizePx),
      sizes: `${sizePx}x${sizePx}`,
      type: 'image/png',
      purpose,
    })),
  );
}
