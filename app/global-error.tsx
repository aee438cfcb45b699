'use client';

import './globals.css';
import { CrashScreen, digestOf } from './_parts/crash-screen';

/** The frame itself threw: no brand, no language, but a way on. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <head>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <main className="mx-auto max-w-xl px-5 py-10">
          <CrashScreen digest={digestOf(error)} retry={retry} />
        </main>
      </body>
    </html>
  );
}
