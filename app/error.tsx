'use client';

import { CrashScreen, digestOf } from './_parts/crash-screen';

/** A page threw; the frame around it still stands. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return <CrashScreen digest={digestOf(error)} retry={retry} />;
}
