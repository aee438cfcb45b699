import { readCrashBase, readCrashTexts } from './crash-texts';

interface CrashScreenProps {
  /** Finds the server's log line; only what was thrown on the server has one. */
  readonly digest: string | null;
  readonly retry: () => void;
}

/** What is left to say when a page threw. */
export function CrashScreen({ digest, retry }: CrashScreenProps) {
  const t = readCrashTexts();
  return (
    <>
      <title>{t.title}</title>
      <h1 className="heading-page">{t.title}</h1>
      <p className="mt-3">{t.sentence}</p>
      {digest !== null && (
        <p className="mt-3 text-quiet text-sm">
          {t.reference} <strong className="host-letters text-ink">{digest}</strong>
        </p>
      )}
      <button type="button" className="action-main mt-8" onClick={retry}>
        {t.again}
      </button>
      <p className="mt-3 text-center">
        <a className="link-quiet" href={`${readCrashBase()}/`}>
          {t.start}
        </a>
      </p>
    </>
  );
}

/** The digest of a thrown value, if the server gave it one. */
export function digestOf(error: unknown): string | null {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null;
}
