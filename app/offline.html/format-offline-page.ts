import type { Dictionary } from '../../lib/i18n/dictionary';

interface OfflinePage {
  readonly t: Pick<Dictionary, 'language' | 'direction' | 'keep'>;
  /** Whose app it is. */
  readonly name: string;
  readonly themeHref: string;
}

/**
 * The page that the worker shows while nothing can be loaded (`public/worker.js`). It knows of no host and no site: what it
 * shows of them it reads from the address, with `public/offline.js`.
 */
export function formatOfflinePage({ t, name, themeHref }: OfflinePage): string {
  const { title, scan, other, hostEnd, again } = t.keep.offline;
  return `<!doctype html>
<html lang="${t.language}" dir="${t.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(`${title} – ${name}`)}</title>
<link rel="stylesheet" href="${escapeHtml(themeHref)}">
<link rel="stylesheet" href="/offline.css">
<script src="/offline.js" defer></script>
</head>
<body>
<header>${escapeHtml(name)}</header>
<main>
<h1>${escapeHtml(title)}</h1>
<p id="scan" hidden>${escapeHtml(scan)}</p>
<p id="other">${escapeHtml(other)}</p>
<p id="host" hidden>${escapeHtml(hostEnd)} <bdi></bdi></p>
<a id="again" href="">${escapeHtml(again)}</a>
</main>
</body>
</html>
`;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => escapes[letter] ?? '');
}
