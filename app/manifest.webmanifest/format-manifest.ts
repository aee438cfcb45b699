import { themeFrom } from '../../lib/branding/theme';
import type { Company } from '../../lib/sites/site';
import { appIconHref } from '../app-icon.png/app-icon-href';

/** The web app manifest (W3C). With the bars of a browser where there is the choice: they show the address and reload. */
export function formatManifest({ name, productName, colors }: Pick<Company, 'name' | 'productName' | 'colors'>) {
  const { ground } = themeFrom(colors).light;
  const icons = ([192, 512] as const).flatMap((sizePx) =>
    ['any', 'maskable'].map((purpose) => ({
      src: appIconHref(colors, sizePx),
      sizes: `${sizePx}x${sizePx}`,
      type: 'image/png',
      purpose,
    })),
  );
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
    icons,
  };
}
