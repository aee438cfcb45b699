import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Site } from '../../lib/sites/site';
import type { Base } from '../_front/base';
import { Icon } from '../_parts/icon';
import { HostScreenPicture } from './host-screen-picture';

interface EnterHostIdProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly typed: string;
  /** Already known, when another host of the same site is added. */
  readonly site: Site | null;
  readonly isInvalid: boolean;
}

/** Step one for whoever did not come by QR code: how to scan, or type the ID. */
export function EnterHostId({ t, base, typed, site, isInvalid }: EnterHostIdProps) {
  return (
    <>
      <h1 className="heading-page">{site === null ? t.enter.title : t.enter.titleAtSite(site.name)}</h1>
      {!isInvalid && (
        <div className="mt-5 overflow-hidden rounded-3xl bg-tint">
          <HostScreenPicture label={t.enter.picture} />
          <p className="px-5 pb-5 font-medium">{t.enter.introduction}</p>
        </div>
      )}
      <form method="get" action={`${base}/`} className="mt-7">
        <h2 className="font-bold text-xl tracking-tight">{t.enter.orType}</h2>
        <label htmlFor="appliance-id" className="mt-3 block font-semibold">
          {t.enter.label}
        </label>
        <p id="appliance-id-hint" className="text-quiet">
          {t.enter.hint}
        </p>
        <input
          id="appliance-id"
          name="appliance-id"
          type="text"
          defaultValue={typed}
          className="field host-letters mt-2"
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={200}
          aria-describedby={isInvalid ? 'appliance-id-hint problem' : 'appliance-id-hint'}
          aria-invalid={isInvalid}
        />
        {site !== null && <input type="hidden" name="site" value={site.id} />}
        <button type="submit" className="action-main mt-4">
          {t.enter.action}
          <Icon name="forward" className="size-5 rtl:-scale-x-100" />
        </button>
      </form>
      <details className="mt-6">
        <summary className="min-h-11 py-2 font-semibold text-link">{t.enter.tipsTitle}</summary>
        <ol className="list-decimal space-y-2 ps-6 pb-2 text-quiet">
          {t.enter.tips.map((tip) => (
            <li key={tip}>{tip}</li>
          ))}
        </ol>
      </details>
    </>
  );
}
