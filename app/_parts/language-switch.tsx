import { type Language, languageNames } from '../../lib/languages';
import { Icon } from './icon';
import type { Scene } from './open-scene';

/** The languages by their own names, each a button of one form: it works without scripts and leads back to the same page. */
export function LanguageSwitch({ scene: { t, base, path } }: { scene: Scene }) {
  const languages = Object.entries(languageNames) as [Language, string][];
  const own = languages.find(([tag]) => tag === t.language)?.[1] ?? t.language;
  return (
    <details className="group/languages relative ms-auto">
      <summary className="-me-2 flex min-h-11 items-center gap-1.5 rounded-xl px-2 font-semibold text-link text-sm [&::-webkit-details-marker]:hidden">
        <Icon name="language" className="size-5" />
        <span className="sr-only">{t.common.language}: </span>
        {own}
      </summary>
      <form
        method="post"
        action={`${base}/api/language`}
        className="card absolute end-0 top-full z-2 mt-1 hidden w-48 max-w-[calc(100vw-2.5rem)] overflow-hidden py-1 shadow-lg group-open/languages:grid"
      >
        <input type="hidden" name="to" value={path} />
        {languages.map(([tag, name]) => (
          <button
            key={tag}
            type="submit"
            name="language"
            value={tag}
            lang={tag}
            aria-current={tag === t.language ? 'true' : undefined}
            className="choice"
          >
            {name}
          </button>
        ))}
      </form>
    </details>
  );
}
