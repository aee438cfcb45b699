import { openScene } from './_parts/open-scene';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { neutralColors, themeFrom } from '../lib/branding/theme';
import { formatThemeCss } from '../lib/branding/theme-css';

import { readNonce } from './_front/read-nonce';
import { KeepBar } from './_keep/keep-bar';
import { mostKept } from './_keep/kept';
import { StartWorker } from './_keep/start-worker';
import { workerHref } from './_keep/worker-href';
import { Banners } from './_parts/banners';
import { BrandLine } from './_parts/brand-line';
import { CrashTextsTemplate } from './_parts/crash-texts';
import { openServer } from './_parts/open-server';
import { SupportLine } from './_parts/support-line';
import { PracticeBanner } from './_practice/practice-banner';
import { PracticeMark } from './_practice/practice-mark';
import { appIconHref } from './app-icon.png/app-icon-href';

/** A page made at build time has no nonce, and a browser would then run none of its scripts. */
export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, email: false, address: false },
};

/** The browser's own bars take the colour of the page. */
export async function generateViewport(): Promise<Viewport> {
  const server = await openServer();
  const { light, dark } = themeFrom(server.ok ? server.value.index.company.colors : neutralColors);
  return {
    width: 'device-width',
    initialScale: 1,
    viewportFit: 'cover',
    themeColor: [
      { media: '(prefers-color-scheme: light)', color: light.ground },
      { media: '(prefers-color-scheme: dark)', color: dark.ground },
    ],
  };
}

/** The frame of every page: what it is, whose it is, whom to ask. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const scene = await openScene();
  const nonce = readNonce(await headers());
  const { t, base } = scene;
  const result = await openServer();
  const server = result.ok ? result.value : null;
  const company = server?.index.company ?? null;
  const colors = company?.colors ?? neutralColors;
  const icon = company?.icon ?? null;
  return (
    <html lang={t.language} dir={t.direction}>
      <head>
        {/* In the page, since a phone on one bar waits a second for one more file before it shows anything. */}
        <style nonce={nonce}>{formatThemeCss(colors, company?.corners ?? 'round')}</style>
        <link rel="icon" href={icon?.svg ?? icon?.png ?? appIconHref(colors, 48)} />
        <link rel="apple-touch-icon" href={icon?.png ?? appIconHref(colors, 180)} />
      </head>
      <body className="group/page flex min-h-dvh flex-col">
        <a href="#main" className="sr-only focus:not-sr-only focus:p-3">
          {t.common.skip}
        </a>
        {base !== '' && <PracticeBanner t={t} base={base} />}
        {base === '' && server !== null && (
          <Banners
            t={t}
            base={base}
            isReal={server.mode === 'live'}
            hasSimulator={server.simulator !== null}
            isOpen={server.mode === 'live' && server.modes.includes('open')}
          />
        )}
        <KeepBar base={base} texts={t.keep.bar} counts={countsOf(t.keep.saved)} />
        <BrandLine scene={scene} company={company} />
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-xl flex-1 px-5 group-has-data-wide/page:max-w-5xl pt-6 pb-10"
        >
          {children}
        </main>
        {company !== null && <SupportLine t={t} company={company} />}
        <CrashTextsTemplate texts={t.crash} base={base} />
        {base !== '' && <PracticeMark t={t} />}
        {company !== null && base === '' && <StartWorker href={workerHref(t, company)} />}
      </body>
    </html>
  );
}

/** Texts for 0, 1, 2, … hosts: a function cannot be sent to the browser. */
function countsOf(text: (hosts: number) => string): readonly string[] {
  return Array.from({ length: mostKept + 1 }, (_, hosts) => text(hosts));
}
